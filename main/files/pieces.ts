/**
 * What the reader of a file that is elsewhere, in a thread of its own, and whoever fetches its pieces say to each other. Whoever has no
 * more to say closes the port.
 */
import type { ErrorCode } from '../../preload/contract/errors.ts';

/** Bytes that are fetched at once. */
export const pieceBytes = 256 * 1024;
/** Pieces that are on their way to one reader at the same time: enough that the way's length costs little. */
export const piecesAhead = 4;

export type FromReader =
  | { kind: 'open' }
  /** Answered by its bytes, all of them, in the order of the asking. */
  | { kind: 'read'; at: number; length: number };

export type ToReader =
  | { kind: 'opened'; size: number; extension: string }
  | { kind: 'bytes'; bytes: Uint8Array }
  /** No more will come. */
  | { kind: 'failed'; code: ErrorCode };
