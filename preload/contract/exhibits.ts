/** Room: exhibits of investigations, and the record of who has had each: continuity. */
import { z } from 'zod';
import { Cursor, disclosed, Id, Instant, Line, Nothing, Reason, verb } from './core.ts';
import { investigationOfficers, investigationReaders } from './roles.ts';
import { DatePrecision, Marking } from './vocabulary.ts';

/** Initials of whoever found it and a number, as exhibits are labelled: `JAS/1`, `ABC/12A`. */
export const ExhibitReference = z
  .string()
  .trim()
  .max(20)
  .regex(/^[A-Z]{2,5}\/\d{1,4}[A-Z]?$/);

const described = {
  description: z.string().trim().min(3).max(2_000),
  foundBy: Line,
  foundAt: Instant,
  foundPrecision: DatePrecision,
  foundPlace: Line,
};

const Exhibit = z.object({
  id: Id,
  investigationId: Id,
  reference: z.string(),
  ...described,
  version: z.int(),
  recordedAt: Instant,
  recordedBy: z.string(),
  withdrawnAt: Instant.nullable(),
  /** Who has it, where, and under which seal, as the last movement says. */
  heldBy: z.string(),
  heldAt: z.string(),
  sealNumber: z.string().nullable(),
});
export type Exhibit = z.infer<typeof Exhibit>;

const moved = {
  at: Instant,
  toWhom: Line,
  place: Line,
  reason: Reason,
  /** On the bag or the box that it is in from now on. */
  sealNumber: z.string().trim().min(1).max(40).nullable(),
};

const Movement = z.object({
  id: Id,
  ...moved,
  fromWhom: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
  /** The movement that stands in its place, where it was corrected. */
  corrected: z.boolean(),
  /** Why it stands in the place of another, where it does. */
  because: z.string().nullable(),
  /** Whoever gives it is not whoever had it by the movement before. */
  gap: z.boolean(),
});
export type Movement = z.infer<typeof Movement>;

const Correction = z.object({ id: Id, at: Instant, by: z.string(), what: z.string(), reason: z.string().nullable() });

const ofExhibit = ({ exhibitId }: { exhibitId: number }) => [`exhibit:${exhibitId}`];

export const exhibits = {
  'exhibits.list': verb({
    summary: 'lists the exhibits of an investigation with who has each today, the newest first',
    input: z.strictObject({
      investigationId: Id,
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({ exhibits: z.array(Exhibit), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input) => [`investigation:${input.investigationId}`],
  }),
  'exhibits.get': verb({
    summary: 'shows an exhibit, every move of it, and what was corrected',
    input: z.strictObject({ exhibitId: Id }),
    output: z.object({ exhibit: Exhibit, movements: z.array(Movement), corrections: z.array(Correction) }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input) => ofExhibit(input),
  }),
  'exhibits.record': verb({
    summary: 'records an exhibit: what it is, who found it, where and when, and who has it',
    input: z.strictObject({
      investigationId: Id,
      reference: ExhibitReference,
      ...described,
      heldBy: Line,
      heldAt: Line,
      sealNumber: moved.sealNumber,
    }),
    output: z.object({ exhibitId: Id }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [`investigation:${input.investigationId}`, ...ofExhibit(out)],
  }),
  'exhibits.move': verb({
    summary: 'records that an exhibit went from whoever has it to somebody else',
    input: z.strictObject({ exhibitId: Id, ...moved }),
    output: z.object({ movementId: Id }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ofExhibit(input),
  }),
  'exhibits.correctMovement': verb({
    summary: 'corrects a move of an exhibit by another that stands in its place; the first stays',
    input: z.strictObject({ movementId: Id, fromWhom: Line, ...moved, because: Reason }),
    output: z.object({ movementId: Id }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`movement:${input.movementId}`],
  }),
  'exhibits.correct': verb({
    summary: 'corrects what is recorded of an exhibit, with a reason; what stood before stays in its history',
    input: z.strictObject({ exhibitId: Id, version: z.int(), ...described, because: Reason }),
    output: z.object({ version: z.int() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ofExhibit(input),
  }),
  'exhibits.withdraw': verb({
    summary: 'withdraws an exhibit that was recorded by mistake; it stays in the history',
    input: z.strictObject({ exhibitId: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ofExhibit(input),
  }),
  'exhibits.restore': verb({
    summary: 'restores an exhibit that was withdrawn',
    input: z.strictObject({ exhibitId: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ofExhibit(input),
  }),
  'exhibits.print': verb({
    summary: 'prepares the continuity record of an exhibit for printing, logged as a disclosure with a receipt',
    input: z.strictObject({ exhibitId: Id, ...disclosed }),
    output: z.object({
      /** Good for one printing. */
      ticket: z.string(),
      /** The paper's own name: of the file, and the title that readers say. */
      name: z.string(),
      marking: Marking,
      receipt: z.string(),
      preparedBy: z.string(),
    }),
    processing: 'disclosure',
    transaction: 'write',
    permission: investigationOfficers,
    records: (input) => ofExhibit(input),
  }),
} as const;
