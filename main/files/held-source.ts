/** Bytes that are already in memory, as a source like any other. */
import type { OpenSource } from './byte-source.ts';

const usualBlock = 64 * 1024;

/** `extension` in lower case with its dot, or empty. */
export function heldSource(bytes: Buffer, extension: string): OpenSource {
  async function* blocks({
    from = 0,
    to = bytes.length,
    blockBytes = usualBlock,
  } = {}): AsyncGenerator<Buffer, void, void> {
    const end = Math.min(to, bytes.length);
    for (let at = from; at < end; at += blockBytes) yield bytes.subarray(at, Math.min(at + blockBytes, end));
  }
  return {
    extension,
    size: bytes.length,
    blocks,
    read: async (at, length) => bytes.subarray(at, Math.max(at, at + length)),
    close: async () => undefined,
  };
}
