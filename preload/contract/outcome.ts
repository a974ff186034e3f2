/**
 * What came of what the public gave: the contributions that fed a plot on its way to its disruption, and the same over all plots and
 * arrests. Every figure counts only what its viewer may see, and only what had been recorded by the end of the day asked for.
 */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Cursor, Day, disclosed, Id, Instant, Month, PathToken, Reason, verb } from './core.ts';
import { disclosers, investigationOfficers, investigationReaders } from './roles.ts';
import {
  ArrestOutcome,
  Channel,
  ContributionKind,
  HandlingCode,
  IntelligenceGrade,
  Marking,
  PlotStage,
  ReceivedPrecision,
  SourceGrade,
} from './vocabulary.ts';

/** The grade that counts: the evaluator’s where there is one, otherwise the submitter’s. */
export const CountedGrade = z.object({
  source: SourceGrade,
  intelligence: IntelligenceGrade,
  handling: HandlingCode,
  graded: z.enum(['submitter', 'evaluator']),
});

/** A contribution that fed a plot. */
export const FedContribution = z.object({
  contributionId: Id,
  reference: z.string(),
  kind: ContributionKind,
  channel: Channel,
  receivedAt: Instant,
  receivedPrecision: ReceivedPrecision,
  /** When the investigation had it: its link, or the event that rests on it, whichever came first. */
  knownAt: Instant,
  by: z.enum(['link', 'event', 'both']),
  grade: CountedGrade.nullable(),
  ...marked,
  /** Received before the disruption: only these count. */
  counts: z.boolean(),
});

export type FedContribution = z.infer<typeof FedContribution>;

/** A rule that is data, as it is shown where it acts. */
export const ShownRule = z.object({ version: z.int(), wording: z.string() });

/** How much of what is known came from the public. */
export const PublicShare = z.object({
  events: z.int(),
  eventsFromPublic: z.int(),
  identifiers: z.int(),
  identifiersFromPublic: z.int(),
  /** From the public over all of it, 0 to 1; `null` where nothing is known. */
  share: z.number().nullable(),
});

export const PlotOutcome = z.object({
  asOf: Instant,
  day: Day,
  marking: Marking,
  investigation: z.object({ id: Id, reference: z.string(), operation: z.string(), openedAt: Instant }),
  /** `null` while the plot has not been disrupted, or had not been by that day. */
  disruptedAt: Instant.nullable(),
  lateStage: z.boolean(),
  lateStageRule: ShownRule,
  /** How many contributions count: received before the disruption, or by the day while there is none. */
  total: z.int(),
  /** Received after the disruption: shown, and not counted. */
  after: z.int(),
  /** Counted, although the link was made only after the disruption. */
  linkedAfter: z.int(),
  first: z.object({ contributionId: Id, reference: z.string(), channel: Channel, receivedAt: Instant }).nullable(),
  /** Days from the first contribution to the disruption, to one decimal; `null` without either. */
  leadDays: z.number().nullable(),
  channels: z.array(z.object({ channel: Channel, contributions: z.int(), firstAt: Instant })),
  grades: z.array(
    z.object({ source: SourceGrade.nullable(), intelligence: IntelligenceGrade.nullable(), contributions: z.int() }),
  ),
  known: PublicShare,
  /** Whether the investigation began with the public, by the rule. */
  beganWithPublic: z.boolean(),
  beganRule: ShownRule,
  /** Countersigned assessments, earliest first. */
  stages: z.array(z.object({ at: Instant, stage: PlotStage, lateStage: z.boolean() })),
  /** The first of the contributions, in the order of receipt, for the picture. */
  marks: z.array(FedContribution),
  /** More contributions than are drawn. */
  notDrawn: z.int(),
});

export type PlotOutcome = z.infer<typeof PlotOutcome>;

/** The middle, the lowest and the highest of several lead times, in days. */
export const Spread = z.object({
  n: z.int(),
  median: z.number().nullable(),
  least: z.number().nullable(),
  most: z.number().nullable(),
});

export type Spread = z.infer<typeof Spread>;

/** How long before an arrest the first contribution had come; `none`: nothing had. */
export const LeadBand = z.enum(['none', 'week', 'month', 'quarter', 'half_year', 'year', 'longer']);
export type LeadBand = z.infer<typeof LeadBand>;

/** In days, each band up to and with its own number. */
const bandDays = [
  ['week', 7],
  ['month', 30],
  ['quarter', 91],
  ['half_year', 182],
  ['year', 365],
] as const;

