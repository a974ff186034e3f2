/** What came in before it meant anything, found when an investigation learns what it holds. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'], compartments: ['MEADOW'] },
      { login: 'mcardle', roles: ['case_officer'] },
      { login: 'yildiz', roles: ['administrator'] },
    ],
  });
});
afterEach(() => harness.close());

const tip = (text: string, form = {}) => recordTip(harness, 'shah', text, form);
const investigation = (operation: string, compartmentId: number | null = null) =>
  harness.as('shah').do(
    'investigations.open',
    openingForm({
      operation,
      kind: 'facilitation',
      priority: 'P2M',
      summary: 'A garage that asks no questions.',
      area: 'Wexmouth',
      compartmentId,
    }),
  );
const add = (id: number, kind: 'phone' | 'vrm' | 'person' | 'place', text: string) =>
  harness.as('shah').do('investigations.addIdentifier', { id, subjectId: null, kind, text });
const found = async (id: number, login = 'shah') =>
  (await harness.as(login).do('linking.lateMatchesOfCase', { investigationId: id, limit: 50 })).found;

it('nothing is found while nothing is held, and what is held later finds what came before, newest first', async () => {
  const first = await tip('He rang from 07700 900123 at night.', { receivedAt: '2026-03-01T08:00:00.000Z' });
  const second = await tip('The number was 0044 7700 900123, she said.', { receivedAt: '2026-03-02T08:00:00.000Z' });
  const plate = await tip('A van, TX2? ABC it looked like.', { receivedAt: '2026-03-03T08:00:00.000Z' });
  await tip('Another number, 07700 900999.');
  const { id } = await investigation('LANTERN');
  expect(await found(id)).toEqual([]);
  await add(id, 'phone', '07700 900123');
  expect((await found(id)).map((one) => one.id)).toEqual([second.id, first.id]);
  expect((await found(id))[0]?.holds).toEqual([{ kind: 'phone', text: '0044 7700 900123' }]);
  await add(id, 'vrm', 'TX21 ABC');
  expect((await found(id)).map((one) => one.id)).toEqual([plate.id, second.id, first.id]);
});

it('leaves out what was linked, ruled out or withdrawn, and brings it back when that is taken back', async () => {
  const linked = await tip('Rang from 07700 900123.');
  const ruledOut = await tip('Also 07700 900123.');
  const { id } = await investigation('LANTERN');
  const { identifierId } = await add(id, 'phone', '07700 900123');
  await harness.as('shah').do('linking.decide', { contributionId: linked.id, investigationId: id, decision: 'linked' });
  await harness
    .as('shah')
    .do('linking.decide', { contributionId: ruledOut.id, investigationId: id, decision: 'not_this' });
  expect(await found(id)).toEqual([]);
  await harness.as('shah').do('contributions.undo', { id: ruledOut.id });
  expect((await found(id)).map((one) => one.id)).toEqual([ruledOut.id]);
  await harness
    .as('shah')
    .do('investigations.withdraw', { id, what: 'identifier', itemId: identifierId, reason: 'A mistake' });
  expect(await found(id)).toEqual([]);
});

it('a lone first name or a place finds nobody, a whole name does', async () => {
  const named = await tip('His name is Craig Dunmore and he works nights.');
  await tip('Craig was there.');
  const { id } = await investigation('LANTERN');
  await add(id, 'person', 'Craig');
  await add(id, 'place', 'Wexmouth');
  expect(await found(id)).toEqual([]);
  await add(id, 'person', 'Craig Dunmore');
  expect((await found(id)).map((one) => one.id)).toEqual([named.id]);
});

it('shows nothing of what the asker may not see, and logs who asked', async () => {
  const compartmentId = harness.compartment('MEADOW');
  const hidden = await tip('Rang from 07700 900123.', { compartmentId });
  const open = await investigation('LANTERN');
  await add(open.id, 'phone', '07700 900123');
  expect((await found(open.id)).map((one) => one.id)).toEqual([hidden.id]);
  expect(await found(open.id, 'mcardle')).toEqual([]);
  const closed = await investigation('HERON', compartmentId);
  expect(
    (await harness.as('mcardle').fails('linking.lateMatchesOfCase', { investigationId: closed.id, limit: 5 })).code,
  ).toBe('NOT_FOUND');
  expect(
    (await harness.as('yildiz').fails('linking.lateMatchesOfCase', { investigationId: open.id, limit: 5 })).code,
  ).toBe('NOT_ALLOWED');
  const lines = harness
    .peek()
    .prepare("select records from log_row where verb = 'linking.lateMatchesOfCase' and outcome = 'done' order by seq")
    .pluck()
    .all();
  expect(lines).toEqual([
    JSON.stringify([`investigation:${open.id}`, `contribution:${hidden.id}`]),
    JSON.stringify([`investigation:${open.id}`]),
  ]);
});

const revived = async (login = 'shah', months = 18) =>
  (await harness.as(login).do('linking.lateMatches', { months, limit: 50 })).found;

it('comes up again on the work-list of whoever has the investigation, what was learned last first', async () => {
  harness.setClock('2026-03-09T10:00:00.000Z');
  const number = await tip('He rang from 07700 900123 at night.');
  const plate = await tip('A van, TX21 ABC.');
  const { id } = await investigation('LANTERN');
  expect(await revived()).toEqual([]);
  harness.setClock('2026-03-10T10:00:00.000Z');
  await add(id, 'phone', '07700 900123');
  harness.setClock('2026-03-11T10:00:00.000Z');
  await add(id, 'vrm', 'TX21 ABC');
  // What came after it was known was shown when it came.
  harness.setClock('2026-03-12T10:00:00.000Z');
  await tip('Again 07700 900123.');
  expect((await revived()).map((one) => [one.contributionId, one.operation, one.learnedAt])).toEqual([
    [plate.id, 'LANTERN', '2026-03-11T10:00:00.000Z'],
    [number.id, 'LANTERN', '2026-03-10T10:00:00.000Z'],
  ]);
  expect(await revived('mcardle')).toEqual([]);
  expect(await harness.as('shah').do('linking.countLateMatches', { months: 18 })).toEqual({ n: 2 });
  expect(await harness.as('mcardle').do('linking.countLateMatches', { months: 18 })).toEqual({ n: 0 });
  const decide = { contributionId: plate.id, investigationId: id, decision: 'not_this' as const };
  await harness.as('shah').do('linking.decide', decide);
  expect((await revived()).map((one) => one.contributionId)).toEqual([number.id]);
  await harness.as('shah').do('contributions.undo', { id: plate.id });
  expect(await revived()).toHaveLength(2);
});

it('stays ruled out until its investigation learns something else that it holds', async () => {
  harness.setClock('2026-03-09T10:00:00.000Z');
  const both = await tip('He rang from 07700 900123 and drove TX21 ABC.');
  const { id } = await investigation('LANTERN');
  harness.setClock('2026-03-10T10:00:00.000Z');
  await add(id, 'phone', '07700 900123');
  harness.setClock('2026-03-11T10:00:00.000Z');
  await harness.as('shah').do('linking.decide', { contributionId: both.id, investigationId: id, decision: 'not_this' });
  expect(await revived()).toEqual([]);
  harness.setClock('2026-03-12T10:00:00.000Z');
  await add(id, 'vrm', 'TX21 ABC');
  expect(await revived()).toMatchObject([{ contributionId: both.id, holds: [{ kind: 'vrm' }] }]);
  await harness.as('shah').do('linking.decide', { contributionId: both.id, investigationId: id, decision: 'linked' });
  harness.setClock('2026-03-13T10:00:00.000Z');
  await add(id, 'person', 'Tobin Larkrise');
  expect(await revived()).toEqual([]);
});

it('leaves old ones cold, and those that its reader may not see', async () => {
  harness.setClock('2026-03-09T10:00:00.000Z');
  await tip('He rang from 07700 900123.', { receivedAt: '2024-03-01T08:00:00.000Z' });
  await tip('He rang from 07700 900123, says a source.', { compartmentId: harness.compartment('MEADOW') });
  const { id } = await investigation('LANTERN');
  const change = { id, version: 1, reason: 'Helps out' };
  const me = await harness.as('mcardle').do('access.me', {});
  await harness.as('shah').do('investigations.change', { ...change, team: [me.account.id] });
  harness.setClock('2026-03-10T10:00:00.000Z');
  await add(id, 'phone', '07700 900123');
  expect(await revived('shah', 12)).toHaveLength(1);
  expect(await revived('shah', 36)).toHaveLength(2);
  expect(await revived('mcardle', 12)).toEqual([]);
  expect(await revived('mcardle', 36)).toHaveLength(1);
});

it('a name finds what came in under another spelling of it, and says so', async () => {
  harness.setClock('2026-03-09T10:00:00.000Z');
  const cold = await tip('A man called Yousef Kareemi from the tyre place asked about the parade.');
  await tip('Yusuf from the chip shop sells scooters.');
  const { id } = await investigation('LANTERN');
  expect(await found(id)).toEqual([]);
  harness.setClock('2026-03-10T10:00:00.000Z');
  await add(id, 'person', 'Yusuf Karimi');
  expect(await found(id)).toMatchObject([
    { id: cold.id, holds: [{ kind: 'person', text: 'Yousef Kareemi', heldAs: 'Yusuf Karimi' }] },
  ]);
  expect(await revived()).toMatchObject([
    { contributionId: cold.id, operation: 'LANTERN', holds: [{ text: 'Yousef Kareemi', heldAs: 'Yusuf Karimi' }] },
  ]);
  expect(await revived('mcardle')).toEqual([]);
  await harness.as('shah').do('linking.decide', { contributionId: cold.id, investigationId: id, decision: 'not_this' });
  expect(await revived()).toEqual([]);
});
