/**
 * The log as a chain: each entry's SHA-256 covers its own words and the hash of the entry before, so that a changed, missing or
 * added entry breaks every later one. Data Protection Act 2018 s.62.
 */
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { breaksListed, type ChainBreak, type ChainReport } from '../../../preload/contract/audit.ts';
import { asKept } from '../kept-line.ts';
import type { LogEnd, LogLine } from '../port.ts';
import { hashInVault as hashOf, chainStart as start, type VaultLine } from '../vault-chain.ts';
import { statement } from './statement-cache.ts';

interface StoredLine extends VaultLine {
  hash: Uint8Array;
}

/** Where the chain ends. `null` for an empty log. */
export function lastEntry(db: Database): LogEnd | null {
  const last = statement(
    db,
    'select seq, at, verb, lower(hex(hash)) as hash from log_row order by seq desc limit 1',
  ).get();
  return (last as LogEnd | undefined) ?? null;
}

/** Whether the entry of that number has that hash. */
export function holdsEntry(db: Database, seq: number, hash: string): boolean {
  return statement(db, 'select 1 from log_row where seq = ? and lower(hex(hash)) = ?').get(seq, hash) !== undefined;
}

/** Adds a line at the end of the chain, in the open transaction. */
export function append(db: Database, given: LogLine): void {
  const line = asKept(given);
  const last = statement(db, 'select seq, hash from log_row order by seq desc limit 1').get() as
    | { seq: number; hash: Uint8Array }
    | undefined;
  const seq = (last?.seq ?? 0) + 1;
  const stored = { ...line, seq, records: JSON.stringify(line.records), previous: last?.hash ?? start };
  statement(
    db,
    `insert into log_row (seq, at, accountId, who, verb, processing, outcome, records, reason, recipient, workstation, session,
       previous, hash)
     values (@seq, @at, @accountId, @who, @verb, @processing, @outcome, @records, @reason, @recipient, @workstation, @session,
       @previous, @hash)`,
  ).run({ ...stored, hash: hashOf(stored) });
  const name = statement(db, 'insert or ignore into log_record_row (record, seq) values (?, ?)');
  for (const record of line.records) name.run(record, seq);
}

/** Copes with whatever somebody may have put in place of a hash, be it text or nothing at all. */
const same = (one: unknown, other: unknown) =>
  one instanceof Uint8Array && other instanceof Uint8Array && Buffer.compare(one, other) === 0;

function faultsOf(line: StoredLine, before: Pick<StoredLine, 'seq' | 'hash'>): ChainBreak['faults'] {
  // Where entries are missing, the one read before is not the one that this follows.
  const missing = line.seq !== before.seq + 1;
  const attached = missing || same(line.previous, before.hash);
  const unchanged = line.previous instanceof Uint8Array && same(line.hash, hashOf(line));
  return [
    ...(missing ? (['missing'] as const) : []),
    ...(attached ? [] : (['unattached'] as const)),
    ...(unchanged ? [] : (['changed'] as const)),
  ];
}

/** Entries hashed before others are let in: about ten milliseconds of work. */
const atOnce = 500;

/**
 * Follows the whole chain, past every break, since one must not hide another; memory use does not grow with its length. Others are
 * let in now and then: call it on a snapshot that nobody is waiting for.
 */
export async function verifyChain(db: Database): Promise<ChainReport> {
  let before: Pick<StoredLine, 'seq' | 'hash'> = { seq: 0, hash: start };
  let entries = 0;
  let broken = 0;
  const breaks: ChainBreak[] = [];
  // Anything numbered below the first entry was put there by somebody, and is checked as well.
  let from = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const lines = statement(db, 'select * from log_row where seq > ? order by seq limit ?').all(
      from,
      atOnce,
    ) as StoredLine[];
    for (const line of lines) {
      entries += 1;
      const faults = faultsOf(line, before);
      if (faults.length > 0) broken += 1;
      if (faults.length > 0 && breaks.length < breaksListed) breaks.push({ entry: line.seq, faults });
      before = line;
    }
    if (lines.length < atOnce) return { entries, whole: broken === 0, broken, breaks };
    from = before.seq;
    await setImmediate();
  }
}
