/**
 * A unit's records move from its vault into a database. The vault is only read, but for two lines of its log; until the last row is
 * verified in the database nothing there is kept, and until the configuration is written the unit is one with a vault. A stop in
 * between leaves at most a database that is in the way of the next attempt.
 */
import { VigilError } from '../../../preload/contract/errors.ts';
import { theService } from '../../engine/backups.ts';
import { logInClosed as logInDatabase } from '../../store/postgres/closed-store.ts';
import { connect, type PooledConnection } from '../../store/postgres/connection.ts';
import { verifyChains } from '../../store/postgres/log.ts';
import { migrate as makeTables } from '../../store/postgres/migrate.ts';
import { openPostgresStore } from '../../store/postgres/store.ts';
import { allOrNothing } from '../../store/postgres/transaction.ts';
import { figuresHold, finishWhole, isBare, isUnused, withoutTriggers, writeWhole } from '../../store/postgres/whole.ts';
import { admitWorkstation } from '../../store/postgres/workstations.ts';
import type { RowTable } from '../../store/schema.ts';
import { checkLog, logInClosed } from '../../store/sqlite/closed-store.ts';
import { readWhole } from '../../store/sqlite/whole.ts';
import {
  copyTable,
  type Sum,
  sumOf,
  type Told,
  type WholeReader,
  type WholeWriter,
  wholeTables,
} from '../../store/whole.ts';
import { writeAtomically } from '../../vault/atomic-file.ts';
import type { OpenVault } from '../../vault/vault.ts';
import { type Config, type Database, readConfig } from './config.ts';
import { type NewPlace, readDatabaseFile } from './database-file.ts';
import { databasePlace } from './database-place.ts';
import { asDatabaseProblem } from './database-problems.ts';
import { finishMove, openVaultOf, setAside } from './set-aside.ts';
import { unitFiles } from './unit-folder.ts';
import { workstationList } from './workstation-list.ts';
import type { Workstation } from './workstations.ts';

export interface MovingIn {
  unit: string;
  /** The file that says where the database is, and that of the owner's password. */
  file: string;
  passwordFile?: string | undefined;
  key?: Config['key'] | undefined;
  progress: (done: number, total: number) => void;
}

export interface MovedIn {
  /** Rows of all tables, and of the log among them. */
  rows: number;
  entries: number;
  /** Logins of those whose passphrase could not be moved. */
  withoutPassphrase: string[];
  backupRemoved: boolean;
  /** The name that the vault's folder has now. */
  aside: string;
}

/** The tables in the database, and that the service's own role gets in. Throws DATABASE_NOT_EMPTY. */
async function prepare(on: PooledConnection, database: Database): Promise<void> {
  const [made] = await on.rows<{ made: number }>(`select (to_regclass('store_version_row') is not null) as made`);
  // Tables without a row are what an attempt that broke off leaves.
  if (made?.made === 1 ? !(await isUnused(on)) : !(await isBare(on))) throw new VigilError('DATABASE_NOT_EMPTY');
  await makeTables(on, database.user);
  const { place } = databasePlace(database);
  const store = await openPostgresStore({ place, node: database.node, connections: 1, pooled: database.pooled });
  await store.end();
}

type Sums = Map<RowTable, Sum>;

async function copied(from: WholeReader, to: WholeWriter, told: Told): Promise<Sums> {
  const sums: Sums = new Map();
  for (const table of wholeTables) sums.set(table, await copyTable(from, to, table, await from.columns(table), told));
  return sums;
}

/** Reads everything again where it was written. Throws COPY_DIFFERS. */
async function mustBeThere(sums: Sums, from: WholeReader, to: WholeReader, told: Told): Promise<void> {
  for (const [table, { rows, digest }] of sums) {
    const there = await sumOf(to, table, await from.columns(table), told);
    if (there.rows !== rows || there.digest !== digest) throw new VigilError('COPY_DIFFERS', table);
  }
}

/**
 * People with a key slot of the vault. It opens nothing but the vault, and a verifier that they may have besides is of a passphrase that
 * they had before it: neither goes with them, not even with an account that is closed.
 */
function withKeySlot(vault: OpenVault): { all: string[]; open: string[] } {
  const accounts = vault.db
    .prepare<[], { login: string; disabledAt: string | null }>(
      'select login, disabledAt from account_row order by login',
    )
    .all()
    .filter(({ login }) => vault.hasSlot(login));
  const logins = (of: typeof accounts) => of.map(({ login }) => login);
  return { all: logins(accounts), open: logins(accounts.filter(({ disabledAt }) => disabledAt === null)) };
}

