/**
 * A desk's vault again from a unit's database, which stays as it is: every row of one snapshot, and the log of all nodes in one chain, in
 * the order in which their lines were written. What came from a vault keeps its numbers and hashes; the chains of services are hashed
 * anew, and the last line says where each of them ended.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { VigilError } from '../../../preload/contract/errors.ts';
import { theService } from '../../engine/backups.ts';
import { logInClosed as logInDatabase } from '../../store/postgres/closed-store.ts';
import { connect, type PooledConnection } from '../../store/postgres/connection.ts';
import { verifyChains } from '../../store/postgres/log.ts';
import { allOrNothing, onSnapshot } from '../../store/postgres/transaction.ts';
import { chainEnds, readWhole } from '../../store/postgres/whole.ts';
import type { RowTable } from '../../store/schema.ts';
import { checkLog, logInClosed } from '../../store/sqlite/closed-store.ts';
import { migrate } from '../../store/sqlite/migrate.ts';
import { addLines, readWhole as readVault, type StoredWords, writeWhole } from '../../store/sqlite/whole.ts';
import { tidyWords } from '../../store/sqlite/word-index.ts';
import { copyTable, pagesOf, type Sum, summing, sumOf, type Told, wholeTables } from '../../store/whole.ts';
import { createVault, type OpenVault } from '../../vault/vault.ts';
import type { Database } from './config.ts';
import { databasePlace } from './database-place.ts';
import { asDatabaseProblem } from './database-problems.ts';
import { madeWhole } from './unit.ts';

export interface MovedOut {
  rows: number;
  entries: number;
  /** From when the records are: an instant. */
  at: string;
  recoveryCode: string;
}

type Progress = (done: number, total: number) => void;

/** The numbers of lines and their hashes are the vault's own. */
const words: readonly string[] = [
  ...['at', 'accountId', 'who', 'verb', 'processing', 'outcome', 'records', 'reason', 'recipient', 'workstation'],
  'session',
];
const logTables: readonly RowTable[] = ['log_row', 'log_record_row'];

/** Lines of all chains in their order; returns the sum of what they say. */
async function mergeLog(on: PooledConnection, vault: OpenVault, told: Told): Promise<Sum> {
  const { add, sum } = summing(words);
  for await (const rows of pagesOf(readWhole(on), 'log_row', ['seq', ...words])) {
    // The columns are those of a line.
    addLines(vault.db, rows as unknown as readonly StoredWords[]);
    add(rows);
    told(rows.length);
  }
  return sum();
}

const sameSum = (one: Sum, other: Sum) => one.rows === other.rows && one.digest === other.digest;

/** Copies what the snapshot has, and reads it again where it was written. Throws COPY_DIFFERS. */
async function fill(
  on: PooledConnection,
  vault: OpenVault,
  progress: Progress,
): Promise<{ rows: number; entries: number }> {
  const [from, to] = [readWhole(on), writeWhole(vault.db)];
  let total = 0;
  for (const table of wholeTables) total += await from.count(table);
  let done = 0;
  const told: Told = (rows) => {
    done += rows;
    progress(done, total * 2);
  };
  const mustBe = (table: RowTable, read: Sum, there: Sum) => {
    if (!sameSum(read, there)) throw new VigilError('COPY_DIFFERS', table);
  };
  for (const table of wholeTables.filter((one) => !logTables.includes(one))) {
    const columns = await to.columns(table);
    const read = await copyTable(from, to, table, columns, told);
    mustBe(table, read, await sumOf(readVault(vault.db), table, columns, told));
  }
  const log = await mergeLog(on, vault, told);
  mustBe('log_row', log, await lineSum(readVault(vault.db), told));
  const named = await recordSum(from, told);
  mustBe('log_record_row', named, await recordSum(readVault(vault.db), told));
  tidyWords(vault.db);
  return { rows: total, entries: log.rows };
}

async function lineSum(from: ReturnType<typeof readVault>, told: Told): Promise<Sum> {
  const { add, sum } = summing(words);
  for await (const rows of pagesOf(from, 'log_row', ['seq', ...words])) {
    add(rows);
    told(rows.length);
  }
  return sum();
}

/** What each line names, in their order: their numbers may be others. */
async function recordSum(from: ReturnType<typeof readVault>, told: Told): Promise<Sum> {
  const { add, sum } = summing(['record']);
  for await (const rows of pagesOf(from, 'log_record_row', ['record', 'seq'])) {
    add(rows);
    told(rows.length);
  }
  return sum();
}

/** Pages, structure and log of what was written. */
async function mustBeWhole(vault: OpenVault): Promise<void> {
  const { report } = await checkLog(vault.db);
  if (!report.whole || !(await vault.verify()).whole) throw new VigilError('COPY_DIFFERS', 'vault');
}

/** Nobody's way in: a vault is made with one, and it is taken out once the vault is closed. */
function nobody() {
  return { login: randomUUID(), passphrase: randomBytes(24).toString('base64') };
}

async function write(on: PooledConnection, folder: string, progress: Progress): Promise<MovedOut> {
  const [clock] = await on.rows<{ at: string }>('select floor(extract(epoch from now()) * 1000)::bigint as at');
  const at = new Date(Number(clock?.at)).toISOString();
  if (!(await verifyChains(on)).whole) throw new VigilError('LOG_NOT_WHOLE');
  const { login, passphrase } = nobody();
  const { vault, recoveryCode } = await createVault({ folder, login, passphrase, migrate });
  try {
    const { rows, entries } = await fill(on, vault, progress);
    const ends = (await chainEnds(on)).map(({ node, place, hash }) => `${node} ${place} ${hash}`);
    const reason = `Exported from a database as of ${at}. Its chains ended with: ${ends.join('; ')}`;
    logInClosed(vault.db, { who: theService, verb: 'vault.restore', reason, at: new Date() });
    await mustBeWhole(vault);
    vault.giveUpSlot(login);
    return { rows, entries, at, recoveryCode };
  } finally {
    vault.close();
  }
}

/**
 * Makes a desk's vault in a folder that does not exist yet, while services work or none does. It opens with the recovery code, which is new:
 * a database has none. Throws VAULT_EXISTS, LOG_NOT_WHOLE, COPY_DIFFERS, DISK_FULL, and what is wrong with the database; then nothing is
 * left of it.
 */
export async function moveOut(database: Database, to: string, progress: Progress): Promise<MovedOut> {
  return madeWhole(to, async (fresh) => {
    try {
      const on = await connect(databasePlace(database).direct);
      try {
        await logExport(on, database.node);
        return await onSnapshot(on, () => write(on, fresh, progress));
      } finally {
        await on.end().catch(() => undefined);
      }
    } catch (error) {
      throw asDatabaseProblem(error);
    }
  });
}

async function logExport(on: PooledConnection, node: string): Promise<void> {
  await on.rows('begin');
  const line = { who: theService, verb: 'vault.backUp', reason: 'Exported as a vault', at: new Date() } as const;
  await allOrNothing(
    on,
    () => logInDatabase(on, node, line),
    () => true,
  );
}
