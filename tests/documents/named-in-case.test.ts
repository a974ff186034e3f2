/** What the documents of a case name is offered to its people, and is no identifier of the case until one of them says so. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { add, ofCase } from './adding.ts';

let harness: Harness;
let id: number;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'low', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
    ],
  });
  id = (await shah().do('investigations.open', openingForm({ operation: 'LANTERN' }))).id;
});
afterEach(() => harness.close());

const shah = () => harness.as('shah');
const attach = (text: string, name = 'Notes.txt') => add(shah(), ofCase(id), name, Buffer.from(text));
const ask = (more: { ruledOut?: boolean; after?: string | null; limit?: number } = {}, login = 'shah') =>
  harness
    .as(login)
    .do('documents.namedInCase', { investigationId: id, ruledOut: false, after: null, limit: 50, ...more });
const values = async (more: Parameters<typeof ask>[0] = {}, login = 'shah') =>
  (await ask(more, login)).found.map(({ value }) => value);
const phone = { kind: 'phone', value: '+447700900123' } as const;

it('offers each number and plate once, where it stands first, and no name, day or town', async () => {
  const { documentId } = await attach('Craig Dunmore of Wexmouth rang 07700 900123 on 3 March, then 0044 7700 900123.');
  await attach('TX21 ABC again, and 07700 900123.', 'More.txt');
  expect((await ask()).found).toMatchObject([
    { documentId, name: 'Notes.txt', page: null, kind: 'phone', text: '07700 900123', value: phone.value },
    { name: 'More.txt', kind: 'vrm', value: 'TX21ABC' },
  ]);
  const first = await ask({ limit: 1 });
  expect(first.found).toHaveLength(1);
  expect(await values({ after: first.next })).toEqual(['TX21ABC']);
});

it('adds nothing by itself: nobody is suggested the case for it until it is added', async () => {
  await attach('He rang from 07700 900123.');
  const { id: contributionId } = await recordTip(harness, 'shah', 'It was 07700 900123.');
  const suggested = async () => (await shah().do('linking.suggestions', { contributionId })).suggestions;
  expect(await suggested()).toEqual([]);
  await shah().do('investigations.addIdentifier', { id, subjectId: null, kind: 'phone', text: '07700 900123' });
  expect(await suggested()).toHaveLength(1);
  expect(await values()).toEqual([]);
});

it('is ruled out until that is taken back, and again; by the people of the case alone', async () => {
  await attach('He rang from 07700 900123.');
  const say = (ruledOut: boolean) => shah().do('documents.notOfCase', { investigationId: id, ...phone, ruledOut });
  expect(
    await harness.as('low').fails('documents.notOfCase', { investigationId: id, ...phone, ruledOut: true }),
  ).toMatchObject({ code: 'NOT_YOUR_CASE' });
  for (const _ of [1, 2]) {
    await say(true);
    await say(true);
    expect([await values(), await values({ ruledOut: true })]).toEqual([[], [phone.value]]);
    await say(false);
    expect([await values(), await values({ ruledOut: true })]).toEqual([[phone.value], []]);
  }
  expect(
    await shah().fails('documents.notOfCase', {
      investigationId: id,
      kind: 'phone',
      value: '+447700900999',
      ruledOut: true,
    }),
  ).toMatchObject({ code: 'NOT_FOUND' });
});

it('goes with a document that is withdrawn, and is nothing to whoever may not see the document', async () => {
  const { documentId } = await attach('He rang from 07700 900123.');
  expect(await values({}, 'low')).toEqual([phone.value]);
  await shah().do('documents.raiseMarking', { documentId, marking: 'SECRET', reason: 'It names a source' });
  expect(await values({}, 'low')).toEqual([]);
  expect((await ask()).found).toMatchObject([{ marking: 'SECRET' }]);
  await shah().do('documents.withdraw', { documentId, reason: 'Of another case' });
  expect(await values()).toEqual([]);
  expect(await shah().fails('documents.notOfCase', { investigationId: id, ...phone, ruledOut: true })).toMatchObject({
    code: 'NOT_FOUND',
  });
});
