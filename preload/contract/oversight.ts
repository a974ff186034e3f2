/** Room: what managers see. Every figure counts only what its viewer may see, and opens the records behind it. */
import { z } from 'zod';
import { Day, disclosed, Id, Instant, Month, Nothing, PathToken, Reason, type RecordRef, verb } from './core.ts';
import { disclosers, investigationReaders } from './roles.ts';
import {
  ArrestOutcome,
  Channel,
  ContributionKind,
  ContributionState,
  Marking,
  PlotStage,
  Priority,
  ReceivedPrecision,
  ThreatLevel,
} from './vocabulary.ts';

export const DisruptedPlot = z.object({
  investigationId: Id,
  reference: z.string(),
  operation: z.string(),
  disruptedAt: Instant,
  month: Month,
  stage: PlotStage,
  lateStage: z.boolean(),
  /** The countersigned evidence to which the rule was applied. */
  evidence: z.string(),
  assessedBy: z.string(),
  countersignedBy: z.string(),
});

/** Reviews of closures, and how many of them came to another outcome, with its 95 per cent confidence interval. */
const ReviewRate = z.object({
  reviewed: z.int(),
  reversed: z.int(),
  reversal: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
});

const Clock = z.enum(['recorded', 'triaged', 'seen']);
const ClockFigures = z.object({
  n: z.int(),
  medianMinutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
  worstMinutes: z.number().nullable(),
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
    /** For comparison, the published national figure: 3,600 a day. */
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
      /** Assessed but not countersigned by then. */
      stageProposed: z.boolean(),
      /** Late by the rule that was in force then. */
      stageLate: z.boolean(),
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
  /** Blind second reviews of what was closed in the window, by the month in which it was closed. */
  closures: ReviewRate.extend({
    share: z.object({ version: z.int(), percent: z.int() }),
    kinds: z.array(ReviewRate.extend({ kind: ContributionKind })),
    months: z.array(ReviewRate.extend({ month: Month })),
  }),
  /** Minutes from receipt until a clock stopped in the window, to within two per cent. `seen`: by the people of a case. */
  clocks: z.array(ClockFigures.extend({ clock: Clock, months: z.array(ClockFigures.extend({ month: Month })) })),
  /** Regardless of when it came in; the funnel only has those received in the window. */
  untriaged: z.object({
    total: z.int(),
    /** Those of the total that were received before the window. */
    beforeWindow: z.int(),
    oldest: z
      .object({ id: Id, reference: z.string(), receivedAt: Instant, receivedPrecision: ReceivedPrecision })
      .nullable(),
  }),
});

export type Dashboard = z.infer<typeof Dashboard>;

/** Where things stand: the clocks beside those of the window before, and how far the live plots have come. */
export const Standing = z.object({
  window: z.object({ from: Day, to: Day }),
  /** The eighteen calendar months before it. */
  before: z.object({ from: Day, to: Day }),
  /** The first day from which there are records; `null` without any. */
  recordsFrom: Day.nullable(),
  clocks: z.array(z.object({ clock: Clock, now: ClockFigures, before: ClockFigures })),
  /** By the stage that was assessed last, the highest first; those without an assessment last. */
  livePlots: z.array(
    z.object({
      stage: PlotStage.nullable(),
      plots: z.int(),
      /** Of them, late by the rule that is in force. */
      late: z.int(),
    }),
  ),
});

export type Standing = z.infer<typeof Standing>;

/** Every record behind the figures. */
export function shownBy({ disrupted, livePlots, untriaged }: Dashboard): RecordRef[] {
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

export const ChartName = z.enum([
  'disrupted',
  'contributions',
  'hotline',
  'arrests',
  'live-plots',
  'funnel',
  'triage',
  'closures',
  'clocks',
]);

export const oversight = {
  'oversight.dashboard': verb({
    summary: 'reads the figures of the dashboard as of a day',
    input: z.strictObject({ day: Day.nullable() }),
    output: Dashboard,
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => shownBy(out),
  }),
  'oversight.standing': verb({
    summary: 'reads the clocks of contributions beside the window before, and counts live plots by stage',
    input: Nothing,
    output: Standing,
    processing: 'none',
    permission: investigationReaders,
  }),
  'oversight.arrests': verb({
    summary: 'opens the arrests behind a figure',
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
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => [...new Set(out.arrests.map((a) => `investigation:${a.investigationId}`))],
  }),
  'oversight.chartAsCsv': verb({
    summary: 'writes the figures of one chart as a CSV file with marking, definition and as-of time',
    input: z.strictObject({
      chart: ChartName,
      day: Day.nullable(),
      saveToken: PathToken,
      ...disclosed,
    }),
    output: z.object({ rows: z.int(), receipt: z.string() }),
    processing: 'disclosure',
    permission: disclosers,
    transaction: 'own',
  }),
  'oversight.threatLevels': verb({
    summary: 'reads the history of the national threat level',
    input: Nothing,
    output: z.object({ levels: z.array(ThreatEntry) }),
    processing: 'none',
    permission: 'signed-in',
  }),
  'oversight.setThreatLevel': verb({
    summary: 'adds a threat level, the day from which it applies and the wording in force',
    input: z.strictObject({ level: ThreatLevel, from: Instant, wording: z.string().trim().min(3).max(500) }),
    output: z.object({ id: Id }),
    processing: 'alteration',
    permission: ['supervisor'],
    records: (_, out) => [`threat-level:${out.id}`],
  }),
  'oversight.withdrawThreatLevel': verb({
    summary: 'withdraws a mistaken threat level from the history, with a reason',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: Nothing,
    reasonIn: 'log',
    processing: 'alteration',
    permission: ['supervisor'],
    records: (input) => [`threat-level:${input.id}`],
  }),
  'oversight.stats': verb({
    summary: 'counts what the person may see',
    input: z.strictObject({}),
    output: z.object({
      /** `null` where no record of the kind is shown to the person, so there is nothing to count. */
      contributions: z.int().nullable(),
      untriaged: z.int().nullable(),
      investigations: z.object({ live: z.int(), closed: z.int() }).nullable(),
      links: z.int().nullable(),
      arrests: z.int().nullable(),
      logEntries: z.int().nullable(),
      /** `null` for people who do not administer the vault. */
      storeBytes: z.int().nullable(),
      /** In a vault, everything is encrypted; a database is encrypted by whoever runs it, or not. */
      inVault: z.boolean(),
    }),
    processing: 'consultation',
    permission: 'signed-in',
  }),
} as const;
