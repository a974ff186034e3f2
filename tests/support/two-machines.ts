/** Two machines with a cable between them: network namespaces, which take root and iproute2. */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ip = (...args: string[]): boolean => spawnSync('ip', args).status === 0;

export interface Machine {
  run(args: readonly string[], environment?: NodeJS.ProcessEnv): SpawnSyncReturns<string>;
  start(args: readonly string[], environment?: NodeJS.ProcessEnv): ReturnType<typeof spawn>;
}

function machineIn(namespace: string): Machine {
  const inside = (args: readonly string[]) => ['netns', 'exec', namespace, ...args];
  const env = (more: NodeJS.ProcessEnv) => ({ ...process.env, ...more });
  return {
    run: (args, more = {}) => spawnSync('ip', inside(args), { encoding: 'utf8', env: env(more) }),
    start: (args, more = {}) => spawn('ip', inside(args), { env: env(more), stdio: ['pipe', 'pipe', 'inherit'] }),
  };
}

/** `null` where none can be had. The first is known to both as vigil.example, and as 10.77.0.1. */
export function twoMachines() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const [service, desk] = [`vigil-service-${process.pid}`, `vigil-desk-${process.pid}`];
  const [one, other] = [`vs${process.pid}`, `vd${process.pid}`];
  // `ip netns exec` shows these in the place of the machine's own.
  const names = (namespace: string) => join('/etc/netns', namespace);
  const remove = () => {
    for (const namespace of [service, desk]) {
      ip('netns', 'del', namespace);
      rmSync(names(namespace), { recursive: true, force: true });
    }
  };
  const made =
    ip('netns', 'add', service) &&
    ip('netns', 'add', desk) &&
    ip('link', 'add', one, 'netns', service, 'type', 'veth', 'peer', 'name', other, 'netns', desk) &&
    ip('-n', service, 'addr', 'add', '10.77.0.1/24', 'dev', one) &&
    ip('-n', desk, 'addr', 'add', '10.77.0.2/24', 'dev', other) &&
    [
      [service, one],
      [desk, other],
    ].every(([namespace = '', link = '']) =>
      ['lo', link].every((each) => ip('-n', namespace, 'link', 'set', each, 'up')),
    );
  if (!made) {
    remove();
    return null;
  }
  for (const namespace of [service, desk]) {
    mkdirSync(names(namespace), { recursive: true });
    writeFileSync(join(names(namespace), 'hosts'), '127.0.0.1 localhost\n10.77.0.1 vigil.example\n');
  }
  return {
    service: machineIn(service),
    desk: machineIn(desk),
    pull: () => ip('-n', desk, 'link', 'set', other, 'down'),
    plug: () => ip('-n', desk, 'link', 'set', other, 'up'),
    remove,
  };
}
export type TwoMachines = NonNullable<ReturnType<typeof twoMachines>>;
