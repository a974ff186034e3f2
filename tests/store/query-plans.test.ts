/**
 * How the store goes about what screens ask: by indices, never through a whole table, and without sorting what comes in order
 * already. It times nothing: a plan is the same on every machine, and tells of a lost index before two million rows do.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { record, type Sent, withoutOverhead } from '../../build/bench/recorder.ts';
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
let contributionId = 0;
let investigationId = 0;

beforeAll(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'], compartments: ['MEADOW'] },
      { login: 'brennan', roles: ['manager'] },
      { login: 'dunn', roles: ['auditor'] },
    ],
  });
  const officer = harness.as('shah');
  const opened = await officer.do('investigations.open', {
    operation: 'LANTERN',
    kind: 'attack plot',
    priority: 'P1B',
    reason: 'Tips agree',
    summary: 'A lantern by the weir.',
    area: 'Wexmouth',
    marking: 'OFFICIAL-SENSITIVE',
    compartmentId: null,
  });
  investigationId = opened.id;
  await officer.do('investigations.addIdentifier', {
    id: opened.id,
    subjectId: null,
    kind: 'phone',
    text: '07700 900123',
  });
  for (let n = 0; n < 3; n += 1) {
    const form = {
      channel: 'hotline' as const,
      area: 'Wexmouth',
      text: `Lantern ${n}, Craig Dunmore, 07700 900123, TX21 ABC`,
    };
    contributionId = (await officer.do('intake.record', { form, draftId: null })).id;
  }
  await officer.do('linking.decide', { contributionId, investigationId, decision: 'linked' });
});
afterAll(() => harness.close());

const plansOf = (sent: readonly Sent[]) =>
  sent.map(({ sql, parameters }) => ({
    sql,
    steps: (
      harness
        .peek()
        .prepare(`explain query plan ${sql}`)
        .all(...parameters) as { detail: string }[]
    ).map((step) => step.detail),
  }));

/** Small by nature, whatever the vault holds: who asks, what was handed over as a list, what a subquery gave, the words' own index. */
const small =
  /^SCAN (json_each|viewer|viewer_compartment|some|\(subquery-\d+\)|CONSTANT ROW|\d+ CONSTANT ROWS?|w VIRTUAL TABLE|week_row|late_stage_rule_row|threat_level_row|setting_row|counter_row)/;
/** A handful of rows for the life of a vault. */
const handful = /from "(late_stage_rule|threat_level)"/;
/** What is kept counted: some rows for each day. */
const kept = /from "(contribution|triage|arrest)_rollup"/;
/** Goes along the table in the order of its ids, from the end, for as many rows as are wanted. */
const fromTheEnd = /order by "id" desc limit \?$/;
/** Goes along an index in its order, for as many rows as are wanted. */
const alongAnIndex = /^SCAN (\S+ USING (COVERING )?INDEX \S+|log_row)$/;

function faults(sent: readonly Sent[], options: { sorts?: boolean } = {}): string[] {
  return plansOf(sent).flatMap(({ sql, steps }) =>
    steps
      .filter(
        (step) =>
          (step.startsWith('SCAN') &&
            !small.test(step) &&
            !kept.test(sql) &&
            !handful.test(sql) &&
            !fromTheEnd.test(sql) &&
            !(alongAnIndex.test(step) && /limit (\?|1$)/i.test(sql))) ||
          (options.sorts !== true && step.includes('TEMP B-TREE')),
      )
      .map((step) => `${step} in ${sql.slice(0, 400)}`),
  );
}

const of = async (work: () => Promise<unknown>) => withoutOverhead(await record(work));

const filters: QueueFilter[] = [
  {},
  { states: ['untriaged'] },
  { states: ['untriaged', 'nfa_proposed'] },
  { states: ['linked', 'lead', 'trace'] },
  { channels: ['hotline'] },
  { channels: ['online', 'email'], kinds: ['tip'] },
  { kinds: ['referral'] },
  { from: '2026-01-01', to: '2026-02-01' },
  { from: '2026-01-01', to: '2026-02-01', states: ['linked'], channels: ['hotline'] },
  { olderThanHours: 4 },
  { immediateRisk: true },
  { area: 'Wexmouth' },
  { area: 'Wexmouth', states: ['trace'], channels: ['email'] },
  { importId: 1 },
];

