/**
 * Room: the decision log. Nothing in it is edited: a decision is superseded, and what is added later (the considerations of one
 * made in fast time, a countersignature, a review) stands beside it with its own time.
 */
import { z } from 'zod';
import { Cursor, Day, Id, Instant, Line, Nothing, Reason, verb } from './core.ts';
import { investigationOfficers, investigationReaders } from './roles.ts';

const Part = z.string().trim().max(5000);

/** The National Decision Model of the College of Policing, with the Code of Ethics at its centre. */
export const Considered = z.strictObject({
  information: Part,
  threat: Part,
  powers: Part,
  options: Part,
  review: Part,
  ethics: Part,
});
export type Considered = z.infer<typeof Considered>;

export const DecisionTaskKind = z.enum(['complete', 'countersign', 'review']);
export type DecisionTaskKind = z.infer<typeof DecisionTaskKind>;

const DecisionTask = z.object({
  kind: DecisionTaskKind,
  /** The day by which it is wanted. */
  dueOn: Day,
  overdue: z.boolean(),
  /** `null` while it waits. */
  done: z
    .object({
      at: Instant,
      by: z.string(),
      outcome: z.enum(['agreed', 'refused']).nullable(),
      text: z.string().nullable(),
      considered: Considered.nullable(),
    })
    .nullable(),
});

export const Decision = z.object({
  id: Id,
  number: z.int(),
  at: Instant,
  recordedAt: Instant,
  late: z.boolean(),
  by: z.string(),
  /** The viewer made it. */
  mine: z.boolean(),
  title: z.string(),
  text: z.string(),
  reason: z.string(),
  /** `null` for one in fast time whose considerations are in no task yet. */
  considered: Considered.nullable(),
  fastTime: z.boolean(),
  enquiryId: Id.nullable(),
  enquiry: z.string().nullable(),
  supersedes: z.int().nullable(),
  supersededBy: z.int().nullable(),
  tasks: z.array(DecisionTask),
});
export type Decision = z.infer<typeof Decision>;

const ref = (id: number) => `decision:${id}`;

export const decisions = {
  'investigations.decisions': verb({
    summary: 'reads the decision log, newest first',
    input: z.strictObject({ id: Id, after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ decisions: z.array(Decision), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [`investigation:${input.id}`, ...out.decisions.map((each) => ref(each.id))],
  }),
  'investigations.addDecision': verb({
    summary: 'adds a numbered decision; one that replaces another supersedes it, and nothing is edited',
    input: z.strictObject({
      id: Id,
      title: Line,
      text: z.string().trim().max(20_000),
      reason: Reason,
      /** When it was decided, if that was before now. */
      decidedAt: Instant.nullable(),
      supersedes: z.int().positive().nullable(),
      /** Left out in fast time; it is then completed later. */
      considered: Considered.optional(),
      enquiryId: Id.nullable().optional(),
      reviewOn: Day.optional(),
      /** A second person is asked to countersign it. */
      countersign: z.boolean().optional(),
    }),
    output: z.object({ decisionId: Id, number: z.int() }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [`investigation:${input.id}`, ref(out.decisionId)],
  }),
  'investigations.completeDecision': verb({
    summary: 'completes a decision made in fast time with what was considered',
    input: z.strictObject({ decisionId: Id, considered: Considered }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [ref(input.decisionId)],
  }),
  'investigations.countersignDecision': verb({
    summary: 'countersigns a decision as the second person, or refuses to with a reason',
    input: z.strictObject({ decisionId: Id, agree: z.boolean(), reason: Reason.optional() }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [ref(input.decisionId)],
  }),
  'investigations.reviewDecision': verb({
    summary: 'reviews a decision on the day it was to be reviewed, and says when next',
    input: z.strictObject({ decisionId: Id, text: Reason, nextOn: Day.nullable() }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [ref(input.decisionId)],
  }),
  'investigations.decisionsForMe': verb({
    summary: 'lists decisions of one’s cases to complete, to review or to countersign, by the day it is wanted',
    input: z.strictObject({ kind: DecisionTaskKind, after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({
      waiting: z.array(
        z.object({
          decisionId: Id,
          investigationId: Id,
          operation: z.string(),
          number: z.int(),
          title: z.string(),
          by: z.string(),
          dueOn: Day,
          overdue: z.boolean(),
        }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => out.waiting.map((each) => ref(each.decisionId)),
  }),
} as const;
