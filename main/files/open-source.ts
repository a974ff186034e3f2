/** Opens what a use case was given to read from. */
import { open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { VigilError } from '../../preload/contract/errors.ts';
import type { ByteSource, OpenSource } from './byte-source.ts';
import { openPieces } from './open-pieces.ts';

const usualBlock = 64 * 1024;

async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw new VigilError('FILE_UNREADABLE');
  }
}

/** To be closed by whoever opened it. Throws FILE_UNREADABLE, and what whoever fetches pieces says. */
export function openSource(source: ByteSource): Promise<OpenSource> {
  return source.kind === 'pieces' ? openPieces(source.port) : openFile(source.path);
}

/**
 * To be closed by whoever opened it. Throws FILE_UNREADABLE, also for a folder, a device or a pipe. `watched`: what is read after the
 * file was written to throws FILE_CHANGED.
 */
export async function openFile(path: string, { watched = false } = {}): Promise<OpenSource> {
  // Checked before opening, since opening a pipe waits until somebody writes to it.
  if (!(await readable(stat(path))).isFile()) throw new VigilError('FILE_UNREADABLE');
  const file = await readable(open(path, 'r'));
  const { size, mtimeMs } = await readable(file.stat()).catch(async (error) => {
    await file.close();
    throw error;
  });

  async function assertUnchanged(): Promise<void> {
    const now = await readable(file.stat());
    if (now.size !== size || now.mtimeMs !== mtimeMs) throw new VigilError('FILE_CHANGED');
  }

  async function read(at: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, size - at));
    if (wanted === 0) return Buffer.alloc(0);
    const { bytesRead, buffer } = await readable(file.read(Buffer.allocUnsafeSlow(wanted), 0, wanted, at));
    // Afterwards: what was read before a change is as it was.
    if (watched) await assertUnchanged();
    return buffer.subarray(0, bytesRead);
  }

  async function* blocks({ from = 0, to = size, blockBytes = usualBlock } = {}): AsyncGenerator<Buffer, void, void> {
    let at = from;
    while (at < Math.min(to, size)) {
      const block = await read(at, Math.min(blockBytes, to - at));
      // The file was cut short meanwhile: the reader must notice what is missing.
      if (block.length === 0) return;
      at += block.length;
      yield block;
    }
  }

  return { extension: extname(path).toLowerCase(), size, blocks, read, close: () => file.close() };
}
