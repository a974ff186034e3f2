/** A vault of one desk becomes the vault of a unit, and back: a verified copy each time, with its log and its people. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { VigilError } from '../../../preload/contract/errors.ts';
import { serveVault } from '../../engine/server.ts';
import { checkLog, logInClosed, mustHaveRole, rowCounts } from '../../store/sqlite/closed-store.ts';
import { migrate, supportedVersion } from '../../store/sqlite/migrate.ts';
import { addSystemSlot, openVault, openWithKey } from '../../vault/vault.ts';
import { vaultFromBackup } from '../../vault/vault-from-backup.ts';
import type { Config } from './config.ts';
import { makeKeyFile, serviceSealer } from './key-file.ts';
import { openUnit } from './open-unit.ts';
import { furnish, madeWhole, type UnitSetting } from './unit.ts';
import { unitFiles } from './unit-folder.ts';

type Progress = (done: number, total: number) => void;

export interface Adopting extends UnitSetting {
  folder: string;
  /** The folder of the vault. */
  vault: string;
  /** An administrator of the vault. */
  login: string;
  passphrase: string;
  progress: Progress;
}

export interface Copied {
  /** Rows of all tables. */
  rows: number;
  /** Of the log. */
  entries: number;
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, n) => total + n, 0);

/** Copies the open vault; what it held then, and where the copy is. The vault's own log says so. */
async function copyOf({ vault: folder, login, passphrase, progress }: Adopting, to: string) {
  const vault = await openVault({ folder, login, passphrase, migrate, supportedVersion });
  try {
    mustHaveRole(vault.db, login, ['administrator']);
    const counts = rowCounts(vault.db);
    const { signal } = new AbortController();
    const order = { to, keep: 1, now: new Date(), checkLog, signal, progress, passing: true };
    const { name, entries } = await vault.backUp(order);
    logInClosed(vault.db, { who: login, verb: 'vault.backUp', reason: 'Copied into a unit', at: new Date() });
    return { counts, entries, backup: join(to, name) };
  } finally {
    vault.close();
  }
}

async function fill(fresh: string, unit: Adopting): Promise<Copied> {
  const files = unitFiles(fresh);
  const { counts, entries, backup } = await copyOf(unit, fresh);
  // People keep their ways in until they first sign in to the unit (engine/unit-keys.ts), and whoever has the recovery code theirs.
  vaultFromBackup(backup, files.vault);
  makeKeyFile(files.key);
  const sealer = serviceSealer({ file: files.key });
  const opening = { folder: files.vault, migrate, supportedVersion };
  const copy = await openVault({ ...opening, login: unit.login, passphrase: unit.passphrase });
  try {
    if (!isDeepStrictEqual(rowCounts(copy.db), counts)) throw new VigilError('NOT_WRITTEN');
    logInClosed(copy.db, { who: unit.login, verb: 'vault.restore', reason: 'Adopted by a unit', at: new Date() });
    await addSystemSlot(copy, sealer);
  } finally {
    copy.close();
  }
  // As the service will open it, and with its limits.
  const { maximumMarking } = unit;
  const engine = await serveVault(
    { installation: { maximumMarking }, sealer },
    await openWithKey({ ...opening, sealer }),
  );
  await engine.end();
  await furnish(fresh, unit);
  return { rows: sum(counts), entries };
}

/**
 * Makes a unit around a copy of a vault, which stays as it is. Throws as `openVault` and `makeBackup` do, VAULT_EXISTS, NOT_ALLOWED,
 * MARKING_ABOVE_INSTALLATION; then nothing is left of the unit.
 */
export async function adoptVault(unit: Adopting): Promise<Copied> {
  return madeWhole(unit.folder, (fresh) => fill(fresh, unit));
}

/** Whoever has a verifier has no slot: the recovery code opens the vault for an administrator. */
async function withoutServiceKey(folder: string, { key }: Config): Promise<void> {
  const vault = await openWithKey({ folder, sealer: serviceSealer(key), migrate, supportedVersion });
  try {
    await vault.removeSystemSlot();
  } finally {
    vault.close();
  }
}

/** A vault for one desk from the unit's, which stays as it is. Throws UNIT_RUNNING, VAULT_EXISTS, and what `openUnit` and `makeBackup` throw. */
export async function exportVault(config: Config, to: string, progress: Progress): Promise<{ entries: number }> {
  const target = resolve(to);
  if (existsSync(target)) throw new VigilError('VAULT_EXISTS');
  return madeWhole(target, async (fresh) => {
    const { engine } = await openUnit(config).catch((error: unknown) => {
      throw error instanceof VigilError && error.code === 'VAULT_IN_USE' ? new VigilError('UNIT_RUNNING') : error;
    });
    try {
      const { signal } = new AbortController();
      const order = { to: fresh, keep: 1, why: 'Exported as a vault', signal, progress, passing: true };
      const { name, entries } = await engine.backUp(order);
      vaultFromBackup(join(fresh, name), fresh);
      await withoutServiceKey(fresh, config);
      return { entries };
    } finally {
      await engine.end();
    }
  });
}
