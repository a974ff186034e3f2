/** Blind second reviews of closures: who gets which, what they see, what follows, and what nobody learns. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness, type TestPerson } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';

const people: TestPerson[] = [
  { login: 'p.shah', roles: ['case_officer'] },
  { login: 'k.boyd', roles: ['case_officer'] },
  { login: 's.kowal', roles: ['supervisor'] },
  { login: 'r.hurst', roles: ['supervisor'] },
  { login: 'm.field', roles: ['manager'] },
  { login: 'i.reed', roles: ['intake_officer'] },
  { login: 'h.heron', roles: ['case_officer', 'supervisor'], compartments: ['HERON'] },
  { login: 'h.egret', roles: ['case_officer'], compartments: ['HERON'] },
];
const why = 'Neighbours film a music video there.';

let harness: Harness;
/** What chance gives next; the last one goes on. */
let lots: number[];
beforeEach(async () => {
  lots = [0];
  harness = await openHarness({ people, drawLot: () => (lots.length > 1 ? lots.shift() : lots[0]) ?? 0 });
});
afterEach(() => harness.close());

const look = async (id: number, login = 'p.shah') => harness.as(login).do('triage.get', { id });
const record = async (
  text = 'Two men carried drums into the lock-up.',
  more: Record<string, unknown> = {},
  login = 'p.shah',
) => (await harness.as(login).do('intake.record', { form: { channel: 'hotline', text, ...more }, draftId: null })).id;
/** Proposed by one and signed off by another. */
async function close(id: number, by = 'p.shah', second = 'k.boyd'): Promise<void> {
  const { version } = await look(id, by);
  await harness.as(by).do('triage.setOutcome', { id, version, outcome: 'nfa', reason: why });
  await harness.as(second).do('triage.signOff', { id, version: version + 1, agree: true });
}
const waiting = async (login: string) =>
  (await harness.as(login).do('reviews.waiting', { after: null, limit: 50 })).reviews.map(({ id }) => id);
const figures = async (login = 'm.field') =>
  (await harness.as(login).do('oversight.dashboard', { day: null })).closures;

