import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Public and fictional sets, where they are at hand. */
export const dataPath = (...parts: string[]): string => resolve(import.meta.dirname, '../../../shared/data', ...parts);
export const absent = (...parts: string[]): boolean => !existsSync(dataPath(...parts));

/** Runs `work` with a file of these lines, which is gone afterwards. */
export function withFile<T>(lines: readonly string[], work: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-eval-'));
  try {
    const path = join(folder, 'given.csv');
    writeFileSync(path, `${lines.join('\n')}\n`);
    return work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
