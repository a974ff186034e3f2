import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ukDay } from '../../main/store/uk-day.ts';
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import type { Output } from '../../preload/contract/index.ts';
import { Channel, ContributionKind, ContributionState } from '../../preload/contract/vocabulary.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

const now = '2026-04-02T12:00:00.000Z';
const areas = ['Halverton', 'Dunmarsh', null];
const vocabulary = ['van', 'market', 'drums', 'van drums', 'café'];
const count = 260;

interface Kept {
  id: number;
  state: ContributionState;
  channel: Channel;
  kind: ContributionKind;
  receivedAt: string;
  area: string | null;
  text: string;
  immediateRisk: boolean;
  importId: number | null;
  linked: boolean;
  visible: boolean;
}

let harness: Harness;
let investigationId: number;
const kept: Kept[] = [];

/** A small fixed sequence, so that a failure can be seen again. */
function* numbers(): Generator<number, never> {
  for (let n = 12_345; ; n = (n * 48_271) % 2_147_483_647) yield n;
}

beforeAll(async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer'], clearance: 'SECRET' },
      { login: 'h.mason', roles: ['case_officer'], compartments: ['Heron'] },
    ],
    now,
  });
  investigationId = stageInvestigation(harness, { operation: 'LARKSPUR' });
  const next = numbers();
  const pick = <T>(list: readonly T[]): T => list[(next.next().value >> 8) % list.length] as T;
  const link = harness
    .peek()
    .prepare(
      `insert into link_row (contributionId, investigationId, decision, basis, at, by) values (?, ?, ?, '{}', ?, 1)`,
    );
  for (let n = 0; n < count; n++) {
    // Around the change to summer time, with many at the same instant.
    const receivedAt = new Date(
      Date.parse('2026-03-27T22:00:00.000Z') + ((next.next().value >> 4) % 260) * 1_800_000,
    ).toISOString();
    const hidden = pick([false, false, false, true]);
    const row = {
      state: pick(ContributionState.options),
      channel: pick(Channel.options),
      kind: pick(ContributionKind.options),
      receivedAt,
      area: pick(areas),
      text: pick(vocabulary),
      immediateRisk: pick([true, false, false]),
      importId: pick([1, 2, null]),
    };
    const tip = {
      ...row,
      recordedAt: now,
      triagedAt: null,
      triagedBy: null,
      triageReason: null,
      recordedBy: 1,
      sourceReference: null,
      rowKey: null,
      place: null,
      riskConfirmed: false,
      anonymous: false,
      contactable: false,
      source: null,
      markingRank: hidden && n % 2 === 0 ? 3 : 1,
      compartmentId: hidden && n % 2 === 1 ? harness.compartment('Heron') : 0,
      identifiers: [],
      personKeys: [],
    };
    const [added] = await harness.store.write(({ contributions }) => contributions.addAll([tip]));
    const id = added?.id ?? 0;
    const decision = pick(['linked', 'not_this', null]);
    if (decision !== null) link.run(id, investigationId, decision, now);
    kept.push({ id, ...row, linked: decision === 'linked', visible: !hidden });
  }
});
afterAll(() => harness.close());

/** What the filter means, said once more in the plainest way. */
function matches(row: Kept, filter: QueueFilter): boolean {
  const { states, channels, kinds, from, to, olderThanHours, area, text } = filter;
  const day = ukDay(row.receivedAt);
  const waits = row.state === 'untriaged' || row.state === 'nfa_proposed';
  const words = (text ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  const held = row.text.replace('é', 'e').split(' ');
  return (
    row.visible &&
    (states?.includes(row.state) ?? true) &&
    (channels?.includes(row.channel) ?? true) &&
    (kinds?.includes(row.kind) ?? true) &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to) &&
    (olderThanHours === undefined ||
      (waits && Date.parse(row.receivedAt) <= Date.parse(now) - olderThanHours * 3_600_000)) &&
    (area === undefined || row.area?.toLowerCase() === area.toLowerCase()) &&
    words.every((word, at) => held.some((one) => (at === words.length - 1 ? one.startsWith(word) : one === word))) &&
    (filter.immediateRisk === undefined || row.immediateRisk === filter.immediateRisk) &&
    (filter.importId === undefined || row.importId === filter.importId) &&
    (filter.investigationId === undefined || row.linked)
  );
}

const some = <T>(list: readonly T[]) => fc.subarray([...list], { minLength: 0 });
const day = fc.constantFrom('2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30', '2026-04-01');
const filters = fc
  .record(
    {
      states: some(ContributionState.options),
      channels: some(Channel.options),
      kinds: some(ContributionKind.options),
      from: day,
      to: day,
      olderThanHours: fc.constantFrom(1, 24, 72),
      area: fc.constantFrom('halverton', 'DUNMARSH', 'Nowhere'),
      text: fc.constantFrom('van', 'dru', 'van drums', 'cafe', 'nothing', 'va'),
      immediateRisk: fc.boolean(),
      importId: fc.constantFrom(1, 2, 3),
      investigationId: fc.constant(1),
    },
    { requiredKeys: [] },
  )
  .map((filter): QueueFilter => filter);

type Page = Output<'contributions.queue'>;

