/** The load command: how it reckons, and one small unit with five people at work in it. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readArguments, Store } from '../../build/load/arguments.ts';
import { pauseOf, roleOf, undertakingOf } from '../../build/load/mix.ts';
import { growth, reckon } from '../../build/load/reckon.ts';
import { note, type Recorded, together } from '../../build/load/recorder.ts';
import { stream } from '../../main/demonstration/generate/random.ts';

const entry = join(import.meta.dirname, '../../build/load/load.ts');

describe('somebody who asks wrongly', () => {
  it('is told of a number that is none, of a store that there is not, and of an option that there is not', () => {
    expect(readArguments(['--officers', 'many'])).toEqual({ problem: '--officers cannot be read.' });
    expect(readArguments(['--officers', '0'])).toEqual({ problem: '--officers cannot be read.' });
    expect(readArguments(['--store', 'paper'])).toEqual({ problem: '--store cannot be read.' });
    expect(readArguments(['--fast'])).toEqual({ problem: 'An option was not understood.' });
  });
});

describe('figures', () => {
  it('count a fault as an error and not among the answers, however quick it was', () => {
    const recorded: Recorded = {};
    note(recorded, 'triage.get', 40, null);
    note(recorded, 'triage.get', 1, 'UNEXPECTED');
    const { reads, errors, met } = reckon(recorded);
    expect(reads).toEqual({ count: 1, p50_ms: 40, p95_ms: 40 });
    expect(errors).toEqual({ UNEXPECTED: 1 });
    expect(met).toEqual({});
  });

  it('count apart what somebody meets because a colleague was there first', () => {
    const recorded: Recorded = {};
    note(recorded, 'triage.claim', 12, 'CLAIMED');
    note(recorded, 'triage.setOutcome', 14, 'CHANGED_SINCE');
    const { writes, errors, met } = reckon(recorded);
    expect(writes.count).toBe(2);
    expect(errors).toEqual({});
    expect(met).toEqual({ CLAIMED: 1, CHANGED_SINCE: 1 });
  });

  it('take a write from the contract, and the P95 as the answer that 95 of 100 did not exceed', () => {
    const one: Recorded = {};
    const other: Recorded = {};
    for (let at = 1; at <= 100; at++) note(at % 2 === 0 ? one : other, 'contributions.queue', at, null);
    note(one, 'triage.claim', 7, null);
    const { reads, writes, verbs } = reckon(together([one, other]));
    expect(reads).toEqual({ count: 100, p50_ms: 50, p95_ms: 95 });
    expect(writes).toEqual({ count: 1, p50_ms: 7, p95_ms: 7 });
    expect(verbs.map(({ verb }) => verb)).toEqual(['contributions.queue', 'triage.claim']);
  });

  it('are missing, and not nought, where nothing was asked', () => {
    expect(reckon({}).reads).toEqual({ count: 0, p50_ms: null, p95_ms: null });
  });

  it('tell memory that grows from memory that goes up and down', () => {
    const minutes = (megabytes: readonly number[]) => megabytes.map((one, at) => ({ at: at * 60_000, megabytes: one }));
    expect(growth(minutes([100, 110, 120, 130]))).toBeCloseTo(10);
    expect(growth(minutes([100, 130, 130, 100]))).toBeCloseTo(0);
    expect(growth(minutes([100]))).toBe(0);
  });
});

describe('the officers', () => {
  it('are shared out alike however many there are', () => {
    for (const count of [50, 500]) {
      const roles = Array.from({ length: count }, (_, nth) => roleOf(nth));
      const share = (role: string) => roles.filter((one) => one === role).length / count;
      expect(share('intake_officer')).toBeCloseTo(0.5, 1);
      expect(share('case_officer')).toBeCloseTo(0.32, 1);
      expect(share('supervisor')).toBeGreaterThan(0.05);
      expect(share('manager')).toBeGreaterThan(0.04);
    }
  });

  it('do the same again with the same seed, and something else with another', () => {
    const day = (seed: number) => {
      const random = stream(seed, 'officer', 3);
      return Array.from({ length: 30 }, () => undertakingOf('supervisor', random));
    };
    expect(day(7)).toEqual(day(7));
    expect(day(7)).not.toEqual(day(8));
  });

  it('pause for 3 to 10 seconds, and half as long at twice the pace', () => {
    const random = stream(7, 'pauses');
    const pauses = Array.from({ length: 500 }, () => pauseOf(random, 1));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(3_000);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(10_000);
    expect(pauseOf(stream(7, 'pauses'), 2)).toBe(pauseOf(stream(7, 'pauses'), 1) / 2);
  });
});

const Times = z.object({ count: z.int(), p50_ms: z.number().nullable(), p95_ms: z.number().nullable() });
const Report = z.object({
  store: Store,
  officers: z.literal(5),
  minutes: z.number(),
  held: z.literal(600),
  reads: Times,
  writes: Times,
  errors: z.record(z.string(), z.int()),
  limit_officers: z.null(),
  peak_mb: z.number().positive(),
  peer_ratio: z.null(),
});

/** What the service takes up is read from /proc. */
describe.skipIf(process.platform !== 'linux')('a run with five officers', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigil-load-test-'));
    // The database runs as a user of its own.
    chmodSync(folder, 0o711);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const stores = [
    ['vault', 'held-600', true],
    ['postgres', 'postgres', existsSync('/usr/lib/postgresql')],
  ] as const;
  for (const [store, kept, there] of stores)
    it.skipIf(!there)(
      `has them at work on ${store} through TLS without an error, and leaves only what it was to keep`,
      async () => {
        const json = join(folder, 'figures.json');
        const data = join(folder, store);
        const args = [
          '--store',
          store,
          '--officers',
          '5',
          '--minutes',
          '0.2',
          '--held',
          '600',
          '--data',
          data,
          '--json',
          json,
        ];
        const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
        let said = '';
        child.stdout.on('data', (text: Buffer) => {
          said += String(text);
        });
        expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
        const report = Report.parse(JSON.parse(readFileSync(json, 'utf8')));
        expect(report.errors).toEqual({});
        expect(report.reads.count).toBeGreaterThan(5);
        expect(report.reads.p95_ms).toBeGreaterThan(0);
        expect(said).toContain(`5 officers for 0.2 min on ${store}`);
        expect(report.store).toBe(store);
        expect(readdirSync(data)).toEqual([kept]);
      },
      180_000,
    );
});
