/** Room: what is passed on to others, followed until they say that they have it and what became of it. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Cursor, Day, Id, Instant, Line, Nothing, Reason, verb } from './core.ts';
import { contributionOfficers, contributionReaders } from './roles.ts';
import { DisseminationOutcome, DisseminationState, RecipientKind } from './vocabulary.ts';

/** Days that each step may take, counted from the one before: working days in England and Wales, or every day. */
const Days = z.strictObject({
  days: z.enum(['working', 'calendar']),
  send: z.int().nonnegative(),
  receipt: z.int().nonnegative(),
  outcome: z.int().nonnegative(),
});

/** The rule as data: the legal bases that can be given, and when each step is due. */
export const DisseminationRule = z.strictObject({
  bases: z.array(z.strictObject({ code: z.string().min(1).max(40), wording: z.string().min(3).max(300) })).min(1),
  due: z.record(RecipientKind, Days),
});
export type DisseminationRule = z.infer<typeof DisseminationRule>;

const RuleShown = z.object({ version: z.int(), wording: z.string(), rule: DisseminationRule });

/** One step of it, in words that an officer reads. */
const Step = z.object({ id: Id, at: Instant, by: z.string(), what: z.string(), reason: z.string().nullable() });

export const Dissemination = z.object({
  id: Id,
  /** The receipt number, `DIS-26-0001`; `null` until it is sent. */
  number: z.string().nullable(),
  state: DisseminationState,
  contribution: z.object({ contributionId: Id, reference: z.string() }).nullable(),
  investigation: z.object({ investigationId: Id, reference: z.string(), operation: z.string() }).nullable(),
  ...marked,
  recipientKind: RecipientKind,
  recipient: z.string().nullable(),
  legalBasis: z.string().nullable(),
  what: z.string().nullable(),
  /** Conditions of handling code C that went with it. */
  conditions: z.string().nullable(),
  sentAt: Instant.nullable(),
  sentBy: z.string().nullable(),
  /** The last day for what is awaited next: that it is sent, that they have it, what became of it. */
  due: Day.nullable(),
  overdue: z.boolean(),
  receivedAt: Instant.nullable(),
  theirReference: z.string().nullable(),
  outcome: DisseminationOutcome.nullable(),
  concludedAt: Instant.nullable(),
});
export type Dissemination = z.infer<typeof Dissemination>;

/** One record: what is passed on is either a contribution or of an investigation. */
const About = { contributionId: Id.nullable(), investigationId: Id.nullable() };
const aboutOne = (about: { contributionId: number | null; investigationId: number | null }) =>
  (about.contributionId === null) !== (about.investigationId === null);
const onlyOne = { message: 'one record' };

const recordsOf = (about: { contributionId: number | null; investigationId: number | null }): string[] => [
  ...(about.contributionId === null ? [] : [`contribution:${about.contributionId}`]),
  ...(about.investigationId === null ? [] : [`investigation:${about.investigationId}`]),
];

const shownIn = (found: readonly Dissemination[]): string[] => [
  ...new Set(
    found.flatMap(({ contribution, investigation }) =>
      recordsOf({
        contributionId: contribution?.contributionId ?? null,
        investigationId: investigation?.investigationId ?? null,
      }),
    ),
  ),
];

export const disseminations = {
  'disseminations.list': verb({
    summary: 'lists what was passed on to others and what is awaited of them, due first',
    input: z.strictObject({
      show: z.enum(['awaited', 'overdue', 'all']),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({ disseminations: z.array(Dissemination), rule: RuleShown, next: Cursor.nullable() }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => shownIn(out.disseminations),
  }),
  'disseminations.countOverdue': verb({
    summary: 'counts what was passed on and is overdue, without showing any',
    input: Nothing,
    output: z.object({ n: z.int(), atLeast: z.boolean() }),
    processing: 'none',
    permission: contributionReaders,
  }),
  'disseminations.of': verb({
    summary: 'shows to whom a contribution or an investigation was passed on, step by step',
    input: z.strictObject(About).refine(aboutOne, onlyOne),
    output: z.object({
      disseminations: z.array(Dissemination.extend({ steps: z.array(Step) })),
      rule: RuleShown,
      /** Conditions of handling code C that travel with the contribution. */
      conditions: z.string().nullable(),
      more: z.boolean(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (input) => recordsOf(input),
  }),
  'disseminations.send': verb({
    summary:
      'records that a contribution or something of an investigation was sent to somebody else, on what legal basis',
    input: z
      .strictObject({
        ...About,
        recipientKind: RecipientKind,
        recipient: Line,
        /** One of the codes of the rule in force. */
        legalBasis: z.string().min(1).max(40),
        /** What was passed on, in words. */
        what: z.string().trim().min(3).max(5_000),
        reason: Reason,
        /** When it was sent; now unless given. */
        sentAt: Instant.optional(),
        /** That the conditions of handling code C went with it; needed where there are any. */
        conditionsWentWithIt: z.literal(true).optional(),
      })
      .refine(aboutOne, onlyOne),
    output: z.object({ id: Id, number: z.string() }),
    processing: 'disclosure',
    transaction: 'write',
    permission: contributionOfficers,
    records: (input, out) => [...recordsOf(input), `dissemination:${out.id}`],
  }),
  'disseminations.acknowledge': verb({
    summary: 'records that the recipient has it, under a reference of theirs',
    input: z.strictObject({ id: Id, receivedAt: Instant, theirReference: Line }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`dissemination:${input.id}`],
  }),
  'disseminations.conclude': verb({
    summary: 'records what the recipient says became of it',
    input: z.strictObject({ id: Id, outcome: DisseminationOutcome, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`dissemination:${input.id}`],
  }),
  'disseminations.correct': verb({
    summary:
      'corrects what was recorded wrongly of something passed on, with a reason; what it said before stays in its steps',
    input: z.strictObject({
      id: Id,
      recipient: Line.optional(),
      sentAt: Instant.optional(),
      receivedAt: Instant.optional(),
      theirReference: Line.optional(),
      outcome: DisseminationOutcome.optional(),
      reason: Reason,
    }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`dissemination:${input.id}`],
  }),
  'disseminations.postpone': verb({
    summary: 'changes the day by which the next step is due, with a reason',
    input: z.strictObject({ id: Id, due: Day, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`dissemination:${input.id}`],
  }),
  'disseminations.withdraw': verb({
    summary: 'withdraws what was recorded by mistake, or recalled from its recipient; it stays in the history',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`dissemination:${input.id}`],
  }),
} as const;
