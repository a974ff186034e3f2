/** The figures, for people and for programs to read. */
import { cpus, totalmem } from 'node:os';
import { wholeFrom } from './arguments.ts';
import { closedBeside } from './closed-cases.ts';
import type { Result } from './result.ts';

export interface Report {
  rows: number;
  machine: { cpu: string; cores: number; memory_gb: number; node: string; platform: string };
  results: Result[];
}

const rounded = (value: number | null, places: number) => (value === null ? null : Number(value.toFixed(places)));

export function reportOf(rows: number, results: readonly Result[]): Report {
  const all = cpus();
  return {
    rows,
    machine: {
      cpu: all[0]?.model.trim() ?? 'unknown',
      cores: all.length,
      memory_gb: Number((totalmem() / 1024 ** 3).toFixed(1)),
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
    },
    results: results.map((one) => ({
      ...one,
      median_ms: rounded(one.median_ms, 3),
      p95_ms: rounded(one.p95_ms, 3),
      per_second: rounded(one.per_second, 1),
      peak_mb: rounded(one.peak_mb, 1),
      ratio_plain: rounded(one.ratio_plain, 2),
      ratio_postgres: rounded(one.ratio_postgres, 2),
    })),
  };
}

const heads = ['measure', 'median ms', 'P95 ms', 'per second', 'peak MB', 'ratio', 'PostgreSQL', 'goal', 'met'];
const foot = `ratio: this engine beside plain, unencrypted SQLite in the same run and process; above 1 always means slower than
plain (times: ours / plain, by their medians; rows per second: plain / ours). For reads and the write, plain runs the very
statements that the engine ran, prepared beforehand, in one transaction, on a copy without encryption. What else the
engine does counts on our side only: both schemas, permission, need to know, the log entry with its flush to the disk
and, for suggestions, reading the text and comparing. For the import, plain inserts rows that were read already into
one table with the same full-text index; ours reads the file, checks, finds identifiers, and keeps indices, totals and log.
peak: the most memory that the engine's process ever held by the end of the import, its threads included.
PostgreSQL: the same beside a server of its own, asked the same pages, words and totals on one table with a GIN index; it knows
no need to know, keeps no log and encrypts nothing. Left out of runs under ${wholeFrom.toLocaleString('en-GB')} contributions, like the window's measures.
The times are the engine's own, without the hop between the window and it (about 1 ms).
`;

const cells = (one: Result): string[] => [
  one.name,
  one.median_ms?.toFixed(2) ?? '',
  one.p95_ms?.toFixed(2) ?? '',
  one.per_second?.toLocaleString('en-GB', { maximumFractionDigits: 0 }) ?? '',
  one.peak_mb?.toFixed(0) ?? '',
  one.ratio_plain?.toFixed(2) ?? '',
  one.ratio_postgres?.toFixed(2) ?? '',
  one.goal ?? '',
  one.met === null ? '' : one.met ? 'yes' : 'NO',
];

/** A table, with notes on how to read it. */
export function tableOf({ rows, machine, results }: Report): string {
  const lines = [heads, ...results.map(cells)];
  const widths = heads.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const words = new Set([0, 7]);
  const table = lines.map((line) =>
    line
      .map((cell, at) => (words.has(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const { cpu, cores, memory_gb, node, platform } = machine;
  return [
    `${rows.toLocaleString('en-GB')} contributions, 600 live investigations, ${closedBeside(rows).toLocaleString('en-GB')} closed ones`,
    `${cpu}, ${cores} cores, ${memory_gb} GB, Node ${node}, ${platform}`,
    '',
    ...table,
    '',
    foot,
  ].join('\n');
}
