/**
 * Where the bytes of a file come from that somebody chose. A plain value, so that it crosses into a thread as it is; whoever
 * reads opens it with `openSource` (open-source.ts). A network stream is a further kind here and a further branch there.
 */
export type ByteSource = { kind: 'file'; path: string };

/** A source that has been opened: the same bytes for as long as it is, whatever becomes of the name. */
export interface OpenSource {
  /** The end of the file's name, lower case with its dot; empty where there is none. */
  extension: string;
  /** In bytes. */
  size: number;
  /** The bytes from `from` up to and without `to`, in blocks; all of them unless told otherwise. Throws FILE_UNREADABLE. */
  blocks(range?: { from?: number; to?: number; blockBytes?: number }): AsyncGenerator<Buffer, void, void>;
  /** Up to `length` bytes from `at`, for what is read from the back or by places; fewer at the end. Throws FILE_UNREADABLE. */
  read(at: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}
