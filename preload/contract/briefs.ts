/** Part of the room oversight: the manager’s brief, what changed since the one before, and to whom and how often it is given. */
import { z } from 'zod';
import { Day, disclosed, Id, Instant, Line, Nothing, verb } from './core.ts';
import { Dashboard, shownBy } from './oversight.ts';
import { disclosers } from './roles.ts';
import { PlotStage, Priority } from './vocabulary.ts';

/** Somebody who gets a brief. */
export const Recipient = z.strictObject({
  name: z.string().trim().min(1).max(80),
  role: z.string().trim().max(60),
  organisation: z.string().trim().max(60),
});
export type Recipient = z.infer<typeof Recipient>;

/** As the receipt and the log name them: `J. Bede, chair, Regional board`. */
export const recipientInWords = ({ name, role, organisation }: Recipient): string =>
  [name, role, organisation]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');

export const mostRecipients = 20;
/** So many lists has one person at most. */
export const mostBriefLists = 50;

/** When a brief is due: on a day of each week (1 is Monday), or of each month; of a shorter month, on its last day. */
export const BriefSchedule = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('week'), on: z.int().min(1).max(7) }),
  z.strictObject({ every: z.literal('month'), on: z.int().min(1).max(31) }),
]);
export type BriefSchedule = z.infer<typeof BriefSchedule>;

const list = {
  name: Line,
  recipients: z.array(Recipient).min(1).max(mostRecipients),
  reason: disclosed.reason,
  legalBasis: disclosed.legalBasis,
  schedule: BriefSchedule.nullable(),
};

export const BriefList = z.object({
  ...list,
  id: Id,
  /** When a brief was last prepared for it. */
  lastAt: Instant.nullable(),
  /** Since when one is due; `null` where none is. */
  dueSince: Day.nullable(),
  nextOn: Day.nullable(),
});
export type BriefList = z.infer<typeof BriefList>;

/** Figures that are set beside those of the brief before. */
export const BriefFigure = z.enum([
  'late_stage',
  'live_plots',
  'contributions',
  'hotline',
  'arrests',
  'median_minutes',
]);
export type BriefFigure = z.infer<typeof BriefFigure>;

const Plot = z.object({ investigationId: Id, operation: z.string() });

/** What is different from the day of the brief before, both days worked out from what is recorded now. */
export const BriefChanges = z.object({
  /** The day that the brief before was for, and when it was prepared. */
  day: Day,
  preparedAt: Instant,
  /** `stage`: `null` without an assessment that the rule can rely on. */
  disrupted: z.array(Plot.extend({ disruptedAt: Instant, stage: PlotStage.nullable(), lateStage: z.boolean() })),
  opened: z.array(Plot.extend({ priority: Priority, stage: PlotStage.nullable() })),
  /** Live then and not now, without a disruption between. */
  ended: z.array(Plot),
  moved: z.array(Plot.extend({ from: PlotStage.nullable(), to: PlotStage.nullable(), proposed: z.boolean() })),
  figures: z.array(z.object({ figure: BriefFigure, before: z.number().nullable(), now: z.number().nullable() })),
});
export type BriefChanges = z.infer<typeof BriefChanges>;

const Brief = z.object({
  /** Good for one printing. */
  ticket: z.string(),
  /** What the paper is called: with the marking and the day. */
  name: z.string(),
  dashboard: Dashboard,
  /** `null` where the person has prepared none for an earlier day. */
  changes: BriefChanges.nullable(),
  preparedBy: z.string(),
  /** One for each who gets it. */
  receipts: z.array(z.object({ recipient: z.string(), number: z.string() })),
});

const namedBy = ({ disrupted, opened, ended, moved }: BriefChanges) =>
  [...disrupted, ...opened, ...ended, ...moved].map(({ investigationId }) => `investigation:${investigationId}`);

export const briefs = {
  'oversight.brief': verb({
    summary: 'prepares the manager’s brief for printing, with a receipt for each who gets it',
    input: z.strictObject({
      day: Day.nullable(),
      ...disclosed,
      /** Whoever gets it besides. */
      others: z
        .array(disclosed.recipient)
        .max(mostRecipients - 1)
        .default([]),
      /** The list that it is prepared for: its schedule is then met. */
      listId: Id.nullable().default(null),
    }),
    output: Brief,
    processing: 'disclosure',
    transaction: 'write',
    permission: disclosers,
    recipient: ({ recipient, others }) => [recipient, ...others].join('; '),
    records: ({ listId }, out) => [
      ...new Set([...shownBy(out.dashboard), ...(out.changes === null ? [] : namedBy(out.changes))]),
      ...(listId === null ? [] : [`brief-list:${listId}`]),
    ],
  }),
  'oversight.briefLists': verb({
    summary: 'lists one’s own distribution lists of the brief, and which brief is due',
    input: Nothing,
    output: z.object({ lists: z.array(BriefList) }),
    processing: 'consultation',
    permission: disclosers,
    records: (_, out) => out.lists.map(({ id }) => `brief-list:${id}`),
  }),
  'oversight.saveBriefList': verb({
    summary: 'keeps who gets the brief under a name, and when it is due',
    /** `listId`: `null` for a new one. */
    input: z.strictObject({ listId: Id.nullable(), ...list }),
    output: z.object({ id: Id }),
    processing: 'alteration',
    permission: disclosers,
    records: (_, out) => [`brief-list:${out.id}`],
  }),
  'oversight.removeBriefList': verb({
    summary: 'removes a distribution list of the brief',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    processing: 'erasure',
    permission: disclosers,
    records: (input) => [`brief-list:${input.id}`],
  }),
} as const;
