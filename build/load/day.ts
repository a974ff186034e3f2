/** A day at the unit: everybody signs in, works, is measured, and leaves. */
import { cpus, loadavg } from 'node:os';
import { passphrase } from './add-officers.ts';
import type { Order } from './arguments.ts';
import type { RunUnit } from './make-unit.ts';
import type { FromOfficers } from './messages.ts';
import { growth, type Reckoned, reckon, type Times, timesOf } from './reckon.ts';
import { together } from './recorder.ts';
import { type ServiceUnderLoad, startUnderLoad } from './service-under-load.ts';
import { startTeam, type Team, teamsFor } from './teams.ts';

/** Milliseconds in which everybody finds their place, and caches fill, before anything is counted. */
const lookRound = 20_000;
/** Milliseconds of each step towards the limit, and how much faster each is than the one before. */
const [limitLook, limitMeasured, faster] = [10_000, 20_000, 1.4];
const mostSteps = 14;
/** Milliseconds. */
const limit = 1_000;
/** As many as the service derives keys at once; more would wait for one another, and each waits with 128 MB. */
const signInsAtOnce = 4;

/** What plain SQL is asked as well (peer/). */
export const sameReads = ['contributions.queue', 'triage.get', 'search.find'] as const;

export interface Shift extends Reckoned {
  same_reads: Times;
  /** Milliseconds measured. */
  span: number;
  /** Changes that the windows were told of. */
  told: number;
  service: {
    /** Of one core: 1 is all of it. */
    cores: number;
    start_mb: number;
    end_mb: number;
    peak_mb: number;
    mb_per_minute: number;
    late_p95_ms: number;
    late_worst_ms: number;
  };
  officers: { cores: number; mb: number; late_p95_ms: number };
  /** Of the machine, over the last minute, when it began. */
  load: number;
}

export interface Step {
  officers: number;
  reads_p95_ms: number | null;
  writes_p95_ms: number | null;
  per_second: number;
  errors: number;
  cores: number;
}

export interface Day {
  sign_in: { count: number; seconds: number; p50_ms: number | null; p95_ms: number | null; peak_mb: number };
  shift: Shift;
  steps: Step[];
  limit_officers: number | null;
}

async function workTogether(
  service: ServiceUnderLoad,
  teams: readonly Team[],
  work: { pace: number; before: number; measured: number },
): Promise<Shift> {
  const load = loadavg()[0] ?? 0;
  const working = Promise.all(teams.map((team) => team.ask({ kind: 'work', ...work }, 'worked')));
  await Promise.race([working, new Promise((resolve) => setTimeout(resolve, work.before))]);
  await service.lateness();
  const before = service.usage();
  const started = performance.now();
  const samples = [{ at: 0, megabytes: before.megabytes }];
  const sampling = setInterval(
    () => samples.push({ at: performance.now() - started, megabytes: service.usage().megabytes }),
    1_000,
  );
  const worked = await working.finally(() => clearInterval(sampling));
  const span = Math.max(...worked.map((one) => one.span));
  const after = service.usage();
  const late = await service.lateness();
  const sum = (of: (one: FromOfficers & { kind: 'worked' }) => number) => worked.reduce((all, one) => all + of(one), 0);
  const recorded = together(worked.map((one) => one.recorded));
  return {
    ...reckon(recorded),
    same_reads: timesOf(sameReads.flatMap((verb) => recorded[verb]?.times ?? [])),
    span,
    told: sum(({ changes }) => changes),
    service: {
      cores: (after.cpu - before.cpu) / span,
      start_mb: before.megabytes,
      end_mb: after.megabytes,
      peak_mb: Math.max(...samples.map(({ megabytes }) => megabytes)),
      mb_per_minute: growth(samples),
      late_p95_ms: late.p95,
      late_worst_ms: late.worst,
    },
    officers: {
      cores: sum(({ cpu }) => cpu) / span,
      mb: sum(({ megabytes }) => megabytes),
      late_p95_ms: Math.max(...worked.map(({ delay }) => delay)),
    },
    load,
  };
}

/** The same people at ever shorter pauses: so many officers at the usual pace would do as much. */
async function findLimit(
  service: ServiceUnderLoad,
  teams: readonly Team[],
  officers: number,
  say: (line: string) => void,
): Promise<{ steps: Step[]; limit_officers: number | null }> {
  const steps: Step[] = [];
  let within: number | null = null;
  for (let nth = 1; nth <= mostSteps; nth++) {
    const pace = faster ** nth;
    const as = Math.round(officers * pace);
    const shift = await workTogether(service, teams, { pace, before: limitLook, measured: limitMeasured });
    const { reads, writes, errors } = shift;
    const faults = Object.values(errors).reduce((sum, n) => sum + n, 0);
    const perSecond = ((reads.count + writes.count) * 1_000) / shift.span;
    steps.push({
      officers: as,
      reads_p95_ms: reads.p95_ms,
      writes_p95_ms: writes.p95_ms,
      per_second: perSecond,
      errors: faults,
      cores: shift.service.cores,
    });
    say(`as ${as} officers: P95 of reads ${reads.p95_ms?.toFixed(0) ?? '-'} ms, ${perSecond.toFixed(0)} a second`);
    if (faults > 0 || reads.p95_ms === null || reads.p95_ms > limit) break;
    within = as;
  }
  return { steps, limit_officers: within };
}

/** `entry`: the file of the officers' processes. Whatever happens, nothing of it runs on. */
export async function dayAt(unit: RunUnit, order: Order, entry: string, say: (line: string) => void): Promise<Day> {
  const service = await startUnderLoad(unit.config, order.profile);
  const count = teamsFor(order.officers);
  const teams = Array.from({ length: count }, () => startTeam(entry));
  try {
    say(`${order.officers} officers sign in (${cpus().length} cores)`);
    const started = performance.now();
    const { authority, workstations } = unit;
    const signed = await Promise.all(
      teams.map((team, at) =>
        team.ask(
          {
            ...{ kind: 'sign in', port: service.port, authority, passphrase, seed: order.seed },
            workstations: workstations.filter(({ nth }) => nth % count === at),
            atOnce: Math.max(1, Math.floor(signInsAtOnce / count)),
          },
          'signed in',
        ),
      ),
    );
    const seconds = (performance.now() - started) / 1_000;
    const { count: signIns, p50_ms, p95_ms } = timesOf(signed.flatMap(({ times }) => times));
    const sign_in = { count: signIns, seconds, p50_ms, p95_ms, peak_mb: service.usage().peak };
    say(`signed in after ${seconds.toFixed(0)} s; work for ${order.minutes} min`);
    const shift = await workTogether(service, teams, {
      pace: 1,
      before: Math.min(lookRound, order.minutes * 60_000),
      measured: order.minutes * 60_000,
    });
    const found = order.limit
      ? await findLimit(service, teams, order.officers, say)
      : { steps: [], limit_officers: null };
    await Promise.all(teams.map((team) => team.ask({ kind: 'leave' }, 'left')));
    return { sign_in, shift, ...found };
  } finally {
    await Promise.all(teams.map((team) => team.end()));
    await service.end();
  }
}
