/**
 * Brings a database's tables up to date, and its views and rights in line with what runs. Append-only: a migration that has shipped is
 * never edited. It is done by the owner of the tables, never by the service that uses them.
 */
import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';
import { firstStore } from './migrations/0001-first-store.ts';
import { StoreProblem } from './problems.ts';
import { rightsOf } from './rights.ts';
import { viewDefinition } from './views.ts';

const migrations: readonly string[] = [firstStore];

/** The newest tables that this version can read and write. */
export const supportedVersion = migrations.length;

const versionTable = `create table if not exists store_version_row (version integer not null, views text not null)`;

interface Version {
  version: number;
  views: string;
}

/** Which tables and views a database has; `null` for one that is empty. */
export async function versionOf(on: Connection): Promise<Version | null> {
  const [there] = await on.rows<{ name: string | null }>(`select to_regclass('store_version_row')::text as name`);
  if (there === undefined || there.name === null) return null;
  const [row] = await on.rows<Version>('select version, views from store_version_row');
  return row ?? null;
}

/** Letters sort by their bytes, as in a vault: another order would be another order of every list. */
async function assertByteOrder(on: Connection): Promise<void> {
  const [row] = await on.rows<{ ok: number }>(
    `select (datcollate = 'C' and datctype = 'C' and pg_encoding_to_char(encoding) = 'UTF8')::int as ok
     from pg_database where datname = current_database()`,
  );
  if (row?.ok !== 1) throw new StoreProblem('the database has to be made with encoding UTF8 and locale C');
}

/** What the views and the rights are made of, in a word: made anew where it differs. */
export const viewsOf = (engineRole: string): string =>
  createHash('sha256')
    .update(JSON.stringify([supportedVersion, viewDefinition, rightsOf(engineRole)]))
    .digest('hex');

/**
 * Runs the missing migrations in one transaction: all of them or none. `engineRole`: the role that the service signs in with, which
 * has to exist. Throws StoreProblem for a database of another order of letters, or of a newer version.
 */
export async function migrate(on: Connection, engineRole: string): Promise<void> {
  await on.rows('begin');
  try {
    // Two services that start at once bring it up to date one after the other.
    await on.rows(`select pg_advisory_xact_lock(hashtext('vigil migrations'))`);
    await assertByteOrder(on);
    const from = await versionOf(on);
    if (from !== null && from.version > supportedVersion)
      throw new StoreProblem('the database was written by a newer version of Vigil');
    const views = viewsOf(engineRole);
    if (from?.version !== supportedVersion || from.views !== views) {
      await on.script(
        [
          ...migrations.slice(from?.version ?? 0),
          versionTable,
          `delete from store_version_row; insert into store_version_row values (${supportedVersion}, '${views}')`,
          viewDefinition,
          rightsOf(engineRole),
        ].join(';\n'),
      );
    }
    await on.rows('commit');
  } catch (error) {
    await on.rows('rollback');
    throw error;
  }
}
