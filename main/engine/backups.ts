/** Backups and restoring: the vault does the work; what its log and its accounts say comes from the store. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input, Output } from '../../preload/contract/index.ts';
import { folderOutsideVaults } from '../files/vault-folder.ts';
import { checkLog, logRestore, mustHaveRole } from '../store/sqlite/closed-store.ts';
import { supportedVersion } from '../store/sqlite/migrate.ts';
import type { Watched } from '../vault/backup-store.ts';
import { checkBackup } from '../vault/check-backup.ts';
import { restoreBackup, undoRestore } from '../vault/restore.ts';
import type { Keeper } from './keeper.ts';
import { dropAnchor } from './older.ts';
import { assertNoVaultOpen } from './opening.ts';
import type { Asked, Opened, ServerState } from './server-state.ts';
import type { Connection } from './session.ts';

function watchedBy({ signal, progress }: Asked): Watched {
  return {
    mustGoOn() {
      if (signal.aborted) throw new VigilError('CANCELLED');
    },
    progress: (done, total) => progress(done, total, ''),
  };
}

/** A backup of the open vault in the folder that `token` stands for, never in that of a vault. */
export async function backUp(
  keeper: Keeper,
  now: Date,
  asked: Asked,
  token: string,
  keep: number,
): Promise<Output<'vault.backUp'>> {
  const to = await folderOutsideVaults(asked.path(token));
  const { signal } = asked;
  return keeper.backUp({ to, keep, now, checkLog, signal, progress: (done, total) => asked.progress(done, total, '') });
}

export interface UnattendedBackup {
  to: string;
  keep: number;
  /** Why, in the log's words. */
  why: string;
  enclosed?: string;
  passing?: boolean;
  signal: AbortSignal;
  progress: (done: number, total: number) => void;
}

/** How the log names what a service does of its own accord: with a space in it, it is nobody's login. */
export const theService = 'the service';

/** A backup that nobody who is signed in asked for: by a schedule, or by whoever runs the service. */
export async function backUpUnattended(opened: Opened, order: UnattendedBackup): Promise<Output<'vault.backUp'>> {
  const { keeper, services, told } = opened;
  const { why, to, ...rest } = order;
  const made = await keeper.backUp({ ...rest, to: await folderOutsideVaults(to), now: services.clock(), checkLog });
  await services.store.write((transaction) =>
    transaction.log.append({
      at: services.clock().toISOString(),
      accountId: null,
      who: theService,
      verb: 'vault.backUp',
      processing: 'consultation',
      outcome: 'done',
      records: ['vault'],
      reason: `${why}: ${made.name}`,
      recipient: null,
      workstation: null,
      session: null,
    }),
  );
  // Until somebody has been told what is missing, what is known of it stays.
  if (services.older === null || told) await dropAnchor(keeper, services.store);
  await services.announce({ topics: [['backup']], standing: new Map(), accountId: 0, sessionId: '' });
  return made;
}

export async function verifyBackup(
  state: ServerState,
  _: Connection,
  { folderToken, login, passphrase }: Input<'vault.verifyBackup'>,
  asked: Asked,
): Promise<Output<'vault.verifyBackup'>> {
  return checkBackup({
    backup: asked.path(folderToken),
    login,
    passphrase,
    clock: () => state.clock().getTime(),
    checkLog,
    mustBeAllowed: (db) => mustHaveRole(db, login, ['administrator', 'auditor']),
    watched: watchedBy(asked),
  });
}

export async function restore(
  state: ServerState,
  _: Connection,
  { backupToken, folderToken, login, passphrase }: Input<'vault.restore'>,
  asked: Asked,
): Promise<Output<'vault.restore'>> {
  assertNoVaultOpen(state);
  return restoreBackup({
    backup: asked.path(backupToken),
    folder: asked.path(folderToken),
    login,
    passphrase,
    clock: () => state.clock().getTime(),
    supportedVersion,
    checkLog,
    mustBeAllowed: (db) => mustHaveRole(db, login, ['administrator']),
    note: (db, madeAt) => logRestore(db, login, madeAt, state.clock()),
    watched: watchedBy(asked),
  });
}

export async function undo(
  state: ServerState,
  _: Connection,
  { folderToken }: Input<'vault.undoRestore'>,
  asked: Asked,
): Promise<Output<'vault.undoRestore'>> {
  assertNoVaultOpen(state);
  return undoRestore(asked.path(folderToken), state.clock());
}