/** A line with the character 0 would have another hash in a database, which cannot hold that. */
async function logMustBeWhole({ db }: OpenVault): Promise<void> {
  if (!(await checkLog(db)).report.whole) throw new VigilError('LOG_NOT_WHOLE');
  const held = `select 1 from log_row where instr(who, char(0)) + instr(coalesce(reason, ''), char(0)) + instr(coalesce(recipient, ''), char(0)) > 0`;
  if (db.prepare(held).get() !== undefined)
    throw new VigilError('DATABASE_UNFIT', 'an entry of the log has the character 0');
}

/** Everything in one transaction, kept only once it has been verified. */
async function fill(
  on: PooledConnection,
  vault: OpenVault,
  { database }: NewPlace,
  workstations: readonly Workstation[],
  progress: MovingIn['progress'],
): Promise<Pick<MovedIn, 'rows' | 'entries' | 'withoutPassphrase'>> {
  const from = readWhole(vault.db);
  const to = writeWhole(on);
  let total = 0;
  for (const table of wholeTables) total += await from.count(table);
  let done = 0;
  // Each row is written once and read again once.
  const told: Told = (rows) => {
    done += rows;
    progress(done, total * 2);
  };
  await on.script('begin');
  return allOrNothing(
    on,
    async () => {
      await on.script(
        `set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0;
         select pg_advisory_xact_lock(hashtext('vigil casework'))`,
      );
      if (!(await isUnused(on))) throw new VigilError('DATABASE_NOT_EMPTY');
      const sums = await withoutTriggers(on, () => copied(from, to, told));
      await finishWhole(on);
      await mustBeThere(sums, from, to, told);
      if (!(await verifyChains(on)).whole) throw new VigilError('COPY_DIFFERS', 'log_row');
      if (!(await figuresHold(on))) throw new VigilError('COPY_DIFFERS', 'figures');
      // From now on the list of workstations is there, for every service that joins.
      for (const workstation of workstations) await admitWorkstation(on, workstation);
      const { all, open: withoutPassphrase } = withKeySlot(vault);
      await on.rows('delete from sign_in_row where login = any ($1::text[])', [all]);
      const entries = sums.get('log_row')?.rows ?? 0;
      await logInDatabase(on, database.node, {
        who: theService,
        verb: 'vault.restore',
        reason: `Moved in from the unit’s vault, whose log had ${entries} entries`,
        at: new Date(),
      });
      return { rows: total, entries, withoutPassphrase };
    },
    () => true,
  );
}

async function asOwner<T>({ owner }: NewPlace, work: (on: PooledConnection) => Promise<T>): Promise<T> {
  try {
    const on = await connect(databasePlace(owner).direct);
    try {
      return await work(on);
    } finally {
      await on.end().catch(() => undefined);
    }
  } catch (error) {
    throw asDatabaseProblem(error);
  }
}

/**
 * Throws ConfigProblem, UNIT_RUNNING, LOG_NOT_WHOLE, DATABASE_NOT_EMPTY, DATABASE_UNFIT, DATABASE_REFUSED, STORE_AWAY, DISK_FULL,
 * COPY_DIFFERS, NOT_WITH_DATABASE for a unit that has one, and what `openWithKey` throws; then the unit is one with a vault, as before. Where
 * an earlier move was stopped at its very end, it is finished: the name under which the vault is set aside.
 */
export async function moveIn(order: MovingIn): Promise<MovedIn | { finished: string }> {
  const { unit, file, passwordFile, key, progress } = order;
  const files = unitFiles(unit);
  const read = readConfig(files.config);
  const config = key === undefined ? read : { ...read, key };
  const { database } = config;
  if (database !== undefined) return { finished: await finishMove({ ...config, database }) };
  const place = readDatabaseFile(unit, file, passwordFile);
  const workstations = await workstationList(unit).all();
  const vault = await openVaultOf(config);
  try {
    await logMustBeWhole(vault);
    const moved = await asOwner(place, async (on) => {
      await prepare(on, place.database);
      logInClosed(vault.db, {
        who: theService,
        verb: 'vault.backUp',
        reason: 'Copied into a database',
        at: new Date(),
      });
      return fill(on, vault, place, workstations, progress);
    });
    // From here on the service starts on the database.
    writeAtomically([files.config], place.config);
    return { ...moved, backupRemoved: place.backupRemoved, aside: setAside(vault) };
  } finally {
    vault.close();
  }
}
