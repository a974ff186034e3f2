/** Room: lines of enquiry of an investigation: what each is to find out, and how far it has come. */
import { z } from 'zod';
import { ActionPriority } from './actions.ts';
import { Cursor, Id, Instant, Line, Nothing, Reason, verb } from './core.ts';
import { investigationOfficers, investigationReaders } from './roles.ts';

export const EnquiryState = z.enum(['open', 'resolved', 'closed']);
export type EnquiryState = z.infer<typeof EnquiryState>;

export const Enquiry = z.object({
  id: Id,
  /** Counted within its investigation. */
  number: z.int(),
  title: z.string(),
  aim: z.string(),
  state: EnquiryState,
  priority: ActionPriority,
  by: z.string(),
  at: Instant,
  /** What it came to, or why it was closed. */
  outcome: z.string().nullable(),
  closedAt: Instant.nullable(),
  version: z.int(),
  /** Actions that are still to be done, and those that have a result or were cancelled. */
  actionsOpen: z.int(),
  actionsDone: z.int(),
  decisions: z.int(),
  contributions: z.int(),
});
export type Enquiry = z.infer<typeof Enquiry>;

const ref = (id: number) => `enquiry:${id}`;
const Form = { title: Line, aim: z.string().trim().min(3).max(5000), priority: ActionPriority };

export const enquiries = {
  'investigations.enquiries': verb({
    summary: 'lists the lines of enquiry of an investigation, open ones first, with how far each has come',
    input: z.strictObject({ id: Id, after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ enquiries: z.array(Enquiry), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [`investigation:${input.id}`, ...out.enquiries.map((each) => ref(each.id))],
  }),
  'investigations.addEnquiry': verb({
    summary: 'opens a line of enquiry',
    input: z.strictObject({ id: Id, ...Form }),
    output: z.object({ enquiryId: Id, number: z.int() }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [`investigation:${input.id}`, ref(out.enquiryId)],
  }),
  'investigations.changeEnquiry': verb({
    summary: 'changes the title, aim or priority of a line of enquiry, with a reason',
    input: z.strictObject({ enquiryId: Id, basedOn: z.int(), ...Form, reason: Reason }),
    output: z.object({ version: z.int() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [ref(input.enquiryId)],
  }),
  'investigations.settleEnquiry': verb({
    summary: 'resolves a line of enquiry, closes it or opens it again, with a reason',
    input: z.strictObject({ enquiryId: Id, to: EnquiryState, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [ref(input.enquiryId)],
  }),
  'investigations.enquiryContributions': verb({
    summary: 'lists the contributions that belong to a line of enquiry',
    input: z.strictObject({ enquiryId: Id, after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({
      contributions: z.array(
        z.object({ contributionId: Id, reference: z.string(), excerpt: z.string(), by: z.string(), at: Instant }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [
      ref(input.enquiryId),
      ...out.contributions.map((each) => `contribution:${each.contributionId}`),
    ],
  }),
  'investigations.placeInEnquiry': verb({
    summary: 'places a contribution in a line of enquiry, or takes it out again',
    input: z.strictObject({ enquiryId: Id, contributionId: Id, belongs: z.boolean() }),
    output: Nothing,
    processing: 'combination',
    permission: investigationOfficers,
    records: (input) => [ref(input.enquiryId), `contribution:${input.contributionId}`],
  }),
} as const;