/** The band of a lead time in days; `null`: nothing had come before. */
export const leadBandOf = (days: number | null): LeadBand =>
  days === null ? 'none' : (bandDays.find(([, most]) => days <= most)?.[0] ?? 'longer');

export const leadBandWords: Readonly<Record<LeadBand, string>> = {
  none: 'Nothing before',
  week: 'Up to 7 days',
  month: '8 to 30 days',
  quarter: '31 to 91 days',
  half_year: '92 to 182 days',
  year: '183 to 365 days',
  longer: 'Over a year',
};

/** An arrest, and the first contribution that its investigation had had from the public before. */
export const ArrestWithLead = z.object({
  id: Id,
  at: Instant,
  investigationId: Id,
  reference: z.string(),
  operation: z.string(),
  subject: z.string().nullable(),
  outcome: ArrestOutcome,
  first: z.object({ at: Instant, channel: Channel }).nullable(),
  /** To one decimal. */
  leadDays: z.number().nullable(),
  band: LeadBand,
});
export type ArrestWithLead = z.infer<typeof ArrestWithLead>;

export const OutcomeOfAll = z.object({
  asOf: Instant,
  day: Day,
  marking: Marking,
  window: z.object({ from: Day, to: Day }),
  lateStageRule: ShownRule,
  beganRule: ShownRule,
  plots: z.array(
    z.object({
      investigationId: Id,
      reference: z.string(),
      operation: z.string(),
      disruptedAt: Instant,
      stage: PlotStage.nullable(),
      lateStage: z.boolean(),
      contributions: z.int(),
      firstAt: Instant.nullable(),
      firstChannel: Channel.nullable(),
      leadDays: z.number().nullable(),
      known: PublicShare,
      beganWithPublic: z.boolean(),
    }),
  ),
  lead: z.object({ plots: Spread, lateStage: Spread, arrests: Spread }),
  /** By channel: how many were received, and what they helped. */
  yield: z.array(
    z.object({
      channel: Channel,
      received: z.int(),
      linked: z.int(),
      /** Contributions that fed a plot that was disrupted in the window, and those plots. */
      fedPlots: z.int(),
      plots: z.int(),
      /** Plots whose first contribution came this way. */
      firstOfPlots: z.int(),
      /** Arrests in investigations that had a contribution of this channel before. */
      arrests: z.int(),
    }),
  ),
  arrests: z.object({
    total: z.int(),
    helped: z.int(),
    /** By how long before the first contribution had come, and through which channel. */
    bands: z.array(z.object({ band: LeadBand, arrests: z.int(), channels: z.partialRecord(Channel, z.int()) })),
  }),
  /** Of investigations opened in the window. `atLeast`: there are more than were counted. */
  began: z.object({ opened: z.int(), withPublic: z.int(), atLeast: z.boolean() }),
});

export type OutcomeOfAll = z.infer<typeof OutcomeOfAll>;

export const OutcomeTable = z.enum([
  'plots',
  'channels',
  'stages',
  'matters',
  'comparison',
  'matter_months',
  'arrests',
]);

/** A word of a vocabulary that is data, and how it is written. */
const Word = z.object({ word: z.string(), label: z.string() });

/** What an investigation is about, and the words that it can be given. */
export const SubjectMatter = z.object({
  vocabulary: ShownRule.extend({ words: z.array(Word) }),
  matter: Word.nullable(),
  /** How often and why it was set, newest first; the newest 50. */
  history: z.array(z.object({ at: Instant, by: z.string(), label: z.string(), reason: z.string() })),
});

const Period = z.object({ from: Day, to: Day });

/** Two windows side by side. */
export const Comparison = z.object({
  what: z.enum(['disrupted', 'late_stage', 'helped', 'arrests']),
  now: z.int(),
  before: z.int(),
  /** How likely a difference as large is by chance, 0 to 1. */
  chance: z.number(),
  /** `null` where it may be chance, or where there are no records of the whole window before. */
  trend: z.enum(['up', 'down']).nullable(),
});

export const Trends = z.object({
  asOf: Instant,
  marking: Marking,
  window: Period,
  /** The eighteen calendar months before it. */
  before: Period,
  /** The first day from which there are records; `null` without any. No trend is told where that lies within the window before. */
  recordsFrom: Day.nullable(),
  lateStageRule: ShownRule,
  trendRule: ShownRule,
  vocabulary: ShownRule,
  stages: z.array(z.object({ month: Month, counts: z.partialRecord(PlotStage, z.int()), notAssessed: z.int() })),
  matters: z.array(Word.extend({ now: z.int(), before: z.int() })),
  /** Of the later window, by the words of `matters`. */
  matterMonths: z.array(z.object({ month: Month, counts: z.record(z.string(), z.int()) })),
  comparisons: z.array(Comparison),
  lead: z.object({ now: Spread, before: Spread }),
  /** What each version of the late-stage rule would count. */
  rules: z.array(ShownRule.extend({ inForce: z.boolean(), now: z.int(), before: z.int() })),
});

