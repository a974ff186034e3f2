/** Claims: nobody does the work that a colleague is at, and nobody is kept from it for ever. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines, stageInvestigation } from '../support/stage.ts';

let harness: Harness;
let id: number;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'], compartments: ['GLASS'] },
      { login: 'boyd', roles: ['intake_officer'] },
      { login: 'kowal', roles: ['supervisor'] },
      { login: 'field', roles: ['manager'] },
    ],
  });
  ({ id } = await harness.as('boyd').do('intake.record', {
    form: { channel: 'hotline', text: 'Two men carried drums into the lock-up.' },
    draftId: null,
  }));
});
afterEach(() => harness.close());

const claimSeenBy = async (login: string) => (await harness.as(login).do('triage.get', { id })).claim;
const inQueue = async () => {
  const { rows } = await harness
    .as('kowal')
    .do('contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 9 });
  return rows.map(({ claimedBy }) => claimedBy);
};

describe('a contribution that a colleague has claimed', () => {
  it('is nobody else’s to triage, assess, grade or sign off, and everybody sees whose it is', async () => {
    await harness.as('shah').do('triage.setOutcome', { id, version: 1, outcome: 'nfa', reason: 'A known prop maker.' });
    await harness.as('boyd').do('triage.claim', { id });
    const rcap = { risk: 'low', credibility: 'low', actionability: 'low', proportionality: 'low' } as const;
    const grade = { id, as: 'evaluator', source: '2', intelligence: 'C', handling: 'P' } as const;
    const kowal = harness.as('kowal');
    expect(
      await kowal.fails('triage.setOutcome', { id, version: 2, outcome: 'trace', reason: 'Checked.' }),
    ).toMatchObject({
      code: 'CLAIMED',
    });
    expect(await kowal.fails('triage.assess', { id, version: 2, rcap })).toMatchObject({ code: 'CLAIMED' });
    expect(await kowal.fails('triage.grade', grade)).toMatchObject({ code: 'CLAIMED' });
    expect(await kowal.fails('triage.signOff', { id, version: 2, agree: true })).toMatchObject({ code: 'CLAIMED' });
    expect(await kowal.fails('triage.claim', { id })).toMatchObject({ code: 'CLAIMED' });
    expect(await claimSeenBy('kowal')).toMatchObject({ by: 'boyd', mine: false });
    expect(await claimSeenBy('field')).toMatchObject({ by: 'boyd', mine: false });
    expect(await claimSeenBy('boyd')).toMatchObject({ by: 'boyd', mine: true });
    expect(await inQueue()).toEqual(['boyd']);
    expect(await harness.as('field').fails('triage.claim', { id })).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('can be taken over by whoever says why, and the one before hears it from the record', async () => {
    await harness.as('boyd').do('triage.claim', { id });
    await harness.as('kowal').do('triage.claim', { id, reason: 'Boyd’s shift has ended.' });
    expect(await claimSeenBy('boyd')).toMatchObject({ by: 'kowal', mine: false, reason: 'Boyd’s shift has ended.' });
    expect(
      await harness.as('boyd').fails('triage.setOutcome', { id, version: 1, outcome: 'trace', reason: 'Checked.' }),
    ).toMatchObject({
      code: 'CLAIMED',
    });
    // What is not one's own cannot be given up.
    await harness.as('boyd').do('triage.release', { id });
    expect(await claimSeenBy('kowal')).toMatchObject({ mine: true });
    expect(logLines(harness, 'triage.claim')).toHaveLength(2);
  });

  it('is free again after a quarter of an hour, unless its holder claims it once more', async () => {
    await harness.as('boyd').do('triage.claim', { id });
    harness.setClock('2026-03-09T10:14:00.000Z');
    await harness.as('boyd').do('triage.claim', { id });
    harness.setClock('2026-03-09T10:28:59.000Z');
    expect(await harness.as('kowal').fails('triage.claim', { id })).toMatchObject({ code: 'CLAIMED' });
    harness.setClock('2026-03-09T10:29:00.000Z');
    expect(await claimSeenBy('kowal')).toBeNull();
    expect(await inQueue()).toEqual([null]);
    await harness.as('kowal').do('triage.claim', { id });
    expect(await claimSeenBy('boyd')).toMatchObject({ by: 'kowal' });
  });

  it('is free again when it is given up, and done with its outcome or its link', async () => {
    const boyd = harness.as('boyd');
    await boyd.do('triage.claim', { id });
    await boyd.do('triage.release', { id });
    expect(await claimSeenBy('boyd')).toBeNull();
    await boyd.do('triage.claim', { id });
    await boyd.do('triage.setOutcome', { id, version: 1, outcome: 'trace', reason: 'Checked.' });
    expect(await claimSeenBy('boyd')).toBeNull();
    const investigationId = stageInvestigation(harness, { operation: 'OPENLY' });
    await boyd.do('triage.claim', { id });
    await harness.as('shah').do('linking.decide', { contributionId: id, investigationId, decision: 'linked' });
    expect(await claimSeenBy('boyd')).toMatchObject({ mine: true });
  });

  it('stays claimed where it is linked to an investigation that others may not know of', async () => {
    const investigationId = stageInvestigation(harness, { operation: 'HIDDEN', compartment: 'GLASS' });
    await harness.as('shah').do('triage.claim', { id });
    await harness.as('shah').do('linking.decide', { contributionId: id, investigationId, decision: 'linked' });
    expect(await claimSeenBy('kowal')).toMatchObject({ by: 'shah' });
  });
});
