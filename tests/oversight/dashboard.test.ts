import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Output } from '../../preload/contract/index.ts';
import { PlotStage } from '../../preload/contract/vocabulary.ts';
import { type Harness, openHarness, type TestPerson } from '../support/engine.ts';
import { figuresOf, recomputed } from './recomputed.ts';

const people: TestPerson[] = [
  { login: 'inside', roles: ['manager', 'case_officer', 'supervisor'], compartments: ['MEADOW', 'GLASS'] },
  { login: 'second', roles: ['supervisor'], compartments: ['MEADOW', 'GLASS'] },
  { login: 'meadow', roles: ['manager'], compartments: ['MEADOW'] },
  { login: 'low', roles: ['manager'], clearance: 'OFFICIAL-SENSITIVE', compartments: ['GLASS'] },
  { login: 'plain', roles: ['manager'] },
];
const viewers = ['inside', 'meadow', 'low', 'plain'];
const now = '2026-03-09T10:00:00.000Z';
let harness: Harness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

async function opened(): Promise<Harness> {
  await harness?.close();
  harness = await openHarness({ people, now });
  return harness;
}

const late = { intent: true, target: false, capability: true, rehearsal: false };

async function disruptedPlot(
  at: Harness,
  operation: string,
  plot: { compartment?: string; day: string; countersign?: boolean },
): Promise<number> {
  const { id } = await at.as('inside').do('investigations.open', {
    operation,
    kind: 'attack plot',
    priority: 'P1A',
    reason: 'Tips agree',
    summary: 'Planning.',
    area: '',
    marking: 'OFFICIAL-SENSITIVE',
    compartmentId: plot.compartment === undefined ? null : at.compartment(plot.compartment),
  });
  const before = new Date(Date.parse(`${plot.day}T05:00:00.000Z`) - 86_400_000).toISOString();
  const { assessmentId } = await at
    .as('inside')
    .do('investigations.assessStage', { id, at: before, stage: 'capability', evidence: late, reason: 'A van' });
  if (plot.countersign !== false)
    await at.as('second').do('investigations.countersign', { id, assessmentId, agree: true });
  await at
    .as('inside')
    .do('investigations.recordDisruption', { id, at: `${plot.day}T05:00:00.000Z`, summary: 'Arrested' });
  return id;
}

const read = (at: Harness, login: string, day: string | null = null): Promise<Output<'oversight.dashboard'>> =>
  at.as(login).do('oversight.dashboard', { day });

describe('the chart of late-stage plots', () => {
  it('shows a manager outside the compartment neither bar nor count, and no trace in the words', async () => {
    const at = await opened();
    const empty = await read(at, 'plain');
    await disruptedPlot(at, 'GREY HERON', { compartment: 'MEADOW', day: '2026-02-10' });
    expect((await read(at, 'meadow')).disrupted.total).toBe(1);
    expect(await read(at, 'plain')).toEqual(empty);
    expect(await read(at, 'low')).toMatchObject({ disrupted: { total: 0, plots: [] }, livePlots: [] });
  });

  it('counts on the edges of the window and not beyond them', async () => {
    const at = await opened();
    await disruptedPlot(at, 'FIRST DAY', { day: '2024-10-01' });
    await disruptedPlot(at, 'DAY BEFORE', { day: '2024-09-30' });
    await disruptedPlot(at, 'LAST DAY', { day: '2026-03-09' });
    const { disrupted, window } = await read(at, 'plain');
    expect(window).toEqual({ from: '2024-10-01', to: '2026-03-09' });
    expect(disrupted.plots.map((plot) => plot.operation)).toEqual(['FIRST DAY', 'LAST DAY']);
    expect([disrupted.months[0]?.lateStage, disrupted.months[17]?.lateStage]).toEqual([1, 1]);
    // As of the day before, nothing of this had been written down.
    expect((await read(at, 'plain', '2026-03-08')).disrupted.total).toBe(0);
  });

  it('leaves out what nobody countersigned and says so', async () => {
    const at = await opened();
    await disruptedPlot(at, 'GREY HERON', { day: '2026-02-10', countersign: false });
    const { disrupted, rule } = await read(at, 'plain');
    expect(disrupted).toMatchObject({ total: 0, plots: [] });
    expect(rule.version).toBe(1);
    expect(rule.exclusions).toContain('1 plot disrupted without a countersigned assessment');
  });

  it('shows the evidence and both names behind a bar, and says what was only written afterwards', async () => {
    const at = await opened();
    const id = await disruptedPlot(at, 'GREY HERON', { day: '2026-02-10' });
    const { disrupted, rule } = await read(at, 'plain');
    const [plot] = disrupted.plots;
    expect(plot).toMatchObject({
      investigationId: id,
      lateStage: true,
      assessedBy: 'inside',
      countersignedBy: 'second',
    });
    expect(plot?.evidence).toBe('Intent, capability in hand. A van Written after the disruption.');
    expect(rule.exclusions).toContain('1 plot counted on an assessment that was written after the disruption.');
  });
});

