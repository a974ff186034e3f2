/** Where the members are: all on loopback, or each in a network namespace of its own, whose connections can be cut. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Layout, type Member, ports } from './layout.ts';

export interface Network {
  /** What a command has to begin with to run where this member is. */
  at(member: Member): readonly string[];
  /** Drops, without a word, all that goes to and comes from these addresses, or everything. */
  cut(member: Member, from: readonly string[] | 'everything'): void;
  heal(member: Member): void;
  end(): Promise<void>;
}

/** Throws where something answers at an address of ours: another cluster, mostly. */
async function assertFree(layout: Layout): Promise<void> {
  const places = [
    ...layout.members.map(({ address }) => [address, ports.etcd] as const),
    ...[ports.write, ports.pooler, ports.unit].map((port) => [layout.front, port] as const),
  ];
  for (const [host, port] of places) {
    const taken = await new Promise<boolean>((resolve) => {
      const socket = connect({ host, port });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (taken)
      throw new Error(
        `Something answers at ${host}:${port} already. Stop the cluster that runs there, then start this one.`,
      );
  }
}

/** Throws where another cluster runs there. */
export async function onLoopback(layout: Layout): Promise<Network> {
  await assertFree(layout);
  return loopback;
}

const loopback: Network = {
  at: () => [],
  cut() {
    throw new Error('connections on loopback are not cut');
  },
  heal: () => undefined,
  end: async () => undefined,
};

/** The rules by which a member's own side drops packets; the honest kind of loss, since nobody is told. */
export function cutRules(from: readonly string[] | 'everything'): string {
  const [source, target] =
    from === 'everything'
      ? ['iifname "eth0"', 'oifname "eth0"']
      : [`ip saddr { ${from.join(', ')} }`, `ip daddr { ${from.join(', ')} }`];
  return `table inet cut {
  chain in { type filter hook input priority 0; ${source} drop; }
  chain out { type filter hook output priority 0; ${target} drop; }
}
`;
}

const run = (command: readonly string[], input?: string) => {
  const [program = '', ...args] = command;
  execFileSync(program, args, { stdio: ['pipe', 'ignore', 'pipe'], ...(input === undefined ? {} : { input }) });
};
const namespaceOf = (pid: number | 'self') => readlinkSync(`/proc/${pid}/ns/net`);

/** A namespace lasts as long as a process is in it: nothing is left behind, however this ends. */
async function newNamespace(): Promise<ChildProcess & { pid: number }> {
  const holder = spawn('unshare', ['--net', 'sleep', 'infinity'], { stdio: 'ignore' });
  const { pid } = holder;
  if (pid === undefined) throw new Error('a network namespace could not be made');
  for (let tries = 0; namespaceOf(pid) === namespaceOf('self'); tries += 1) {
    if (tries > 500) throw new Error('a network namespace could not be made');
    await sleep(10);
  }
  return Object.assign(holder, { pid });
}

/** This process has to be in a network namespace of its own already: the bridge and the proxies' address are made in it. */
export async function inNamespaces(layout: Layout): Promise<Network> {
  run(['ip', 'link', 'set', 'lo', 'up']);
  run(['ip', 'link', 'add', 'name', 'bridge', 'type', 'bridge']);
  run(['ip', 'addr', 'add', `${layout.front}/24`, 'dev', 'bridge']);
  run(['ip', 'link', 'set', 'bridge', 'up']);
  const holders = new Map<string, ChildProcess>();
  const at = (member: Member) => ['nsenter', `--net=/proc/${holders.get(member.name)?.pid}/ns/net`];
  for (const member of layout.members) {
    const holder = await newNamespace();
    holders.set(member.name, holder);
    run(['ip', 'link', 'add', member.name, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(holder.pid)]);
    run(['ip', 'link', 'set', member.name, 'master', 'bridge', 'up']);
    for (const rest of [`addr add ${member.address}/24 dev eth0`, 'link set eth0 up', 'link set lo up'])
      run([...at(member), 'ip', ...rest.split(' ')]);
  }
  return {
    at,
    cut: (member, from) => run([...at(member), 'nft', '-f', '-'], cutRules(from)),
    heal: (member) => run([...at(member), 'nft', 'flush', 'ruleset']),
    async end() {
      for (const holder of holders.values()) holder.kill('SIGKILL');
    },
  };
}
