/** What is asked of a store that is not open as a vault: a backup, or a copy that is being restored. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Role } from '../../../preload/contract/vocabulary.ts';
import type { CheckLog } from '../../vault/backup-store.ts';
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

/** The line by which a restored log says that it was restored. */
export function logRestore(db: Database, login: string, madeAt: string, now: Date): void {
  append(db, {
    at: now.toISOString(),
    accountId: readOfficer(db, login)?.id ?? null,
    who: login,
    verb: 'vault.restore',
    processing: 'alteration',
    outcome: 'done',
    records: ['vault'],
    reason: `Restored from the backup of ${madeAt}`,
    recipient: null,
    workstation: null,
    session: null,
  });
}
