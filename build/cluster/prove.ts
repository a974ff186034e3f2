/** Makes one thing after another fail under load, and counts what was lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import { backUp, restoreToPoint, wholeRestore } from './backup.ts';
import type { Cluster } from './cluster.ts';
import { placeFor } from './database.ts';
import { deskWriter } from './desk-writer.ts';
import { type Failure, failures, type Kind, type Scene } from './failures.ts';
import { type Load, startLoad } from './load.ts';
import { outage, reckon } from './reckoning.ts';
import type { FailureFigures, Figures } from './report.ts';
import { type Services, servicesAreWell } from './services.ts';
import { until, wholeAgain } from './state.ts';
import { chains, sameEverywhere, storedIds } from './verdict.ts';
import { makeProofTables, sqlWriter } from './writer.ts';

/** Milliseconds: how long writes may stay away while something lasts, and of calm before and after. */
const [longest, calm] = [60_000, 2_000];
const people = ['writer-1', 'writer-2'];

async function untilWritesGoOn(load: Load, since: number): Promise<void> {
  const goesOn = () => (load.acknowledged.at(-1)?.at ?? 0) > since;
  while (!goesOn() && performance.now() < since + longest) await sleep(50);
}

async function fail(cluster: Scene, load: Load, kind: Kind): Promise<FailureFigures> {
  const failure: Failure = failures[kind];
  const roles = await wholeAgain(cluster.layout);
  const [from, unknown] = [performance.now(), load.unknown()];
  const heal = await failure.happen(cluster, roles);
  await sleep(failure.least);
  if (failure.goesOn) await untilWritesGoOn(load, performance.now());
  heal();
  const healed = performance.now();
  await wholeAgain(cluster.layout);
  await until('the services', 60_000, async () => ((await servicesAreWell(cluster.layout)) ? true : null));
  const whole = performance.now();
  await untilWritesGoOn(load, whole);
  await sleep(calm);
  const to = performance.now();
  return {
    kind,
    outage_s: outage(
      load.acknowledged.map(({ at }) => at),
      from,
      to,
    ),
    desk_s: longestOf(load, cluster.desks, from, to),
    whole_s: (whole - healed) / 1000,
    in_doubt: load.unknown() - unknown,
  };
}

/** Of any one desk. */
function longestOf(load: Load, desks: readonly string[], from: number, to: number): number {
  const of = (desk: string) =>
    outage(
      load.acknowledged.filter(({ id }) => id.startsWith(`${desk}/`)).map(({ at }) => at),
      from,
      to,
    );
  return Math.max(0, ...desks.map(of));
}

/** `stopped`: what has failed by then is reckoned, and nothing more is made to. */
export async function prove(
  cluster: Cluster,
  services: Services,
  chosen: readonly Kind[],
  { say, stopped }: { say: (line: string) => void; stopped: AbortSignal },
): Promise<Figures> {
  const { layout, passwords } = cluster;
  const owner = placeFor(layout, 'owner', passwords, 'direct');
  await makeProofTables(owner);
  await backUp(layout, (await wholeAgain(layout)).leader);
  say('a whole backup is made');
  const pooled = placeFor(layout, 'engine', passwords, 'pooled');
  const load = startLoad(
    new Map([
      ...people.map((name) => [name, sqlWriter(pooled, name)] as const),
      ...services.desks.map((desk) => [desk.login, deskWriter(desk)] as const),
    ]),
  );
  const scene = { ...cluster, services: services.running, desks: services.desks.map(({ login }) => login) };
  // One that never began would be in no figure.
  const begun = (name: string) => load.acknowledged.some(({ id }) => id.startsWith(`${name}/`));
  const everybody = [...people, ...scene.desks];
  await until('everybody to write', 30_000, async () => (everybody.every(begun) ? true : null));
  await sleep(calm);
  const done: FailureFigures[] = [];
  for (const kind of chosen) {
    if (stopped.aborted) break;
    const figures = await fail(scene, load, kind);
    done.push(figures);
    say(
      `${done.length} of ${chosen.length}: ${kind}, ${figures.outage_s.toFixed(1)} s without a write, ${figures.desk_s.toFixed(1)} s at a desk`,
    );
  }
  const open = await load.end();
  if (open.length > 0) say(`${open.length} writes are in doubt to the end`);
  const { leader } = await wholeAgain(layout);
  const ids = load.acknowledged.map(({ id }) => id);
  const { lost, doubled } = reckon(ids, await storedIds(cluster));
  for (const id of [...lost, ...doubled].slice(0, 20)) say(`lost or doubled: ${id}`);
  const log = await chains(cluster);
  const same = await sameEverywhere(cluster);
  const restored = await restoreToPoint(layout, leader, owner);
  return {
    failures: done,
    acknowledged: ids.length,
    lost: lost.length,
    doubled: doubled.length,
    chain_whole: log.whole,
    log_lines: log.entries,
    members_same: same,
    restore_s: wholeRestore(restored) ? restored.seconds : null,
  };
}
