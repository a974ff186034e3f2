import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Office, openOffice } from '../support/engine.ts';
import { logLines, stageInvestigation } from '../support/stage.ts';

let office: Office;
let contributionId: number;
beforeEach(async () => {
  office = await openOffice({
    people: [
      { login: 'p.shah', roles: ['case_officer'] },
      { login: 'h.mason', roles: ['case_officer'], compartments: ['Heron'] },
      { login: 'm.field', roles: ['manager'] },
    ],
  });
  const form = { channel: 'hotline', text: 'Craig Dunmore, phone 07700 900123, was at the market hall.' } as const;
  ({ id: contributionId } = await office.as('p.shah').do('intake.record', { form, draftId: null }));
});
afterEach(() => office.close());

const craig = { name: 'Craig Dunmore', phones: ['+447700900123'] };

describe('a decision is refused', () => {
  it('for an investigation out of reach, in the same words as for one that does not exist', async () => {
    const hidden = stageInvestigation(office, { operation: 'HERON ONE', compartment: 'Heron', subject: craig });
    const decide = (investigationId: number, id = contributionId) =>
      office.as('p.shah').fails('linking.decide', { contributionId: id, investigationId, decision: 'linked' });
    expect(await decide(hidden)).toEqual(await decide(987_654));
    expect(await decide(hidden)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await decide(hidden, 987_654)).toEqual(await decide(hidden));
    expect(office.peek().prepare('select count(*) as n from link_row').get()).toEqual({ n: 0 });
  });

  it('to a manager, who reads only', async () => {
    const investigationId = stageInvestigation(office, { operation: 'LARKSPUR' });
    const failure = await office
      .as('m.field')
      .fails('linking.decide', { contributionId, investigationId, decision: 'linked' });
    expect(failure.code).toBe('NOT_ALLOWED');
    expect(logLines(office, 'linking.decide')).toMatchObject([{ outcome: 'refused' }]);
  });
});

describe('a tip', () => {
  it('goes to two investigations, and both know why', async () => {
    const one = stageInvestigation(office, { operation: 'LARKSPUR', subject: craig });
    const two = stageInvestigation(office, { operation: 'TEASEL' });
    const officer = office.as('p.shah');
    await officer.do('linking.decide', { contributionId, investigationId: one, decision: 'linked' });
    await officer.do('linking.decide', {
      contributionId,
      investigationId: two,
      decision: 'linked',
      reason: 'Same hall.',
    });
    const tip = await officer.do('intake.look', { id: contributionId });
    expect(tip.state).toBe('linked');
    expect(tip.triagedAt).not.toBeNull();
    expect(tip.links).toMatchObject([
      { operation: 'LARKSPUR', tier: 'strong', decision: 'linked', by: 'p.shah' },
      { operation: 'TEASEL', tier: null, reason: 'Same hall.' },
    ]);
    const { basis } = office.peek().prepare('select basis from link_row where investigationId = ?').get(one) as {
      basis: string;
    };
    expect(JSON.parse(basis)).toMatchObject({
      reasons: expect.arrayContaining([expect.objectContaining({ kind: 'phone' })]),
    });
    const page = await officer.do('intake.queue', {
      filter: { investigationId: two },
      sort: 'newest',
      after: null,
      limit: 10,
    });
    expect(page.rows).toMatchObject([{ id: contributionId, operations: ['LARKSPUR', 'TEASEL'] }]);
    expect(logLines(office, 'linking.decide')[1]?.subjects).toEqual([
      `contribution:${contributionId}`,
      `investigation:${two}`,
    ]);
  });

  it('has one standing decision for each investigation; the earlier ones stay in the vault', async () => {
    const investigationId = stageInvestigation(office, { operation: 'LARKSPUR', subject: craig });
    const officer = office.as('p.shah');
    for (const decision of ['unsure', 'linked', 'not_this'] as const)
      await officer.do('linking.decide', { contributionId, investigationId, decision });
    const { decided } = await officer.do('linking.suggestions', { contributionId });
    expect(decided).toMatchObject([{ decision: 'not_this' }]);
    expect(office.peek().prepare('select count(*) as n from link_row').get()).toEqual({ n: 3 });
    expect(await officer.do('intake.look', { id: contributionId })).toMatchObject({
      state: 'untriaged',
      triagedAt: null,
    });
  });

  it('that a hidden link shows to be handled, told by its people, stays so when others decide on something else', async () => {
    const hidden = stageInvestigation(office, {
      operation: 'HERON ONE',
      compartment: 'Heron',
      owner: 'h.mason',
      subject: craig,
    });
    const open = stageInvestigation(office, { operation: 'LARKSPUR' });
    const pair = { contributionId, investigationId: hidden };
    await office.as('h.mason').do('linking.decide', { ...pair, decision: 'linked' });
    await office.as('h.mason').do('linking.tellRecorder', { ...pair, reason: 'We are dealing with it.' });
    const seen = await office.as('p.shah').do('intake.look', { id: contributionId });
    expect(seen).toMatchObject({ state: 'linked', links: [], history: [], canUndo: false });
    await office.as('p.shah').do('linking.decide', { contributionId, investigationId: open, decision: 'not_this' });
    expect((await office.as('h.mason').do('intake.look', { id: contributionId })).state).toBe('linked');
    expect(JSON.stringify(await office.as('p.shah').do('intake.look', { id: contributionId }))).not.toContain('HERON');
  });
});
