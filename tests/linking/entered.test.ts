/** What is entered in a case and a restricted one holds as well reaches the people of the restricted one, and tells whoever entered it nothing. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountId, openingForm } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'other', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'ferry', roles: ['case_officer'], compartments: ['OTTER'] },
      { login: 'iqbal', roles: ['supervisor'] },
    ],
  });
});
afterEach(() => harness.close());

const craig = { name: 'Craig Dunmore', phones: ['+447700900123'], vrm: 'TX21ABC' };
const heron = () =>
  stageInvestigation(harness, { operation: 'HERON ONE', compartment: 'HERON', subject: craig, owner: 'mason' });
const open = async (login: string, more = {}) =>
  (await harness.as(login).do('investigations.open', openingForm({ operation: 'LANTERN', summary: 'A van.', ...more })))
    .id;
const enter = (login: string, id: number, kind: 'phone' | 'vrm' | 'person' | 'postcode', text: string) =>
  harness.as(login).do('investigations.addIdentifier', { id, subjectId: null, kind, text });
const told = async (login = 'mason') => (await harness.as(login).do('linking.enteredElsewhere', { limit: 50 })).found;
const counted = async (login = 'mason') => (await harness.as(login).do('linking.countDeconflictionHits', {})).n;

it('tells the people of a restricted case who entered what and where, and whoever entered it nothing', async () => {
  const id = await open('shah');
  const without = await enter('shah', id, 'phone', '07700 900144');
  heron();
  const withIt = await enter('shah', id, 'phone', '07700 900123');
  expect({ ...withIt, identifierId: 0 }).toEqual({ ...without, identifierId: 0 });
  await harness.renew();
  expect(await told()).toMatchObject([
    {
      operation: 'HERON ONE',
      otherCaseId: id,
      otherOperation: 'LANTERN',
      kind: 'phone',
      text: '07700 900123',
      enteredBy: 'shah',
    },
  ]);
  expect([await counted(), await counted('shah'), await counted('other')]).toEqual([1, 0, 0]);
  for (const login of ['shah', 'other', 'ferry']) expect(await told(login)).toEqual([]);
  expect(
    await harness.as('shah').do('linking.heldElsewhere', { text: '07700 900123', kind: null, except: id }),
  ).toEqual({
    holders: [],
    more: false,
  });
});

it('is done for subjects and entities too, whole names and plates alone', async () => {
  const id = await open('shah');
  heron();
  const names = { name: 'Dunmore, Craig', aliases: ['Craig'], role: 'suspect' as const, born: null };
  await harness.as('shah').do('investigations.addSubject', { id, ...names });
  await enter('shah', id, 'vrm', 'TX21 ABC');
  await enter('shah', id, 'vrm', 'TX21 ABD');
  await harness.renew();
  expect((await told()).map(({ kind, text }) => [kind, text])).toEqual([
    ['vrm', 'TX21 ABC'],
    ['person', 'Dunmore, Craig'],
  ]);
});

it('tells nobody of a case that they may not know of either', async () => {
  const compartmentId = harness.compartment('OTTER');
  const hidden = await open('ferry', { operation: 'OTTER ONE', compartmentId });
  heron();
  await enter('ferry', hidden, 'phone', '07700 900123');
  await harness.renew();
  expect([await told('mason'), await told('ferry')]).toEqual([[], []]);
});

it('is over once it is settled, until more is entered; and goes where what was entered is withdrawn', async () => {
  const id = await open('shah');
  const restricted = heron();
  const { identifierId } = await enter('shah', id, 'phone', '07700 900123');
  await enter('shah', id, 'vrm', 'TX21 ABC');
  await harness.renew();
  await harness
    .as('shah')
    .do('investigations.withdraw', { id, what: 'identifier', itemId: identifierId, reason: 'Misread' });
  expect(await told()).toMatchObject([{ kind: 'vrm' }]);
  const until = (await told())[0]?.raisedAt ?? '';
  const settle = (login: string) =>
    harness.as(login).do('linking.settleEntered', { investigationId: restricted, until });
  expect(await harness.as('shah').fails('linking.settleEntered', { investigationId: restricted, until })).toMatchObject(
    { code: 'NOT_FOUND' },
  );
  expect(
    await harness.as('other').fails('linking.settleEntered', { investigationId: restricted, until }),
  ).toMatchObject({
    code: 'NOT_YOUR_CASE',
  });
  await settle('mason');
  expect([await told(), await counted()]).toEqual([[], 0]);
  harness.setClock('2026-03-09T12:00:00.000Z');
  await enter('shah', id, 'phone', '07700 900123');
  await harness.renew();
  expect(await told()).toMatchObject([{ kind: 'phone' }]);
});

it('holds a case that becomes restricted later against what other cases had entered before, once', async () => {
  const before = await open('shah');
  await enter('shah', before, 'phone', '07700 900123');
  await enter('shah', before, 'postcode', 'ZZ99 1AB');
  await enter('shah', before, 'phone', '07700 900144');
  const own = await open('mason', { operation: 'HERON TWO' });
  await enter('mason', own, 'phone', '0044 7700 900123');
  await enter('mason', own, 'postcode', 'ZZ99 1AB');
  await harness.renew();
  expect(await told()).toEqual([]);
  const narrow = async (namedReaders: 0 | 1) => {
    harness.peek().prepare('update investigation_row set namedReaders = ? where id = ?').run(namedReaders, own);
    await harness.renew();
  };
  const { version } = await harness.as('mason').do('investigations.get', { id: own });
  const readers = ['mason', 'iqbal'].map((login) => accountId(harness, login));
  await harness
    .as('mason')
    .do('investigations.setReaders', { id: own, version, readers, reason: 'Known to few from now on' });
  await harness.renew();
  expect(await told()).toMatchObject([
    { operation: 'HERON TWO', otherCaseId: before, kind: 'phone', text: '07700 900123', enteredBy: 'shah' },
  ]);
  for (const login of ['shah', 'other', 'ferry']) expect(await told(login)).toEqual([]);
  await harness.as('mason').do('linking.settleEntered', { investigationId: own, until: '2027-01-01T00:00:00.000Z' });
  await narrow(0);
  await narrow(1);
  expect(await told()).toEqual([]);
});
