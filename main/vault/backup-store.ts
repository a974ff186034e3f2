/** Copying the store while people work in it, and checking a copy of it. */
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readSync, writeFileSync } from 'node:fs';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { ChainReport } from '../../preload/contract/audit.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { syncFile } from './atomic-file.ts';
import { asVigilError, connect } from './open-database.ts';
import { checkPages } from './page-check.ts';
import { pageSize } from './page-format.ts';

const block = 256 * pageSize;
/** Milliseconds between two looks at whether a long read has ended. */
const patience = 100;

/** Follows the log of a store, and says where it ends. The log belongs to the rooms above. */
export type CheckLog = (db: Database) => Promise<{ report: ChainReport; last: { seq: number; hash: string } | null }>;

export interface Watched {
  /** Throws where the work must not go on: the vault was closed, or the person stopped it. */
  mustGoOn: () => void;
  progress: (done: number, total: number) => void;
}

/**
 * Begins a read on `reader` that needs nothing of the write-ahead log: as long as it lasts, SQLite writes nothing to the store's own
 * file, since that would change what `reader` sees. Waits for reads that are under way, and for no write.
 */
export async function freezeFile(reader: Database, mustGoOn: () => void): Promise<void> {
  for (;;) {
    const answer = reader
      .prepare<[], { busy: number; log: number; checkpointed: number }>('pragma wal_checkpoint')
      .get();
    if (answer?.busy === 0 && answer.log === answer.checkpointed) {
      // Nobody comes in between: this is one thread, and the only process that has the vault.
      reader.exec('begin');
      reader.prepare('select count(*) from sqlite_schema').get();
      return;
    }
    await setTimeout(patience);
    mustGoOn();
  }
}

const asTheyAre = (): void => undefined;

/**
 * Copies all that `source` can read to a new file, a megabyte at a time, with others let in between: the pages as they are, encrypted
 * and authenticated, or as `turn` leaves each of them, which is told its number from 1. Returns the number of pages; a file that does not
 * end with a page is VAULT_DAMAGED.
 */
export async function copyPages(
  source: number,
  target: string,
  { mustGoOn, progress }: Watched,
  turn: (page: Buffer, number: number) => void = asTheyAre,
): Promise<number> {
  const { size } = fstatSync(source);
  if (size === 0 || size % pageSize !== 0) throw new VigilError('VAULT_DAMAGED');
  const out = openSync(target, 'wx', 0o600);
  try {
    const buffer = Buffer.alloc(block);
    for (let at = 0; at < size; ) {
      const asked = Math.min(block, size - at);
      const read = readSync(source, buffer, 0, asked, at);
      if (read < asked) throw new VigilError('VAULT_DAMAGED');
      for (let page = 0; page < read; page += pageSize)
        turn(buffer.subarray(page, page + pageSize), (at + page) / pageSize + 1);
      // Goes on until everything is written; `writeSync` may stop halfway on a full disk and call that success.
      writeFileSync(out, buffer.subarray(0, read));
      at += read;
      progress(at / pageSize, size / pageSize);
      await setImmediate();
      mustGoOn();
    }
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
  return size / pageSize;
}

/** Makes a copied store one file that can be read without writing anything beside it. */
export function settleCopy(path: string, dataKey: Buffer): void {
  const db = connect(path, dataKey);
  try {
    db.pragma('journal_mode = delete');
  } finally {
    db.close();
  }
  if (existsSync(`${path}-wal`)) throw new VigilError('UNEXPECTED');
  syncFile(path);
}

export interface StoreReport {
  /** True if every page is as it was written and there are as many as the store's own header says. */
  pages: boolean;
  count: number;
  log: ChainReport;
  last: { seq: number; hash: string } | null;
}

const unread: ChainReport = { entries: 0, whole: false, broken: 0, breaks: [] };

/**
 * Reads a store that nobody has open, as a restore would: every page, then the log. `look` is called with it before it is closed,
 * if its pages are whole.
 */
export async function checkCopy(
  path: string,
  dataKey: Buffer,
  checkLog: CheckLog,
  { mustGoOn, progress }: Watched,
  look: (db: Database) => void = () => undefined,
): Promise<StoreReport> {
  const handle = openSync(path, 'r');
  const checking = checkPages(handle, dataKey);
  let db: Database | null = null;
  try {
    const total = Math.ceil(fstatSync(handle).size / pageSize);
    let step = checking.next();
    for (let blocks = 1; step.done !== true; step = checking.next(), blocks += 1) {
      progress(Math.min(blocks * 256, total), total);
      await setImmediate();
      mustGoOn();
    }
    const { pages: count, damaged, fullLength } = step.value;
    if (!fullLength || damaged.length > 0) return { pages: false, count, log: unread, last: null };
    db = connect(path, dataKey, { readonly: true });
    // A file cut off at the end of a page shows it only in the number that its header gives.
    if (db.pragma('page_count', { simple: true }) !== count) return { pages: false, count, log: unread, last: null };
    look(db);
    const { report, last } = await checkLog(db);
    mustGoOn();
    return { pages: true, count, log: report, last };
  } catch (error) {
    // Each page is authentic, and yet SQLite cannot make sense of them: some are missing.
    if (asVigilError(error).code === 'VAULT_DAMAGED') return { pages: false, count: 0, log: unread, last: null };
    throw error;
  } finally {
    // Also wipes its key where the check was left halfway.
    checking.return({ pages: 0, damaged: [], fullLength: false });
    db?.close();
    closeSync(handle);
  }
}
