/** A contribution on somebody who was reported before has a place of its own in the queue: before all others, where somebody wants it so. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import { recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
    ],
  });
});
afterEach(() => harness.close());

const first = 'His name is Yusuf Karimi, he works at the tyre place in Wickenford and talks about the parade.';
const second = 'A man called Yousef Kareemi from the tyre place keeps asking where the parade goes through Wickenford.';

const tip = async (
  text: string,
  receivedAt: string,
  form: Partial<Input<'intake.record'>['form']> = {},
  login = 'shah',
) => (await recordTip(harness, login, text, { receivedAt, ...form })).id;
const page = (more: Partial<Input<'contributions.queue'>> = {}, login = 'shah') =>
  harness.as(login).do('contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 10, ...more });
const numbers = ({ rows }: Awaited<ReturnType<typeof page>>) => rows.map(({ id, earlier }) => [id, earlier]);

it('says how many reports there were before, and comes first where that is asked for, page by page', async () => {
  const one = await tip(first, '2026-03-01T10:00:00.000Z');
  const two = await tip(second, '2026-03-02T10:00:00.000Z');
  const others: number[] = [];
  for (const n of [1, 2, 3])
    others.unshift(await tip(`A dog barks at number ${n}.`, `2026-03-0${n + 4}T10:00:00.000Z`));
  expect(numbers(await page())).toEqual([...others.map((id) => [id, 0]), [two, 1], [one, 0]]);
  const seen: number[] = [];
  let after: string | null = null;
  do {
    const { rows, next } = await page({ first: 'repeats', after, limit: 2 });
    seen.push(...rows.map(({ id }) => id));
    after = next;
  } while (after !== null);
  expect(seen).toEqual([two, ...others, one]);
  const oldest = await page({ first: 'repeats', sort: 'oldest', filter: { states: ['untriaged'] } });
  expect(oldest.rows.map(({ id }) => id)).toEqual([two, one, ...others.toReversed()]);
});

it('is found by itself, counted, and no longer once somebody says that it is another person', async () => {
  const one = await tip(first, '2026-03-01T10:00:00.000Z');
  const two = await tip(second, '2026-03-02T10:00:00.000Z');
  const repeats = async (filter: Input<'contributions.queue'>['filter'] = {}) => {
    const rows = numbers(await page({ filter: { repeat: true, ...filter } }));
    const { total, untriaged } = await harness
      .as('shah')
      .do('contributions.count', { filter: { repeat: true, ...filter } });
    expect([total, untriaged]).toEqual([rows.length, rows.length]);
    return rows;
  };
  expect(await repeats()).toEqual([[two, 1]]);
  expect(await repeats({ text: 'tyre' })).toEqual([[two, 1]]);
  expect(await repeats({ text: 'lantern' })).toEqual([]);
  expect(await repeats({ states: ['untriaged'] })).toEqual([[two, 1]]);
  expect(numbers(await page({ filter: { repeat: false } }))).toEqual([[one, 0]]);
  await harness.as('shah').do('linking.decideSamePerson', { contributionId: one, otherId: two, decision: 'different' });
  expect(await repeats()).toEqual([]);
  expect(numbers(await page())).toEqual([
    [two, 0],
    [one, 0],
  ]);
  await harness.as('shah').do('linking.withdrawSamePerson', { contributionId: two, otherId: one });
  expect(await repeats()).toEqual([[two, 1]]);
});

it('is a repeat only for whoever may see the report before it', async () => {
  const hidden = await tip(first, '2026-03-01T10:00:00.000Z', { compartmentId: harness.compartment('HERON') }, 'mason');
  const two = await tip(second, '2026-03-02T10:00:00.000Z');
  expect(numbers(await page({ filter: { repeat: true } }))).toEqual([]);
  expect(numbers(await page({ first: 'repeats' }))).toEqual([[two, 0]]);
  expect(numbers(await page({ first: 'repeats' }, 'mason'))).toEqual([
    [two, 1],
    [hidden, 0],
  ]);
});
