/** What the accuracy page says: of the product itself, and of what officers decided, as far as one may see it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'], compartments: ['MEADOW'] },
      { login: 'kowal', name: 'S. Kowal', roles: ['supervisor'] },
      { login: 'adjei', roles: ['intake_officer'] },
    ],
  });
});
afterEach(() => harness.close());

const look = (login: string) => harness.as(login).do('accuracy.get', {});

it('says first how names are found in texts that nothing was trained on, those of our own last', async () => {
  const { samples } = (await look('shah')).unseen;
  expect(samples.map(({ ownHand }) => ownHand)).toEqual(samples.map((_, at) => at === samples.length - 1));
  for (const { texts, f1, certainPrecision, precision } of samples) {
    expect(texts).toBeGreaterThan(100);
    expect(f1).toBeGreaterThan(0.7);
    expect(certainPrecision).toBeGreaterThan(precision);
  }
});

describe('a measurement', () => {
  it('is made by a supervisor alone, kept with who made it, and logged', async () => {
    expect((await look('shah')).measured).toBeNull();
    expect((await harness.as('shah').fails('accuracy.measure', {})).code).toBe('NOT_ALLOWED');
    expect((await harness.as('adjei').fails('accuracy.get', {})).code).toBe('NOT_ALLOWED');
    const made = await harness.as('kowal').do('accuracy.measure', {});
    expect(made.sample.contributions).toBeGreaterThan(100);
    expect(made.top3).toBeGreaterThan(0.8);
    expect(made.decoysInStrong).toBe(0);
    expect(made.byOrigin).toHaveLength(10);
    expect((await look('shah')).measured).toEqual({ ...made, by: 'S. Kowal' });
    const line = harness
      .peek()
      .prepare("select records from log_row where verb = 'accuracy.measure' and outcome = 'done'");
    expect(line.pluck().get()).toBe(JSON.stringify([`accuracy:${made.id}`]));
    // It measures the product: what this vault holds is no part of it.
    stageInvestigation(harness, { operation: 'LARKSPUR', subject: { name: 'Craig Dunmore' } });
    const again = await harness.as('kowal').do('accuracy.measure', {});
    expect({ ...again, id: 0, at: '' }).toEqual({ ...made, id: 0, at: '' });
  });
});

describe('what officers decided', () => {
  it('is counted by what was suggested, and not where the investigation is hidden', async () => {
    const text = 'Craig Dunmore rang from 07700 900123';
    const { id } = await harness.as('shah').do('intake.record', { form: { channel: 'hotline', text }, draftId: null });
    const craig = { name: 'Craig Dunmore', phones: ['+447700900123'] };
    const open = stageInvestigation(harness, { operation: 'LARKSPUR', subject: craig });
    const hidden = stageInvestigation(harness, { operation: 'HERON', compartment: 'MEADOW', subject: craig });
    for (const [investigationId, decision] of [
      [open, 'linked'],
      [hidden, 'not_this'],
    ] as const)
      await harness.as('shah').do('linking.decide', { contributionId: id, investigationId, decision });
    const strong = async (login: string) => (await look(login)).decisions.find((one) => one.matchStrength === 'strong');
    expect(await strong('shah')).toEqual({ matchStrength: 'strong', linked: 1, notThis: 1, unsure: 0 });
    expect(await strong('kowal')).toEqual({ matchStrength: 'strong', linked: 1, notThis: 0, unsure: 0 });
    await harness.as('shah').do('contributions.undo', { id });
    await harness.as('shah').do('contributions.undo', { id });
    expect(await strong('shah')).toEqual({ matchStrength: 'strong', linked: 0, notThis: 0, unsure: 0 });
  });
});