const compartment = fc.constantFrom('', 'MEADOW', 'GLASS');
const step = fc.oneof(
  fc.record({
    do: fc.constant('record' as const),
    channel: fc.constantFrom('hotline', 'online', 'police', 'advice'),
    compartment,
    marking: fc.constantFrom('OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET'),
    hoursAgo: fc.integer({ min: 0, max: 15_000 }),
  }),
  fc.record({ do: fc.constantFrom('trace', 'nfa', 'undo', 'link', 'signOff'), which: fc.nat(), hours: fc.nat(200) }),
  fc.record({ do: fc.constant('move' as const), which: fc.nat(), compartment, markingRank: fc.constantFrom(0, 1, 2) }),
  fc.record({ do: fc.constant('moveCase' as const), which: fc.nat(), compartment, markingRank: fc.constantFrom(1, 2) }),
  fc.record({ do: fc.constant('arrest' as const), which: fc.nat(), daysAgo: fc.integer({ min: 0, max: 600 }) }),
  fc.record({
    do: fc.constantFrom('withdraw', 'restore'),
    what: fc.constantFrom('arrest', 'disruption'),
    which: fc.nat(),
  }),
  fc.record({
    do: fc.constant('assess' as const),
    which: fc.nat(),
    daysAgo: fc.integer({ min: 0, max: 600 }),
    stage: fc.constantFrom(...PlotStage.options),
    evidence: fc.record({
      intent: fc.boolean(),
      target: fc.boolean(),
      capability: fc.boolean(),
      rehearsal: fc.boolean(),
    }),
    second: fc.constantFrom('sign', 'refuse', 'wait'),
  }),
  fc.record({ do: fc.constant('disrupt' as const), which: fc.nat(), daysAgo: fc.integer({ min: 0, max: 600 }) }),
  fc.record({ do: fc.constant('close' as const), which: fc.nat() }),
);
type Step = (typeof step extends fc.Arbitrary<infer T> ? T : never) & { do: string };

const nth = (ids: readonly number[], n: number) => ids[n % Math.max(1, ids.length)] ?? 0;
const ids = (at: Harness, table: string) =>
  at
    .peek()
    .prepare<[], { id: number }>(`select id from ${table} order by id`)
    .all()
    .map((row) => row.id);

