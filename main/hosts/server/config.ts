/** The service's configuration: a file that IT writes, checked word by word before anything starts. */
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { BackupsKept } from '../../../preload/contract/vault.ts';
import { Marking } from '../../../preload/contract/vocabulary.ts';

const Path = z.string().min(1);
const Port = z.int().min(1).max(65_535);

/** A file that nobody else may read, or a credential of systemd by its name. */
const Secret = z.union([
  z.strictObject({ file: Path }),
  z.strictObject({ credential: z.string().regex(/^[A-Za-z0-9_.-]+$/) }),
]);
export type Secret = z.infer<typeof Secret>;

const Database = z
  .strictObject({
    /** A name, an address, or the folder of a socket on this machine. */
    host: z.string().min(1),
    port: Port,
    name: z.string().min(1),
    /** The role that the service signs in with: not the owner of the tables. */
    user: z.string().min(1),
    password: Secret.optional(),
    /** Whose certificates the database has to have; left out only for a socket. */
    authority: Path.optional(),
    /** The service's own, where the database asks for one. */
    certificate: Path.optional(),
    key: Path.optional(),
    /** A pooler that gives each transaction another connection (pgbouncer) stands before the database. */
    pooled: z.boolean().default(false),
    /** Where the database is reached past the pooler, to hear what other services have done. */
    direct: z.strictObject({ host: z.string().min(1), port: Port }).optional(),
    /** For reads, at most so many at once; there are three more. */
    connections: z.int().min(2).max(100).default(8),
    /** This service's own name among those on the database: in the log's chains, and in what they tell each other. */
    node: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
  })
  .superRefine(({ host, authority, certificate, key, pooled, direct }, { addIssue }) => {
    const say = (path: string) => addIssue({ code: 'custom', path: [path] });
    if (authority === undefined && !host.startsWith('/')) say('authority');
    if ((certificate === undefined) !== (key === undefined)) say(key === undefined ? 'key' : 'certificate');
    if (pooled && direct === undefined) say('direct');
  });
export type Database = z.infer<typeof Database>;

const Config = z.strictObject({
  listen: z.strictObject({ host: z.string().min(1), port: z.int().min(0).max(65_535) }),
  /** Where workstations find the service: what is written into their files. */
  address: z.strictObject({ host: z.string().min(1).max(253), port: z.int().min(1).max(65_535) }),
  /** The unit's folder, as `admin unit init` made it. */
  unit: Path,
  /** Where the unit's key comes from, with which a vault is opened. */
  key: Secret,
  /** Where the records are instead of in a vault. */
  database: Database.optional(),
  maximumMarking: Marking,
  /** A backup every day at that time in the United Kingdom; the newest `keep` are kept in the folder. */
  backup: z
    .strictObject({ folder: Path, at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), keep: BackupsKept })
    .optional(),
  /** Health and figures, for the machine's own monitoring: on loopback alone, whatever the port. */
  health: z.strictObject({ port: z.int().min(0).max(65_535) }).optional(),
  /** Megabytes of a file that a desk may import or export. */
  largestFile: z.int().min(1).max(1_000_000).default(2_048),
});
export type Config = z.infer<typeof Config>;

/** What is wrong with a configuration, as the line that ends the start. Its values are not repeated. */
export class ConfigProblem extends Error {}

const fieldOf = (path: readonly PropertyKey[]): string => (path.length === 0 ? 'the file' : path.map(String).join('.'));

const valueAt = (said: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), said);

function problemOf(error: z.ZodError, said: unknown): string {
  return error.issues
    .map((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `${fieldOf([...issue.path, key])}: there is no such setting.`).join(' ')
        : `${fieldOf(issue.path)}: ${valueAt(said, issue.path) === undefined ? 'is missing.' : 'is not valid.'}`,
    )
    .join('\n');
}

const secretFrom = (secret: Secret, from: (path: string) => string): Secret =>
  'file' in secret ? { file: from(secret.file) } : secret;

function databaseFrom(database: Database, from: (path: string) => string): Database {
  const { password, authority, certificate, key, ...rest } = database;
  return {
    ...rest,
    ...(password === undefined ? {} : { password: secretFrom(password, from) }),
    ...(authority === undefined ? {} : { authority: from(authority) }),
    ...(certificate === undefined ? {} : { certificate: from(certificate) }),
    ...(key === undefined ? {} : { key: from(key) }),
  };
}

/** Paths in it are relative to the file. Throws ConfigProblem. */
export function readConfig(path: string): Config {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ConfigProblem('The configuration cannot be read.');
  }
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    throw new ConfigProblem('The configuration is not JSON.');
  }
  const config = Config.safeParse(said);
  if (!config.success) throw new ConfigProblem(problemOf(config.error, said));
  const from = (given: string) => (isAbsolute(given) ? given : join(dirname(path), given));
  const { key, unit, backup, database, ...rest } = config.data;
  if (database !== undefined && backup !== undefined)
    throw new ConfigProblem('backup: a database is backed up by means of its own.');
  return {
    ...rest,
    unit: from(unit),
    key: secretFrom(key, from),
    ...(backup === undefined ? {} : { backup: { ...backup, folder: from(backup.folder) } }),
    ...(database === undefined ? {} : { database: databaseFrom(database, from) }),
  };
}
