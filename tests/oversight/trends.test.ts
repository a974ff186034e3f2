/** Eighteen months beside the eighteen before: by stage, by subject matter, under other rules, and no arrow for what may be chance. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chanceOf, trendOf } from '../../main/oversight/chance.ts';
import type { PlotStage } from '../../preload/contract/vocabulary.ts';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

describe('chance', () => {
  it('is certain where nothing was counted, and where both are the same', () => {
    expect(chanceOf({ n: 0, days: 548 }, { n: 0, days: 548 })).toBe(1);
    expect(chanceOf({ n: 7, days: 548 }, { n: 7, days: 548 })).toBe(1);
  });

  it('is what coins give: one of 32 for five tosses of a kind, counted on both sides', () => {
    expect(chanceOf({ n: 5, days: 100 }, { n: 0, days: 100 })).toBeCloseTo(2 / 32, 12);
    expect(chanceOf({ n: 6, days: 100 }, { n: 0, days: 100 })).toBeCloseTo(2 / 64, 12);
    // Over twice the time, twice as many are nothing to wonder at.
    expect(chanceOf({ n: 200, days: 200 }, { n: 100, days: 100 })).toBeGreaterThan(0.9);
  });

  it('gives no arrow for seven plots after four, and one for 120 arrests after 60', () => {
    expect(trendOf({ n: 7, days: 548 }, { n: 4, days: 548 }, 0.05)).toMatchObject({ trend: null });
    expect(trendOf({ n: 120, days: 548 }, { n: 60, days: 548 }, 0.05)).toMatchObject({ trend: 'up' });
    expect(trendOf({ n: 60, days: 548 }, { n: 120, days: 548 }, 0.05)).toMatchObject({ trend: 'down' });
  });

  it('draws an arrow for equal rates in at most one of twenty cases, by the probabilities themselves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 }), (all, part) => {
        const [here, there] = [part * 60, (10 - part) * 60];
        const share = part / 10;
        let false_ = 0;
        let weight = (1 - share) ** all;
        for (let k = 0; k <= all; k += 1) {
          if (trendOf({ n: k, days: here }, { n: all - k, days: there }, 0.05).trend !== null) false_ += weight;
          weight *= ((all - k) / (k + 1)) * (share / (1 - share));
        }
        expect(false_).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });
});

describe('the two windows', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await openHarness({
      people: [
        { login: 'shah', roles: ['case_officer'], compartments: ['HERON'] },
        { login: 'kowal', roles: ['supervisor', 'case_officer'], compartments: ['HERON'] },
        { login: 'brennan', roles: ['manager'] },
      ],
      now: '2026-03-09T10:00:00.000Z',
    });
  });
  afterEach(() => harness.close());
  const read = () => harness.as('brennan').do('oversight.trends', { day: null });
  const signs = { intent: true, target: false, capability: true, rehearsal: false };

  async function plot(operation: string, at: string, stage: PlotStage, compartmentId: number | null = null) {
    const { id } = await harness.as('shah').do('investigations.open', openingForm({ operation, compartmentId }));
    const { assessmentId } = await harness
      .as('shah')
      .do('investigations.assessStage', { id, at, stage, evidence: signs, reason: 'A van' });
    await harness.as('kowal').do('investigations.countersign', { id, assessmentId, agree: true });
    await harness.as('shah').do('investigations.recordDisruption', { id, at, summary: 'Stopped.' });
    return id;
  }

  it('stack plots by stage and subject matter, and hold nothing of a closed circle', async () => {
    const heron = await plot('GREY HERON', '2026-01-10T05:00:00.000Z', 'capability');
    await plot('OTTER ONE', '2026-01-20T05:00:00.000Z', 'rehearsal');
    await plot('TALL REED', '2024-06-01T05:00:00.000Z', 'rehearsal');
    const matter = { id: heron, matter: 'crowded_place', reason: 'The market was filmed' };
    expect(await harness.as('brennan').fails('investigations.setSubjectMatter', matter)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const wrong = await harness.as('shah').fails('investigations.setSubjectMatter', { ...matter, matter: 'sorcery' });
    expect(wrong).toMatchObject({ code: 'INPUT_INVALID', about: 'matter' });
    await harness.as('shah').do('investigations.setSubjectMatter', { ...matter, matter: 'transport' });
    await harness.as('shah').do('investigations.setSubjectMatter', matter);
    const told = await read();
    await plot('DEEP POOL', '2026-02-01T05:00:00.000Z', 'rehearsal', harness.compartment('HERON'));
    expect(await read()).toEqual(told);
    expect([told.window, told.before]).toEqual([
      { from: '2024-10-01', to: '2026-03-09' },
      { from: '2023-04-01', to: '2024-09-30' },
    ]);
    expect(told.stages.filter(({ counts }) => Object.keys(counts).length > 0)).toEqual([
      { month: '2026-01', counts: { capability: 1, rehearsal: 1 }, notAssessed: 0 },
    ]);
    expect(told.matters.filter(({ now, before }) => now + before > 0)).toEqual([
      { word: 'crowded_place', label: 'Crowded place', now: 1, before: 0 },
      { word: '', label: 'Not set', now: 1, before: 1 },
    ]);
    expect(told.matterMonths.map(({ month }) => month)).toEqual(told.stages.map(({ month }) => month));
    expect(told.matterMonths.filter(({ counts }) => Object.keys(counts).length > 0)).toEqual([
      { month: '2026-01', counts: { crowded_place: 1, '': 1 } },
    ]);
    expect(told.comparisons.find(({ what }) => what === 'late_stage')).toMatchObject({
      now: 2,
      before: 1,
      trend: null,
    });
    const { matter: set, history } = await harness.as('brennan').do('investigations.subjectMatter', { id: heron });
    expect(set).toEqual({ word: 'crowded_place', label: 'Crowded place' });
    expect(history.map(({ label, reason }) => [label, reason])).toEqual([
      ['Crowded place', 'The market was filmed'],
      ['Transport', 'The market was filmed'],
    ]);
    // A later vocabulary without the word loses no plot.
    const words = JSON.stringify({ words: [{ word: 'transport', label: 'Transport' }] });
    harness
      .peek()
      .prepare("insert into figure_rule_row values ('subject_matter', 2, '2026-01-01', ?, 'Fewer words')")
      .run(words);
    const fewer = await read();
    expect(fewer.matterMonths.at(-3)).toEqual({ month: '2026-01', counts: { '-': 1, '': 1 } });
    expect(fewer.matters.filter(({ now, before }) => now + before > 0)).toEqual([
      { word: '-', label: 'A word of an earlier version', now: 1, before: 0 },
      { word: '', label: 'Not set', now: 1, before: 1 },
    ]);
  });

  it('tell no trend where the records do not reach back over the window before', async () => {
    for (let n = 0; n < 6; n += 1) await plot(`PLOT ${'ABCDEF'[n]}`, '2026-01-10T05:00:00.000Z', 'rehearsal');
    const trendNow = async () => (await read()).comparisons.find(({ what }) => what === 'disrupted');
    expect(await trendNow()).toMatchObject({ now: 6, before: 0, trend: null });
    await recordTip(harness, 'shah', 'A man asks about the weir.', { receivedAt: '2024-01-05T09:00:00.000Z' });
    expect(await read()).toMatchObject({ recordsFrom: '2024-01-05' });
    expect(await trendNow()).toMatchObject({ trend: null });
    await recordTip(harness, 'shah', 'A man asks about the weir.', { receivedAt: '2023-03-31T09:00:00.000Z' });
    expect(await trendNow()).toMatchObject({ now: 6, before: 0, trend: 'up' });
  });

  it('say what another version of the rule would count', async () => {
    await plot('GREY HERON', '2026-01-10T05:00:00.000Z', 'capability');
    harness
      .peek()
      .prepare('insert into late_stage_rule_row values (2, ?, ?, ?)')
      .run('2026-04-01', '{"all":["rehearsal"],"any":[],"countersigned":true}', 'Evidence of rehearsal.');
    const { rules } = await read();
    expect(rules.map(({ version, inForce, now }) => [version, inForce, now])).toEqual([
      [2, false, 0],
      [1, true, 1],
    ]);
  });
});
