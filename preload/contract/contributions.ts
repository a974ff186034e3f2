/** Room: the queue of contributions, counting it, and taking one’s own last change back. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Cursor, Day, Id, Instant, Month, verb } from './core.ts';
import { Receipt } from './inbox.ts';
import { contributionOfficers, contributionReaders } from './roles.ts';
import { Channel, ContributionKind, ContributionState, MatchStrength, ReceivedPrecision } from './vocabulary.ts';

export const QueueFilter = z.strictObject({
  states: z.array(ContributionState).optional(),
  channels: z.array(Channel).optional(),
  kinds: z.array(ContributionKind).optional(),
  /** Received on or after, on or before: days in the United Kingdom. */
  from: Day.optional(),
  to: Day.optional(),
  /** Waiting longer than this many hours. */
  olderThanHours: z.int().positive().optional(),
  /** Triaged in these months, both included: the first seven characters of the instant, so months in UTC. */
  triaged: z.strictObject({ from: Month, to: Month }).optional(),
  area: z.string().max(200).optional(),
  /** Words that the text must contain. */
  text: z.string().max(200).optional(),
  immediateRisk: z.boolean().optional(),
  /** Whether earlier contributions strongly or probably name the same person. */
  repeat: z.boolean().optional(),
  /** How strong its best match with a case is, of those that wait and of the cases that the viewer may see. */
  match: z.enum([...MatchStrength.options, 'none']).optional(),
  /** Put off until later; put off, and its time has come; neither. */
  snooze: z.enum(['on', 'over', 'none']).optional(),
  investigationId: Id.optional(),
  importId: Id.optional(),
});

export type QueueFilter = z.infer<typeof QueueFilter>;

export const QueueSort = z.enum(['newest', 'oldest']);

/** What comes before all others, whatever the order. */
export const QueueFirst = z.enum(['repeats', 'match', 'risk']);
export type QueueFirst = z.infer<typeof QueueFirst>;

export const Snooze = z.object({ until: Instant, by: z.string(), reason: z.string() });

export const QueueRow = z.object({
  id: Id,
  reference: z.string(),
  kind: ContributionKind,
  channel: Channel,
  state: ContributionState,
  receivedAt: Instant,
  receivedPrecision: ReceivedPrecision,
  /** The first words of the text. */
  excerpt: z.string(),
  area: z.string().nullable(),
  immediateRisk: z.boolean(),
  ...marked,
  /** Who is triaging it just now. */
  claimedBy: z.string().nullable(),
  /** Names of the operations it is linked to, of those that the viewer may see. */
  operations: z.array(z.string()),
  /** Earlier contributions that strongly or probably name the same person, but for those said to be of somebody else. */
  earlier: z.int(),
  /** What has reached which of them. */
  receipts: z.array(Receipt),
  /** While it waits: the case that it matches best, of those that the viewer may see and on which nothing was decided. */
  best: z.object({ investigationId: Id, operation: z.string(), matchStrength: MatchStrength }).nullable(),
  /** False for what has not been compared yet: with any case while it waits, or with other reports after an import. */
  matched: z.boolean(),
  /** Until when it was put off, by whom and why. It may be over. */
  snooze: Snooze.nullable(),
  language: z.string().nullable(),
  recordedAt: Instant,
  triagedAt: Instant.nullable(),
});

export type QueueRow = z.infer<typeof QueueRow>;

/** What waits of more than a year ago: most of it was imported late, and hides how long the rest has waited. */
export const LongAgo = z.object({
  /** Received on or before this day. */
  until: Day,
  untriaged: z.int(),
  /** Counting stopped there; there may be more. */
  atLeast: z.boolean(),
  /** When the first of the others that wait was received. */
  oldestSince: Instant.nullable(),
});

export type LongAgo = z.infer<typeof LongAgo>;

export const contributions = {
  'contributions.queue': verb({
    summary: 'reads one page of the queue',
    input: z.strictObject({
      filter: QueueFilter,
      sort: QueueSort,
      /** What comes first, each in the order of `sort`: persons who were reported before, the strongest match with a case, or immediate risk. */
      first: QueueFirst.optional(),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({ rows: z.array(QueueRow), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => out.rows.map((r) => `contribution:${r.id}`),
  }),
  'contributions.count': verb({
    summary: 'counts the contributions that a filter of the queue finds, and says how old the oldest untriaged one is',
    input: z.strictObject({ filter: QueueFilter }),
    output: z.object({
      total: z.int(),
      untriaged: z.int(),
      /** Counting stopped at `total`, and there may be more. Only for filters whose counts are not kept ready. */
      atLeast: z.boolean(),
      oldestUntriaged: Instant.nullable(),
      longAgo: LongAgo.nullable(),
    }),
    processing: 'consultation',
    // What the rollups answer identifies no record. Filtering by words, a place, an investigation or an import is a search.
    skipLog: ({ filter }) =>
      [filter.text, filter.area].every((words) => (words ?? '').trim() === '') &&
      filter.investigationId === undefined &&
      filter.importId === undefined,
    permission: contributionReaders,
  }),
  'contributions.undo': verb({
    summary: 'undoes one’s own last change to a contribution, so that it is exactly as it was before',
    input: z.strictObject({ id: Id }),
    output: z.object({ what: z.string() }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.id}`],
  }),
} as const;
