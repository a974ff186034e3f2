/** One more service of a unit whose records are in a database: a folder for its machine, with a certificate and a name of its own. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { VigilError } from '../../../preload/contract/errors.ts';
import { issue } from './authority.ts';
import { type Database, readConfig } from './config.ts';
import { madeWhole } from './unit.ts';
import { textOf, unitFiles } from './unit-folder.ts';

const forOwner = { mode: 0o600 } as const;

/** The certificates that the database asks for go along; a password does not, nor a key of the service's own, which is another on each machine. */
function databaseFor(fresh: string, node: string, { authority, certificate, key, password, ...database }: Database) {
  if (authority !== undefined) copyFileSync(authority, join(fresh, 'database-authority.pem'));
  return {
    ...database,
    node,
    ...(authority === undefined ? {} : { authority: 'database-authority.pem' }),
    ...(certificate === undefined || key === undefined ? {} : { certificate: 'database.pem', key: 'database.key' }),
    ...(password === undefined ? {} : { password: 'file' in password ? { file: 'database.password' } : password }),
  };
}

export interface AddedService {
  /** The unit's folder on this machine. */
  unit: string;
  /** Its name among the services on the database. */
  name: string;
  /** Names and addresses under which it is reached, besides the one that desks are told. */
  hosts: readonly string[];
  /** A folder that does not exist yet. */
  to: string;
}

/**
 * Returns the files that IT adds on that machine. Throws ConfigProblem, UNIT_NOT_FOUND, VAULT_EXISTS for a folder that is there, and
 * ONLY_WITH_DATABASE for a unit that has no database.
 */
export async function addService({ unit, name, hosts, to }: AddedService): Promise<string[]> {
  const files = unitFiles(resolve(unit));
  const { database, listen, address, key, maximumMarking, health, largestFile } = readConfig(files.config);
  if (database === undefined) throw new VigilError('ONLY_WITH_DATABASE');
  const authority = { certificate: textOf(files.authority), key: textOf(files.authorityKey) };
  return madeWhole(to, async (fresh) => {
    const there = unitFiles(fresh);
    const own = await issue(authority, name, { kind: 'service', hosts: [...new Set([address.host, ...hosts])] });
    writeFileSync(there.authority, authority.certificate, forOwner);
    writeFileSync(there.certificate, own.certificate, forOwner);
    writeFileSync(there.certificateKey, own.key, forOwner);
    const onDatabase = databaseFor(fresh, name, database);
    const config = {
      listen,
      address,
      unit: '.',
      key: 'file' in key ? { file: 'unit.key' } : key,
      database: onDatabase,
      maximumMarking,
      ...(health === undefined ? {} : { health }),
      largestFile,
    };
    writeFileSync(there.config, `${JSON.stringify(config, null, 2)}\n`, forOwner);
    return [
      'unit.key',
      ...(onDatabase.key === undefined ? [] : ['database.pem', 'database.key']),
      ...(onDatabase.password !== undefined && 'file' in onDatabase.password ? ['database.password'] : []),
    ];
  });
}
