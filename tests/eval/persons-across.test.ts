import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../build/eval/arguments.ts';
import { evaluatePersonsAcross } from '../../build/eval/persons-across.ts';
import { measurePersonsSpeed } from '../../build/eval/persons-speed.ts';
import { absent, dataPath } from './shared-data.ts';

const tips = [
  'tip_id,received_at,channel,text',
  'T-1,2026-01-02T10:00:00Z,referral,"Redmoor School. Zulfiqar Baloch, 15, tore a poster."',
  'T-2,2026-02-02T10:00:00Z,online,"Zulfikar Balouch from Redmoor, 15, burnt his paints."',
  'T-3,2026-03-02T10:00:00Z,online,"A man sells bread in Halverton."',
];
const persons = ['tip_id,person_id,as_written', 'T-1,X-1,Zulfiqar Baloch', 'T-2,X-1,Zulfikar Balouch'];

function inFolder<T>(files: Record<string, readonly string[]>, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-persons-'));
  try {
    for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('pairs of tips by person', () => {
  it('are counted without a file that says how strong they are', () => {
    const report = inFolder({ 'tips.csv': tips, 'persons.csv': persons }, evaluatePersonsAcross);
    expect(report).toMatchObject({ tips: 3, persons: 1, pairs: 1, precision: 1, recall: 1, f1: 1 });
    expect(report).toMatchObject({ by_strength: null, not_same: null, false_pairs: [], missed: [] });
  });

  it('name what was missed and what is false, by tip and never by text', () => {
    const report = inFolder(
      {
        'tips.csv': tips,
        'persons.csv': ['tip_id,person_id,as_written', 'T-1,X-1,Zulfiqar Baloch', 'T-3,X-1,A man'],
        'pairs.csv': ['tip_id_a,tip_id_b,person_id,strength,basis', 'T-1,T-3,X-1,possible,nothing'],
        'not-same.csv': ['tip_id_a,tip_id_b,why', 'T-1,T-2,two boys'],
      },
      evaluatePersonsAcross,
    );
    expect(report).toMatchObject({ precision: 0, recall: 0, not_same: { pairs: 1, told: 1 } });
    expect(report.by_strength?.possible).toEqual({ pairs: 1, found: 0, recall: 0 });
    expect(report.missed).toEqual([{ a: 'T-1', b: 'T-3', strength: 'possible' }]);
    expect(report.false_pairs).toMatchObject([{ a: 'T-1', b: 'T-2' }]);
    expect(JSON.stringify(report)).not.toContain('Baloch');
  });

  it('are refused where a column is missing', () => {
    const broken = { 'tips.csv': ['tip_id,text', 'T-1,x'], 'persons.csv': persons };
    expect(() => inFolder(broken, evaluatePersonsAcross)).toThrow();
  });

  it.skipIf(absent('persons', 'tips.csv'))(
    'of the shared corpus are found as well as they were',
    () => {
      const report = evaluatePersonsAcross(dataPath('persons'));
      expect(report.precision).toBeGreaterThan(0.93);
      expect(report.recall).toBeGreaterThan(0.88);
      expect(report.by_strength?.strong?.recall).toBe(1);
    },
    60_000,
  );
});

describe('the command', () => {
  it('takes a folder or a number of made-up tips, and not both', () => {
    expect(readArguments(['persons-across', 'DIR'])).toMatchObject({ order: { files: ['DIR'] } });
    expect(readArguments(['persons-across', '--tips', '2000'])).toMatchObject({ order: { tips: 2000 } });
    expect(readArguments(['persons-across'])).toHaveProperty('problem');
    expect(readArguments(['persons-across', 'DIR', '--tips', '2000'])).toHaveProperty('problem');
  });

  it('measures one contribution in full against made-up ones', () => {
    const report = measurePersonsSpeed(1, 400);
    expect(report.compared_for_one).toBeGreaterThan(5);
    expect(report.whole.p95).toBeGreaterThanOrEqual(report.whole.p50);
  }, 60_000);
});
