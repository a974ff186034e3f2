/** How long it took from receipt until a contribution was recorded, triaged, and seen by the people of a case. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountId, recordTip } from '../support/casework.ts';
import type { Harness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';
import { openUnit, pairOf, type Unit } from './unit.ts';

let unit: Unit;
let harness: Harness;
beforeEach(async () => {
  unit = await openUnit();
  harness = unit.harness;
});
afterEach(() => harness.close());

/** Figures are right to two per cent: whole hours are enough to tell these stories. */
const hours = (minutes: number | null) => (minutes === null ? null : Math.round(minutes / 60));
const clocks = async (login: string) => {
  const { clocks: all } = await harness.as(login).do('oversight.dashboard', { day: null });
  return Object.fromEntries(
    all.map(({ clock, n, medianMinutes, p90Minutes, worstMinutes }) => [
      clock,
      { n, median: hours(medianMinutes), nineInTen: hours(p90Minutes), worst: hours(worstMinutes) },
    ]),
  );
};
const look = async (login: string) =>
  harness.as(login).do('inbox.seen', { reached: (await unit.items(login)).map(pairOf) });

it('nothing is counted before it happens, and each clock stops once', async () => {
  await unit.linkedCall();
  const none = { n: 0, median: null, nineInTen: null, worst: null };
  expect(await clocks('marsh')).toMatchObject({ recorded: { n: 1 }, triaged: { n: 1 }, seen: none });
  unit.later(2);
  await look('shah');
  unit.later(5);
  await look('shah');
  expect(await clocks('marsh')).toMatchObject({ seen: { n: 1, median: 2, worst: 2 } });
});

it('says the median, nine in ten and the worst, and leaves out what was only learned late', async () => {
  const { larkspur } = await unit.linkedCall();
  for (const hour of [1, 2, 3, 5, 8]) {
    const receivedAt = new Date(Date.parse('2026-03-09T10:00:00.000Z') - hour * 3_600_000).toISOString();
    const { id } = await recordTip(harness, 'kowal', `A call of ${hour} hours ago`, { receivedAt });
    await unit.link('kowal', id, larkspur);
  }
  await recordTip(harness, 'kowal', 'Months ago: 07700 900141.', { receivedAt: '2025-11-09T10:00:00.000Z' });
  await harness
    .as('shah')
    .do('investigations.addIdentifier', { id: larkspur, subjectId: null, kind: 'phone', text: '07700 900141' });
  expect(await unit.items('shah')).toHaveLength(7);
  await look('shah');
  expect(await clocks('marsh')).toMatchObject({
    seen: { n: 6, median: 2, nineInTen: 8, worst: 8 },
    recorded: { n: 7 },
  });
});

it('what was seen behind need to know is counted for those alone who may know of it', async () => {
  const heron = stageInvestigation(harness, { operation: 'HERON ONE', compartment: 'HERON', owner: 'mason' });
  const { id } = await recordTip(harness, 'kowal', 'A man films the gates.');
  const before = await clocks('marsh');
  await unit.link('mason', id, heron);
  expect((await unit.receipts('mason', id))[0]?.seenBy).toBe('Ned Mason');
  expect(await clocks('marsh')).toEqual(before);
  unit.harness
    .peek()
    .prepare('insert into compartment_member_row values (?, ?)')
    .run(harness.compartment('HERON'), accountId(harness, 'marsh'));
  expect(await clocks('marsh')).toMatchObject({ seen: { n: 1 } });
  // It follows what it is counted under.
  harness.peek().prepare('update investigation_row set compartmentId = 0 where id = ?').run(heron);
  unit.harness
    .peek()
    .prepare('delete from compartment_member_row where accountId = ?')
    .run(accountId(harness, 'marsh'));
  expect(await clocks('marsh')).toMatchObject({ seen: { n: 1 } });
});