async function allPages(filter: QueueFilter, sort: 'newest' | 'oldest', limit: number): Promise<number[]> {
  const ids: number[] = [];
  let after: string | null = null;
  do {
    const page: Page = await harness.as('p.shah').do('contributions.queue', { filter, sort, after, limit });
    ids.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after !== null);
  return ids;
}

describe('the queue', () => {
  it('refuses a place that it did not give out', async () => {
    for (const after of ['x', Buffer.from('{"seq":1}').toString('base64url'), Buffer.from('[]').toString('base64url')])
      expect(
        await harness.as('p.shah').fails('contributions.queue', { filter: {}, sort: 'newest', after, limit: 5 }),
      ).toMatchObject({ code: 'LIST_MOVED_ON' });
  });

  it('gives for any filter, page by page, exactly what the filter means, in order and once', async () => {
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom('newest' as const, 'oldest' as const),
        fc.integer({ min: 7, max: 90 }),
        async (filter, sort, limit) => {
          const wanted = kept
            .filter((row) => matches(row, filter))
            .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : a.id - b.id))
            .map((row) => row.id);
          expect(await allPages(filter, sort, limit)).toEqual(sort === 'oldest' ? wanted : wanted.reverse());
        },
      ),
      { numRuns: 120 },
    );
  });

  it('counts for any filter what is there, and finds the oldest that waits', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const wanted = kept.filter((row) => matches(row, filter));
        const untriaged = wanted.filter((row) => row.state === 'untriaged').map((row) => row.receivedAt);
        expect(await harness.as('p.shah').do('contributions.count', { filter })).toEqual({
          total: wanted.length,
          untriaged: untriaged.length,
          atLeast: false,
          oldestUntriaged: untriaged.sort()[0] ?? null,
          longAgo: null,
        });
      }),
      { numRuns: 150 },
    );
  });

  it('keeps views by name, each person their own', async () => {
    const officer = harness.as('p.shah');
    const first = await officer.do('triage.saveView', { name: 'Mine', filter: { states: ['lead'] }, sort: 'oldest' });
    const again = await officer.do('triage.saveView', { name: 'Mine', filter: { area: 'Dunmarsh' }, sort: 'newest' });
    expect(again.id).toBe(first.id);
    expect((await officer.do('triage.savedViews', {})).views).toEqual([
      { id: first.id, name: 'Mine', filter: { area: 'Dunmarsh' }, sort: 'newest' },
    ]);
    expect((await harness.as('h.mason').do('triage.savedViews', {})).views).toEqual([]);
    expect(await harness.as('h.mason').fails('triage.removeView', { id: first.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await officer.do('triage.removeView', { id: first.id });
    expect((await officer.do('triage.savedViews', {})).views).toEqual([]);
  });
});

describe('what was received more than a year ago', () => {
  let late: Harness;
  beforeAll(async () => {
    late = await openHarness({ people: [{ login: 'p.shah', roles: ['case_officer'] }], now });
    const record = (receivedAt: string, text: string, channel: Channel = 'online') =>
      late.as('p.shah').do('intake.record', { form: { kind: 'tip', channel, text, receivedAt }, draftId: null });
    await record('2020-01-21T09:00:00.000Z', 'An old van');
    await record('2025-04-02T11:00:00.000Z', 'On the last day of the year before');
    await record('2025-04-03T12:00:00.000Z', 'On the first day of the year, by van', 'hotline');
    await record('2026-04-01T12:00:00.000Z', 'Yesterday');
  });
  afterAll(() => late.close());
  const counted = (filter: QueueFilter) => late.as('p.shah').do('contributions.count', { filter });

  it('is counted apart, so that the others show how long they have waited', async () => {
    const apart = { until: '2025-04-02', untriaged: 2, atLeast: false, oldestSince: '2025-04-03T12:00:00.000Z' };
    const all = { untriaged: 4, oldestUntriaged: '2020-01-21T09:00:00.000Z', longAgo: apart };
    expect(await counted({})).toMatchObject(all);
    expect(await late.as('p.shah').do('myWork.get', {})).toMatchObject(all);
  });

  it('is counted within the filter', async () => {
    const { longAgo } = await counted({ text: 'van' });
    expect(longAgo).toMatchObject({ untriaged: 1, oldestSince: '2025-04-03T12:00:00.000Z' });
    expect((await counted({ to: '2021-01-01' })).longAgo).toMatchObject({ untriaged: 1, oldestSince: null });
    expect((await counted({ from: '2025-01-01' })).longAgo).toMatchObject({ untriaged: 1 });
    expect((await counted({ channels: ['hotline'] })).longAgo).toBeNull();
    expect(await counted({ immediateRisk: false, channels: ['online'] })).toMatchObject({
      untriaged: 3,
      oldestUntriaged: '2020-01-21T09:00:00.000Z',
      longAgo: { untriaged: 2, oldestSince: '2026-04-01T12:00:00.000Z' },
    });
    expect(await counted({ immediateRisk: false, channels: ['hotline'] })).toMatchObject({
      untriaged: 1,
      longAgo: null,
    });
    expect(await counted({ states: ['lead'] })).toMatchObject({ total: 0, oldestUntriaged: null, longAgo: null });
  });
});
