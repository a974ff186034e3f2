/** Where a unit's database is and how to sign in to it, from the configuration: the certificates and the password are read here. */
import { readFileSync } from 'node:fs';
import type { DatabasePlace } from '../../store/postgres/connection.ts';
import { ConfigProblem, type Database, type Secret } from './config.ts';
import { readSecret } from './secret.ts';

function pem(path: string, setting: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigProblem(`database.${setting}: cannot be read.`);
  }
}

function passwordOf(from: Secret): string {
  const { bytes } = readSecret(from, 'database.password');
  try {
    return bytes.toString('utf8').replace(/\r?\n$/, '');
  } finally {
    bytes.fill(0);
  }
}

/** Nothing below TLS 1.3, and only a server whose certificate its authority signed for that host. */
function tlsOf({ authority, certificate, key }: Database): Pick<DatabasePlace, 'ssl'> {
  if (authority === undefined) return {};
  return {
    ssl: {
      ca: pem(authority, 'authority'),
      rejectUnauthorized: true,
      minVersion: 'TLSv1.3',
      ...(certificate === undefined ? {} : { cert: pem(certificate, 'certificate') }),
      ...(key === undefined ? {} : { key: pem(key, 'key') }),
    },
  };
}

/** `direct`: past a pooler, for one connection that lasts. Throws ConfigProblem. */
export function databasePlace(database: Database): { place: DatabasePlace; direct: DatabasePlace } {
  const { host, port, name, user, password, direct } = database;
  const place: DatabasePlace = {
    host,
    port,
    database: name,
    user,
    ...(password === undefined ? {} : { password: passwordOf(password) }),
    ...tlsOf(database),
  };
  return { place, direct: { ...place, ...direct } };
}
