/** The figures, for people and for programs to read. */
import { cpus, totalmem } from 'node:os';
import type { Order, Store } from './arguments.ts';
import type { Day } from './day.ts';
import type { Peer } from './peer/beside-plain.ts';
import type { Times } from './reckon.ts';

const goals = { reads: 200, writes: 300 };

export interface Report {
  store: Store;
  officers: number;
  minutes: number;
  held: number;
  reads: Times;
  writes: Times;
  errors: Record<string, number>;
  limit_officers: number | null;
  /** Megabytes of 1,048,576 bytes: of the service, while it was measured. */
  peak_mb: number;
  peer_ratio: number | null;
  met: Record<string, number>;
  machine: { cpu: string; cores: number; memory_gb: number; node: string };
  day: Day;
  peer: Peer | null;
}

export function reportOf({ store, officers, minutes, held }: Order, day: Day, peer: Peer | null): Report {
  const { reads, writes, errors, met, service } = day.shift;
  const all = cpus();
  return {
    ...{ store, officers, minutes, held, reads, writes, errors, met },
    limit_officers: day.limit_officers,
    peak_mb: service.peak_mb,
    peer_ratio: peer?.ratio ?? null,
    machine: {
      cpu: all[0]?.model.trim() ?? 'unknown',
      cores: all.length,
      memory_gb: Number((totalmem() / 1024 ** 3).toFixed(1)),
      node: process.version,
    },
    day,
    peer,
  };
}

const ms = (value: number | null) => (value === null ? '-' : value.toFixed(1));
const codes = (of: Record<string, number>) =>
  Object.entries(of)
    .map(([code, n]) => `${code} ${n}`)
    .join(', ') || 'none';

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

export function tableOf(report: Report): string {
  const { store, officers, minutes, held, reads, writes, errors, met, machine, day, peer } = report;
  const { shift, sign_in, steps } = day;
  const { service, officers: clients } = shift;
  const seconds = shift.span / 1_000;
  const line = (name: string, times: Times, goal: string) => [
    ...[name, String(times.count), (times.count / seconds).toFixed(1)],
    ...[ms(times.p50_ms), ms(times.p95_ms), goal],
  ];
  return [
    `${officers} officers for ${minutes} min on ${store}, ${held.toLocaleString('en-GB')} contributions held`,
    `${machine.cpu}, ${machine.cores} cores shared by the service and the officers, ${machine.memory_gb} GB, Node ${machine.node}; load before: ${shift.load.toFixed(2)}`,
    '',
    ...table([
      ['', 'count', 'a second', 'P50 ms', 'P95 ms', 'goal'],
      line('reads', reads, `P95 ${goals.reads}`),
      line('writes', writes, `P95 ${goals.writes}`),
      ...shift.verbs.map(({ verb, ...times }) => line(`  ${verb}`, times, '')),
    ]),
    '',
    `errors: ${codes(errors)}; refused because a colleague was there first: ${codes(met)}`,
    `changes told to windows: ${(shift.told / seconds).toFixed(1)} a second`,
    `service: ${service.cores.toFixed(2)} cores, ${service.start_mb.toFixed(0)} MB at the start, ${service.end_mb.toFixed(0)} at the end (${service.mb_per_minute.toFixed(1)} MB a minute), at most ${service.peak_mb.toFixed(0)}; event loop late by ${service.late_p95_ms.toFixed(1)} ms (P95), ${service.late_worst_ms.toFixed(0)} at worst`,
    `officers: ${clients.cores.toFixed(2)} cores, ${clients.mb.toFixed(0)} MB, event loop late by ${clients.late_p95_ms.toFixed(1)} ms (P95)`,
    `sign-in: ${sign_in.count} in ${sign_in.seconds.toFixed(0)} s, ${ms(sign_in.p50_ms)} / ${ms(sign_in.p95_ms)} ms each; the service held ${sign_in.peak_mb.toFixed(0)} MB at most`,
    ...(steps.length === 0
      ? []
      : [
          '',
          ...table([
            ['as so many officers', 'reads P95 ms', 'writes P95 ms', 'a second', 'errors', 'service, cores'],
            ...steps.map((step) => [
              ...[String(step.officers), ms(step.reads_p95_ms), ms(step.writes_p95_ms)],
              ...[step.per_second.toFixed(0), String(step.errors), step.cores.toFixed(2)],
            ]),
          ]),
          `P95 of reads within a second: ${report.limit_officers ?? 'not even these'} officers, by ${officers} with shorter pauses`,
        ]),
    ...(peer === null
      ? []
      : [
          '',
          ...table([
            ['the same reads', 'ours P95 ms', 'plain P95 ms', 'ratio'],
            ...peer.reads.map((read) => [
              ...[read.name, ms(read.ours_p95_ms), ms(read.plain_p95_ms)],
              read.ours_p95_ms === null || read.plain_p95_ms === null
                ? '-'
                : (read.ours_p95_ms / read.plain_p95_ms).toFixed(2),
            ]),
          ]),
          peer.what,
        ]),
    '',
  ].join('\n');
}
