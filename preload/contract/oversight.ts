/** Room: what managers see. Every figure holds only what its viewer may see, and opens the records behind it. */
import { z } from 'zod';
import { Day, Id, Instant, Nothing, PathToken, Reason, type RecordRef, verb } from './core.ts';
import { Action } from './investigations.ts';
import { ArrestOutcome, Channel, ContributionState, Marking, PlotStage, Priority, ThreatLevel } from './vocabulary.ts';

const Month = z.string().regex(/^\d{4}-\d{2}$/);
export const DisruptedPlot = z.object({
  investigationId: Id,
  reference: z.string(),
  operation: z.string(),
  disruptedAt: Instant,
  month: Month,
  stage: PlotStage,
  lateStage: z.boolean(),
  /** The countersigned evidence that the rule was applied to. */
  evidence: z.string(),
  assessedBy: z.string(),
  countersignedBy: z.string(),
});

export const Dashboard = z.object({
  asOf: Instant,
  marking: Marking,
  /** The 18 calendar months that end with the chosen day’s month. */
  window: z.object({ from: Day, to: Day }),
  rule: z.object({ version: z.int(), wording: z.string(), exclusions: z.string() }),
  disrupted: z.object({
    total: z.int(),
    months: z.array(z.object({ month: Month, lateStage: z.int() })),
    plots: z.array(DisruptedPlot),
  }),
  threat: z.array(z.object({ from: Instant, to: Instant.nullable(), level: ThreatLevel })),
  contributions: z.object({
    /** Stated goal-post of the source story: 3,600 a day in the whole country. */
    expectedPerDay: z.int(),
    days: z.array(z.object({ day: Day, total: z.int(), channels: z.partialRecord(Channel, z.int()) })),
    perDay: z.number(),
  }),
  hotline: z.object({
    expectedPerDay: z.int(),
    days: z.array(z.object({ day: Day, calls: z.int() })),
    perDay: z.number(),
  }),
  arrests: z.object({
    expectedPerYear: z.int(),
    lastTwelveMonths: z.int(),
    from: Day,
    to: Day,
    months: z.array(z.object({ month: Month, arrests: z.int() })),
  }),
  livePlots: z.array(
    z.object({
      id: Id,
      reference: z.string(),
      operation: z.string(),
      priority: Priority,
      stage: PlotStage.nullable(),
      /** Assessed and not countersigned by then. */
      stageProposed: z.boolean(),
    }),
  ),
  funnel: z.array(z.object({ state: ContributionState, total: z.int(), channels: z.partialRecord(Channel, z.int()) })),
  triage: z.object({
    /** Minutes from receipt to triage in the window, to within two per cent. */
    medianMinutes: z.number().nullable(),
    p90Minutes: z.number().nullable(),
    triaged: z.int(),
    months: z.array(z.object({ month: Month, medianMinutes: z.number(), p90Minutes: z.number(), triaged: z.int() })),
  }),
  untriaged: z.object({
    total: z.int(),
    oldest: z.object({ id: Id, reference: z.string(), receivedAt: Instant }).nullable(),
  }),
});
export type Dashboard = z.infer<typeof Dashboard>;

/** Every record that the figures name. */
function shownBy({ disrupted, livePlots, untriaged }: Dashboard): RecordRef[] {
  return [
    ...new Set([
      ...disrupted.plots.map((plot) => `investigation:${plot.investigationId}`),
      ...livePlots.map((plot) => `investigation:${plot.id}`),
      ...(untriaged.oldest === null ? [] : [`contribution:${untriaged.oldest.id}`]),
    ]),
  ];
}

export const ThreatEntry = z.object({
  id: Id,
  level: ThreatLevel,
  from: Instant,
  wording: z.string(),
  by: z.string(),
  recordedAt: Instant,
});

export const ChartName = z.enum(['disrupted', 'contributions', 'hotline', 'arrests', 'live-plots', 'funnel', 'triage']);

const readers = ['manager', 'supervisor', 'case_officer'] as const;
const givers = ['manager', 'supervisor'] as const;

