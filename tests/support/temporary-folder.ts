/** Folders for files that tests write; they are removed after the last test of a file has run, even if it failed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { afterFile } from './afterwards.ts';

/** Named after the file of tests that makes it, so that a folder which is left behind says whose it is. */
export function newFolder(): string {
  const file = basename(expect.getState().testPath ?? 'a', '.test.ts');
  return mkdtempSync(join(tmpdir(), `vigil-test-${file}-`));
}

export function temporaryFolder(): string {
  const folder = newFolder();
  afterFile(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
