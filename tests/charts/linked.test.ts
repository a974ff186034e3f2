/** What is linked with a thing: counted before it is shown, shown page by page, each link with why it is there. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ThingRef } from '../../preload/contract/charts.ts';
import { openingForm, recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
afterEach(() => harness.close());

const phone: ThingRef = { kind: 'phone', value: '+447700900123' };

async function caseWithTips(tips: number) {
  harness = await openHarness({ people: shahAndMason });
  const shah = harness.as('shah');
  const { id } = await shah.do('investigations.open', openingForm());
  const { subjectId } = await shah.do('investigations.addSubject', {
    id,
    role: 'suspect',
    name: 'Craig Dunmore',
    aliases: [],
    born: null,
  });
  await shah.do('investigations.addIdentifier', { id, subjectId, kind: 'phone', text: '07700 900123' });
  const contributions: number[] = [];
  for (let n = 0; n < tips; n++) {
    const tip = await recordTip(harness, 'shah', `Caller ${n}: a man rings from 07700 900123 by the harbour.`);
    contributions.push(tip.id);
    await shah.do('linking.decide', {
      contributionId: tip.id,
      investigationId: id,
      decision: 'linked',
      reason: 'The same number',
    });
  }
  return { shah, investigationId: id, subjectId, contributions };
}

describe('what is linked with a thing', () => {
  it('is told to nobody of a thing that does not exist, in the same words as of one that is hidden', async () => {
    const { shah } = await caseWithTips(0);
    const mason = harness.as('mason');
    const hidden = await mason.do('investigations.open', openingForm({ operation: 'DEEP POOL', compartmentId: 1 }));
    const none = await shah.fails('charts.around', { thing: { investigationId: 999 } });
    expect(none.code).toBe('NOT_FOUND');
    expect(await shah.fails('charts.around', { thing: { investigationId: hidden.id } })).toEqual(none);
    expect(
      await shah.fails('charts.linked', {
        thing: { investigationId: hidden.id },
        kind: 'subject',
        after: null,
        limit: 50,
      }),
    ).toEqual(none);
    expect((await shah.fails('charts.around', { thing: { kind: 'phone', value: '+447700900999' } })).code).toBe(
      'NOT_FOUND',
    );
  });

  it('is counted by kind before any of it is shown', async () => {
    const { shah, investigationId, subjectId } = await caseWithTips(3);
    const { thing, groups } = await shah.do('charts.around', { thing: { investigationId } });
    expect(thing).toMatchObject({ title: 'Op GREY HERON', kind: 'investigation', marking: 'OFFICIAL-SENSITIVE' });
    expect(groups).toEqual(
      expect.arrayContaining([
        { kind: 'subject', count: 1, orMore: false },
        { kind: 'contribution', count: 3, orMore: false },
      ]),
    );
    const ofPhone = await shah.do('charts.around', { thing: phone });
    expect(ofPhone.groups).toEqual([
      { kind: 'subject', count: 1, orMore: false },
      { kind: 'contribution', count: 3, orMore: false },
    ]);
    const ofSubject = await shah.do('charts.around', { thing: { subjectId } });
    expect(ofSubject.groups).toEqual(
      expect.arrayContaining([
        { kind: 'investigation', count: 1, orMore: false },
        { kind: 'phone', count: 1, orMore: false },
      ]),
    );
  });

  it('comes a page at a time, each once, and each link says by whom, when and why', async () => {
    const { shah, investigationId, contributions } = await caseWithTips(5);
    const found: number[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof next>> = await next(after);
      for (const { thing } of page.things) if ('contributionId' in thing) found.push(thing.contributionId);
      for (const link of page.links)
        expect(link).toMatchObject({
          kind: 'linked',
          by: 'shah',
          reason: 'The same number',
          strength: expect.any(String),
        });
      after = page.next;
    } while (after !== null);
    function next(cursor: string | null) {
      return shah.do('charts.linked', { thing: { investigationId }, kind: 'contribution', after: cursor, limit: 2 });
    }
    expect(found.toSorted((one, other) => one - other)).toEqual(contributions);
  });

  it('shows a grade with the contribution, and leaves out what was taken back or withdrawn', async () => {
    const { shah, investigationId, subjectId, contributions } = await caseWithTips(2);
    const [first = 0, second = 0] = contributions;
    await shah.do('triage.grade', { id: first, as: 'submitter', source: '2', intelligence: 'D', handling: 'P' });
    await shah.do('triage.grade', { id: first, as: 'evaluator', source: '1', intelligence: 'C', handling: 'P' });
    await shah.do('linking.decide', { contributionId: second, investigationId, decision: 'not_this' });
    await shah.do('investigations.withdraw', {
      id: investigationId,
      what: 'subject',
      itemId: subjectId,
      reason: 'Another man',
    });
    const { groups } = await shah.do('charts.around', { thing: { investigationId } });
    expect(groups.find(({ kind }) => kind === 'subject')).toBeUndefined();
    const { things } = await shah.do('charts.linked', {
      thing: { investigationId },
      kind: 'contribution',
      after: null,
      limit: 50,
    });
    expect(things.map(({ thing, grade }) => ({ thing, grade }))).toEqual([
      { thing: { contributionId: first }, grade: { source: '1', intelligence: 'C', handling: 'P' } },
    ]);
  });

  it('joins an event with whom it concerns and with the report that it rests on', async () => {
    const { shah, investigationId, subjectId, contributions } = await caseWithTips(1);
    const [contributionId = 0] = contributions;
    const { eventId } = await shah.do('investigations.addEvent', {
      id: investigationId,
      kind: 'meeting',
      title: 'Met at the hall',
      detail: '',
      when: { from: '2026-03-01T09:00:00.000Z', to: null, precision: 'day', basis: 'reported' },
      place: null,
      subjectId,
      contributionId,
      knownAt: null,
    });
    await shah.do('investigations.recordArrest', {
      id: investigationId,
      subjectId,
      at: '2026-03-02T09:00:00.000Z',
      outcome: 'pending',
    });
    const things: ThingRef[] = [
      { eventId },
      { subjectId },
      { contributionId },
      { investigationId },
      { arrestId: 1 },
      phone,
    ];
    const { links } = await shah.do('charts.draw', { things });
    const kinds = links.map(({ kind, from }) => `${Object.keys(from)[0]} ${kind}`).toSorted();
    expect(kinds).toEqual([
      'arrestId concerns',
      'arrestId happened_in',
      'contributionId linked',
      'contributionId names',
      'eventId concerns',
      'eventId happened_in',
      'eventId rests_on',
      'subjectId has',
      'subjectId subject_of',
    ]);
  });
});
