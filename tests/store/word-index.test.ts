/** The order of receipt, and the index of words that follows it week by week, on a real vault. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewContribution } from '../../main/store/port.ts';
import { orderOf, placesInMillisecond, weekOf } from '../../main/store/receipt-order.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness({ people: [{ login: 'shah', roles: ['case_officer'] }] });
});
afterAll(() => harness.close());

const row = (receivedAt: string, text: string): NewContribution => ({
  kind: 'tip',
  channel: 'online',
  state: 'untriaged',
  receivedAt,
  recordedAt: '2026-03-09T10:00:00.000Z',
  triagedAt: null,
  triagedBy: null,
  triageReason: null,
  recordedBy: 1,
  importId: null,
  sourceReference: null,
  rowKey: null,
  text,
  area: null,
  place: null,
  immediateRisk: false,
  riskConfirmed: false,
  anonymous: false,
  contactable: false,
  source: null,
  markingRank: 1,
  compartmentId: 0,
  identifiers: [],
  personKeys: [],
});
const addAll = (rows: readonly NewContribution[]) =>
  harness.store.write(({ contributions }) => contributions.addAll(rows));
const ordersOf = (ids: readonly number[]) =>
  harness
    .peek()
    .prepare('select receiptOrder from contribution_row where id in (select value from json_each(?)) order by id')
    .pluck()
    .all(JSON.stringify(ids))
    .map(Number);

describe('the order of receipt', () => {
  it('gives more contributions of one millisecond than it has places for a place each, in the order that they came', async () => {
    const at = '1999-12-31T23:59:59.999Z';
    const count = placesInMillisecond * 2 + 3;
    const half = Math.floor(count / 2);
    const all = Array.from({ length: count }, (_, n) => row(at, `note ${n}`));
    // In two goes, as two batches of an import are.
    const added = [...(await addAll(all.slice(0, half))), ...(await addAll(all.slice(half)))];
    const orders = ordersOf(added.map((one) => one?.id ?? 0));
    expect(new Set(orders).size).toBe(count);
    expect(orders).toEqual(orders.toSorted((one, other) => one - other));
    expect(orders[0]).toBe(orderOf(at));
    expect(orders.at(-1)).toBe(orderOf(at) + count - 1);
  });

  it('is the order of the instants, whenever they were', () => {
    const instants = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        expect(Math.sign(orderOf(one) - orderOf(other))).toBe(one < other ? -1 : one > other ? 1 : 0);
        expect(Number.isSafeInteger(orderOf(one) + placesInMillisecond)).toBe(true);
        expect(weekOf(orderOf(one)) <= weekOf(orderOf(other)) || one > other).toBe(true);
      }),
    );
  });
});

describe('words', () => {
  it('are found in whatever order they were taken in, newest first, over weeks and years', async () => {
    const days = ['2026-03-01', '2024-11-05', '2025-06-30', '1987-02-03', '2026-02-27', '2026-03-01', '2025-06-30'];
    const added = await addAll(days.map((day, n) => row(`${day}T0${n}:00:00.000Z`, `A lantern by the weir, ${n}`)));
    const { rows } = await harness
      .as('shah')
      .do('contributions.queue', { filter: { text: 'weir lant' }, sort: 'newest', after: null, limit: 50 });
    expect(rows.map((found) => found.receivedAt.slice(0, 10))).toEqual(days.toSorted().reverse());
    expect(new Set(rows.map((found) => found.id))).toEqual(new Set(added.map((one) => one?.id)));
  });

  it('are not in the index when the transaction that brought them came to nothing, nor is their week', async () => {
    const failing = harness.store.write(async ({ contributions }) => {
      await contributions.addAll([row('2031-05-05T05:00:00.000Z', 'a periscope')]);
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    const ask = () =>
      harness
        .as('shah')
        .do('contributions.count', { filter: { text: 'periscope' } })
        .then(({ total }) => total);
    expect(await ask()).toBe(0);
    await addAll([row('2031-05-05T05:00:00.000Z', 'a periscope')]);
    expect(await ask()).toBe(1);
  });

  it('stay as they were taken in', () => {
    for (const change of [
      "text = 'other'",
      "receivedAt = '2026-01-01T00:00:00.000Z'",
      'receiptOrder = 1',
      "area = 'elsewhere'",
    ])
      expect(() => harness.peek().exec(`update contribution_row set ${change}`)).toThrow('never changed');
    expect(() => harness.peek().exec('delete from contribution_row')).toThrow('never deleted');
  });
});