export type Trends = z.infer<typeof Trends>;

export const outcome = {
  'oversight.plotOutcome': verb({
    summary: 'reads what the public gave to a plot, and how long before its disruption',
    input: z.strictObject({ id: Id, day: Day.nullable() }),
    output: PlotOutcome,
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [
      `investigation:${input.id}`,
      ...out.marks.map(({ contributionId }) => `contribution:${contributionId}`),
    ],
  }),
  'oversight.plotContributions': verb({
    summary: 'lists the contributions that fed a plot, in the order of receipt',
    input: z.strictObject({ id: Id, day: Day.nullable(), after: Cursor.nullable() }),
    output: z.object({ fed: z.array(FedContribution), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [
      `investigation:${input.id}`,
      ...out.fed.map(({ contributionId }) => `contribution:${contributionId}`),
    ],
  }),
  'oversight.plotOutcomeAsCsv': verb({
    summary: 'writes the contributions that fed a plot as a CSV file with marking, definition and as-of time',
    input: z.strictObject({
      id: Id,
      day: Day.nullable(),
      saveToken: PathToken,
      ...disclosed,
    }),
    output: z.object({ rows: z.int(), receipt: z.string() }),
    processing: 'disclosure',
    permission: disclosers,
    transaction: 'own',
  }),
  'oversight.outcome': verb({
    summary: 'reads what came of the public’s contributions over all disrupted plots and arrests of a window',
    input: z.strictObject({ day: Day.nullable() }),
    output: OutcomeOfAll,
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => out.plots.map(({ investigationId }) => `investigation:${investigationId}`),
  }),
  'oversight.arrestLeads': verb({
    summary: 'lists the arrests of a window with how long before the public had first told something',
    input: z.strictObject({
      day: Day.nullable(),
      /** Those of one band, those before which anything had come, or all. */
      which: z.enum(['all', 'helped', ...LeadBand.options]),
      after: Cursor.nullable(),
    }),
    output: z.object({ total: z.int(), arrests: z.array(ArrestWithLead), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => [...new Set(out.arrests.map(({ investigationId }) => `investigation:${investigationId}`))],
  }),
  'oversight.trends': verb({
    summary: 'reads the disrupted plots of a window by stage and subject matter, beside the window before',
    input: z.strictObject({ day: Day.nullable() }),
    output: Trends,
    processing: 'consultation',
    permission: investigationReaders,
  }),
  'investigations.subjectMatter': verb({
    summary: 'reads what an investigation is about, and the words for it',
    input: z.strictObject({ id: Id }),
    output: SubjectMatter,
    processing: 'consultation',
    permission: investigationReaders,
    records: (input) => [`investigation:${input.id}`],
  }),
  'investigations.setSubjectMatter': verb({
    summary: 'sets what an investigation is about, with a reason',
    input: z.strictObject({
      id: Id,
      matter: z.string().regex(/^[a-z_]{1,40}$/),
      reason: Reason,
    }),
    output: z.object({}),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`investigation:${input.id}`],
  }),
  'oversight.outcomeAsCsv': verb({
    summary: 'writes a table of what came of contributions as a CSV file with marking, definition and as-of time',
    input: z.strictObject({
      table: OutcomeTable,
      day: Day.nullable(),
      saveToken: PathToken,
      ...disclosed,
    }),
    output: z.object({ rows: z.int(), receipt: z.string() }),
    processing: 'disclosure',
    permission: disclosers,
    transaction: 'own',
  }),
} as const;

/** What the figures mean, in the words that stand under them on the page and above them in a file. */
export const outcomeDefinitions = {
  fed: 'A contribution fed a plot where it is linked to its investigation, or an event of it rests on the contribution; it counts where it was received before the disruption. Links and events that were withdrawn do not count.',
  share:
    'Share of what is known: events that rest on a contribution, and identifiers that a linked contribution named no later than they were recorded, over all events and identifiers of the investigation.',
  lead: 'Lead time: from the receipt of the first contribution that counts to the disruption, or to the arrest.',
  asOf: 'Only what had been recorded by the end of the day, and only what its reader may see.',
} as const;