export const oversight = {
  'oversight.dashboard': verb({
    does: 'reads the figures of the dashboard as of a day',
    input: z.strictObject({ day: Day.nullable() }),
    output: Dashboard,
    operation: 'consultation',
    permission: readers,
    subject: (_, out) => shownBy(out),
  }),
  'oversight.arrests': verb({
    does: 'opens the arrests behind a figure',
    input: z.strictObject({ from: Day, to: Day }),
    output: z.object({
      arrests: z.array(
        z.object({
          id: Id,
          at: Instant,
          investigationId: Id,
          operation: z.string(),
          subject: z.string().nullable(),
          outcome: ArrestOutcome,
        }),
      ),
    }),
    operation: 'consultation',
    permission: readers,
    subject: (_, out) => [...new Set(out.arrests.map((a) => `investigation:${a.investigationId}`))],
  }),
  'oversight.chartAsCsv': verb({
    does: 'writes the figures of one chart as a CSV file with marking, definition and as-of time',
    input: z.strictObject({
      chart: ChartName,
      day: Day.nullable(),
      saveToken: PathToken,
      reason: Reason,
      recipient: z.string().trim().min(1).max(200),
    }),
    output: z.object({ rows: z.int() }),
    operation: 'disclosure',
    permission: givers,
    transaction: 'own',
  }),
  'oversight.brief': verb({
    does: 'makes the manager’s brief, ready to be printed',
    input: z.strictObject({ day: Day.nullable(), reason: Reason, recipient: z.string().trim().min(1).max(200) }),
    output: z.object({
      /** Good for one printing. */
      ticket: z.string(),
      dashboard: Dashboard,
      preparedBy: z.string(),
      recipient: z.string(),
    }),
    operation: 'disclosure',
    permission: givers,
    subject: (_, out) => shownBy(out.dashboard),
  }),
  'oversight.threatLevels': verb({
    does: 'reads the history of the national threat level',
    input: Nothing,
    output: z.object({ levels: z.array(ThreatEntry) }),
    operation: 'none',
    permission: 'signed-in',
  }),
  'oversight.setThreatLevel': verb({
    does: 'adds a threat level from a day on, with the wording in force',
    input: z.strictObject({ level: ThreatLevel, from: Instant, wording: z.string().trim().min(3).max(500) }),
    output: z.object({ id: Id }),
    operation: 'alteration',
    permission: ['supervisor'],
    subject: (_, out) => [`threat-level:${out.id}`],
  }),
  'oversight.withdrawThreatLevel': verb({
    does: 'takes a mistaken threat level entry out of the history, with a reason',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: Nothing,
    reasonIn: 'log',
    operation: 'alteration',
    permission: ['supervisor'],
    subject: (input) => [`threat-level:${input.id}`],
  }),
  'oversight.myWork': verb({
    does: 'gathers what waits for this person, overdue first',
    input: Nothing,
    output: z.object({
      actions: z.array(Action),
      signOffs: z.array(
        z.object({ id: Id, reference: z.string(), gist: z.string(), proposedBy: z.string(), at: Instant }),
      ),
      countersigns: z.array(
        z.object({
          investigationId: Id,
          operation: z.string(),
          assessmentId: Id,
          stage: PlotStage,
          by: z.string(),
          at: Instant,
        }),
      ),
      drafts: z.int(),
      untriaged: z.int(),
      oldestUntriaged: Instant.nullable(),
      investigations: z.array(z.object({ id: Id, reference: z.string(), operation: z.string(), priority: Priority })),
    }),
    operation: 'consultation',
    permission: 'signed-in',
    subject: (_, out) => [
      ...out.actions.map((a) => `action:${a.id}`),
      ...out.signOffs.map((s) => `contribution:${s.id}`),
      ...new Set([
        ...out.countersigns.map((c) => `investigation:${c.investigationId}`),
        ...out.investigations.map((i) => `investigation:${i.id}`),
      ]),
    ],
  }),
} as const;
