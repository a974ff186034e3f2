import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { whyNodeIsTooOld } from './main/vault/node-version.ts';

const tooOld = whyNodeIsTooOld(process.versions.node);
if (tooOld !== null) throw new Error(tooOld);

/**
 * `npm test` has just built the threads that the engine starts. A thread that loads its sources instead takes four times as long, and
 * most tests of a file start one.
 */
const built = process.env.VIGIL_BUILT_THREADS === '1';
/** The place is that of the checkout and no other: vitest keeps what a plugin made of a file, and does not ask it why. */
const worker = pathToFileURL(join(import.meta.dirname, 'dist', 'main', 'import-worker.js'));
const fromDist = (): Plugin => ({
  name: 'built-threads',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/main/intake/import-thread.ts')) return null;
    const source = "'./import-worker.ts'";
    if (!code.includes(source)) throw new Error('import-thread.ts no longer starts import-worker.ts');
    return code.replace(source, JSON.stringify(worker.href));
  },
});

/** The records in PostgreSQL, on a server of its own for the run; see tests/support/postgres.ts. */
const onPostgres = process.env.VIGIL_TEST_STORE === 'postgres';

/**
 * They make hundreds of worlds or wait for a key to be derived, and say the same of either store. `npm test` leaves them out on PostgreSQL;
 * `npm test -- --only=postgres` runs them there too.
 */
const slow = /need-to-know|contract|dashboard|import\.test|second-person|accuracy|several-sessions|long-work/;

function everyTest(): string[] {
  const all = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((name) => /\.test\.tsx?$/.test(name));
  return all.map((name) => `tests/${name.replaceAll('\\', '/')}`);
}

/** The stories that are told through the engine, whatever keeps its records. */
function storiesOfStore(): string[] {
  return everyTest()
    .filter((path) => /support\/(?:engine|postgres)\.ts/.test(readFileSync(path, 'utf8')))
    .filter((path) => process.env.VIGIL_TEST_SHORT !== '1' || !slow.test(path));
}

/**
 * Those that measure what the processor or the memory did. They have a process of their own: in one that has run other files, code is
 * slower and there is more to collect.
 */
const measures = (path: string): boolean =>
  /cpuUsage|memoryUsage|heapUsed|resourceUsage/.test(readFileSync(path, 'utf8'));

const wanted = onPostgres ? storiesOfStore() : everyTest().filter((path) => !path.startsWith('tests/end-to-end/'));
const alone = wanted.filter(measures);

/** Each takes minutes: begun last, one of them keeps a processor busy and the other idle. By itself vitest begins with the largest files. */
const longest = /two-worlds|fuzz\.test|bench\/bench|load\/load|admin-backup|gallery/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const long = sorted.filter(({ moduleId }) => longest.test(moduleId));
    return [...long, ...sorted.filter((file) => !long.includes(file))];
  }
}

/** Specs that need a window are Playwright's, under `tests/end-to-end`. */
export default defineConfig({
  plugins: built ? [fromDist()] : [],
  test: {
    // One for each core of the smallest machine; by itself vitest leaves one of two idle.
    maxWorkers: 2,
    // Generous, since a shared machine may stand still for seconds: what never ends is still found.
    testTimeout: onPostgres ? 240_000 : 60_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 15_000 } },
    setupFiles: ['tests/support/each-file.ts'],
    globalSetup: ['tests/support/global-postgres.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      // Loading the engine takes longer than most files of tests; what a file sets up is cleared away by `each-file.ts`. A database is waited
      // for longer than that, so that there nothing is won.
      {
        extends: true,
        test: { name: 'together', include: wanted.filter((path) => !alone.includes(path)), isolate: onPostgres },
      },
      { extends: true, test: { name: 'alone', include: alone, isolate: true } },
    ],
  },
});
