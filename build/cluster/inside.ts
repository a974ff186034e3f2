/** The cluster, for as long as it is wanted: `inside.ts FOLDER ORDER`, started by command.ts. */
import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from './arguments.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { choose, kinds } from './failures.ts';
import { layoutIn, ports } from './layout.ts';
import { clusterPrograms } from './needed.ts';
import { inNamespaces, onLoopback } from './network.ts';
import { prove } from './prove.ts';
import { isGood, table } from './report.ts';
import { serviceUser } from './run-as.ts';
import { type Services, startServices, unitServers } from './services.ts';

/** Megabytes of each member's disk in a proof: room for the records and both limits of WAL, and little enough to be filled. */
const provedDisk = 700;

/** Workstations of the unit. */
const desks = 4;

const started = performance.now();
const [, , folder = '', said = '{}'] = process.argv;
const order: Order = JSON.parse(said);
const say = (line: string) =>
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);

/** Told to stop, or left alone by the command that started it. */
const stopped = new AbortController();
process.on('message', () => stopped.abort());
process.on('disconnect', () => stopped.abort());

function addresses({ layout }: Cluster): string {
  const { front, members } = layout;
  return [
    '',
    `  pooled       ${front}:${ports.pooler}   (pgbouncer, a connection for each transaction)`,
    `  direct       ${front}:${ports.write}   (haproxy, to whoever leads)`,
    `  to read      ${front}:${ports.read}   (haproxy, to the standbys)`,
    ...members.map(
      ({ name, address }) =>
        `  ${name}     ${address}:${ports.postgres}   (Patroni at ${ports.patroni}, etcd at ${ports.etcd})`,
    ),
    `  the unit     ${front}:${ports.unit}   (haproxy, to one of two services; folders in unit)`,
    `  folder       ${layout.folder}   (certificates in tls, passwords in passwords.json)`,
    '',
    'Ctrl C stops it and removes the folder.',
    '',
  ].join('\n');
}

const chosen = () => choose(order.failures, order.only === undefined ? kinds : [order.only]);

async function run(): Promise<number> {
  const layout = layoutIn(folder, { apart: order.prove, programs: clusterPrograms(), superuser: serviceUser() });
  const network = await (order.prove ? inNamespaces(layout) : onLoopback(layout));
  const cluster = await startCluster({
    layout,
    network,
    diskSize: order.prove ? provedDisk : null,
    starter: order.prove ? 'patroni-in-proof.py' : 'patroni-guard.py',
    services: unitServers(layout),
    say,
  });
  let services: Services | null = null;
  try {
    services = await startServices(cluster, desks);
    say(`${services.running.length} services take workstations in`);
    if (!order.prove) {
      process.stdout.write(addresses(cluster));
      while (!stopped.signal.aborted)
        await sleep(2 ** 30, undefined, { signal: stopped.signal }).catch(() => undefined);
      return 0;
    }
    const figures = await prove(cluster, services, chosen(), { say, stopped: stopped.signal });
    process.stdout.write(table(figures));
    if (order.json !== undefined) writeFileSync(order.json, `${JSON.stringify(figures, null, 2)}\n`, { mode: 0o644 });
    return isGood(figures) ? 0 : 1;
  } finally {
    say('stopping');
    await services?.stop();
    await cluster.stop();
    // Whoever started this would have removed it.
    if (!process.connected) rmSync(folder, { recursive: true, force: true });
  }
}

const code = await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'could not run'}\n`);
  return 1;
});
// Where a proof broke off, its writers would go on for ever.
process.exit(code);
