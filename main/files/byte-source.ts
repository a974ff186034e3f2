/**
 * Where the bytes of a chosen file come from. A plain value, so that it crosses into a thread as it is; whoever reads
 * opens it with `openSource` (open-source.ts). A network stream would be a further kind here and a further branch
 * there.
 */
export type ByteSource = { kind: 'file'; path: string };

/** An opened source: the same bytes for as long as it is open, whatever becomes of the name. */
export interface OpenSource {
  /** The end of the file's name, in lower case with its dot; empty where there is none. */
  extension: string;
  /** In bytes. */
  size: number;
  /**
   * The bytes from `from` up to but not including `to`, in blocks; all of them unless told otherwise. Throws
   * FILE_UNREADABLE.
   */
  blocks(range?: { from?: number; to?: number; blockBytes?: number }): AsyncGenerator<Buffer, void, void>;
  /**
   * Up to `length` bytes from `at`, for what is read backwards or by position; fewer at the end. Throws
   * FILE_UNREADABLE.
   */
  read(at: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}
