/** Room: changes of marking, moves between compartments, and the named readers of an investigation. */
import { z } from 'zod';
import { Cursor, Id, Instant, Reason, verb } from './core.ts';
import { contributionReaders, investigationOfficers } from './roles.ts';
import { Marking, type Role } from './vocabulary.ts';

export const MarkingOutcome = z.enum(['done', 'agreed', 'refused', 'withdrawn']);

export type MarkingOutcome = z.infer<typeof MarkingOutcome>;

const Wanted = {
  id: Id,
  version: z.int(),
  marking: Marking,
  /** `null`: in no compartment. */
  compartmentId: Id.nullable(),
  /** That whoever moves it where they do not see it knows that. */
  outOfMySight: z.literal(true).optional(),
  reason: Reason,
};

/** `done`: it took effect at once. Otherwise it lets more people see the record, and awaits a second person. */
const Made = z.object({ markingChangeId: Id, done: z.boolean() });

const Answer = { id: Id, markingChangeId: Id, agree: z.boolean(), reason: Reason.optional() };

/** What a record’s marking would be, and waits for somebody else to agree to. */
export const WaitingMarking = z.object({
  markingChangeId: Id,
  from: Marking,
  to: Marking,
  /** By name, where the viewer belongs to it. */
  compartment: z.string().nullable(),
  /** It leaves or enters a compartment. */
  moves: z.boolean(),
  liftsReaders: z.boolean(),
  reason: z.string(),
  by: z.string(),
  mine: z.boolean(),
  at: Instant,
  /** Whether the viewer can agree to it. */
  mayAgree: z.boolean(),
});

export type WaitingMarking = z.infer<typeof WaitingMarking>;

/** Who may be the second person. */
const seconds: readonly Role[] = ['supervisor', 'case_officer'];

export const markings = {
  'contributions.changeMarking': verb({
    summary: 'changes the marking or the compartment of a contribution; where more people would see it, proposes that',
    input: z.strictObject(Wanted),
    output: Made,
    processing: 'alteration',
    permission: seconds,
    records: (input) => [`contribution:${input.id}`],
  }),
  'contributions.answerMarking': verb({
    summary: 'agrees to a contribution’s new marking or compartment as the second person, or refuses it',
    input: z.strictObject(Answer),
    output: z.object({ agreed: z.boolean() }),
    processing: 'alteration',
    permission: seconds,
    records: (input) => [`contribution:${input.id}`],
  }),
  'investigations.changeMarking': verb({
    summary:
      'changes the marking or the compartment of an investigation; where more people would see it, proposes that',
    input: z.strictObject(Wanted),
    output: Made,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`investigation:${input.id}`],
  }),
  'investigations.answerMarking': verb({
    summary: 'agrees to an investigation’s new marking, compartment or readers as the second person, or refuses it',
    input: z.strictObject(Answer),
    output: z.object({ agreed: z.boolean() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`investigation:${input.id}`],
  }),
  'investigations.setReaders': verb({
    summary: 'narrows an investigation to named readers, its owner and team among them',
    input: z.strictObject({
      id: Id,
      version: z.int(),
      readers: z.array(Id).min(1).max(100),
      outOfMySight: z.literal(true).optional(),
      reason: Reason,
    }),
    output: z.object({ version: z.int() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`investigation:${input.id}`],
  }),
  'investigations.liftReaders': verb({
    summary: 'proposes to show an investigation again to everybody whom its marking and compartment show it to',
    input: z.strictObject({ id: Id, version: z.int(), reason: Reason }),
    output: z.object({ markingChangeId: Id }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`investigation:${input.id}`],
  }),
  'access.markingChanges': verb({
    summary: 'lists the new markings, moves and readers that await a second person, oldest first',
    input: z.strictObject({ after: Cursor.nullable() }),
    output: z.object({
      changes: z.array(
        WaitingMarking.extend({
          contributionId: Id.nullable(),
          investigationId: Id.nullable(),
          /** The reference of the contribution, or the operation. */
          name: z.string(),
        }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) =>
      out.changes.map(({ contributionId, investigationId }) =>
        contributionId === null ? `investigation:${investigationId}` : `contribution:${contributionId}`,
      ),
  }),
} as const;
