/** A unit's records with an engine on them: for its service, and for a command while no service runs. */
import { hkdfSync, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type ServingOptions, serveDatabase, serveVault } from '../../engine/server.ts';
import { shareCursors } from '../../store/cursor.ts';
import { openPostgresStore } from '../../store/postgres/store.ts';
import { migrate, supportedVersion } from '../../store/sqlite/migrate.ts';
import type { BackupSchedule } from '../../store/use-case.ts';
import { openWithKey } from '../../vault/vault.ts';
import { type Config, ConfigProblem, type Database } from './config.ts';
import { databaseKeeper } from './database-keeper.ts';
import { databasePlace } from './database-place.ts';
import { readKey, serviceSealer } from './key-file.ts';
import { unitFiles } from './unit-folder.ts';
import { type Workstations, workstationsOn } from './workstations.ts';

export type UnitEngine = Awaited<ReturnType<typeof serveVault>>;

export interface UnitOptions {
  clock?: () => Date;
  backupSchedule?: () => BackupSchedule | null;
  /** For tests only: a vault whose keys are cheap to derive, and milliseconds for which a session waits for its line. */
  kdf?: { N: number };
  patience?: number;
}

export interface OpenedUnit {
  engine: UnitEngine;
  /** The folder by which workstations name what they sign in to. */
  folder: string;
  lastBackup(): { madeAt: string } | null;
  newestBackup(folder: string): string | null;
  /** Whom the services on a database admit; `null` where a file of the unit says so. */
  workstations: Workstations | null;
}

/** What a unit is known by: its authority's certificate, which is the same on each of its machines. */
function unitIdOf(config: Pick<Config, 'unit'>): string {
  try {
    const { fingerprint256 } = new X509Certificate(readFileSync(unitFiles(config.unit).authority));
    return fingerprint256.replaceAll(':', '').toLowerCase().slice(0, 32);
  } catch {
    throw new ConfigProblem('unit: its authority.pem cannot be read.');
  }
}

async function openDatabase(config: UnitConfig, database: Database, options: ServingOptions): Promise<OpenedUnit> {
  const key = readKey(config.key);
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `vigil ${purpose}`, 32));
  const unitId = unitIdOf(config);
  const { node, pooled, connections } = database;
  const store = await openPostgresStore({
    ...databasePlace(database),
    node,
    pooled,
    connections,
    sealKey: derived('log'),
  });
  const workstations = store.shared === null ? null : workstationsOn(store.shared);
  // A page of a list that one service began goes on at another.
  shareCursors(derived('cursors'));
  const keeper = databaseKeeper(config.unit, unitId, key);
  const engine = await serveDatabase(options, { keeper, store, unitId, peerKey: derived('services') });
  return { engine, folder: config.unit, lastBackup: () => null, newestBackup: () => null, workstations };
}

type UnitConfig = Pick<Config, 'unit' | 'key' | 'maximumMarking' | 'database'>;

/** Throws ConfigProblem, StoreProblem, and what `openWithKey` throws: VAULT_IN_USE where a service has it. */
export async function openUnit(config: UnitConfig, { kdf, ...options }: UnitOptions = {}): Promise<OpenedUnit> {
  const sealer = serviceSealer(config.key);
  // A key that cannot be used is told as what it is, before the vault is touched.
  await sealer.available();
  const serving = { installation: { maximumMarking: config.maximumMarking }, sealer, kdf, ...options };
  if (config.database !== undefined) return openDatabase(config, config.database, serving);
  const vault = await openWithKey({
    folder: unitFiles(config.unit).vault,
    sealer,
    migrate,
    supportedVersion,
    ...(kdf === undefined ? {} : { kdf }),
  });
  const engine = await serveVault(serving, vault);
  return {
    engine,
    folder: vault.folder,
    lastBackup: () => vault.lastBackup(),
    newestBackup: (at) => vault.newestBackup(at),
    workstations: null,
  };
}
