/** A unit's vault with an engine on it: for its service, and for a command while no service runs. */
import { serveVault } from '../../engine/server.ts';
import { migrate, supportedVersion } from '../../store/sqlite/migrate.ts';
import type { BackupSchedule } from '../../store/use-case.ts';
import { type OpenVault, openWithKey } from '../../vault/vault.ts';
import type { Config } from './config.ts';
import { serviceSealer } from './key-file.ts';
import { unitFiles } from './unit-folder.ts';

export type UnitEngine = Awaited<ReturnType<typeof serveVault>>;

export interface UnitOptions {
  clock?: () => Date;
  backupSchedule?: () => BackupSchedule | null;
  /** For tests only: a vault whose keys are cheap to derive, and milliseconds for which a session waits for its line. */
  kdf?: { N: number };
  patience?: number;
}

/** Throws ConfigProblem, and what `openWithKey` throws: VAULT_IN_USE where a service has it. */
export async function openUnit(
  config: Pick<Config, 'unit' | 'key' | 'maximumMarking'>,
  { kdf, ...options }: UnitOptions = {},
): Promise<{ engine: UnitEngine; vault: OpenVault }> {
  const sealer = serviceSealer(config.key);
  // A key that cannot be used is told as what it is, before the vault is touched.
  await sealer.available();
  const vault = await openWithKey({
    folder: unitFiles(config.unit).vault,
    sealer,
    migrate,
    supportedVersion,
    ...(kdf === undefined ? {} : { kdf }),
  });
  const engine = await serveVault(
    { installation: { maximumMarking: config.maximumMarking }, sealer, kdf, ...options },
    vault,
  );
  return { engine, vault };
}
