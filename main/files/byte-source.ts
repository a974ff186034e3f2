import type { MessagePort } from 'node:worker_threads';

/**
 * Where the bytes of a chosen file come from: a file of this machine, or pieces that somebody fetches (pieces.ts). It can be passed to a
 * thread, the port by transfer; the reader opens it with `openSource` (open-source.ts).
 */
export type ByteSource = { kind: 'file'; path: string } | { kind: 'pieces'; port: MessagePort };

/** An opened source: the same bytes for as long as it is open, whatever happens to the file's name. */
export interface OpenSource {
  /** The file's extension, in lower case with its dot; empty where there is none. */
  extension: string;
  /** In bytes. */
  size: number;
  /**
   * The bytes from `from` up to but not including `to`, in blocks; by default all of them. Throws FILE_UNREADABLE, and FILE_CHANGED
   * where that is watched for.
   */
  blocks(range?: { from?: number; to?: number; blockBytes?: number }): AsyncGenerator<Buffer, void, void>;
  /**
   * Up to `length` bytes from `at`, for what is read backwards or by position; fewer at the end. Throws
   * FILE_UNREADABLE.
   */
  read(at: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}
