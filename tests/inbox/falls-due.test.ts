/** When something falls due it is told, once, to those who may know of it, and to nobody else. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Change } from '../../main/engine/changes.ts';
import { type DueClock, dueClock } from '../../main/engine/due-clock.ts';
import { recordTip } from '../support/casework.ts';
import { stageInvestigation } from '../support/stage.ts';
import { openUnit, type Unit } from './unit.ts';

let unit: Unit;
let now: string;
let told: Change[];
let clock: DueClock;
/** What the clock is waiting for. */
let waiting: { milliseconds: number; goOn: () => void } | null;

beforeEach(async () => {
  unit = await openUnit();
  now = '2026-03-09T10:00:00.000Z';
  told = [];
  waiting = null;
});
afterEach(async () => {
  clock.stop();
  await unit.harness.close();
});

const begin = () => {
  clock = dueClock({
    store: unit.harness.store,
    clock: () => new Date(now),
    announce: async (change) => void told.push(change),
    wait: (milliseconds, then) => {
      waiting = { milliseconds, goOn: then };
      return () => {
        waiting = null;
      };
    },
  });
};
const waitsFor = () => expect.poll(() => waiting?.milliseconds);
/** The clock moves on by what is waited for, and no less. */
async function passes(): Promise<void> {
  const due = waiting;
  if (due === null) throw new Error('nothing is waited for');
  waiting = null;
  now = new Date(Date.parse(now) + due.milliseconds).toISOString();
  due.goOn();
  await expect.poll(() => waiting).not.toBeNull();
}
const topics = () => told.flatMap((change) => change.topics);

it('waits for the next thing that falls due and tells of it once', async () => {
  const { id, larkspur } = await unit.linkedCall('P1A');
  begin();
  // Never longer than an hour, since a machine may sleep or its clock be set.
  await waitsFor().toBe(3_600_000);
  await passes();
  expect(told).toEqual([]);
  await waitsFor().toBe(3_600_000);
  await passes();
  await passes();
  expect(topics()).toEqual([['inbox', `contribution:${id}`, `investigation:${larkspur}`]]);
  await passes();
  expect(told).toHaveLength(1);
});

it('is told of nothing that was answered before it fell due, and of what comes in while it waits', async () => {
  begin();
  await waitsFor().toBe(3_600_000);
  const { id, larkspur } = await unit.linkedCall('P1A');
  const later = await recordTip(unit.harness, 'kowal', 'A knife, she says, and he is on his way.', {
    immediateRisk: true,
    riskConfirmed: true,
  });
  await unit.link('kowal', later.id, larkspur);
  await unit.harness
    .as('shah')
    .do('inbox.answer', { contributionId: id, investigationId: larkspur, outcome: 'accepted' });
  clock.planAgain();
  await waitsFor().toBe(3_600_000);
  await passes();
  await passes();
  expect(topics()).toEqual([['inbox', `contribution:${later.id}`, `investigation:${larkspur}`]]);
});

it('bears the standing of both records, so that nobody hears of what they may not know of', async () => {
  const hidden = stageInvestigation(unit.harness, { operation: 'HIDDEN', owner: 'mason', compartment: 'HERON' });
  const { id } = await recordTip(unit.harness, 'mason', 'The boat again.');
  await unit.link('mason', id, hidden);
  unit.harness.peek().prepare('update delivery_row set answeredAt = null, dueAt = ?').run('2026-03-09T10:30:00.000Z');
  begin();
  await waitsFor().toBe(1_800_001);
  await passes();
  const [change] = told;
  expect(change?.standing.get(`investigation:${hidden}`)).toMatchObject({
    compartmentId: unit.harness.compartment('HERON'),
  });
});

it('says at midnight in the United Kingdom that days have changed, and names no record', async () => {
  now = '2026-06-09T22:30:00.000Z';
  begin();
  await waitsFor().toBe(1_800_001);
  await passes();
  expect(topics()).toContainEqual(['call-back']);
  expect(told.every(({ standing }) => standing.size === 0)).toBe(true);
});
