/** What is asked of a store that is not open as a vault: a backup, or a copy that is being restored. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Role } from '../../../preload/contract/vocabulary.ts';
import type { CheckLog } from '../../vault/backup-store.ts';
import type { LogLine } from '../port.ts';
import { dataKeyMadeAt } from '../schema.ts';
import { readOfficer } from './accounts.ts';
import { append, lastEntry, verifyChain } from './log.ts';

export const checkLog: CheckLog = async (db) => {
  const report = await verifyChain(db);
  const last = lastEntry(db);
  return { report, last: last === null ? null : { seq: last.seq, hash: last.hash } };
};

/** By the accounts of that store. Throws NOT_ALLOWED, also for a passphrase that somebody else has set. */
export function mustHaveRole(db: Database, login: string, roles: readonly Role[]): void {
  const officer = readOfficer(db, login);
  if (officer === null || officer.passphraseGiven || !officer.roles.some((role) => roles.includes(role)))
    throw new VigilError('NOT_ALLOWED');
}

/** A line of the log of a store that nobody has open: by `who`, who has an account in it or is named as what they are. */
export function logInClosed(
  db: Database,
  line: { who: string; verb: 'vault.restore' | 'vault.backUp'; reason: string; at: Date },
): void {
  append(db, {
    at: line.at.toISOString(),
    accountId: readOfficer(db, line.who)?.id ?? null,
    who: line.who,
    verb: line.verb,
    processing: line.verb === 'vault.restore' ? 'alteration' : 'consultation',
    outcome: 'done',
    records: ['vault'],
    reason: line.reason,
    recipient: null,
    workstation: null,
    session: null,
  });
}

/** The line by which a restored log says that it was restored. */
export function logRestore(db: Database, who: string, madeAt: string, at: Date): void {
  logInClosed(db, { who, verb: 'vault.restore', reason: `Restored from the backup of ${madeAt}`, at });
}

/** Writes into a store under a new data key that it was made, and when. */
export function noteNewKey(db: Database, line: LogLine): void {
  append(db, line);
  const setting = 'insert into setting_row values (?, ?) on conflict (key) do update set value = excluded.value';
  db.prepare(setting).run(dataKeyMadeAt, line.at);
}

/** Of the accounts that are open. */
export function openLogins(db: Database): string[] {
  return db.prepare<[], string>('select login from account_row where disabledAt is null').pluck().all();
}

/** How many rows each table has. */
export function rowCounts(db: Database): Record<string, number> {
  const tables = db
    .prepare<[], { name: string }>(
      "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'",
    )
    .all();
  const count = (name: string) =>
    db.prepare<[], { n: number }>(`select count(*) as n from "${name.replaceAll('"', '""')}"`).get()?.n ?? 0;
  return Object.fromEntries(tables.map(({ name }) => [name, count(name)]));
}
