/** What was considered before a decision: put together from the log, kept with it, and shown no further than need to know allows. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer'] },
      { login: 'k.boyd', roles: ['case_officer'] },
      { login: 'l.low', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'h.heron', roles: ['case_officer', 'supervisor'], compartments: ['HERON'] },
    ],
  });
});
afterEach(() => harness.close());

const record = async (text: string, login = 'p.shah', more: Record<string, unknown> = {}) =>
  (await harness.as(login).do('intake.record', { form: { channel: 'hotline', text, ...more }, draftId: null })).id;
const read = (id: number, login: string) => harness.as(login).do('triage.considered', { id });
const close = async (login: string, id: number) =>
  harness.as(login).do('triage.setOutcome', { id, version: 1, outcome: 'nfa', reason: 'A film that is shot there.' });
let minute = 0;
const pass = () => harness.setClock(new Date(Date.UTC(2026, 2, 9, 10, ++minute)).toISOString());

describe('what was considered', () => {
  it('is nothing for somebody who has not opened it, and that is said with the decision', async () => {
    const id = await record('Two men carried drums into the lock-up.');
    expect((await read(id, 'k.boyd')).mine).toEqual([]);
    await close('k.boyd', id);
    expect((await read(id, 'p.shah')).kept).toMatchObject([
      { by: 'k.boyd', withoutOpening: true, together: null, whole: true, opened: [], searches: 0 },
    ]);
  });

  it('says before many are closed at once which of them were not opened, and afterwards with each', async () => {
    const [seen, unseen] = [await record('A grey van at the lock-up.'), await record('Two men carried drums.')];
    await harness.as('k.boyd').do('triage.get', { id: seen });
    const { rows } = await harness.as('k.boyd').do('triage.previewMany', { ids: [seen, unseen], act: 'nfa' });
    expect(rows.map(({ id, opened }) => [id, opened])).toEqual([
      [seen, true],
      [unseen, false],
    ]);
    for (const { id, version } of rows)
      await harness
        .as('k.boyd')
        .do('triage.setOutcome', { id, version, outcome: 'nfa', reason: 'A film that is shot there.', together: 2 });
    expect((await read(seen, 'p.shah')).kept).toMatchObject([{ withoutOpening: false, together: 2 }]);
    expect((await read(unseen, 'p.shah')).kept).toMatchObject([{ withoutOpening: true, together: 2 }]);
  });

  it('holds the reports and cases opened since, the links looked at and decided, and the searches with their words', async () => {
    const before = await record('A dog barks all night.');
    const earlier = await record('A grey van at the lock-up.');
    const id = await record('Two men carried drums into the lock-up.');
    const investigationId = stageInvestigation(harness, { operation: 'LARKSPUR' });
    const officer = harness.as('p.shah');
    await officer.do('triage.get', { id: before });
    pass();
    await officer.do('triage.get', { id });
    await officer.do('linking.suggestions', { contributionId: id });
    await officer.do('triage.get', { id: earlier });
    await officer.do('linking.compare', { contributionId: id, investigationId });
    await officer.do('linking.decide', { contributionId: id, investigationId, decision: 'not_this' });
    pass();
    await officer.do('search.find', { text: 'grey van', limit: 10 });
    await officer.do('triage.noteSearch', { id, words: 'grey van' });
    await officer.do('triage.noteSearch', { id, words: 'grey van' });
    pass();
    const [mine] = (await read(id, 'p.shah')).mine;
    expect(mine).toMatchObject({ searches: 1, possibleLinks: true, sameOrigin: false, whole: true });
    await close('p.shah', id);
    const { kept } = await read(id, 'k.boyd');
    expect(kept).toMatchObject([
      {
        what: 'Proposed no further action',
        by: 'p.shah',
        opened: [{ id: earlier, state: 'untriaged' }],
        cases: [{ operation: 'LARKSPUR' }],
        decided: [{ operation: 'LARKSPUR', decision: 'not_this' }],
        searches: 1,
        words: [{ words: 'grey van', by: 'p.shah' }],
        possibleLinks: true,
      },
    ]);
    // What is kept are numbers of records: the log and this hold no word that was searched for.
    const log = JSON.stringify(harness.peek().prepare('select verb, records, reason from log_row').all());
    const rows = JSON.stringify(harness.peek().prepare('select considered from consideration_row').all());
    for (const kept of [log, rows]) for (const word of ['grey', 'LARKSPUR', 'drums']) expect(kept).not.toContain(word);
  });

  it('stays as it was kept: what is opened afterwards is not added, and the second person has their own', async () => {
    const id = await record('Two men carried drums into the lock-up.');
    const other = await record('A grey van at the lock-up.');
    await harness.as('p.shah').do('triage.get', { id });
    await close('p.shah', id);
    pass();
    await harness.as('p.shah').do('triage.get', { id: other });
    await harness.as('k.boyd').do('triage.get', { id });
    await harness.as('k.boyd').do('triage.get', { id: other });
    await harness.as('k.boyd').do('triage.signOff', { id, version: 2, agree: true });
    const { kept } = await read(id, 'p.shah');
    expect(kept.map(({ by, opened }) => [by, opened.map((one) => one.id)])).toEqual([
      ['k.boyd', [other]],
      ['p.shah', []],
    ]);
  });

  it('leaves out without a trace what its reader may not see: records, and words of somebody who sees more', async () => {
    const hidden = { compartmentId: harness.compartment('HERON') };
    const secret = await record('The harbour, they said.', 'h.heron', hidden);
    const id = await record('Two men carried drums into the lock-up.');
    const insider = harness.as('h.heron');
    await insider.do('triage.get', { id });
    const without = await read(id, 'k.boyd');
    await insider.do('triage.get', { id: secret });
    await insider.do('search.find', { text: 'the harbour', limit: 10 });
    await insider.do('triage.noteSearch', { id, words: 'the harbour' });
    expect((await read(id, 'h.heron')).mine).toMatchObject([
      {
        opened: [{ id: secret }],
        words: [{ words: 'the harbour' }],
      },
    ]);
    await close('h.heron', id);
    const [kept] = (await read(id, 'k.boyd')).kept;
    expect(kept).toMatchObject({ opened: [], words: [], by: 'h.heron' });
    expect(without.kept).toEqual([]);
    expect((await read(id, 'h.heron')).kept).toMatchObject([
      { opened: [{ id: secret }], words: [{ words: 'the harbour' }] },
    ]);
  });

  it('shows words to nobody of a lower clearance than whoever searched', async () => {
    const id = await record('Two men carried drums into the lock-up.');
    await harness.as('k.boyd').do('triage.get', { id });
    await harness.as('k.boyd').do('triage.noteSearch', { id, words: 'grey van' });
    await close('k.boyd', id);
    expect((await read(id, 'l.low')).kept).toMatchObject([{ words: [] }]);
    expect((await read(id, 'p.shah')).kept).toMatchObject([{ words: [{ words: 'grey van' }] }]);
  });

  it('says where the steps looked through do not reach back to the beginning', async () => {
    const id = await record('Two men carried drums into the lock-up.');
    const officer = harness.as('p.shah');
    for (let n = 0; n < 1_001; n++) await officer.do('triage.get', { id });
    await close('p.shah', id);
    expect((await read(id, 'k.boyd')).kept).toMatchObject([{ whole: false }]);
  });
});
