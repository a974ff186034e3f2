/**
 * The log as a chain: each entry's SHA-256 covers its own words and the hash of the entry before, so that a changed,
 * missing or added entry breaks every later one. Data Protection Act 2018 s.62.
 */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Operation } from '../../../preload/contract/words.ts';
import { statement } from './statement-cache.ts';

export interface LogLine {
  at: string;
  accountId: number | null;
  who: string;
  verb: string;
  operation: Operation;
  outcome: 'done' | 'refused';
  subjects: string[];
  reason: string | null;
  recipient: string | null;
}

interface StoredLine extends Omit<LogLine, 'subjects'> {
  seq: number;
  /** As stored: a JSON array. */
  subjects: string;
  previous: Uint8Array;
  hash: Uint8Array;
}

const start = new Uint8Array(32);

function hashOf(line: Omit<StoredLine, 'hash'>): Uint8Array {
  const words = [
    line.seq,
    line.at,
    line.accountId,
    line.who,
    line.verb,
    line.operation,
    line.outcome,
    line.subjects,
    line.reason,
    line.recipient,
  ];
  return createHash('sha256').update(line.previous).update(JSON.stringify(words)).digest();
}

/** Adds a line at the end of the chain, in the transaction that is open. */
export function append(db: Database, line: LogLine): void {
  const last = statement(db, 'select seq, hash from log_row order by seq desc limit 1').get() as
    | { seq: number; hash: Uint8Array }
    | undefined;
  const seq = (last?.seq ?? 0) + 1;
  const stored = { ...line, seq, subjects: JSON.stringify(line.subjects), previous: last?.hash ?? start };
  statement(
    db,
    `insert into log_row (seq, at, accountId, who, verb, operation, outcome, subjects, reason, recipient, previous, hash)
     values (@seq, @at, @accountId, @who, @verb, @operation, @outcome, @subjects, @reason, @recipient, @previous, @hash)`,
  ).run({ ...stored, hash: hashOf(stored) });
  const name = statement(db, 'insert or ignore into log_subject_row (subject, seq) values (?, ?)');
  for (const subject of line.subjects) name.run(subject, seq);
}

export interface ChainReport {
  entries: number;
  whole: boolean;
  /** The first entry that does not fit. */
  brokenAt: number | null;
}

/** Walks the whole chain; memory does not grow with it. */
export function verifyChain(db: Database): ChainReport {
  let previous: Uint8Array = start;
  let entries = 0;
  for (const line of db.prepare<[], StoredLine>('select * from log_row order by seq').iterate()) {
    entries += 1;
    const fits =
      line.seq === entries &&
      Buffer.compare(line.previous, previous) === 0 &&
      Buffer.compare(line.hash, hashOf(line)) === 0;
    if (!fits) return { entries, whole: false, brokenAt: entries };
    previous = line.hash;
  }
  return { entries, whole: true, brokenAt: null };
}
