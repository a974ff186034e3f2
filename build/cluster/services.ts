/**
 * The unit's services on the cluster: the product's own, started as `npm run server` does, each in a folder of its own, with the proxy
 * before them passing TLS through.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAuthority, type Identity, issue } from '../../main/hosts/server/authority.ts';
import { makeKeyFile } from '../../main/hosts/server/key-file.ts';
import { unitFiles } from '../../main/hosts/server/unit-folder.ts';
import { workstationList } from '../../main/hosts/server/workstation-list.ts';
import type { RemoteOptions } from '../../main/line/remote-engine.ts';
import { openPostgresStore } from '../../main/store/postgres/store.ts';
import { productionN } from '../../main/vault/key-derivation-cost.ts';
import { newVerifier } from '../../main/vault/verifier.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import type { Cluster } from './cluster.ts';
import { placeFor } from './database.ts';
import { type Kept, keep } from './keeper.ts';
import { authorityIn, certificateIn, database, engine, type Layout, ports } from './layout.ts';
import type { UnitServer } from './proxy-settings.ts';
import { newPassword } from './scram.ts';
import { until } from './state.ts';

const entry = fileURLToPath(new URL('../../main/hosts/server/main.ts', import.meta.url));

export const unitServers = (layout: Layout): UnitServer[] =>
  [1, 2].map((number) => ({
    name: `service-${number}`,
    address: layout.front,
    port: ports.unit + number,
    health: ports.health + number,
  }));

export interface UnitDesk {
  login: string;
  passphrase: string;
  /** By way of the proxy. */
  service: RemoteOptions;
}

export interface Services {
  running: readonly Kept[];
  desks: readonly UnitDesk[];
  stop(): Promise<void>;
}

const folderOf = (layout: Layout, name: string) => join(layout.folder, 'unit', name);

/** The service's configuration, as docs/unit.md has it. */
export const serviceSettings = (layout: Layout, server: UnitServer) => ({
  listen: { host: server.address, port: server.port },
  address: { host: layout.front, port: ports.unit },
  unit: '.',
  key: { file: '../unit.key' },
  maximumMarking: 'SECRET',
  health: { port: server.health },
  database: {
    host: layout.front,
    port: ports.pooler,
    name: database,
    user: engine,
    password: { file: '../database.password' },
    authority: authorityIn(layout, 'members'),
    ...certificateIn(layout, engine),
    pooled: true,
    direct: { host: layout.front, port: ports.write },
    node: server.name,
  },
});

async function makeService(layout: Layout, authority: Identity, server: UnitServer): Promise<void> {
  const folder = folderOf(layout, server.name);
  const files = unitFiles(folder);
  mkdirSync(folder);
  const own = await issue(authority, server.name, { kind: 'service', hosts: [layout.front] });
  writeFileSync(files.authority, authority.certificate);
  writeFileSync(files.authorityKey, authority.key);
  writeFileSync(files.certificate, own.certificate);
  writeFileSync(files.certificateKey, own.key);
  writeFileSync(files.config, JSON.stringify(serviceSettings(layout, server), null, 2));
}

/** Accounts that may record contributions, all with one passphrase. */
async function addPeople(cluster: Cluster, logins: readonly string[], passphrase: string): Promise<void> {
  const { layout, passwords } = cluster;
  const place = placeFor(layout, 'engine', passwords, 'pooled');
  const store = await openPostgresStore({ place, node: 'set-up', pooled: true });
  const verifier = await newVerifier(passphrase, productionN);
  const createdAt = new Date().toISOString();
  try {
    await store.write(async (into) => {
      for (const login of logins) {
        const account = {
          login,
          name: login,
          roles: '["intake_officer"]',
          clearance: rank(Marking, 'SECRET'),
          createdAt,
        };
        await into.fill('account_row', [account]);
        await into.signIns.keep(login, verifier);
      }
    });
  } finally {
    await store.end();
  }
}

function isWell(server: UnitServer): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port: server.health, path: '/health', timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(false));
    asked.end();
  });
}

export async function servicesAreWell(layout: Layout): Promise<boolean> {
  const all = await Promise.all(unitServers(layout).map(isWell));
  return all.every((well) => well);
}

/** Two services, and as many people with a workstation each. */
export async function startServices(cluster: Cluster, people: number): Promise<Services> {
  const { layout, passwords } = cluster;
  const unit = join(layout.folder, 'unit');
  mkdirSync(unit);
  makeKeyFile(join(unit, 'unit.key'));
  writeFileSync(join(unit, 'database.password'), passwords.engine);
  const authority = await createAuthority('Cluster unit');
  const servers = unitServers(layout);
  for (const server of servers) await makeService(layout, authority, server);
  const passphrase = newPassword();
  const logins = Array.from({ length: people }, (_, at) => `desk-${at + 1}`);
  await addPeople(cluster, logins, passphrase);
  const list = workstationList(folderOf(layout, 'service-1'));
  const desks: UnitDesk[] = [];
  for (const login of logins) {
    const { certificate, key, fingerprint } = await issue(authority, login, { kind: 'workstation' });
    await list.add({ name: login, fingerprint, issuedAt: new Date().toISOString(), revokedAt: null });
    const tls = { ca: authority.certificate, certificate, key };
    desks.push({ login, passphrase, service: { host: layout.front, port: ports.unit, tls } });
  }
  const running = servers.map(({ name }) =>
    keep(name, [process.execPath, entry, unitFiles(folderOf(layout, name)).config], join(layout.logs, `${name}.log`)),
  );
  const stop = async () => {
    await Promise.all(running.map((one) => one.stop(10_000)));
  };
  try {
    await until('the services', 60_000, async () => ((await servicesAreWell(layout)) ? true : null));
  } catch (error) {
    await stop();
    throw error;
  }
  return { running, desks, stop };
}
