/** Room: the actions of an investigation: raised, allocated, in progress, resulted and filed, or cancelled with a reason. */
import { z } from 'zod';
import { Cursor, Day, Id, Instant, Line, Nothing, Reason, verb } from './core.ts';
import { investigationOfficers, investigationReaders } from './roles.ts';

export const ActionState = z.enum(['raised', 'allocated', 'in_progress', 'resulted', 'filed', 'cancelled']);
export type ActionState = z.infer<typeof ActionState>;

/** The states that an action reaches one after another. */
export const ActionCourse = z.enum(['raised', 'allocated', 'in_progress', 'resulted', 'filed']);

export const ActionPriority = z.enum(['H', 'M', 'L']);
export type ActionPriority = z.infer<typeof ActionPriority>;

/** What was done with an action, as its history keeps it. */
export const ActionStep = z.enum([
  'raised',
  'allocated',
  'reallocated',
  'started',
  'resulted',
  'filed',
  'returned',
  'changed',
  'cancelled',
]);
export type ActionStep = z.infer<typeof ActionStep>;

/** `source`: what it was raised from; `product`: what it produced; the others: the same action in another case. */
export const RecordPart = z.enum(['source', 'product', 'moved_to', 'moved_from']);
export type RecordPart = z.infer<typeof RecordPart>;

export const Action = z.object({
  id: Id,
  investigationId: Id,
  operation: z.string(),
  /** Counted within its investigation. */
  number: z.int(),
  title: z.string(),
  state: ActionState,
  priority: ActionPriority,
  due: Day.nullable(),
  /** Until then there is nothing to be done; it comes up again on that day. */
  resubmitOn: Day.nullable(),
  overdue: z.boolean(),
  /** Due within three days, or up again today. */
  dueSoon: z.boolean(),
  raisedBy: z.string(),
  allocatedTo: z.string().nullable(),
  allocatedToId: Id.nullable(),
  enquiryId: Id.nullable(),
  enquiry: z.string().nullable(),
  result: z.string().nullable(),
  at: Instant,
  changedAt: Instant,
  version: z.int(),
  /** The case is the viewer’s to change, or the action is theirs. */
  mayAdvance: z.boolean(),
  /** The viewer may file its result: a supervisor or the owner of the case, and not who gave it. */
  mayFile: z.boolean(),
});
export type Action = z.infer<typeof Action>;

const Page = z.object({ actions: z.array(Action), next: Cursor.nullable() });
const refs = (actions: readonly Action[]) => actions.map((each) => `action:${each.id}`);

/** What an action produced: records of its case, and contributions. */
const Products = z
  .array(z.strictObject({ what: z.enum(['contribution', 'event', 'subject', 'decision']), itemId: Id }))
  .max(50);

const Limit = z.int().min(1).max(100);

