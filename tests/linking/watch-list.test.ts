/** What a person watches for is told when it comes in, to that person alone, as far as it may be seen. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: shahAndMason,
    now: '2026-12-20T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

const tip = (text: string, form = {}, login = 'mason') =>
  recordTip(harness, login, text, { channel: 'online', ...form });
const watch = (text: string) => harness.as('shah').do('linking.watch', { text, why: 'Op LARKSPUR' });
const watched = async (login = 'shah') => (await harness.as(login).do('linking.watchList', {})).watched;
const fresh = async () => (await harness.as('shah').do('linking.countWatched', {})).n;

it('tells of a number in any form and of a plate in part, from then on', async () => {
  const before = await tip('He rang from 07700 900123.');
  await watch('07700 900123');
  await watch('TX21 ABC');
  expect(await fresh()).toBe(0);
  const rang = await tip('The number was 0044 7700 900123, she said.');
  const plate = await tip('A van, TX2? ABC it looked like.');
  await tip('Another van altogether, AB12 CDE.');
  expect(await fresh()).toBe(2);
  const finds = (await watched()).map((one) => [
    one.text,
    one.kind,
    one.finds.map((find) => [find.contributionId, find.fresh]),
  ]);
  expect(finds).toEqual([
    ['TX21 ABC', 'vrm', [[plate.id, true]]],
    [
      '07700 900123',
      'phone',
      [
        [rang.id, true],
        [before.id, false],
      ],
    ],
  ]);
});

it('tells of words, once seen no more, and nothing after it was taken off', async () => {
  const { id } = await watch('marrow hall');
  await tip('By the Marrow community hall, at night.');
  await tip('A marrow in the garden.');
  expect(await fresh()).toBe(1);
  await harness.as('shah').do('linking.watchSeen', { id });
  expect(await fresh()).toBe(0);
  await tip('Marrow hall again.');
  expect(await fresh()).toBe(1);
  await harness.as('shah').do('linking.unwatch', { id });
  expect(await watched()).toEqual([]);
  expect(await harness.as('shah').fails('linking.unwatch', { id })).toMatchObject({ code: 'NOT_FOUND' });
});

it('is nobody else’s to see, and finds nothing out of reach', async () => {
  const { id } = await watch('marrow hall');
  await tip('At the marrow hall, says a source.', { compartmentId: harness.compartment('HERON') });
  expect(await fresh()).toBe(0);
  expect((await watched())[0]?.finds).toEqual([]);
  expect(await watched('mason')).toEqual([]);
  expect(await harness.as('mason').fails('linking.watchSeen', { id })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await harness.as('mason').fails('linking.unwatch', { id })).toMatchObject({ code: 'NOT_FOUND' });
});

it('takes no watch for nothing, and a hundred at most', async () => {
  expect(await harness.as('shah').fails('linking.watch', { text: '- -', why: '' })).toMatchObject({
    code: 'INPUT_INVALID',
  });
  for (let n = 100; n < 200; n += 1) await watch(`number ${n}`);
  expect(await harness.as('shah').fails('linking.watch', { text: 'one more', why: '' })).toMatchObject({
    code: 'TOO_MANY_WATCHED',
  });
});

it('tells of a name under another spelling, with how it is spelt there', async () => {
  await watch('Yusuf Karimi');
  const exact = await tip('His name is Yusuf Karimi, he works at the tyre place.');
  const other = await tip('A man called Yousef Kareemi from the tyre place asked about the parade.');
  await tip('A man called Gareth Pennycuick sells fireworks.');
  const hidden = await tip('Yusef Karimy again.', { compartmentId: harness.compartment('HERON') });
  expect(await fresh()).toBe(2);
  const [entry] = await watched();
  expect(entry?.kind).toBe('person');
  expect(entry?.finds.map(({ contributionId, spelt }) => [contributionId, spelt])).toEqual([
    [other.id, 'Yousef Kareemi'],
    [exact.id, undefined],
  ]);
  expect(hidden.id).toBeGreaterThan(other.id);
});
