/** What a use case writes a file to, wherever that file ends up. */
export interface ByteSink {
  /**
   * Writes what `chunks` yields, whole or not at all: if this throws, or the work is cancelled, what was there before
   * is unchanged and nothing is left behind. May be called again. Throws NOT_WRITTEN, DISK_FULL, CANCELLED, and
   * whatever `chunks` throws.
   */
  write(chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>): Promise<void>;
}
