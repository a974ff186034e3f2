/** What a use case writes to, where the file ends up at a desk. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { ByteSink } from '../../files/byte-sink.ts';
import { pieceBytes } from '../../files/pieces.ts';
import type { SentFile } from './desk-writing.ts';

/** Pieces of a size that is worth a frame. */
async function* pieces(chunks: Parameters<ByteSink['write']>[0]): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    waiting.push(bytes);
    length += bytes.length;
    if (length < pieceBytes) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

async function writeTo(file: SentFile, chunks: Parameters<ByteSink['write']>[0], signal: AbortSignal): Promise<void> {
  try {
    for await (const piece of pieces(chunks)) {
      if (signal.aborted) throw new VigilError('CANCELLED');
      await file.send(piece);
    }
    if (signal.aborted) throw new VigilError('CANCELLED');
    await file.finish();
  } catch (error) {
    // The desk leaves nothing of it.
    file.transfer.end('CANCELLED');
    throw error;
  }
}

/** `begin` asks the desk for a file; each writing has one of its own. Throws what the desk says of the place. */
export async function deskSink(begin: () => SentFile, signal: AbortSignal): Promise<ByteSink> {
  let first: SentFile | null = begin();
  await first.created();
  return {
    async write(chunks) {
      const file = first ?? begin();
      first = null;
      await file.created();
      await writeTo(file, chunks, signal);
    },
  };
}
