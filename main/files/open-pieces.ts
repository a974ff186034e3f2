/**
 * A source whose bytes are somewhere else and are fetched piece by piece. What is read in order is asked for ahead of time; the
 * beginning of a file, which is read several times over, is kept.
 */
import type { MessagePort } from 'node:worker_threads';
import { VigilError } from '../../preload/contract/errors.ts';
import type { OpenSource } from './byte-source.ts';
import { type FromReader, pieceBytes, piecesAhead, type ToReader } from './pieces.ts';

/** Pieces from the beginning that stay: 16 MB, so that most files come over the line once. */
const piecesKept = 64;
/** Of those after them, the last ones read. */
const piecesRecent = 2 * piecesAhead;
const usualBlock = 64 * 1024;

interface Fetched {
  /** The n-th piece of the file. Throws what whoever fetches says. */
  piece(n: number): Promise<Buffer>;
}

function fetching(ask: (message: FromReader) => void, size: number) {
  const count = Math.ceil(size / pieceBytes);
  const kept = new Map<number, Buffer>();
  const recent = new Map<number, Buffer>();
  const coming = new Map<number, PromiseWithResolvers<Buffer>>();
  let failed: VigilError | null = null;
  let last = -1;

  function fetch(n: number): Promise<Buffer> {
    const arriving = coming.get(n) ?? Promise.withResolvers<Buffer>();
    if (!coming.has(n)) {
      coming.set(n, arriving);
      // One that was asked for ahead of time may fail before anybody waits for it.
      arriving.promise.catch(() => undefined);
      ask({ kind: 'read', at: n * pieceBytes, length: Math.min(pieceBytes, size - n * pieceBytes) });
    }
    return arriving.promise;
  }

  function keep(n: number, bytes: Buffer): void {
    if (n < piecesKept) kept.set(n, bytes);
    else recent.set(n, bytes);
    for (const oldest of recent.keys()) {
      if (recent.size <= piecesRecent) break;
      recent.delete(oldest);
    }
  }

  function fetchAhead(n: number): void {
    for (let next = n; next < Math.min(n + piecesAhead, count) && coming.size < piecesAhead; next += 1)
      if (!kept.has(next) && !recent.has(next)) void fetch(next);
  }

  const fetched: Fetched = {
    async piece(n) {
      if (failed !== null) throw failed;
      // What is read by places, from the end of an archive, is not read on from there.
      if (n === last || n === last + 1) fetchAhead(n);
      last = n;
      return kept.get(n) ?? recent.get(n) ?? fetch(n);
    },
  };
  return {
    ...fetched,
    /** Pieces come in the order in which they were asked for. */
    arrived(bytes: Uint8Array) {
      const first = coming.entries().next();
      if (first.done) return;
      const [n, arriving] = first.value;
      coming.delete(n);
      const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      keep(n, piece);
      arriving.resolve(piece);
    },
    fail(code: VigilError['code']) {
      failed = new VigilError(code);
      for (const arriving of coming.values()) arriving.reject(failed);
      coming.clear();
    },
  };
}

function sourceOf({ piece }: Fetched, size: number, extension: string, close: () => void): OpenSource {
  /** The bytes from `at` to the end of its piece, or `most` of them. */
  async function part(at: number, most: number): Promise<Buffer> {
    const within = at % pieceBytes;
    return (await piece(Math.floor(at / pieceBytes))).subarray(within, within + most);
  }

  async function* blocks({ from = 0, to = size, blockBytes = usualBlock } = {}): AsyncGenerator<Buffer, void, void> {
    const end = Math.min(to, size);
    for (let at = from; at < end; ) {
      const block = await part(at, Math.min(blockBytes, end - at));
      at += block.length;
      yield block;
    }
  }

  async function read(at: number, length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const block of blocks({ from: at, to: at + length, blockBytes: pieceBytes })) parts.push(block);
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  }

  return { extension, size, blocks, read, close: async () => close() };
}

/** To be closed by whoever opened it. Throws what whoever fetches says, here and in reading. */
export function openPieces(port: MessagePort): Promise<OpenSource> {
  const ask = (message: FromReader): void => port.postMessage(message);
  const { promise, resolve, reject } = Promise.withResolvers<OpenSource>();
  let fetched: ReturnType<typeof fetching> | null = null;
  port.on('message', (message: ToReader) => {
    if (message.kind === 'opened') {
      fetched = fetching(ask, message.size);
      resolve(sourceOf(fetched, message.size, message.extension, () => port.close()));
    } else if (message.kind === 'bytes') fetched?.arrived(message.bytes);
    else if (fetched !== null) fetched.fail(message.code);
    else {
      port.close();
      reject(new VigilError(message.code));
    }
  });
  ask({ kind: 'open' });
  return promise;
}
