/** The bytes of a file, as a stream that can be stopped. The only place here that opens a file of text. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { VigilError } from '../../../preload/contract/errors.ts';

const blockBytes = 64 * 1024;

/** Throws CANCELLED once the signal has been given. */
export function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new VigilError('CANCELLED');
}

/** The file's bytes in order, in blocks of up to 64 KB. Throws FILE_UNREADABLE, CANCELLED. */
export async function* blocks(path: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  stopIfAsked(signal);
  const stream = createReadStream(path, { highWaterMark: blockBytes });
  try {
    for await (const block of stream) {
      stopIfAsked(signal);
      yield block as Buffer;
    }
  } catch (error) {
    throw error instanceof VigilError ? error : new VigilError('FILE_UNREADABLE');
  } finally {
    stream.destroy();
  }
}

export interface Head {
  bytes: Buffer;
  /** Size of the whole file in bytes. */
  size: number;
}

/** The first bytes of a file, up to 64 KB. Throws FILE_UNREADABLE, also for a folder or a device. */
export async function readHead(path: string): Promise<Head> {
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new VigilError('FILE_UNREADABLE');
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(blockBytes, stat.size)), 0, null, 0);
      return { bytes: buffer.subarray(0, bytesRead), size: stat.size };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof VigilError ? error : new VigilError('FILE_UNREADABLE');
  }
}
