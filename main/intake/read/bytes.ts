/** The bytes of a file that is being read: in blocks that can be stopped, and its beginning. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { OpenSource } from '../../files/byte-source.ts';

const headBytes = 64 * 1024;

/** Throws CANCELLED once the signal has been given. */
export function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new VigilError('CANCELLED');
}

/** The file's bytes in order, in blocks of up to 64 KB. Throws FILE_UNREADABLE, CANCELLED. */
export async function* blocks(source: OpenSource, signal?: AbortSignal): AsyncGenerator<Buffer> {
  stopIfAsked(signal);
  for await (const block of source.blocks()) {
    stopIfAsked(signal);
    yield block;
  }
}

/** The first bytes of a file, up to 64 KB. Throws FILE_UNREADABLE. */
export function readHead(source: OpenSource): Promise<Buffer> {
  return source.read(0, headBytes);
}
