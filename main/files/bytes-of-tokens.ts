/** What the tokens of a request mean to a use case: something to read from or write to, never a path. */
import type { ByteSink } from './byte-sink.ts';
import type { ByteSource } from './byte-source.ts';
import { fileSink } from './file-sink.ts';

export interface BytesOfTokens {
  /** What a token in the input is to be read from. Throws INPUT_INVALID for a token that was never issued. */
  source(token: string): ByteSource;
  /** What a token in the input is to be written to. Throws INPUT_INVALID, IN_VAULT_FOLDER, NOT_WRITTEN. */
  sink(token: string): Promise<ByteSink>;
}

/** On this machine, where a token stands for a path. `signal` stops the writing. */
export function bytesOfPaths(path: (token: string) => string, signal: AbortSignal): BytesOfTokens {
  return {
    source: (token) => ({ kind: 'file', path: path(token) }),
    sink: async (token) => fileSink(path(token), signal),
  };
}
