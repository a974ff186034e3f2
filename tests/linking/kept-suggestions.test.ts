/**
 * How strongly what waits matches a case is kept, so that the queue can be sorted by it. What is kept is what would be found now, whatever was
 * done in between, and says nothing to anybody of a case that they may not see.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { everybody, strengthsOf } from '../../main/linking/kept-suggestions.ts';
import { decisiveKinds } from '../../main/matching/scoring/index.ts';
import { lineKinds } from '../../main/store/waiting.ts';
import type { Input } from '../../preload/contract/index.ts';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { onPostgres } from '../support/postgres.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'reed', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
    ],
  });
});
afterEach(() => harness.close());

const open = async (login: string, operation: string, more: Partial<Input<'investigations.open'>> = {}) =>
  (
    await harness
      .as(login)
      .do('investigations.open', openingForm({ operation, summary: 'A garage that asks no questions.', ...more }))
  ).id;
const hold = (login: string, id: number, kind: 'phone' | 'vrm' | 'person' | 'place', text: string) =>
  harness.as(login).do('investigations.addIdentifier', { id, subjectId: null, kind, text });
const tip = async (text: string, form: Partial<Input<'intake.record'>['form']> = {}, login = 'shah') =>
  (await recordTip(harness, login, text, form)).id;
const queue = async (login: string, more: Partial<Input<'contributions.queue'>> = {}) =>
  (
    await harness.as(login).do('contributions.queue', {
      filter: { states: ['untriaged'] },
      sort: 'newest',
      first: 'match',
      after: null,
      limit: 50,
      ...more,
    })
  ).rows.map(({ id, best }) => [id, best === null ? null : `${best.matchStrength} ${best.operation}`]);

it('puts the strongest match first, page by page, and names its operation', async () => {
  await hold('shah', await open('shah', 'LANTERN'), 'phone', '07700 900123');
  const strong = await tip('He rang from 07700 900123 at night.', { receivedAt: '2026-03-01T08:00:00.000Z' });
  const dog = await tip('A dog barks all night in Mill Lane.', { receivedAt: '2026-03-02T08:00:00.000Z' });
  const cat = await tip('A cat is in the tree again.', { receivedAt: '2026-03-03T08:00:00.000Z' });
  await harness.renew();
  const expected = [
    [strong, 'strong LANTERN'],
    [cat, null],
    [dog, null],
  ];
  expect(await queue('shah')).toEqual(expected);
  const { rows, next } = await harness.as('shah').do('contributions.queue', {
    filter: { states: ['untriaged'] },
    sort: 'newest',
    first: 'match',
    after: null,
    limit: 1,
  });
  expect(rows.map(({ id }) => id)).toEqual([strong]);
  expect(await queue('shah', { after: next })).toEqual(expected.slice(1));
  expect(await queue('shah', { filter: { match: 'strong' } })).toEqual(expected.slice(0, 1));
  const { total } = await harness.as('shah').do('contributions.count', { filter: { match: 'none' } });
  expect(total).toBe(2);
});

it('follows what a case learns, withdraws and is decided, and leaves what no longer waits', async () => {
  const one = await tip('He rang from 07700 900123 at night.');
  await harness.renew();
  expect(await queue('shah')).toEqual([[one, null]]);
  const id = await open('shah', 'LANTERN');
  const { identifierId } = await hold('shah', id, 'phone', '07700 900123');
  await harness.renew();
  expect(await queue('shah')).toEqual([[one, 'strong LANTERN']]);
  await harness
    .as('shah')
    .do('investigations.withdraw', { id, what: 'identifier', itemId: identifierId, reason: 'Misread' });
  await harness.renew();
  expect(await queue('shah')).toEqual([[one, null]]);
  await harness.as('shah').do('investigations.restore', { id, what: 'identifier', itemId: identifierId });
  await harness.renew();
  await harness.as('shah').do('linking.decide', { contributionId: one, investigationId: id, decision: 'not_this' });
  await harness.renew();
  expect(await queue('shah')).toEqual([[one, null]]);
  await harness.as('shah').do('contributions.undo', { id: one });
  await harness.renew();
  expect(await queue('shah')).toEqual([[one, 'strong LANTERN']]);
  await harness.as('shah').do('triage.setOutcome', { id: one, version: 1, outcome: 'trace', reason: 'Nothing held' });
  expect(await queue('shah', { filter: {} })).toEqual([[one, null]]);
  expect(harness.peek().prepare('select count(*) as n from suggestion_row').get()).toEqual({ n: 0 });
});

it('a restricted case shows in no strength, order or number, but to its own people', async () => {
  const one = await tip('He rang from 07700 900123 at night.', { receivedAt: '2026-03-01T08:00:00.000Z' });
  const two = await tip('A dog barks all night in Mill Lane.', { receivedAt: '2026-03-02T08:00:00.000Z' });
  const hidden = await open('mason', 'HERON ONE', { compartmentId: harness.compartment('HERON') });
  await hold('mason', hidden, 'phone', '07700 900123');
  const secret = await open('shah', 'SECRET ONE', { marking: 'SECRET' });
  await hold('shah', secret, 'place', 'Mill Lane');
  await hold('shah', secret, 'person', 'Craig Dunmore');
  await harness.renew();
  expect(await queue('mason')).toEqual([
    [one, 'strong HERON ONE'],
    ...(await queue('mason')).filter(([id]) => id === two),
  ]);
  expect(await queue('reed')).toEqual([
    [two, null],
    [one, null],
  ]);
  expect((await queue('shah')).find(([id]) => id === one)).toEqual([one, null]);
  // What it has in common with the hidden one does not make an open one any weaker.
  await hold('reed', await open('reed', 'LANTERN'), 'phone', '07700 900123');
  await harness.renew();
  expect((await queue('reed'))[0]).toEqual([one, 'strong LANTERN']);
});

it('goes on where it was when the program ends in between', async () => {
  const ids = [await tip('He rang from 07700 900123.'), await tip('Ask on 07700 900123.')];
  const due = () => harness.peek().prepare('select count(*) as n from suggestion_kept_row where due = 1').get();
  expect(due()).toEqual({ n: 2 });
  const { rows } = await harness
    .as('shah')
    .do('contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 5 });
  expect(rows.map(({ matched }) => matched)).toEqual([false, false]);
  await harness.renew();
  expect(due()).toEqual({ n: 0 });
  const id = await open('shah', 'LANTERN');
  await hold('shah', id, 'phone', '07700 900123');
  // Marked and not yet matched: the row is in the store, whoever runs next.
  harness.peek().prepare('update suggestion_kept_row set due = 1 where contributionId = ?').run(ids[0]);
  expect((await harness.renew()).map(({ contributionId }) => contributionId).sort()).toEqual(ids);
  expect(await harness.renew()).toEqual([]);
});

it('the kinds that decide by themselves are the same for the store and for the matcher', () => {
  expect(new Set(lineKinds)).toEqual(decisiveKinds);
});

const words = [
  '07700 900123',
  '07700 900141',
  'TX21 ABC',
  'Craig Dunmore',
  'Joanne Pickavance',
  'Mill Lane',
  'Saltgate Hall',
];
const kinds = ['phone', 'phone', 'vrm', 'person', 'person', 'place', 'place'] as const;
const Step = fc.record({
  what: fc.constantFrom(
    'tip',
    'hold',
    'hold',
    'withdraw',
    'decide',
    'decide',
    'undo',
    'undo',
    'renew',
    'outcome',
    'move',
  ),
  word: fc.nat(words.length - 1),
  other: fc.nat(words.length - 1),
  at: fc.nat(5),
});

it('is what would be found anew, whatever was done', { timeout: 120_000 }, async () => {
  const cases = [
    ['shah', await open('shah', 'LANTERN')],
    ['shah', await open('shah', 'THISTLE')],
    ['mason', await open('mason', 'HERON ONE', { compartmentId: harness.compartment('HERON') })],
    ['shah', await open('shah', 'SECRET ONE', { marking: 'SECRET' })],
  ] as const;
  const tips: number[] = [];
  const held: { id: number; itemId: number; login: string; in: boolean }[] = [];
  async function step({ what, word, other, at }: typeof Step extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
    const [login, id] = cases[at % cases.length] ?? cases[0];
    const desk = harness.as(login);
    const one = tips[at % Math.max(1, tips.length)];
    if (what === 'tip') tips.push(await tip(`It was ${words[word]} by the gate, and ${words[other]} again.`));
    else if (what === 'hold') {
      const { identifierId } = await hold(login, id, kinds[word] ?? 'place', words[word] ?? '');
      held.push({ id, itemId: identifierId, login, in: true });
    } else if (what === 'withdraw') {
      const item = held[other % Math.max(1, held.length)];
      if (item === undefined) return;
      const { id: of, itemId } = item;
      const about = { id: of, what: 'identifier', itemId } as const;
      if (item.in) await harness.as(item.login).ask('investigations.withdraw', { ...about, reason: 'Misread' });
      else await harness.as(item.login).ask('investigations.restore', about);
      item.in = !item.in;
    } else if (one !== undefined && what === 'decide') {
      const decision = (['linked', 'not_this', 'unsure'] as const)[word % 3];
      await desk.ask('linking.decide', { contributionId: one, investigationId: id, decision });
    } else if (one !== undefined && what === 'undo') await desk.ask('contributions.undo', { id: one });
    else if (one !== undefined && what === 'outcome')
      await desk.ask('triage.setOutcome', { id: one, version: 1, outcome: 'trace', reason: 'Nothing held' });
    else if (what === 'move')
      await desk.ask('investigations.changeSubject', { id, subjectId: word, name: words[word], reason: 'Misread' });
    else if (what === 'renew') await harness.renew();
  }
  const kept = () =>
    harness
      .peek()
      .prepare('select contributionId, investigationId, matchStrength from suggestion_row order by 1, 2')
      .all();
  const anew = () =>
    harness.store.read(async (transaction) => {
      const all = await transaction.unrestricted(everybody);
      await transaction.setViewer(all);
      const rows = await transaction.db
        .selectFrom('contribution')
        .select('id')
        .where('state', 'in', ['untriaged', 'nfa_proposed'])
        .orderBy('id')
        .execute();
      const found: unknown[] = [];
      for (const { id: contributionId } of rows) {
        const { strengths } = await strengthsOf(transaction, all, contributionId);
        for (const [investigationId, matchStrength] of [...strengths].sort(([a], [b]) => a - b))
          found.push({ contributionId, investigationId, matchStrength });
      }
      return found;
    });
  // Chance may leave no match at all.
  await step({ what: 'tip', word: 0, other: 1, at: 0 });
  await step({ what: 'hold', word: 0, other: 0, at: 0 });
  let most = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(Step, { minLength: 4, maxLength: 16 }), async (steps) => {
      for (const one of steps) await step(one);
      await harness.renew();
      expect(kept()).toEqual(await anew());
      most = Math.max(most, kept().length);
    }),
    { numRuns: onPostgres ? 4 : 10, endOnFailure: true },
  );
  expect(most).toBeGreaterThan(0);
});
