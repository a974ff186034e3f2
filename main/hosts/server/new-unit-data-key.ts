/** A new data key for a unit's vault, while its service is stopped. Whoever has the service's key has everything: nobody else is asked. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { checkLog, noteNewKey, openLogins } from '../../store/sqlite/closed-store.ts';
import { migrate, supportedVersion } from '../../store/sqlite/migrate.ts';
import type { Watched } from '../../vault/backup-store.ts';
import { noOldKeyLeft, openWithKey } from '../../vault/vault.ts';
import type { Config } from './config.ts';
import { serviceSealer } from './key-file.ts';
import { giveTo, ownerOf } from './owner.ts';
import { unitFiles } from './unit-folder.ts';

const lineAt = (at: string) =>
  ({
    at,
    accountId: null,
    who: 'the unit’s key',
    verb: 'vault.newDataKey',
    processing: 'alteration',
    outcome: 'done',
    records: ['vault'],
    reason: 'By command, with the service stopped',
    recipient: null,
    workstation: null,
    session: null,
  }) as const;

/** Throws UNIT_RUNNING, ConfigProblem, and what `openWithKey` and `prepareNewKey` throw. `kdf`: for tests only. */
export async function newDataKeyOfUnit(
  config: Pick<Config, 'unit' | 'key'>,
  watched: Watched,
  kdf?: { N: number },
): Promise<{ oldRemoved: boolean }> {
  const { vault: folder } = unitFiles(config.unit);
  const sealer = serviceSealer(config.key);
  // A key that cannot be used is told as what it is, before the vault is touched.
  await sealer.available();
  const opening = { folder, sealer, migrate, supportedVersion, ...(kdf === undefined ? {} : { kdf }) };
  const vault = await openWithKey(opening).catch((error: unknown) => {
    throw error instanceof VigilError && error.code === 'VAULT_IN_USE' ? new VigilError('UNIT_RUNNING') : error;
  });
  const owner = ownerOf(folder);
  try {
    const logins = openLogins(vault.db);
    const note = (db: typeof vault.db) => noteNewKey(db, { ...lineAt(new Date().toISOString()), records: ['vault'] });
    const swap = await vault.prepareNewKey({ logins, way: { sealer }, checkLog, note, watched });
    swap();
  } finally {
    vault.close();
  }
  // As the service will open it; what is left of the old one goes then.
  (await openWithKey(opening)).close();
  giveTo(folder, owner);
  return { oldRemoved: noOldKeyLeft(folder) };
}
