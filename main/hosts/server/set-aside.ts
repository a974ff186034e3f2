/** What becomes of a unit's vault once its records are in a database. */
import { renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { VigilError } from '../../../preload/contract/errors.ts';
import { theService } from '../../engine/backups.ts';
import { connect } from '../../store/postgres/connection.ts';
import { chainEnds } from '../../store/postgres/whole.ts';
import { logInClosed } from '../../store/sqlite/closed-store.ts';
import { holdsEntry } from '../../store/sqlite/log.ts';
import { migrate, supportedVersion } from '../../store/sqlite/migrate.ts';
import { vaultNode } from '../../store/vault-chain.ts';
import { syncFolder } from '../../vault/atomic-file.ts';
import { type OpenVault, openWithKey, vaultPresent } from '../../vault/vault.ts';
import type { Config, Database } from './config.ts';
import { databasePlace } from './database-place.ts';
import { asDatabaseProblem } from './database-problems.ts';
import { serviceSealer } from './key-file.ts';
import { unitFiles } from './unit-folder.ts';

const asideName = (vault: string, now: Date): string =>
  `${vault}.before-database-${now.toISOString().replace(/[-:]/g, '').replace('.', '')}`;

/** Says so in its log, closes it, and gives its folder another name beside, which is returned. */
export function setAside(vault: OpenVault, now = new Date()): string {
  const reason = 'Moved into a database: what is recorded here from now on does not reach the unit';
  logInClosed(vault.db, { who: theService, verb: 'vault.restore', reason, at: now });
  const aside = asideName(vault.folder, now);
  vault.close();
  renameSync(vault.folder, aside);
  syncFolder(dirname(aside));
  return basename(aside);
}

/** Throws UNIT_RUNNING, and what `openWithKey` throws. */
export async function openVaultOf({ unit, key }: Pick<Config, 'unit' | 'key'>): Promise<OpenVault> {
  const sealer = serviceSealer(key);
  await sealer.available();
  try {
    return await openWithKey({ folder: unitFiles(unit).vault, sealer, migrate, supportedVersion });
  } catch (error) {
    throw error instanceof VigilError && error.code === 'VAULT_IN_USE' ? new VigilError('UNIT_RUNNING') : error;
  }
}

async function vaultEnd(database: Database): Promise<{ place: number; hash: string } | null> {
  try {
    const on = await connect(databasePlace(database).direct);
    try {
      return (await chainEnds(on)).find(({ node }) => node === vaultNode) ?? null;
    } finally {
      await on.end().catch(() => undefined);
    }
  } catch (error) {
    throw asDatabaseProblem(error);
  }
}

/**
 * For a unit that has its database, but whose vault is still in its place: the move was stopped at its very end. Throws NOT_WITH_DATABASE
 * where there is no vault, or it is not the one that the database was filled from.
 */
export async function finishMove(config: Config & { database: Database }): Promise<string> {
  if (!vaultPresent(unitFiles(config.unit).vault)) throw new VigilError('NOT_WITH_DATABASE');
  const end = await vaultEnd(config.database);
  const vault = await openVaultOf(config);
  try {
    if (end === null || !holdsEntry(vault.db, end.place, end.hash)) throw new VigilError('NOT_WITH_DATABASE');
    return setAside(vault);
  } finally {
    vault.close();
  }
}