describe('a closure that was drawn', () => {
  it('waits for anybody who took no part in it, and shows to nobody who did', async () => {
    await close(await record());
    expect(await waiting('s.kowal')).toEqual([1]);
    expect(await harness.as('s.kowal').do('reviews.count', {})).toEqual({ waiting: 1 });
    for (const login of ['p.shah', 'k.boyd']) {
      expect(await waiting(login)).toEqual([]);
      expect(await harness.as(login).do('reviews.count', {})).toEqual({ waiting: 0 });
      expect(await harness.as(login).fails('reviews.get', { id: 1 })).toMatchObject({ code: 'NOT_FOUND' });
      expect(
        await harness.as(login).fails('reviews.give', { id: 1, outcome: 'nfa', reason: 'I said so.' }),
      ).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await harness.as('i.reed').fails('reviews.waiting', { after: null, limit: 5 })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('tells those who took part nothing: answers, events and log are the same whether or not it was drawn', async () => {
    lots = [0, 99];
    const [drawn, spared] = [await record(), await record('A dog barks all night.')];
    const told = async (id: number) => {
      const before = { heard: harness.as('k.boyd').heard.length, log: logLines(harness, 'triage.signOff').length };
      await close(id);
      const heard = harness.as('k.boyd').heard.slice(before.heard);
      const text = JSON.stringify([heard, logLines(harness, 'triage.signOff').slice(before.log), await look(id)]);
      return text
        .replaceAll(/"(seq|id|hash|previous|at|changeId|reference|text|session)":("[^"]*"|\d+)/g, '')
        .replaceAll(`contribution:${id}"`, 'contribution:n"');
    };
    const [first, second] = [await told(drawn), await told(spared)];
    expect(harness.peek().prepare('select count(*) as n from closure_review_row').get()).toEqual({ n: 1 });
    expect(second).toBe(first);
  });

  it('is shown as it came in: without outcome, reason, decision or anybody’s name', async () => {
    const id = await record('Craig Dunmore carried drums into the lock-up, from 07700 900123.');
    const officer = harness.as('p.shah');
    await officer.do('triage.grade', { id, as: 'submitter', source: '2', intelligence: 'D', handling: 'P' });
    await officer.do('triage.grade', { id, as: 'evaluator', source: '3', intelligence: 'E', handling: 'P' });
    await close(id);
    const shown = await harness.as('s.kowal').do('reviews.get', { id: 1 });
    expect(shown).toMatchObject({ grade: { source: '2', intelligence: 'D' }, channel: 'hotline' });
    expect(shown.identifiers.map(({ kind }) => kind)).toContain('phone');
    const said = JSON.stringify(shown);
    for (const hidden of [why, 'nfa', 'p.shah', 'k.boyd', 'TIP-', '"E"']) expect(said).not.toContain(hidden);
  });

  it('is no longer for somebody who has opened it since: it would not be blind', async () => {
    const id = await record();
    await look(id, 'r.hurst');
    harness.setClock('2026-03-09T10:05:00.000Z');
    await close(id);
    expect(await waiting('r.hurst')).toEqual([1]);
    await look(id, 's.kowal');
    expect(await waiting('s.kowal')).toEqual([]);
    expect(await harness.as('s.kowal').fails('reviews.get', { id: 1 })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await waiting('r.hurst')).toEqual([1]);
  });

  it('stays drawn where its sign-off is taken back and made again', async () => {
    const id = await record();
    await close(id);
    await harness.as('k.boyd').do('contributions.undo', { id });
    expect(await waiting('s.kowal')).toEqual([]);
    lots = [99];
    await harness.as('k.boyd').do('triage.signOff', { id, version: (await look(id)).version, agree: true });
    expect(await waiting('s.kowal')).toEqual([1]);
  });

  it('in a closed circle waits only for its members, and counts only for them', async () => {
    const hidden = { compartmentId: harness.compartment('HERON') };
    await close(await record('Two men carried drums into the lock-up.', hidden, 'h.heron'), 'h.heron', 'h.egret');
    for (const login of ['s.kowal', 'r.hurst']) expect(await waiting(login)).toEqual([]);
    expect(await harness.as('s.kowal').fails('reviews.get', { id: 1 })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await figures()).reviewed).toBe(0);
  });
});

describe('the outcome of a review', () => {
  it('that agrees changes nothing on the contribution, and is counted', async () => {
    const id = await record();
    await close(id);
    const before = await look(id);
    const given = await harness
      .as('s.kowal')
      .do('reviews.give', { id: 1, outcome: 'nfa', reason: 'A film, as they say.' });
    expect(given).toMatchObject({ agrees: true, closedBecause: why });
    expect(await look(id)).toEqual(before);
    expect(await figures()).toMatchObject({ reviewed: 1, reversed: 0, reversal: { share: 0, low: 0 } });
    expect(await waiting('r.hurst')).toEqual([]);
    expect(
      await harness.as('r.hurst').fails('reviews.give', { id: 1, outcome: 'lead', reason: 'Too late.' }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that differs opens the contribution again, keeps its history, and tells those who closed it', async () => {
    const id = await record();
    await close(id);
    await harness.as('s.kowal').do('reviews.give', { id: 1, outcome: 'trace', reason: 'Nobody asked whose drums.' });
    const opened = await look(id);
    expect(opened).toMatchObject({ state: 'untriaged', triagedAt: null, proposedBy: null });
    expect(opened.history.map(({ what }) => what)).toEqual([
      'Opened again: a blind second review came to another outcome',
      'Agreed to no further action',
      'Proposed no further action',
    ]);
    const told = (login: string) => harness.as(login).do('reviews.reopened', { mine: false, after: null, limit: 50 });
    for (const login of ['p.shah', 'k.boyd'])
      expect(await told(login)).toMatchObject({
        reopened: [{ contributionId: id, outcome: 'trace', reason: 'Nobody asked whose drums.', mine: true }],
      });
    expect(await told('r.hurst')).toMatchObject({ reopened: [{ mine: false }] });
    const own = async (login: string) =>
      (await harness.as(login).do('reviews.reopened', { mine: true, after: null, limit: 1 })).reopened.length;
    expect(await Promise.all(['p.shah', 'k.boyd', 'r.hurst'].map(own))).toEqual([1, 1, 0]);
    expect(await figures()).toMatchObject({ reviewed: 1, reversed: 1, kinds: [{ kind: 'tip', reversed: 1 }] });
    // Triaged again, it waits for nobody.
    const officer = harness.as('k.boyd');
    await officer.do('triage.setOutcome', { id, version: opened.version, outcome: 'trace', reason: 'Asked.' });
    expect(await told('p.shah')).toEqual({ reopened: [], next: null });
  });

  it('cannot be taken back, neither by the reviewer nor by undoing the closure', async () => {
    const id = await record();
    await close(id);
    await harness.as('s.kowal').do('reviews.give', { id: 1, outcome: 'lead', reason: 'Drums of what?' });
    expect(await harness.as('s.kowal').fails('contributions.undo', { id })).toMatchObject({ code: 'NOTHING_TO_UNDO' });
    expect(await harness.as('k.boyd').fails('contributions.undo', { id })).toMatchObject({ code: 'CHANGED_SINCE' });
  });
});

/** The share as two people have set it. */
async function setShare(percent: number, basedOn: number): Promise<void> {
  const content = { name: 'review_share', rule: { percent } } as const;
  const { id } = await harness
    .as('s.kowal')
    .do('rules.propose', { content, basedOn, fromDay: '2026-03-09', reason: 'For a month.' });
  await harness.as('r.hurst').do('rules.agree', { id });
}

describe('the share', () => {
  it('decides how many are drawn from then on', async () => {
    lots = [50];
    await close(await record());
    expect(await waiting('s.kowal')).toEqual([]);
    await setShare(51, 1);
    await close(await record('A dog barks all night.'));
    expect(await waiting('s.kowal')).toHaveLength(1);
    await setShare(0, 2);
    lots = [0];
    await close(await record('Somebody rang off.'));
    expect(await waiting('s.kowal')).toHaveLength(1);
  });

  it('is met by chance that is not always the same', async () => {
    await harness.close();
    harness = await openHarness({ people });
    await setShare(50, 1);
    for (let n = 0; n < 40; n++) await close(await record(`Caller ${n} rang off.`));
    const drawn = (await waiting('s.kowal')).length;
    // Outside of this once in a hundred million times.
    expect(drawn).toBeGreaterThan(2);
    expect(drawn).toBeLessThan(38);
  });
});

describe('the list of what waits', () => {
  it('goes on where a page ended, oldest closure first', async () => {
    for (let n = 0; n < 5; n++) {
      harness.setClock(`2026-03-09T10:0${n}:00.000Z`);
      await close(await record(`Caller ${n} rang off.`));
    }
    const officer = harness.as('s.kowal');
    const first = await officer.do('reviews.waiting', { after: null, limit: 2 });
    const second = await officer.do('reviews.waiting', { after: first.next, limit: 2 });
    const third = await officer.do('reviews.waiting', { after: second.next, limit: 2 });
    expect([first, second, third].map(({ reviews }) => reviews.map(({ id }) => id))).toEqual([[1, 2], [3, 4], [5]]);
    expect(third.next).toBeNull();
  });
});
