/** Writing a file on this machine: beside the old one, then in its place. */
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { VigilError } from '../../preload/contract/errors.ts';
import type { ByteSink } from './byte-sink.ts';
import { outsideVaults } from './vault-folder.ts';

function asFileError(error: unknown): unknown {
  // A failure while a chunk was being made, in the store or because the officer stopped it, is reported as what it is.
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  return new VigilError(error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'DISK_FULL' : 'NOT_WRITTEN');
}

async function writeBeside(target: string, chunks: Parameters<ByteSink['write']>[0], signal?: AbortSignal) {
  const fresh = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(fresh, 'wx', 0o600);
    try {
      // `writeFile` goes on until everything is written; `write` may stop halfway on a full disk and call that success.
      for await (const chunk of chunks) {
        if (signal?.aborted) throw new VigilError('CANCELLED');
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (signal?.aborted) throw new VigilError('CANCELLED');
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    throw asFileError(error);
  }
}

/**
 * A sink for a file at `path`. Throws IN_VAULT_FOLDER at once, before anything is read for it, and NOT_WRITTEN where
 * there is no such folder. Its location is checked again before each write.
 */
export async function fileSink(path: string, signal?: AbortSignal): Promise<ByteSink> {
  await outsideVaults(path);
  return {
    async write(chunks) {
      await writeBeside(await outsideVaults(path), chunks, signal);
    },
  };
}
