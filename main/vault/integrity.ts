/** Is every page of the store as it was written, and is its structure sound? */
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { asVigilError } from './open-database.ts';
import { checkPages } from './page-check.ts';

export interface IntegrityReport {
  /** True if no fault at all was found. */
  whole: boolean;
  pages: number;
  /** Pages whose HMAC does not fit, the first hundred of them. */
  damagedPages: number[];
  /** True if SQLite's own quick check of the structure found no fault. */
  structure: boolean;
}

/** Brings everything from the write-ahead log into the file; false where something reads or writes meanwhile. */
function settled(db: Database): boolean {
  if (db.inTransaction || db.readonly) return false;
  const answer = db.prepare<[], { busy: number }>('pragma wal_checkpoint(truncate)').get();
  return answer?.busy === 0;
}

/** SQLite's own check of the structure, in one go. */
function structureHolds(db: Database): boolean {
  try {
    return db.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (asVigilError(error).code === 'VAULT_DAMAGED') return false;
    throw error;
  }
}

function* checking(db: Database, handle: number, dataKey: Buffer): Generator<void, IntegrityReport, void> {
  // Read before others are let in, so that it is the number of the pages that are checked.
  const expected: unknown = settled(db) ? db.pragma('page_count', { simple: true }) : null;
  const { pages, damaged, fullLength } = yield* checkPages(handle, dataKey);
  // A file cut off at the end of a page shows it only in the number of pages, which is in the file's own header.
  const missing = expected !== null && damaged.length === 0 && expected !== pages;
  const structure = damaged.length === 0 && structureHolds(db);
  return { whole: fullLength && !missing && structure, pages, damagedPages: damaged, structure };
}

/**
 * Checks the store that `db` has open and `handle` can read. Takes about 11 s for each GB (measured on two busy cores), and blocks
 * all the while. The structure is not checked where pages are damaged: SQLite would only say the same at greater length.
 */
export function checkIntegrity(db: Database, handle: number, dataKey: Buffer): IntegrityReport {
  const steps = checking(db, handle, dataKey);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** What is broken is so at every look; what only seemed so, while somebody was writing, is not. */
const mostLooks = 3;

/**
 * The same, but others are let in after each block of pages; a page is always whole meanwhile, since this thread alone writes them.
 * Where a fault is found it is looked for again: a vault at work is never called broken on the strength of one look.
 * `mustBeOpen` throws where the vault was closed in such a pause.
 */
export async function checkIntegrityInTurns(
  db: Database,
  handle: number,
  dataKey: Buffer,
  mustBeOpen: () => void,
): Promise<IntegrityReport> {
  for (let look = 1; ; look += 1) {
    const report = await lookInTurns(db, handle, dataKey, mustBeOpen);
    if (report.whole || look === mostLooks) return report;
    await setImmediate();
    mustBeOpen();
  }
}

async function lookInTurns(
  db: Database,
  handle: number,
  dataKey: Buffer,
  mustBeOpen: () => void,
): Promise<IntegrityReport> {
  const steps = checking(db, handle, dataKey);
  try {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await setImmediate();
      mustBeOpen();
    }
  } finally {
    // Also wipes its key where the check was left halfway.
    steps.return({ whole: false, pages: 0, damagedPages: [], structure: false });
  }
}
