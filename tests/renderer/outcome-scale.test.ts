/** Where things stand in the picture of what the public gave to a plot. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FedContribution, PlotOutcome } from '../../preload/contract/outcome.ts';
import { PlotStage } from '../../preload/contract/vocabulary.ts';
import { fedInWords } from '../../renderer/features/plots/outcome/fed-words.ts';
import { monthTicks, scaleOf, stepsOf } from '../../renderer/features/plots/outcome/outcome-scale.ts';

const start = Date.parse('2025-01-01T00:00:00.000Z');
const iso = (days: number) => new Date(start + days * 86_400_000).toISOString();
const mark = (days: number, counts = true): FedContribution => ({
  contributionId: 1,
  reference: 'TIP-25-000001',
  kind: 'tip',
  channel: 'hotline',
  receivedAt: iso(days),
  receivedPrecision: 'minute',
  knownAt: iso(days + 1),
  by: 'both',
  grade: null,
  marking: 'OFFICIAL-SENSITIVE',
  caveats: [],
  counts,
});

const told = (disrupted: number | null, marks: number[], stages: [number, PlotStage][]): PlotOutcome => ({
  asOf: iso(700),
  day: iso(700).slice(0, 10),
  marking: 'OFFICIAL-SENSITIVE',
  investigation: { id: 1, reference: 'INV-25-0001', operation: 'GREY HERON', openedAt: iso(10) },
  disruptedAt: disrupted === null ? null : iso(disrupted),
  lateStage: false,
  lateStageRule: { version: 1, wording: '' },
  total: marks.length,
  after: 0,
  linkedAfter: 0,
  first: null,
  leadDays: null,
  channels: [],
  grades: [],
  known: { events: 0, eventsFromPublic: 0, identifiers: 0, identifiersFromPublic: 0, share: null },
  beganWithPublic: false,
  beganRule: { version: 1, wording: '' },
  stages: stages.map(([at, stage]) => ({ at: iso(at), stage, lateStage: false })),
  marks: marks.map((days) => mark(days)),
  notDrawn: 0,
});

it('draws everything between its margins, in the order of time, whatever the plot', () => {
  fc.assert(
    fc.property(
      fc.option(fc.integer({ min: 1, max: 600 }), { nil: null }),
      fc.array(fc.integer({ min: 0, max: 650 }), { maxLength: 20 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 650 }), fc.constantFrom(...PlotStage.options)), { maxLength: 8 }),
      (disrupted, marks, stages) => {
        const inOrder = stages.toSorted(([one], [other]) => one - other);
        const plot = told(disrupted, marks, inOrder);
        const scale = scaleOf(plot, 130, 900);
        for (const { receivedAt } of plot.marks) {
          expect(scale.x(Date.parse(receivedAt))).toBeGreaterThan(130);
          expect(scale.x(Date.parse(receivedAt))).toBeLessThan(900);
        }
        for (const step of stepsOf(plot, scale)) {
          expect(step.to).toBeGreaterThan(step.from);
          if (plot.disruptedAt !== null) expect(step.to).toBeLessThanOrEqual(Date.parse(plot.disruptedAt));
        }
        const ticks = monthTicks(scale, 'Europe/London');
        for (const [at, tick] of ticks.entries()) {
          const next = ticks[at + 1];
          if (next !== undefined) expect(scale.x(next.at) - scale.x(tick.at)).toBeGreaterThan(50);
        }
      },
    ),
  );
});

it('holds the last stage until the disruption and no longer', () => {
  const plot = told(
    100,
    [20],
    [
      [30, 'intent'],
      [60, 'rehearsal'],
      [120, 'concern'],
    ],
  );
  const steps = stepsOf(plot, scaleOf(plot, 130, 900));
  expect(steps.map(({ stage, to }) => [stage, new Date(to).toISOString()])).toEqual([
    ['intent', iso(60)],
    ['rehearsal', iso(100)],
  ]);
});

it('says of each mark what it was, how it is graded, and whether it counts', () => {
  expect(fedInWords(mark(20, false), 'Europe/London')).toBe(
    'TIP-25-000001. Hotline, received 21 Jan 2025, 00:00. Grade: not graded. Known to the investigation 22 Jan 2025, 00:00, by a link and an event. After the disruption: not counted.',
  );
});
