/** What is made to fail, and how it is healed. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import type { Kept } from './keeper.ts';
import type { Member } from './layout.ts';
import { killPostmaster } from './postmaster.ts';
import { type Roles, until } from './state.ts';

type Heal = () => void;

/** What can be made to fail. */
export interface Scene extends Cluster {
  services: readonly Kept[];
  /** The names of those who write over the line. */
  desks: readonly string[];
}

export interface Failure {
  /** Milliseconds that it lasts at least. */
  least: number;
  /** Whether writes go on before it is healed: it then lasts until they do. */
  goesOn: boolean;
  happen(scene: Scene, roles: Roles): Promise<Heal>;
}

const nothing: Heal = () => undefined;
const all =
  (heals: readonly Heal[]): Heal =>
  () => {
    for (const heal of heals) heal();
  };

/** The member's Patroni and PostgreSQL, as by a power cut: both stay away. */
async function away(cluster: Cluster, member: Member): Promise<Heal> {
  const { patroni } = cluster.running(member);
  const held = patroni.hold();
  killPostmaster(member);
  await held;
  return () => patroni.release();
}

const others = (cluster: Cluster, member: Member) =>
  cluster.layout.members.filter((one) => one.name !== member.name).map(({ address }) => address);

function cut(cluster: Cluster, member: Member, from: readonly string[] | 'everything'): Heal {
  cluster.network.cut(member, from);
  return () => cluster.network.heal(member);
}

function freeze({ patroni }: { patroni: Kept }): Heal {
  const pid = patroni.pid();
  if (pid === null) throw new Error('there is no Patroni to freeze');
  process.kill(pid, 'SIGSTOP');
  return () => process.kill(pid, 'SIGCONT');
}

/** It stops itself, just before it renews its lease; see patroni-in-proof.py. */
async function freezeAtLease(cluster: Cluster, leader: Member): Promise<Heal> {
  const { patroni } = cluster.running(leader);
  writeFileSync(join(leader.folder, 'freeze'), '');
  const pid = await until('Patroni to freeze', 20_000, async () => {
    const now = patroni.pid();
    return now !== null && isStopped(now) ? now : null;
  });
  return () => process.kill(pid, 'SIGCONT');
}

/** The state is the first thing after the name, which is in brackets. */
const isStopped = (pid: number): boolean => /\) T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

function fillDisk(member: Member): Heal {
  const file = join(member.disk, 'filler');
  const { bavail, bsize } = statfsSync(member.disk);
  execFileSync('fallocate', ['-l', String(bavail * bsize), file]);
  return () => rmSync(file);
}

export const failures = {
  'primary-killed': { least: 3_000, goesOn: true, happen: (cluster, { leader }) => away(cluster, leader) },
  // Longer than its lease: a standby is promoted, and then it wakes.
  'patroni-frozen': {
    least: 14_000,
    goesOn: true,
    happen: async (cluster, { leader }) => freeze(cluster.running(leader)),
  },
  'patroni-frozen-at-lease': {
    least: 14_000,
    goesOn: true,
    happen: (cluster, { leader }) => freezeAtLease(cluster, leader),
  },
  'postmaster-killed': {
    least: 1_000,
    goesOn: true,
    async happen(_cluster, { leader }) {
      killPostmaster(leader);
      return nothing;
    },
  },
  'sync-replica-killed': { least: 6_000, goesOn: true, happen: (cluster, { sync }) => away(cluster, sync) },
  'other-replica-killed': { least: 6_000, goesOn: true, happen: (cluster, { other }) => away(cluster, other) },
  'both-replicas-killed': {
    least: 5_000,
    goesOn: false,
    happen: async (cluster, { sync, other }) => all([await away(cluster, sync), await away(cluster, other)]),
  },
  'service-killed': {
    least: 1_000,
    goesOn: true,
    async happen({ services }) {
      services[0]?.kill();
      return nothing;
    },
  },
  'pgbouncer-killed': {
    least: 1_000,
    goesOn: true,
    async happen({ pooler }) {
      pooler.kill();
      return nothing;
    },
  },
  'haproxy-killed': {
    least: 1_000,
    goesOn: true,
    async happen({ proxy }) {
      proxy.kill();
      return nothing;
    },
  },
  'etcd-member-killed': {
    least: 6_000,
    goesOn: true,
    async happen(cluster, { leader }) {
      const { etcd } = cluster.running(leader);
      await etcd.hold();
      return () => etcd.release();
    },
  },
  'network-between-two': {
    least: 12_000,
    goesOn: true,
    happen: async (cluster, { leader, sync }) => cut(cluster, leader, [sync.address]),
  },
  'primary-cut-from-members': {
    least: 12_000,
    goesOn: true,
    happen: async (cluster, { leader }) => cut(cluster, leader, others(cluster, leader)),
  },
  'primary-cut-off': {
    least: 12_000,
    goesOn: true,
    happen: async (cluster, { leader }) => cut(cluster, leader, 'everything'),
  },
  'sync-replica-cut-off': {
    least: 8_000,
    goesOn: true,
    happen: async (cluster, { sync }) => cut(cluster, sync, 'everything'),
  },
  'primary-disk-full': {
    least: 4_000,
    goesOn: true,
    happen: async (_cluster, { leader }) => fillDisk(leader),
  },
} as const satisfies Record<string, Failure>;

export type Kind = keyof typeof failures;
export const kinds = Object.keys(failures) as Kind[];

/** These ones come twice in each round: a primary that goes, and a cure that has to hold. */
const twice: readonly Kind[] = [
  'primary-killed',
  'patroni-frozen-at-lease',
  'service-killed',
  'pgbouncer-killed',
  'network-between-two',
  'primary-cut-off',
  'primary-disk-full',
];

/** `count` failures: every kind before any comes a second time, and the same ones for the same count. */
export function choose(count: number, among: readonly Kind[]): Kind[] {
  const again = twice.filter((kind) => among.includes(kind));
  const round = [...among, ...again];
  return Array.from({ length: count }, (_, at) => round[at % round.length]).filter((kind) => kind !== undefined);
}
