/** Room: what has reached an investigation, whose turn it is, and what came of it; who stands in for whom. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Cursor, Day, Id, Instant, Nothing, Reason, verb } from './core.ts';
import { contributionOfficers, contributionReaders } from './roles.ts';
import { Channel, ContributionState, DeliveryCause, DeliveryOutcome, Priority } from './vocabulary.ts';

/** Whose turn it is. Nobody’s by name: the team of an investigation without an owner, or supervisors. */
export const WhoseTurn = z.enum(['owner', 'deputy', 'team', 'supervisors']);
export type WhoseTurn = z.infer<typeof WhoseTurn>;

/**
 * Which contribution has reached which investigation. That is all it is called by: a number of its own would count on over what reaches
 * investigations that the reader may not know of.
 */
const Pair = z.strictObject({ contributionId: Id, investigationId: Id });
/** Which contribution has come in for which entry of a watch-list. */
const WatchPair = z.strictObject({ contributionId: Id, watchId: Id });
const Reached = z
  .array(z.union([Pair, WatchPair]))
  .min(1)
  .max(100);
export type Reached = z.infer<typeof Reached>[number];

/** One contribution that has reached one investigation: delivered, seen, answered, each with its time and person. */
export const Receipt = z.object({
  contributionId: Id,
  investigationId: Id,
  operation: z.string(),
  cause: DeliveryCause,
  at: Instant,
  /** Who caused it; `null` for a match that nobody made. */
  by: z.string().nullable(),
  turn: WhoseTurn,
  /** It is the reader’s own turn, or the reader’s investigation while they are away. */
  yours: z.boolean(),
  /** Whose turn it is, by name; `null` where it is nobody’s in particular. */
  person: z.string().nullable(),
  /** The owner, where they are away. */
  away: z.string().nullable(),
  /** Until when it is to be looked at, or, once it was, to be answered. */
  dueAt: Instant,
  /** The version of the delivery rule by which that is so. */
  ruleVersion: z.int(),
  /** Since when it is with the deputy and supervisors as well. */
  escalatedAt: Instant.nullable(),
  seenAt: Instant.nullable(),
  seenBy: z.string().nullable(),
  outcome: DeliveryOutcome.nullable(),
  reason: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

/** What has reached an investigation, or one person by an entry of their watch-list. */
export const InboxItem = Receipt.extend({
  /** `null`: none, but whoever watches for what it holds. */
  investigationId: Id.nullable(),
  operation: z.string().nullable(),
  watchId: Id.nullable(),
  watch: z
    .object({
      /** Whose watch-list it is. */
      by: z.string(),
      /** What is watched for, and why: `null` for everybody else. */
      entry: z.object({ text: z.string(), why: z.string() }).nullable(),
    })
    .nullable(),
  reference: z.string(),
  channel: Channel,
  state: ContributionState,
  receivedAt: Instant,
  excerpt: z.string(),
  immediateRisk: z.boolean(),
  ...marked,
  /** Of the investigation. */
  priority: Priority.nullable(),
  /** Put off by oneself until the morning of that day. */
  snoozedUntil: Day.nullable(),
});
export type InboxItem = z.infer<typeof InboxItem>;

/**
 * `mine`: it is one’s own turn. `snoozed`: the same, put off. `overdue`: nobody looked or answered in time, for deputies and
 * supervisors. `sent`: what one has linked oneself and is not settled, or was answered and one has not read that.
 */
export const InboxScope = z.enum(['mine', 'snoozed', 'overdue', 'sent']);
export type InboxScope = z.infer<typeof InboxScope>;

export const Absence = z.object({
  account: z.object({ id: Id, name: z.string() }),
  deputy: z.object({ id: Id, name: z.string() }).nullable(),
  /** Without days somebody is here, and the deputy is told of what is overdue. */
  fromDay: Day.nullable(),
  toDay: Day.nullable(),
  /** Today. */
  away: z.boolean(),
  by: z.string(),
});
export type Absence = z.infer<typeof Absence>;

interface Named {
  contributionId: number;
  investigationId?: number | null;
  watchId?: number | null;
}

/** As the log names them. */
const namesOf = (reached: readonly Named[]) => [
  ...new Set(
    reached.flatMap(({ contributionId, investigationId = null, watchId = null }) => [
      `contribution:${contributionId}`,
      ...(investigationId === null ? [] : [`investigation:${investigationId}`]),
      ...(watchId === null ? [] : [`watch:${watchId}`]),
    ]),
  ),
];

export const inbox = {
  'inbox.list': verb({
    summary: 'lists what has reached one’s investigations, what is overdue elsewhere, or what one has linked oneself',
    input: z.strictObject({ scope: InboxScope, after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ items: z.array(InboxItem), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => namesOf(out.items),
  }),
  'inbox.count': verb({
    summary: 'counts what waits in the inbox',
    input: Nothing,
    output: z.object({
      /** Not put off; each is counted to 1,000. */
      mine: z.int(),
      /** Of these, not looked at yet. */
      unseen: z.int(),
      overdue: z.int(),
      /** Of what one has linked, answered and not read. */
      answered: z.int(),
      /** Due by the end of today, of one’s own. */
      today: z.int(),
      /** Of one’s own, overdue. */
      late: z.int(),
      /** What came last for cases of one’s own, and the last that is urgent and not looked at yet: immediate risk, or a case of priority 1. */
      newest: Instant.nullable(),
      newestUrgent: Instant.nullable(),
      urgent: z.int(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    // Figures alone.
    skipLog: () => true,
  }),
  'inbox.seen': verb({
    summary: 'notes that one has looked at what has reached an investigation, or at the answer to what one has linked',
    input: z.strictObject({ reached: Reached }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionReaders,
    records: (input) => namesOf(input.reached),
  }),
  'inbox.answer': verb({
    summary: 'accepts what has reached an investigation, returns it to intake, or disagrees that it belongs there',
    input: z.strictObject({
      ...Pair.shape,
      outcome: DeliveryOutcome.exclude(['withdrawn']),
      /** Needed, except to accept. */
      reason: Reason.optional(),
    }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => namesOf([input]),
  }),
  'inbox.answerWatched': verb({
    summary: 'says what is done about what has come in for a watch-list, or brings it back',
    input: z.strictObject({
      matches: z.array(WatchPair).min(1).max(100),
      /** `null` brings it back. */
      outcome: DeliveryOutcome.exclude(['withdrawn']).nullable(),
      /** Needed, except to accept or to bring back. */
      reason: Reason.optional(),
    }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionReaders,
    records: (input) => namesOf(input.matches),
  }),
  'inbox.snooze': verb({
    summary: 'puts something in one’s inbox off until the morning of a day; it falls due as it would have',
    input: z.strictObject({ reached: Reached, until: Day.nullable() }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionReaders,
    records: (input) => namesOf(input.reached),
  }),
  'inbox.withPerson': verb({
    summary:
      'lists what has reached the investigations or the watch-list of one person and is open with them, due first',
    input: z.strictObject({ accountId: Id, after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ items: z.array(InboxItem), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: ['supervisor'],
    records: (input, out) => [`account:${input.accountId}`, ...namesOf(out.items)],
  }),
  'inbox.reassign': verb({
    summary: 'gives what is open with one person to a colleague who may see all of it, with a reason',
    input: z.strictObject({ reached: Reached, accountId: Id, reason: Reason }),
    output: Nothing,
    // A match of a watch-list stands in no history.
    reasonIn: 'log',
    processing: 'alteration',
    permission: ['supervisor'],
    records: (input) => [...namesOf(input.reached), `account:${input.accountId}`],
  }),
  'inbox.absences': verb({
    summary: 'lists who is away or has a deputy',
    input: Nothing,
    output: z.object({ absences: z.array(Absence) }),
    processing: 'none',
    permission: 'signed-in',
  }),
  'inbox.setAbsence': verb({
    summary:
      'names a deputy and the days on which somebody is away: oneself, or, for a supervisor, anybody who does casework',
    input: z.strictObject({
      accountId: Id,
      deputyId: Id.nullable(),
      fromDay: Day.nullable(),
      toDay: Day.nullable(),
    }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionReaders,
    records: (input) => [
      `account:${input.accountId}`,
      ...(input.deputyId === null ? [] : [`account:${input.deputyId}`]),
    ],
  }),
} as const;
