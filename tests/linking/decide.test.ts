import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines, stageInvestigation } from '../support/stage.ts';

let harness: Harness;
let contributionId: number;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer'] },
      { login: 'h.mason', roles: ['case_officer'], compartments: ['Heron'] },
      { login: 'm.field', roles: ['manager'] },
    ],
  });
  const form = { channel: 'hotline', text: 'Craig Dunmore, phone 07700 900123, was at the market hall.' } as const;
  ({ id: contributionId } = await harness.as('p.shah').do('intake.record', { form, draftId: null }));
});
afterEach(() => harness.close());

const craig = { name: 'Craig Dunmore', phones: ['+447700900123'] };

describe('a decision is refused', () => {
  it('for an investigation out of reach, in the same words as for one that does not exist', async () => {
    const hidden = stageInvestigation(harness, { operation: 'HERON ONE', compartment: 'Heron', subject: craig });
    const decide = (investigationId: number, id = contributionId) =>
      harness.as('p.shah').fails('linking.decide', { contributionId: id, investigationId, decision: 'linked' });
    expect(await decide(hidden)).toEqual(await decide(987_654));
    expect(await decide(hidden)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await decide(hidden, 987_654)).toEqual(await decide(hidden));
    expect(harness.peek().prepare('select count(*) as n from link_row').get()).toEqual({ n: 0 });
  });

  it('to a manager, who reads only', async () => {
    const investigationId = stageInvestigation(harness, { operation: 'LARKSPUR' });
    const failure = await harness
      .as('m.field')
      .fails('linking.decide', { contributionId, investigationId, decision: 'linked' });
    expect(failure.code).toBe('NOT_ALLOWED');
    expect(logLines(harness, 'linking.decide')).toMatchObject([{ outcome: 'refused' }]);
  });
});

describe('a tip', () => {
  it('goes to two investigations, and both know why', async () => {
    const one = stageInvestigation(harness, { operation: 'LARKSPUR', subject: craig });
    const two = stageInvestigation(harness, { operation: 'TEASEL' });
    const officer = harness.as('p.shah');
    await officer.do('linking.decide', { contributionId, investigationId: one, decision: 'linked' });
    await officer.do('linking.decide', {
      contributionId,
      investigationId: two,
      decision: 'linked',
      reason: 'Same hall.',
    });
    const tip = await officer.do('triage.get', { id: contributionId });
    expect(tip.state).toBe('linked');
    expect(tip.triagedAt).not.toBeNull();
    expect(tip.links).toMatchObject([
      { operation: 'LARKSPUR', matchStrength: 'strong', decision: 'linked', by: 'p.shah' },
      { operation: 'TEASEL', matchStrength: null, reason: 'Same hall.' },
    ]);
    const { basis } = harness.peek().prepare('select basis from link_row where investigationId = ?').get(one) as {
      basis: string;
    };
    expect(JSON.parse(basis)).toMatchObject({
      reasons: expect.arrayContaining([expect.objectContaining({ kind: 'phone' })]),
    });
    const page = await officer.do('contributions.queue', {
      filter: { investigationId: two },
      sort: 'newest',
      after: null,
      limit: 10,
    });
    expect(page.rows).toMatchObject([{ id: contributionId, operations: ['LARKSPUR', 'TEASEL'] }]);
    expect(logLines(harness, 'linking.decide')[1]?.records).toEqual([
      `contribution:${contributionId}`,
      `investigation:${two}`,
    ]);
  });

  it('has one standing decision for each investigation; the earlier ones stay in the vault', async () => {
    const investigationId = stageInvestigation(harness, { operation: 'LARKSPUR', subject: craig });
    const officer = harness.as('p.shah');
    for (const decision of ['unsure', 'linked', 'not_this'] as const)
      await officer.do('linking.decide', { contributionId, investigationId, decision });
    const { decided } = await officer.do('linking.suggestions', { contributionId });
    expect(decided).toMatchObject([{ decision: 'not_this' }]);
    expect(harness.peek().prepare('select count(*) as n from link_row').get()).toEqual({ n: 3 });
    expect(await officer.do('triage.get', { id: contributionId })).toMatchObject({
      state: 'untriaged',
      triagedAt: null,
    });
  });

  it('that a hidden link shows to be handled, told by its people, stays so when others decide on something else', async () => {
    const hidden = stageInvestigation(harness, {
      operation: 'HERON ONE',
      compartment: 'Heron',
      owner: 'h.mason',
      subject: craig,
    });
    const open = stageInvestigation(harness, { operation: 'LARKSPUR' });
    const pair = { contributionId, investigationId: hidden };
    await harness.as('h.mason').do('linking.decide', { ...pair, decision: 'linked' });
    await harness.as('h.mason').do('linking.tellRecorder', { ...pair, reason: 'We are dealing with it.' });
    const seen = await harness.as('p.shah').do('triage.get', { id: contributionId });
    expect(seen).toMatchObject({ state: 'linked', links: [], history: [], canUndo: false });
    await harness.as('p.shah').do('linking.decide', { contributionId, investigationId: open, decision: 'not_this' });
    expect((await harness.as('h.mason').do('triage.get', { id: contributionId })).state).toBe('linked');
    expect(JSON.stringify(await harness.as('p.shah').do('triage.get', { id: contributionId }))).not.toContain('HERON');
  });
});
