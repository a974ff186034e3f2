/**
 * The file in which IT says where a unit's records are to go: the section `database` of the configuration, and the role that owns the
 * tables, which the configuration does not have.
 */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../../vault/atomic-file.ts';
import { type Config, ConfigProblem, type Database, readConfig, type Secret } from './config.ts';
import { unitFiles } from './unit-folder.ts';

const Path = z.string().min(1);
const Secrets = z.union([z.strictObject({ file: Path }), z.strictObject({ credential: Path })]);
const Owner = z
  .strictObject({
    user: z.string().min(1),
    password: Secrets.optional(),
    certificate: Path.optional(),
    key: Path.optional(),
  })
  .refine(({ certificate, key }) => (certificate === undefined) === (key === undefined));
const DatabaseFile = z.looseObject({ owner: Owner });
const Written = z.looseObject({});
type Owner = z.infer<typeof Owner>;

function readJson<T>(path: string, shape: z.ZodType<T>, problem: string): T {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new ConfigProblem(problem);
  }
}

/** Paths in the section are relative to the file that it comes from, and the configuration is in another folder. */
function withPaths(said: Readonly<Record<string, unknown>>, from: (path: string) => string): Record<string, unknown> {
  const paths = ['authority', 'certificate', 'key', 'file'];
  return Object.fromEntries(
    Object.entries(said).map(([name, value]) => {
      if (paths.includes(name) && typeof value === 'string') return [name, from(value)];
      const inner = Written.safeParse(value);
      return [name, inner.success && !Array.isArray(value) ? withPaths(inner.data, from) : value];
    }),
  );
}

export interface NewPlace {
  /** As the service will be configured. */
  database: Database;
  /** The same, signed in to as the owner of the tables. */
  owner: Database;
  /** The text of the unit's configuration from then on. */
  config: string;
  /** A backup on schedule was configured, and no longer is. */
  backupRemoved: boolean;
}

/** The configuration with `database` in place of `backup`, read as the service will read it. */
function readAsConfig(unit: string, text: string): Config {
  const draft = `${unitFiles(unit).config}.moving`;
  writeAtomically([draft], text);
  try {
    return readConfig(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

function asOwner(database: Database, owner: Owner, passwordFile: string | undefined): Database {
  const { password: _, certificate: __, key: ___, ...rest } = database;
  const password: Secret | undefined = passwordFile === undefined ? owner.password : { file: passwordFile };
  return {
    ...rest,
    user: owner.user,
    ...(password === undefined ? {} : { password }),
    ...(owner.certificate === undefined ? {} : { certificate: owner.certificate }),
    ...(owner.key === undefined ? {} : { key: owner.key }),
  };
}

/** Throws ConfigProblem. `passwordFile`: of the owner, in place of what the file says. */
export function readDatabaseFile(unit: string, path: string, passwordFile?: string): NewPlace {
  const from = (given: string) => (isAbsolute(given) ? given : join(dirname(path), given));
  const { owner, ...section } = readJson(
    path,
    DatabaseFile,
    'The file of the database cannot be read, or does not say who owns the tables (owner).',
  );
  const { backup, ...written } = readJson(unitFiles(unit).config, Written, 'The configuration cannot be read.');
  const config = `${JSON.stringify({ ...written, database: withPaths(section, from) }, null, 2)}\n`;
  const { database } = readAsConfig(unit, config);
  if (database === undefined) throw new ConfigProblem('database: is missing.');
  if (owner.user === database.user)
    throw new ConfigProblem('owner.user: the service has to sign in with another role than the owner of the tables.');
  return {
    database,
    owner: asOwner(database, Owner.parse(withPaths(owner, from)), passwordFile),
    config,
    backupRemoved: backup !== undefined,
  };
}
