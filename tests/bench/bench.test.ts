/** The measuring command, on a sample far too small to measure anything by: what it writes, and how it ends. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Measure, readArguments, windowMeasures } from '../../build/bench/arguments.ts';
import { percentile, timed } from '../../build/bench/result.ts';

const entry = join(import.meta.dirname, '../../build/bench/bench.ts');
const figure = z.number().positive();
const result = z
  .strictObject({
    name: Measure,
    median_ms: figure.nullable(),
    p95_ms: figure.nullable(),
    per_second: figure.nullable(),
    peak_mb: figure.nullable(),
    ratio_plain: figure.nullable(),
    ratio_postgres: figure.nullable(),
    goal: z.string().nullable(),
    met: z.boolean().nullable(),
  })
  // Something was measured, of each by what it is measured by.
  .refine(({ name, p95_ms }) => ['import', 'matching', 'size'].includes(name) === (p95_ms === null))
  .refine(({ name, per_second }) => name !== 'matching' || per_second !== null)
  .refine(({ name, per_second, peak_mb }) => name !== 'import' || (per_second !== null && peak_mb !== null))
  .refine(
    ({ name, ratio_plain }) =>
      ratio_plain !== null ||
      [
        'matching',
        'match-in-full',
        'match-in-full-processor',
        'day',
        'open',
        'match-back',
        'record',
        'write-busy',
      ].includes(name) ||
      name.startsWith('things-'),
  );
const Report = z.strictObject({
  rows: z.literal(500),
  machine: z.strictObject({
    cpu: z.string().min(1),
    cores: z.int().positive(),
    memory_gb: figure,
    node: z.string().regex(/^v\d+/),
    platform: z.string().min(1),
  }),
  results: z.array(result),
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-bench-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  const temporary = mkdtempSync(join(folder, 'temporary-'));
  const done = spawnSync(process.execPath, [entry, ...args], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
  return { ...done, left: readdirSync(temporary) };
}

describe('somebody who asks wrongly', () => {
  it('is told so, with the help, and nothing is measured', () => {
    const asked = run('--only', 'everything');
    expect(asked.status).toBe(2);
    expect(asked.stderr).toContain('--only cannot be read');
    expect(asked.stderr).toContain('--rows N');
    expect(asked.stdout).toBe('');
  });

  it('is told of a number that is none, and of an option that there is not', () => {
    expect(readArguments(['--rows', 'many'])).toEqual({ problem: '--rows cannot be read.' });
    expect(readArguments(['--rows', '1'])).toEqual({ problem: '--rows cannot be read.' });
    expect(readArguments(['--fast'])).toEqual({ problem: 'An option was not understood.' });
  });

  it('learns before anything is measured that the figures could not be written', () => {
    const asked = run('--rows', '500', '--only', 'dashboard', '--json', join(folder, 'nowhere', 'figures.json'));
    expect(asked.status).toBe(1);
    expect(asked.stderr).not.toContain('a sample of');
    expect(asked.left).toEqual([]);
  });
});

describe('a run', () => {
  it('gives every measure with its figures, whatever goals are missed, and leaves nothing behind', () => {
    const path = join(folder, 'figures.json');
    const { status, stdout, left } = run('--rows', '500', '--quick', '--json', path);
    expect(status).toBe(0);
    const report = Report.parse(JSON.parse(readFileSync(path, 'utf8')));
    expect(report.results.map(({ name }) => name)).toEqual(
      // Those take minutes, and are taken when they are asked for.
      Measure.options.filter((name) => name !== 'file' && !windowMeasures.some((window) => window === name)),
    );
    for (const { name, median_ms, p95_ms, goal, met } of report.results) {
      expect(stdout).toContain(`\n${name} `);
      expect((median_ms ?? 0) <= (p95_ms ?? 0)).toBe(true);
      expect(met === null).toBe(goal === null);
    }
    expect(stdout).toContain('above 1 always means slower than');
    expect(left).toEqual([]);
    // Every measure in one go: a minute of a quiet machine, several of a busy one.
  }, 600_000);
});

describe('figures', () => {
  it('take the P95 as the sample that 95 of 100 do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile([7], 0.95)).toBe(7);
    expect(() => percentile([], 0.5)).toThrow();
  });

  it('are not met by a median: one slow answer in ten misses the goal', () => {
    const ours = [...Array.from({ length: 18 }, () => 1), 30, 30];
    const plain = Array.from({ length: 20 }, () => 2);
    expect(timed('queue', { ours, plain }, 20)).toMatchObject({
      median_ms: 1,
      p95_ms: 30,
      ratio_plain: 0.5,
      met: false,
    });
  });
});