export const actions = {
  'investigations.actions': verb({
    summary: 'lists the actions of an investigation: what is to be done first, by the day it comes up',
    input: z.strictObject({
      id: Id,
      state: ActionState.optional(),
      /** 0: those that nobody has been given. */
      person: z.int().nonnegative().optional(),
      enquiryId: Id.optional(),
      after: Cursor.nullable(),
      limit: Limit,
    }),
    output: Page,
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [`investigation:${input.id}`, ...refs(out.actions)],
  }),
  'investigations.actionCounts': verb({
    summary: 'counts the actions of an investigation by state',
    input: z.strictObject({ id: Id }),
    output: z.object({ counts: z.record(ActionState, z.int()), overdue: z.int() }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input) => [`investigation:${input.id}`],
  }),
  'investigations.myActions': verb({
    summary: 'lists what has been allocated to this person in all investigations, by the day it comes up',
    input: z.strictObject({ after: Cursor.nullable(), limit: Limit }),
    output: Page,
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => refs(out.actions),
  }),
  'investigations.actionsToFile': verb({
    summary: 'lists results that wait for this person to file them or to return the action, longest waiting first',
    input: z.strictObject({ after: Cursor.nullable(), limit: Limit }),
    output: Page,
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => refs(out.actions),
  }),
  'investigations.action': verb({
    summary: 'opens an action with its history, what it was raised from and what it produced',
    input: z.strictObject({ actionId: Id }),
    output: z.object({
      action: Action,
      detail: z.string(),
      /** The last hundred, newest first. */
      course: z.array(
        z.object({
          at: Instant,
          by: z.string(),
          what: ActionStep,
          to: z.string().nullable(),
          detail: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
      /** At most a hundred; those of records that the viewer may not see are not among them. */
      records: z.array(
        z.object({
          part: RecordPart,
          contributionId: Id.nullable(),
          investigationId: Id.nullable(),
          /** What it is called: a reference, a title or a name. */
          words: z.string(),
          quote: z.string().nullable(),
        }),
      ),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input) => [`action:${input.actionId}`],
  }),
  'investigations.raiseAction': verb({
    summary: 'raises an action, also from a text that is quoted with its source',
    input: z.strictObject({
      id: Id,
      title: Line,
      detail: z.string().trim().max(5000).optional(),
      priority: ActionPriority,
      due: Day.nullable(),
      allocatedTo: Id.nullable(),
      enquiryId: Id.nullable().optional(),
      contributionId: Id.nullable(),
      eventId: Id.optional(),
      noteId: Id.optional(),
      decisionId: Id.optional(),
      /** Has to stand in one of the records named. */
      quote: z.string().trim().min(1).max(2000).optional(),
    }),
    output: z.object({ actionId: Id, number: z.int() }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [`investigation:${input.id}`, `action:${out.actionId}`],
  }),
  'investigations.advanceAction': verb({
    summary: 'advances an action: allocated, in progress, resulted, filed',
    input: z.strictObject({
      actionId: Id,
      to: ActionCourse,
      allocatedTo: Id.nullable().optional(),
      result: z.string().trim().max(5000).optional(),
      produced: Products.optional(),
      /** Why it goes to somebody else. */
      reason: Reason.optional(),
    }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`action:${input.actionId}`],
  }),
  'investigations.allocateActions': verb({
    summary: 'allocates several actions to one person, all of them or none',
    input: z.strictObject({ actionIds: z.array(Id).min(1).max(100), allocatedTo: Id, reason: Reason.optional() }),
    output: z.object({ allocated: z.int() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => input.actionIds.map((id) => `action:${id}`),
  }),
  'investigations.changeAction': verb({
    summary: 'changes what an action asks for, its priority, days or line of enquiry, with a reason',
    input: z.strictObject({
      actionId: Id,
      basedOn: z.int(),
      title: Line,
      detail: z.string().trim().max(5000),
      priority: ActionPriority,
      due: Day.nullable(),
      resubmitOn: Day.nullable(),
      enquiryId: Id.nullable(),
      reason: Reason,
    }),
    output: z.object({ version: z.int() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`action:${input.actionId}`],
  }),
  'investigations.reopenAction': verb({
    summary: 'returns an action whose result does not do, or reopens one that was filed or cancelled',
    // No reason is needed to take back a result of a moment ago.
    input: z.strictObject({ actionId: Id, reason: Reason.nullable() }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`action:${input.actionId}`],
  }),
  'investigations.cancelAction': verb({
    summary: 'cancels an action that is no longer needed, with a reason',
    input: z.strictObject({ actionId: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`action:${input.actionId}`],
  }),
  'investigations.transferAction': verb({
    summary: 'transfers an open action to another investigation, with a reason',
    input: z.strictObject({ actionId: Id, investigationId: Id, reason: Reason }),
    output: z.object({ actionId: Id, number: z.int() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input, out) => [
      `action:${input.actionId}`,
      `investigation:${input.investigationId}`,
      `action:${out.actionId}`,
    ],
  }),
} as const;
