/** Whoever was promised a call is not forgotten: the promise waits for somebody to ring, with what came of it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'kowal', name: 'Esi Kowal', roles: ['intake_officer'] },
      { login: 'hurst', name: 'Hala Hurst', roles: ['supervisor'], compartments: ['HERON'] },
      { login: 'marsh', roles: ['manager'] },
    ],
  });
});
afterEach(() => harness.close());

const promised = (callBackOn: string, more: object = {}, login = 'kowal') =>
  recordTip(harness, login, 'She will say more to a woman.', { callBackOn, language: 'Polish', ...more });
const waiting = async (login = 'kowal', whose: 'mine' | 'everybody' = 'everybody') =>
  (await harness.as(login).do('myWork.callBacks', { whose, after: null, limit: 20 })).callBacks;

it('lists promises by their day, says whose they are, and hides what somebody may not see', async () => {
  const later = await promised('2026-03-12');
  const sooner = await promised('2026-03-10');
  await promised('2026-03-11', { compartmentId: harness.compartment('HERON') }, 'hurst');
  harness.setClock('2026-03-11T09:00:00.000Z');
  expect(await waiting()).toMatchObject([
    { contributionId: sooner.id, promisedBy: 'Esi Kowal', mine: true, overdue: true, language: 'Polish' },
    { contributionId: later.id, overdue: false },
  ]);
  expect(await waiting('hurst')).toHaveLength(3);
  expect(await waiting('hurst', 'mine')).toHaveLength(1);
});

it('is done once, with what came of it in the history, and can be brought back or moved with a reason', async () => {
  const { id: contributionId } = await promised('2026-03-10');
  const kowal = harness.as('kowal');
  const result = 'She saw the van again, and has the number.';
  expect(await harness.as('marsh').fails('myWork.calledBack', { contributionId, result })).toMatchObject({
    code: 'NOT_ALLOWED',
  });
  await kowal.do('myWork.calledBack', { contributionId, result });
  expect(await waiting()).toEqual([]);
  expect(await kowal.fails('myWork.calledBack', { contributionId, result })).toMatchObject({ code: 'CHANGED_SINCE' });
  const past = { contributionId, day: '2026-03-08', reason: 'Nobody answered' };
  expect(await kowal.fails('myWork.moveCallBack', past)).toMatchObject({ code: 'INPUT_INVALID', about: 'day' });
  await kowal.do('myWork.moveCallBack', { ...past, day: '2026-03-13' });
  expect(await waiting()).toMatchObject([{ day: '2026-03-13' }]);
  const { history, canUndo } = await kowal.do('triage.get', { id: contributionId });
  expect(history.map(({ what, reason }) => [what, reason])).toEqual(
    expect.arrayContaining([
      ['Called back, as promised for 2026-03-10', result],
      ['To be called back again, on 2026-03-13', 'Nobody answered'],
    ]),
  );
  // It is moved again, and not undone with the outcome of the contribution.
  expect(canUndo).toBe(false);
});

it('is not there where nothing was promised', async () => {
  const { id: contributionId } = await recordTip(harness, 'kowal', 'No call back, thank you.');
  for (const id of [contributionId, 987_654])
    expect(
      await harness.as('kowal').fails('myWork.calledBack', { contributionId: id, result: 'Rang all the same' }),
    ).toMatchObject({ code: 'NOT_FOUND' });
});