/** What cannot be done at that point is refused, which is as good a step as any. */
async function walk(at: Harness, one: Step): Promise<void> {
  const inside = at.as('inside');
  const contribution = 'which' in one ? nth(ids(at, 'contribution_row'), one.which) : 0;
  const version =
    at
      .peek()
      .prepare<[number], { version: number }>('select version from contribution_row where id = ?')
      .get(contribution)?.version ?? 1;
  const target = { id: contribution, version };
  if (one.do === 'record')
    await inside.ask('intake.record', {
      form: {
        channel: one.channel,
        ...(one.channel === 'advice' ? {} : { text: 'Something seen' }),
        marking: one.marking,
        receivedAt: new Date(Date.parse(now) - one.hoursAgo * 3_600_000).toISOString(),
        ...(one.compartment === '' ? {} : { compartmentId: at.compartment(one.compartment) }),
      },
      draftId: null,
    });
  else if (one.do === 'move')
    at.peek()
      .prepare('update contribution_row set compartmentId = ?, markingRank = ? where id = ?')
      .run(at.compartment(one.compartment), one.markingRank, contribution);
  else if (one.do === 'moveCase')
    at.peek()
      .prepare('update investigation_row set compartmentId = ?, markingRank = ? where id = ?')
      .run(at.compartment(one.compartment), one.markingRank, nth(ids(at, 'investigation_row'), one.which));
  else if (one.do === 'arrest')
    await inside.ask('investigations.recordArrest', {
      id: nth(ids(at, 'investigation_row'), one.which),
      subjectId: null,
      at: new Date(Date.parse(now) - one.daysAgo * 86_400_000).toISOString(),
      outcome: 'pending',
    });
  else if (one.do === 'withdraw' || one.do === 'restore') {
    const row = at
      .peek()
      .prepare<[number], { id: number; investigationId: number }>(
        `select id, investigationId from ${one.what}_row where id = ?`,
      )
      .get(nth(ids(at, `${one.what}_row`), one.which));
    const item = { id: row?.investigationId ?? 0, what: one.what, itemId: row?.id ?? 0 };
    await (one.do === 'withdraw'
      ? inside.ask('investigations.withdraw', { ...item, reason: 'A slip' })
      : inside.ask('investigations.restore', item));
  } else if (one.do === 'assess') {
    const { stage, evidence } = one;
    const id = nth(ids(at, 'investigation_row'), one.which);
    const made = await inside.ask('investigations.assessStage', {
      id,
      at: new Date(Date.parse(now) - one.daysAgo * 86_400_000).toISOString(),
      stage,
      evidence,
      reason: 'Seen',
    });
    const assessmentId = made.ok ? (made.value as { assessmentId: number }).assessmentId : 0;
    if (one.second !== 'wait')
      await at.as('second').ask('investigations.countersign', {
        id,
        assessmentId,
        agree: one.second === 'sign',
        ...(one.second === 'sign' ? {} : { reason: 'Not enough' }),
      });
  } else if (one.do === 'disrupt')
    await inside.ask('investigations.recordDisruption', {
      id: nth(ids(at, 'investigation_row'), one.which),
      at: new Date(Date.parse(now) - one.daysAgo * 86_400_000).toISOString(),
      summary: 'Arrested',
    });
  else if (one.do === 'close') {
    const id = nth(ids(at, 'investigation_row'), one.which);
    const row = at
      .peek()
      .prepare<[number], { version: number; state: string }>(
        'select version, state from investigation_row where id = ?',
      )
      .get(id);
    await inside.ask('investigations.change', {
      id,
      version: row?.version ?? 1,
      state: row?.state === 'closed' ? 'live' : 'closed',
      reason: 'Over',
    });
  } else if (one.do === 'undo') await inside.ask('contributions.undo', { id: contribution });
  else if (one.do === 'signOff') await at.as('second').ask('triage.signOff', { ...target, agree: true });
  else if (one.do === 'link')
    await inside.ask('linking.decide', {
      contributionId: contribution,
      investigationId: nth(ids(at, 'investigation_row'), one.which),
      decision: one.hours % 3 === 0 ? 'not_this' : 'linked',
    });
  else await inside.ask('triage.setOutcome', { ...target, outcome: one.do, reason: 'Looked into' });
}

describe('the rule', () => {
  it('is the version that was in force on the last day of the window, printed with the figure', async () => {
    const at = await opened();
    const id = await disruptedPlot(at, 'GREY HERON', { day: '2026-02-10' });
    await disruptedPlot(at, 'RED KITE', { day: '2026-03-02' });
    at.peek()
      .prepare('insert into late_stage_rule_row values (2, ?, ?, ?)')
      .run('2026-03-10', '{"all":["rehearsal"],"any":[],"countersigned":true}', 'Evidence of rehearsal.');
    expect(await read(at, 'plain')).toMatchObject({ rule: { version: 1 }, disrupted: { total: 2 } });
    at.setClock('2026-03-11T10:00:00.000Z');
    const later = await read(at, 'plain');
    expect(later).toMatchObject({ rule: { version: 2, wording: 'Evidence of rehearsal.' }, disrupted: { total: 0 } });
    expect(later.rule.exclusions).toContain('2 plots disrupted in the window whose highest');
    // The plot itself is judged by the rule of today.
    expect((await at.as('plain').do('investigations.get', { id })).disruption).toMatchObject({ lateStage: false });
  });
});

describe('every figure', () => {
  it('is what a count over the records themselves gives, for each viewer, whatever was done to them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
        const at = await opened();
        await disruptedPlot(at, 'GREY HERON', { compartment: 'MEADOW', day: '2026-02-10' });
        await disruptedPlot(at, 'RED KITE', { day: '2025-11-10' });
        await disruptedPlot(at, 'SLOW WORM', { compartment: 'GLASS', day: '2025-01-02', countersign: false });
        for (const one of steps) await walk(at, one as Step);
        for (const login of viewers)
          for (const day of [null, '2025-12-24']) {
            const told = await read(at, login, day);
            const exact = recomputed(at.peek(), login, day ?? '2026-03-09');
            expect(figuresOf(told)).toEqual(exact.figures);
            for (const [given, exactly] of [
              [told.triage.medianMinutes, exact.median],
              [told.triage.p90Minutes, exact.p90],
            ] as const)
              if (exactly === null) expect(given).toBeNull();
              else expect(Math.abs((given ?? -99) - exactly)).toBeLessThanOrEqual(0.02 * (exactly + 1));
          }
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
