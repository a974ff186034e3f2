/** The whole cluster, started and stopped: etcd, PostgreSQL under Patroni, haproxy and pgbouncer. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAs } from '../system-packages.ts';
import { makeStanza } from './backup.ts';
import { backupRepository, backupSettings } from './backup-settings.ts';
import { makeCertificates } from './certificates.ts';
import { makeDatabase, type RolePasswords } from './database.ts';
import { etcdArguments } from './etcd-settings.ts';
import { type Kept, keep } from './keeper.ts';
import type { Layout, Member } from './layout.ts';
import type { Network } from './network.ts';
import { patroniSettings } from './patroni-settings.ts';
import { poolerSettings, poolerUsers } from './pooler-settings.ts';
import { killPostmaster } from './postmaster.ts';
import { proxySettings, type UnitServer } from './proxy-settings.ts';
import { asServiceUser } from './run-as.ts';
import { newPassword, scramSecret } from './scram.ts';
import { etcdIsWell, until, wholeAgain, wholeRoles } from './state.ts';

/** The processes of one member. */
export interface Running {
  etcd: Kept;
  patroni: Kept;
  diskCheck: Kept;
}

export interface Cluster {
  layout: Layout;
  network: Network;
  passwords: RolePasswords;
  running(member: Member): Running;
  proxy: Kept;
  pooler: Kept;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  layout: Layout;
  network: Network;
  /** Megabytes of a disk of its own for each member's data, or `null` for the folder's own disk. */
  diskSize: number | null;
  services: readonly UnitServer[];
  /** The script that starts Patroni. */
  starter: 'patroni-guard.py' | 'patroni-in-proof.py';
  /** Told as each part is there. */
  say: (line: string) => void;
}

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const scripts = ['patroni-guard.py', 'patroni-in-proof.py', 'disk-check.py'];
const settingsOf = (member: Member) => join(member.folder, 'patroni.yml');
/** Megabytes: three segments of WAL, before writes fail. */
const freeAtLeast = '48';
/** Milliseconds that a part may take to end before it is killed. */
const patience = 15_000;

function makeFolders({ layout, diskSize }: ClusterOptions, passphrase: string): void {
  for (const folder of [layout.logs, backupRepository(layout)]) mkdirSync(folder, { recursive: true });
  for (const member of layout.members) {
    for (const folder of [member.disk, member.socket]) mkdirSync(folder, { recursive: true });
    if (diskSize !== null)
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskSize}m,mode=700`, 'tmpfs', member.disk]);
    for (const name of ['backup-lock', 'backup-spool']) mkdirSync(join(member.folder, name));
    writeFileSync(join(member.folder, 'pgbackrest.conf'), backupSettings(layout, member, passphrase));
  }
}

interface Secrets {
  passwords: RolePasswords;
  secrets: RolePasswords;
}

/** Everything is the one user's alone: the files hold passwords and keys. */
function makeFiles(options: ClusterOptions): Secrets {
  const { layout } = options;
  const [replicator, rewinder, backup] = [newPassword(), newPassword(), newPassword()];
  const passwords: RolePasswords = { engine: newPassword(), owner: newPassword() };
  const secrets = { engine: scramSecret(passwords.engine), owner: scramSecret(passwords.owner) };
  process.umask(0o077);
  makeFolders(options, backup);
  makeCertificates(layout);
  for (const member of layout.members)
    writeFileSync(settingsOf(member), patroniSettings(layout, member, { replicator, rewinder }));
  writeFileSync(join(layout.folder, 'haproxy.cfg'), proxySettings(layout, options.services));
  writeFileSync(join(layout.folder, 'pgbouncer.ini'), poolerSettings(layout));
  writeFileSync(join(layout.folder, 'pooler-users.txt'), poolerUsers(secrets.engine));
  writeFileSync(join(layout.folder, 'passwords.json'), JSON.stringify(passwords));
  for (const name of scripts) copyFileSync(beside(name), join(layout.folder, name));
  const as = runAs();
  if (as !== null) execFileSync('chown', ['-R', `${as.uid}:${as.gid}`, layout.folder]);
  return { passwords, secrets };
}

/** Throws where a part does not come up; nothing runs then. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { layout, network, say } = options;
  const { passwords, secrets } = makeFiles(options);
  const kept: Kept[] = [];
  const start = (name: string, command: readonly string[], member?: Member): Kept => {
    const place = member === undefined ? [] : network.at(member);
    const one = keep(name, [...place, ...asServiceUser(layout.folder), ...command], join(layout.logs, `${name}.log`));
    kept.push(one);
    return one;
  };
  const onEach = (part: string, command: (member: Member) => readonly string[]) =>
    new Map(layout.members.map((member) => [member.name, start(`${member.name}-${part}`, command(member), member)]));
  const script = (name: string, ...rest: string[]) => ['python3', '-Bu', join(layout.folder, name), ...rest];
  const stop = async () => {
    await stopAll(layout, kept, network);
    if (options.diskSize !== null) for (const { disk } of layout.members) execFileSync('umount', ['-l', disk]);
  };

  try {
    const etcd = onEach('etcd', (member) => ['etcd', ...etcdArguments(layout, member)]);
    // A Patroni that meets an etcd without a leader sleeps for five seconds.
    for (const member of layout.members)
      await until('etcd', 30_000, async () => ((await etcdIsWell(layout, member)) ? true : null));
    say('etcd keeps who leads');
    const patroni = onEach('patroni', (member) => script(options.starter, settingsOf(member)));
    const proxy = start('haproxy', ['haproxy', '-db', '-f', join(layout.folder, 'haproxy.cfg')]);
    const { leader } = await wholeAgain(layout);
    say(`${leader.name} leads, and two standbys follow it`);
    await makeDatabase(layout, leader, passwords, secrets);
    await makeStanza(layout, leader);
    const pooler = start('pgbouncer', ['pgbouncer', join(layout.folder, 'pgbouncer.ini')]);
    const diskCheck = onEach('disk-check', (member) => script('disk-check.py', settingsOf(member), freeAtLeast));
    const of = (parts: ReadonlyMap<string, Kept>, { name }: Member): Kept => {
      const part = parts.get(name);
      if (part === undefined) throw new Error(`${name} is no member`);
      return part;
    };
    return {
      layout,
      network,
      passwords,
      running: (member) => ({ etcd: of(etcd, member), patroni: of(patroni, member), diskCheck: of(diskCheck, member) }),
      proxy,
      pooler,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Replicas before the primary: where that went first, another would only take over. */
async function stopAll(layout: Layout, kept: readonly Kept[], network: Network): Promise<void> {
  const roles = await wholeRoles(layout).catch(() => null);
  const part = (name: string) => kept.filter((one) => one.name.includes(name));
  const ofLeader = ({ name }: Kept) => roles !== null && name.startsWith(roles.leader.name);
  const patroni = part('patroni');
  const order = [
    [...part('pgbouncer'), ...part('haproxy'), ...part('disk-check')],
    patroni.filter((one) => !ofLeader(one)),
    patroni.filter(ofLeader),
  ];
  for (const together of order) await Promise.all(together.map((one) => one.stop(patience)));
  // The last ones would wait for each other; there is nothing left to keep.
  await Promise.all(part('etcd').map((one) => one.stop(1_000)));
  for (const member of layout.members) killPostmaster(member);
  await network.end();
}
