/** The roles, the database and its tables; and how each role reaches it. */
import { readFileSync } from 'node:fs';
import { connect, type DatabasePlace } from '../../main/store/postgres/connection.ts';
import { migrate } from '../../main/store/postgres/migrate.ts';
import { authorityIn, certificateIn, database, engine, type Layout, type Member, owner, ports } from './layout.ts';
import { asSuperuser } from './run-as.ts';

export interface RolePasswords {
  engine: string;
  owner: string;
}

/** By way of the pooler, of the proxy alone, or of one member. */
export type Way = 'pooled' | 'direct' | Member;

export function placeFor(layout: Layout, role: 'engine' | 'owner', passwords: RolePasswords, way: Way): DatabasePlace {
  const user = role === 'engine' ? engine : owner;
  const own = certificateIn(layout, user);
  const [host, port] =
    way === 'pooled'
      ? [layout.front, ports.pooler]
      : way === 'direct'
        ? [layout.front, ports.write]
        : [way.address, ports.postgres];
  return {
    host,
    port,
    database,
    user,
    password: passwords[role],
    ssl: {
      ca: readFileSync(authorityIn(layout, 'members'), 'utf8'),
      cert: readFileSync(own.certificate, 'utf8'),
      key: readFileSync(own.key, 'utf8'),
      minVersion: 'TLSv1.3',
    },
  };
}

/** `secret`: the engine's, the very same as the pooler has. */
export async function makeDatabase(
  layout: Layout,
  leader: Member,
  passwords: RolePasswords,
  secret: { engine: string; owner: string },
): Promise<void> {
  await asSuperuser(
    layout,
    leader,
    `create role ${owner} login password '${secret.owner}';
     create role ${engine} login password '${secret.engine}';
     create database ${database} owner ${owner} encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template template0;
     revoke all on database ${database} from public;
     grant connect on database ${database} to ${engine}`,
    'postgres',
  );
  const on = await connect(placeFor(layout, 'owner', passwords, 'direct'));
  try {
    await migrate(on, engine);
  } finally {
    await on.end();
  }
}
