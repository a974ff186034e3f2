import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvText } from '../../main/files/csv-file.ts';
import { ChartName } from '../../preload/contract/oversight.ts';
import { type Harness, openHarness } from '../support/engine.ts';

/** A disk that is really full: only root can lend one. */
const canMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();

let harness: Harness;
const token = 'a-token-for-the-file';

beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'brennan', name: 'M. Brennan', roles: ['manager'] },
      { login: 'kowal', name: 'S. Kowal', roles: ['supervisor'] },
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'] },
      { login: 'adjei', roles: ['intake_officer'] },
      { login: 'audit', roles: ['auditor'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

const outFolder = () => {
  const folder = join(harness.folder, 'out');
  mkdirSync(folder, { recursive: true });
  return folder;
};
const ask = (chart: (typeof ChartName.options)[number]) => ({
  chart,
  day: null,
  saveToken: token,
  reason: 'Weekly review',
  recipient: 'The board',
  legalBasis: 'dpa-part-3',
});

describe('a chart as a file', () => {
  it('is not given by a case officer, and leaves nothing where it cannot be written', async () => {
    expect((await harness.as('shah').fails('oversight.chartAsCsv', ask('disrupted'))).code).toBe('NOT_ALLOWED');
    const nowhere = { paths: { [token]: join(harness.folder, 'missing', 'chart.csv') } };
    const failure = await harness.as('brennan').fails('oversight.chartAsCsv', ask('disrupted'), nowhere);
    expect(failure.code).toBe('NOT_WRITTEN');
    expect(JSON.stringify(failure)).not.toContain(harness.folder);
    const taken = join(outFolder(), 'folder.csv');
    mkdirSync(taken);
    const onto = await harness
      .as('brennan')
      .fails('oversight.chartAsCsv', ask('disrupted'), { paths: { [token]: taken } });
    expect(onto.code).toBe('NOT_WRITTEN');
    expect(readdirSync(outFolder())).toEqual(['folder.csv']);
  });

  it('says of itself what it is, for every chart, and leaves an entry of disclosure', async () => {
    for (const chart of ChartName.options) {
      const path = join(outFolder(), `${chart}.csv`);
      const { rows } = await harness.as('brennan').do('oversight.chartAsCsv', ask(chart), { paths: { [token]: path } });
      const lines: string[][] = parse(readFileSync(path), { bom: true, relax_column_count: true });
      expect([lines[0], lines.at(-1)]).toEqual([['OFFICIAL-SENSITIVE'], ['OFFICIAL-SENSITIVE']]);
      expect(lines[3]?.[0]).toContain('As of 2026-03-09T10:00:00.000Z; window 2024-10-01 to 2026-03-09');
      expect(lines[3]?.[0]).toContain('rule version 1');
      expect(lines).toHaveLength(rows + 6);
    }
    const { entries } = await harness.as('audit').do('audit.entries', { processing: 'disclosure', after: null });
    expect(entries).toHaveLength(ChartName.options.length);
    expect(entries[0]).toMatchObject({ who: 'brennan', reason: 'Weekly review', recipient: 'The board' });
  });

  it('is logged with the plots that it names, and with no others', async () => {
    const plot = {
      kind: 'attack plot',
      priority: 'P1B',
      reason: 'Tips agree',
      summary: 'Planning.',
      area: '',
    } as const;
    const { id } = await harness
      .as('shah')
      .do('investigations.open', { ...plot, operation: 'TEAL', marking: 'OFFICIAL-SENSITIVE', compartmentId: null });
    for (const chart of ['live-plots', 'hotline'] as const) {
      const paths = { [token]: join(outFolder(), `${chart}.csv`) };
      await harness.as('brennan').do('oversight.chartAsCsv', ask(chart), { paths });
    }
    await harness.as('brennan').do('oversight.dashboard', { day: null });
    const { entries } = await harness.as('audit').do('audit.entries', { who: 'brennan', after: null });
    expect(entries.map(({ verb, records }) => [verb, records])).toEqual([
      ['oversight.dashboard', [`investigation:${id}`]],
      ['oversight.chartAsCsv', []],
      ['oversight.chartAsCsv', [`investigation:${id}`]],
    ]);
  });

  it('replaces an older file as a whole', async () => {
    const path = join(outFolder(), 'hotline.csv');
    writeFileSync(path, 'x'.repeat(100_000));
    await harness.as('brennan').do('oversight.chartAsCsv', ask('hotline'), { paths: { [token]: path } });
    expect(readFileSync(path, 'utf8')).not.toContain('xxx');
    expect(readdirSync(outFolder())).toEqual(['hotline.csv']);
  });

  it.skipIf(!canMount)('says that the disk is full, and leaves the older file as it was', async () => {
    const folder = outFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]);
    try {
      const path = join(folder, 'chart.csv');
      writeFileSync(path, 'as it was');
      const failure = await harness
        .as('brennan')
        .fails('oversight.chartAsCsv', ask('contributions'), { paths: { [token]: path } });
      expect(failure.code).toBe('DISK_FULL');
      expect(readFileSync(path, 'utf8')).toBe('as it was');
      expect(readdirSync(folder)).toEqual(['chart.csv']);
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  it('is text of a kind that every reader takes', () => {
    expect(csvText([['a,b', '"c"', 'd\ne', null, 3]])).toBe('"a,b","""c""","d\ne",,3\r\n');
  });
});

describe('the threat level', () => {
  const severe = { level: 'SEVERE' as const, from: '2026-03-01T00:00:00.000Z', wording: 'An attack is highly likely' };

  it('is set by a supervisor alone', async () => {
    expect((await harness.as('brennan').fails('oversight.setThreatLevel', severe)).code).toBe('NOT_ALLOWED');
  });

  it('keeps a mistaken entry, but no longer shows it', async () => {
    const { id } = await harness.as('kowal').do('oversight.setThreatLevel', severe);
    await harness.as('kowal').do('oversight.setThreatLevel', {
      ...severe,
      level: 'CRITICAL',
      from: '2026-03-05T00:00:00.000Z',
    });
    const bands = async () => (await harness.as('brennan').do('oversight.dashboard', { day: null })).threat;
    expect(await bands()).toEqual([
      { from: severe.from, to: '2026-03-05T00:00:00.000Z', level: 'SEVERE' },
      { from: '2026-03-05T00:00:00.000Z', to: null, level: 'CRITICAL' },
    ]);
    await harness.as('kowal').do('oversight.withdrawThreatLevel', { id, reason: 'Wrong day' });
    expect((await harness.as('kowal').fails('oversight.withdrawThreatLevel', { id, reason: 'Again' })).code).toBe(
      'CHANGED_SINCE',
    );
    expect(await bands()).toEqual([{ from: '2026-03-05T00:00:00.000Z', to: null, level: 'CRITICAL' }]);
    const { levels } = await harness.as('audit').do('oversight.threatLevels', {});
    expect(levels).toMatchObject([{ level: 'CRITICAL', by: 'S. Kowal' }]);
    expect(harness.peek().prepare('select count(*) n from threat_level_row').get()).toEqual({ n: 2 });
  });
});

describe('my work', () => {
  it('is empty for somebody without casework', async () => {
    expect(await harness.as('audit').do('myWork.get', {})).toMatchObject({ investigations: [], untriaged: null });
  });

  it('puts overdue actions first and never asks people to sign off their own proposals', async () => {
    const { id } = await harness.as('shah').do('investigations.open', {
      operation: 'GREY HERON',
      kind: 'attack plot',
      priority: 'P1B',
      reason: 'Tips agree',
      summary: 'Planning.',
      area: '',
      marking: 'OFFICIAL-SENSITIVE',
      compartmentId: null,
    });
    const me = (await harness.as('shah').do('access.me', {})).account.id;
    const raise = { id, priority: 'L' as const, allocatedTo: me, contributionId: null };
    await harness.as('kowal').do('investigations.raiseAction', { ...raise, title: 'Later', due: '2026-04-01' });
    await harness.as('kowal').do('investigations.raiseAction', { ...raise, title: 'Overdue', due: '2026-03-01' });
    await harness.as('kowal').do('investigations.raiseAction', { ...raise, title: 'Some day', due: null });
    await harness.as('shah').do('investigations.assessStage', {
      id,
      at: '2026-03-01T09:00:00.000Z',
      stage: 'intent',
      evidence: { intent: true, target: false, capability: false, rehearsal: false },
      reason: 'He said so',
    });
    const form = { channel: 'hotline' as const, text: 'A man with a bag' };
    const tip = await harness.as('adjei').do('intake.record', { form, draftId: null });
    const nfa = { id: tip.id, version: 1, outcome: 'nfa' as const, reason: 'A tradesman' };
    await harness.as('shah').do('triage.setOutcome', nfa);
    await harness.as('adjei').do('intake.record', { form, draftId: null });

    const page = { after: null, limit: 50 };
    const shah = harness.as('shah');
    const { actions } = await shah.do('investigations.myActions', page);
    expect(actions.map((action) => action.title)).toEqual(['Overdue', 'Later', 'Some day']);
    expect(await shah.do('myWork.signOffs', page)).toEqual({ signOffs: [], next: null });
    expect(await shah.do('myWork.countersigns', page)).toEqual({ countersigns: [], next: null });
    const mine = await shah.do('myWork.get', {});
    expect(mine.untriaged).toBe(1);
    expect(mine.investigations).toMatchObject([{ operation: 'GREY HERON' }]);
    const kowal = harness.as('kowal');
    const { signOffs } = await kowal.do('myWork.signOffs', page);
    expect(signOffs).toMatchObject([{ id: tip.id, excerpt: 'A man with a bag', proposedBy: 'P. Shah' }]);
    const { countersigns } = await kowal.do('myWork.countersigns', page);
    expect(countersigns).toMatchObject([{ stage: 'intent', by: 'P. Shah' }]);
    const { entries } = await harness.as('audit').do('audit.entries', { who: 'kowal', after: null });
    expect(entries.slice(0, 2).map(({ records }) => records)).toEqual([
      [`investigation:${id}`],
      [`contribution:${tip.id}`],
    ]);
  });
});
