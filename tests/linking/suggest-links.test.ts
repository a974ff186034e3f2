import { afterEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
afterEach(() => harness.close());

const text = 'Craig Dunmore again, his phone is 07700 900 123, with the van TX21 ABC.';
const craig = { name: 'Craig Dunmore', phones: ['+447700900123'], vrm: 'TX21ABC' };

const open = async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer'] },
      { login: 'h.mason', roles: ['case_officer'], compartments: ['Heron'] },
    ],
    now: '2026-12-20T10:00:00.000Z',
  });
  return harness.as('p.shah').do('intake.record', { form: { channel: 'hotline', text }, draftId: null });
};

describe('suggestions', () => {
  it('never come from, nor count, what the officer may not know of', async () => {
    const { id } = await open();
    stageInvestigation(harness, { operation: 'LARKSPUR', subject: craig });
    const before = await harness.as('p.shah').do('linking.suggestions', { contributionId: id });
    const typedBefore = await harness.as('p.shah').do('linking.suggestForText', { text });
    stageInvestigation(harness, { operation: 'HERON ONE', compartment: 'Heron', subject: craig });
    stageInvestigation(harness, { operation: 'HIGH', marking: 'TOP SECRET', subject: craig });
    expect(await harness.as('p.shah').do('linking.suggestions', { contributionId: id })).toEqual(before);
    expect(await harness.as('p.shah').do('linking.suggestForText', { text })).toEqual(typedBefore);
    expect(before.suggestions).toMatchObject([{ operation: 'LARKSPUR', matchStrength: 'strong' }]);
    expect(before.suggestions[0]?.reasons.every((reason) => reason.common === 1)).toBe(true);
    const member = await harness.as('h.mason').do('linking.suggestions', { contributionId: id });
    expect(member.suggestions.map((s) => s.operation).sort()).toEqual(['HERON ONE', 'LARKSPUR']);
    expect(await harness.as('p.shah').do('linking.findInvestigation', { text: 'heron' })).toEqual({ found: [] });
  });

  it('find the name of a case in a text in any case and order, whatever is marked there as a name', async () => {
    await open();
    const will = stageInvestigation(harness, { operation: 'LARKSPUR', subject: { name: 'Will Young' } });
    const liam = stageInvestigation(harness, { operation: 'TEASEL', subject: { name: 'Liam Osgood' } });
    const asked = async (typed: string) =>
      (await harness.as('p.shah').do('linking.suggestForText', { text: typed })).suggestions.map((s) => [
        s.investigationId,
        s.matchStrength,
      ]);
    expect(await asked('the list on the wall has osgood, liam on it')).toEqual([[liam, 'possible']]);
    expect(await asked('OSGOOD LIAM')).toEqual([[liam, 'possible']]);
    expect(await asked('a parcel for young will was left in the porch')).toEqual([[will, 'possible']]);
    expect(await asked('the young ones will come')).toEqual([]);
  });

  it('leave out what was withdrawn, and come from closed investigations too', async () => {
    const { id } = await open();
    const closed = stageInvestigation(harness, { operation: 'TEASEL', state: 'closed', subject: craig });
    const asked = () => harness.as('p.shah').do('linking.suggestions', { contributionId: id });
    expect((await asked()).suggestions).toMatchObject([{ investigationId: closed, state: 'closed' }]);
    harness.peek().prepare("update subject_row set withdrawnAt = '2026-12-20T10:00:00.000Z'").run();
    expect((await asked()).suggestions.flatMap((s) => s.reasons).filter((r) => r.subjectName !== null)).toEqual([]);
  });

  it('leave out what was ruled out, until something speaks for it that nobody knew then', async () => {
    const { id } = await open();
    const officer = harness.as('p.shah');
    const ruledOut = stageInvestigation(harness, { operation: 'LARKSPUR', subject: { name: 'Craig Dunmore' } });
    const other = stageInvestigation(harness, { operation: 'TEASEL', subject: { name: 'Craig Dunmore' } });
    const asked = async () =>
      (await officer.do('linking.suggestions', { contributionId: id })).suggestions.map((s) => [
        s.investigationId,
        s.newEvidence,
      ]);
    await officer.do('linking.decide', { contributionId: id, investigationId: ruledOut, decision: 'not_this' });
    expect(await asked()).toEqual([[other, false]]);
    const { decided } = await officer.do('linking.suggestions', { contributionId: id });
    expect(decided).toMatchObject([{ investigationId: ruledOut, decision: 'not_this' }]);
    // The same name in other letters is nothing new.
    const more = { id: ruledOut, subjectId: null };
    await officer.do('investigations.take', { id: ruledOut, version: 1 });
    await officer.do('investigations.addIdentifier', { ...more, kind: 'person', text: 'DUNMORE, Craig' });
    expect(await asked()).toEqual([[other, false]]);
    await officer.do('investigations.addIdentifier', { ...more, kind: 'phone', text: '0044 7700 900123' });
    expect(new Set(await asked())).toEqual(
      new Set([
        [other, false],
        [ruledOut, true],
      ]),
    );
    // Ruled out again with what is known now, and taken back.
    await officer.do('linking.decide', { contributionId: id, investigationId: ruledOut, decision: 'not_this' });
    expect(await asked()).toEqual([[other, false]]);
    await officer.do('contributions.undo', { id });
    expect(await asked()).toHaveLength(2);
  });

  it('find an investigation by hand: exact first, then live before closed', async () => {
    await open();
    stageInvestigation(harness, { operation: 'LARK RISE', state: 'closed' });
    stageInvestigation(harness, { operation: 'LARKSPUR' });
    stageInvestigation(harness, { operation: 'LARK' });
    const found = async (words: string) =>
      (await harness.as('p.shah').do('linking.findInvestigation', { text: words })).found.map((i) => i.operation);
    expect(await found('lark')).toEqual(['LARK', 'LARKSPUR', 'LARK RISE']);
    expect(await found('inv-26-0002')).toEqual(['LARKSPUR']);
    expect(await found('100%_')).toEqual([]);
  });
});
