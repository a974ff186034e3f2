/**
 * Where the bytes of a chosen file come from. A plain value, so that it can be passed to a thread as it is; the reader opens it
 * with `openSource` (open-source.ts). A network stream would be a further kind here and a further branch there.
 */
export type ByteSource = { kind: 'file'; path: string };

/** An opened source: the same bytes for as long as it is open, whatever happens to the file's name. */
export interface OpenSource {
  /** The file's extension, in lower case with its dot; empty where there is none. */
  extension: string;
  /** In bytes. */
  size: number;
  /** The bytes from `from` up to but not including `to`, in blocks; by default all of them. Throws FILE_UNREADABLE. */
  blocks(range?: { from?: number; to?: number; blockBytes?: number }): AsyncGenerator<Buffer, void, void>;
  /**
   * Up to `length` bytes from `at`, for what is read backwards or by position; fewer at the end. Throws
   * FILE_UNREADABLE.
   */
  read(at: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}
