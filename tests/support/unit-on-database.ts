/**
 * A unit whose records are in a database that several services share: real PostgreSQL, real TLS, each service with a listener of its own.
 * Only the derivation of keys is cheap.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority, type Identity, issue } from '../../main/hosts/server/authority.ts';
import type { Config } from '../../main/hosts/server/config.ts';
import type { Event } from '../../main/hosts/server/events.ts';
import { makeKeyFile } from '../../main/hosts/server/key-file.ts';
import { type Service, startService } from '../../main/hosts/server/service.ts';
import { unitFiles } from '../../main/hosts/server/unit-folder.ts';
import { workstationList } from '../../main/hosts/server/workstation-list.ts';
import { remoteEngine } from '../../main/line/remote-engine.ts';
import { newVerifier } from '../../main/vault/verifier.ts';
import { Marking, type Role, rank } from '../../preload/contract/vocabulary.ts';
import { testDatabase } from './postgres.ts';
import { deskLine, passphrase } from './unit.ts';

const kdf = { N: 1024 };

export interface SharedPerson {
  login: string;
  roles: Role[];
  compartments?: string[];
}

export async function openUnitOnDatabase(people: readonly SharedPerson[]) {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-shared-'));
  const database = await testDatabase();
  const authority = await createAuthority('Eastmoor unit');
  const events: Event[] = [];
  const running = new Set<Service>();
  makeKeyFile(join(folder, 'unit.key'));

  const store = await database.open('set-up');
  const compartmentIds = new Map<string, number>();
  const createdAt = '2026-03-09T10:00:00.000Z';
  for (const { login, roles, compartments = [] } of people) {
    const verifier = await newVerifier(passphrase, kdf.N);
    await store.write(async (into) => {
      const row = { login, name: login, roles: JSON.stringify(roles), clearance: rank(Marking, 'SECRET'), createdAt };
      const accountId = await into.fill('account_row', [row]);
      for (const name of compartments) {
        const known = compartmentIds.get(name);
        const compartmentId = known ?? (await into.fill('compartment_row', [{ name, createdAt, createdBy: 1 }]));
        compartmentIds.set(name, compartmentId);
        await into.fill('compartment_member_row', [{ compartmentId, accountId }]);
      }
      await into.signIns.keep(login, verifier);
    });
  }
  await store.write((into) => into.fill('setting_row', [{ key: 'name', value: 'Eastmoor' }]));
  await store.end();

  function configOf(node: string): Config {
    return {
      listen: { host: '127.0.0.1', port: 0 },
      address: { host: '127.0.0.1', port: 1 },
      unit: join(folder, node),
      key: { file: join(folder, 'unit.key') },
      maximumMarking: 'SECRET',
      largestFile: 2_048,
      database: {
        host: String(database.engine.host),
        port: Number(database.engine.port),
        name: String(database.engine.database),
        user: String(database.engine.user),
        pooled: false,
        connections: 4,
        node,
      },
    };
  }

  /** A service under that name, in a folder of its own as on a machine of its own. */
  async function serve(node: string, patience?: number) {
    const config = configOf(node);
    const files = unitFiles(config.unit);
    mkdirSync(config.unit, { recursive: true });
    const own = await issue(authority, node, { kind: 'service', hosts: ['127.0.0.1'] });
    writeFileSync(files.authority, authority.certificate);
    writeFileSync(files.authorityKey, authority.key);
    writeFileSync(files.certificate, own.certificate);
    writeFileSync(files.certificateKey, own.key);
    writeFileSync(files.config, JSON.stringify(config));
    return start(config, patience);
  }

  async function start(config: Config, patience?: number) {
    const service = await startService({
      config,
      kdf,
      report: (event) => events.push(event),
      ...(patience === undefined ? {} : { patience }),
    });
    running.add(service);
    return {
      folder: config.unit,
      connect: ({ certificate, key }: Identity) =>
        deskLine(
          remoteEngine({
            host: '127.0.0.1',
            port: service.port,
            tls: { ca: authority.certificate, certificate, key },
          }),
        ),
      async end() {
        running.delete(service);
        await service.end();
      },
    };
  }

  return {
    database,
    events,
    start,
    /** The key that every service of the unit has. */
    key: join(folder, 'unit.key'),
    /** Ids, by name. */
    compartments: compartmentIds,
    serve,
    /** At any service: the list is in the database. */
    async admit(at: { folder: string }, name: string): Promise<Identity> {
      const made = await issue(authority, name, { kind: 'workstation' });
      const issuedAt = new Date().toISOString();
      await workstationList(at.folder).add({ name, fingerprint: made.fingerprint, issuedAt, revokedAt: null });
      return made;
    },
    revoke: (at: { folder: string }, name: string) => workstationList(at.folder).revoke(name, new Date().toISOString()),
    async close() {
      for (const service of running) await service.end();
      await database.giveBack(true);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type UnitOnDatabase = Awaited<ReturnType<typeof openUnitOnDatabase>>;
