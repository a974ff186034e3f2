/** Part of the room exports: a case on paper, and as documents for those who edit on. */
import { z } from 'zod';
import { disclosed, Id, Instant, verb } from './core.ts';
import { TimelineEntry } from './plots.ts';
import { disclosers } from './roles.ts';
import { Marking, PlotStage, ThreatLevel } from './vocabulary.ts';

const Timeline = z.object({
  entries: z.array(TimelineEntry),
  stages: z.array(z.object({ from: Instant, stage: PlotStage, knownAt: Instant, lateStageSince: Instant.nullable() })),
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
      marking: Marking,
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
} as const;
