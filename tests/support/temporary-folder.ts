/** Folders for files that tests write; they are removed after the last test of a file has run, even if it failed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect } from 'vitest';

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Named after the file of tests that makes it, so that a folder which is left behind says whose it is. */
export function newFolder(): string {
  const file = basename(expect.getState().testPath ?? 'a', '.test.ts');
  return mkdtempSync(join(tmpdir(), `vigil-test-${file}-`));
}

export function temporaryFolder(): string {
  const folder = newFolder();
  made.push(folder);
  return folder;
}
