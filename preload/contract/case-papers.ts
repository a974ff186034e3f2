/** Part of the room exports: a case on paper, and as documents for those who edit on. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { disclosed, Id, Instant, PathToken, TaskName, verb } from './core.ts';
import { StageStep, TimelineEntry } from './plots.ts';
import { disclosers } from './roles.ts';
import { Marking, ThreatLevel } from './vocabulary.ts';

/** What can be given to somebody as a document that they edit on. An intelligence report is of one contribution or one event. */
export const CaseDocument = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('chronology'), investigationId: Id }),
  z.strictObject({ kind: z.literal('summary'), investigationId: Id }),
  z.strictObject({ kind: z.literal('contribution'), contributionId: Id }),
  z.strictObject({ kind: z.literal('event'), investigationId: Id, eventId: Id }),
]);
export type CaseDocument = z.infer<typeof CaseDocument>;

const Timeline = z.object({
  entries: z.array(TimelineEntry),
  stages: z.array(StageStep),
  threat: z.array(z.object({ from: Instant, to: Instant.nullable(), level: ThreatLevel })),
});

export const casePapers = {
  'exports.printTimeline': verb({
    summary: 'prepares the timeline of an investigation for printing, marked as what is on it',
    input: z.strictObject({
      investigationId: Id,
      /** Entries that the filters leave, as `investigations.timeline` names them; `null` for all. Others do not leave. */
      only: z.array(z.string().max(40)).max(20_000).nullable(),
      ...disclosed,
    }),
    output: Timeline.extend({
      /** Good for one printing. */
      ticket: z.string(),
      name: z.string(),
      operation: z.string(),
      reference: z.string(),
      ...marked,
      /** Caveats and conditions of what is on it, each as a line. */
      handling: z.array(z.string()),
      receipt: z.string(),
      recipient: z.string(),
      legalBasis: z.string(),
      preparedBy: z.string(),
      asOf: Instant,
    }),
    processing: 'disclosure',
    transaction: 'write',
    permission: disclosers,
    records: (input, out) => [
      `investigation:${input.investigationId}`,
      ...new Set(out.entries.flatMap((e) => (e.contributionId === null ? [] : [`contribution:${e.contributionId}`]))),
    ],
  }),
  'exports.document': verb({
    summary: 'writes a chronology, a summary or an intelligence report as a Word document, marked and with a receipt',
    input: z.strictObject({ document: CaseDocument, saveToken: PathToken, ...disclosed, task: TaskName }),
    /** `records`: how many are in it. */
    output: z.object({ marking: Marking, receipt: z.string(), records: z.int() }),
    processing: 'disclosure',
    permission: disclosers,
    transaction: 'own',
  }),
} as const;
