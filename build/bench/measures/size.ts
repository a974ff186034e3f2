/** How large the vault is compared with its plain copy: what encryption itself adds on disk. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Result } from '../result.ts';
import type { Bench } from './reads.ts';

const most = 1.3;

/** The megabytes in use, not counting free pages in the file. */
function megabytes(db: Database): number {
  const one = (name: string) => Number(db.pragma(name, { simple: true }));
  return ((one('page_count') - one('freelist_count')) * one('page_size')) / 1024 ** 2;
}

export async function size({ harness, plain }: Bench): Promise<Result> {
  const ratio = megabytes(harness.db) / megabytes(plain);
  return {
    name: 'size',
    median_ms: null,
    p95_ms: null,
    per_second: null,
    peak_mb: megabytes(harness.db),
    ratio_plain: ratio,
    ratio_postgres: null,
    goal: `at most ${most} times the plain copy`,
    met: ratio <= most,
  };
}