it('a page of the queue is read along an index, first or deep, whatever the filter, and nothing is sorted', async () => {
  const deep = { filter: {}, sort: 'newest' as const, after: null, limit: 1 };
  const { next } = await harness.as('shah').do('contributions.queue', deep);
  for (const filter of filters)
    for (const sort of ['newest', 'oldest'] as const)
      for (const after of [null, next]) {
        const sent = await of(() => harness.as('shah').do('contributions.queue', { filter, sort, after, limit: 100 }));
        const pages = sent.filter(({ sql }) => sql.includes('receiptOrder'));
        expect(pages.length).toBeGreaterThan(0);
        expect({ filter, faults: faults(pages) }).toEqual({ filter, faults: [] });
      }
});

it('words, counts and searches go by their indices', async () => {
  for (const filter of [
    ...filters,
    { investigationId },
    { text: 'lant' },
    { text: 'lantern', states: ['untriaged' as const] },
  ]) {
    const counted = await of(() => harness.as('shah').do('contributions.count', { filter }));
    // Groups of five states are put together as they come.
    expect({ filter, faults: faults(counted, { sorts: true }) }).toEqual({ filter, faults: [] });
  }
  for (const text of ['lantern', 'lantern weir', '07700 900123', 'TIP-26-000001', 'Craig Dunmore']) {
    const sent = await of(() => harness.as('shah').do('search.find', { text, limit: 50 }));
    expect({ text, faults: faults(sent, { sorts: true }) }).toEqual({ text, faults: [] });
  }
});

it('a contribution with its suggestions, and a decision on it, touch what belongs to it and no more', async () => {
  const officer = harness.as('shah');
  const work = [
    () => officer.do('triage.get', { id: contributionId }),
    () => officer.do('linking.suggestions', { contributionId }),
    () => officer.do('linking.sameOrigin', { contributionId }),
    () => officer.do('linking.findInvestigation', { text: 'lant' }),
    () => officer.do('linking.decide', { contributionId, investigationId, decision: 'unsure' }),
    () => officer.do('triage.setOutcome', { id: contributionId - 1, version: 1, outcome: 'trace', reason: 'Checked' }),
    () => officer.do('investigations.tips', { id: investigationId, after: null }),
  ];
  for (const one of work) expect(faults(await of(one), { sorts: true })).toEqual([]);
});

it('an investigation, its timeline and what waits for a person touch what belongs to them and no more', async () => {
  const officer = harness.as('shah');
  await officer.do('linking.watch', { text: 'TX21 ABC', why: '' });
  await officer.do('linking.watch', { text: 'lantern', why: '' });
  const work: Record<string, () => Promise<unknown>> = {
    look: () => officer.do('investigations.get', { id: investigationId }),
    timeline: () => officer.do('investigations.timeline', { id: investigationId }),
    unlinked: () => officer.do('linking.lateMatchesOfCase', { investigationId, limit: 50 }),
    compare: () => officer.do('linking.compare', { contributionId, investigationId }),
    found: () => officer.do('investigations.list', { text: 'lant' }),
    cold: () => officer.do('linking.lateMatches', { months: 18, limit: 50 }),
    raisedDeconflictionHit: () => officer.do('linking.deconflictionHits', { limit: 50 }),
    watched: () => officer.do('linking.watchList', {}),
    fresh: () => officer.do('linking.countWatched', {}),
  };
  for (const [name, one] of Object.entries(work)) {
    const found = faults(await of(one), { sorts: true });
    expect({ name, found }).toEqual({ name, found: [] });
  }
});

it('the dashboard is read from its rollups and small tables alone', async () => {
  const sent = await of(() => harness.as('brennan').do('oversight.dashboard', { day: null }));
  expect(sent.length).toBeGreaterThan(5);
  for (const { sql } of sent) if (/from "contribution"/.test(sql)) expect(sql).toMatch(/limit \?/);
});
