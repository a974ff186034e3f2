/** Room: what is proposed about an investigation, by people whose it is not, and its closure, which takes two people. */
import { z } from 'zod';
import { Cursor, Id, Instant, Nothing, Reason, verb } from './core.ts';
import { investigationOfficers, investigationReaders } from './roles.ts';

/** `change`: something that its owner, team or a supervisor should do. `closure`: by its owner, for a supervisor to agree to. */
export const CaseProposalKind = z.enum(['change', 'closure']);

export type CaseProposalKind = z.infer<typeof CaseProposalKind>;

export const CaseProposalOutcome = z.enum(['agreed', 'refused', 'withdrawn']);

export type CaseProposalOutcome = z.infer<typeof CaseProposalOutcome>;

const CaseProposal = z.object({
  proposalId: Id,
  investigationId: Id,
  operation: z.string(),
  kind: CaseProposalKind,
  what: z.string(),
  reason: z.string(),
  by: z.string(),
  mine: z.boolean(),
  at: Instant,
  /** `null` while it waits. */
  settled: z
    .object({ outcome: CaseProposalOutcome, by: z.string(), at: Instant, answer: z.string().nullable() })
    .nullable(),
  /** Whether the viewer can agree to it or refuse it. */
  mayAnswer: z.boolean(),
});

export type CaseProposal = z.infer<typeof CaseProposal>;

const Page = z.object({ proposals: z.array(CaseProposal), next: Cursor.nullable() });

const ref = (id: number) => [`investigation:${id}`];

export const caseProposals = {
  'investigations.take': verb({
    summary: 'takes an investigation that nobody owns',
    input: z.strictObject({ id: Id, version: z.int() }),
    output: z.object({ version: z.int() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ref(input.id),
  }),
  'investigations.reopen': verb({
    summary: 'reopens a closed investigation, with a reason',
    input: z.strictObject({ id: Id, version: z.int(), reason: Reason }),
    output: z.object({ version: z.int() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ref(input.id),
  }),
  'investigations.proposeChange': verb({
    summary: 'proposes a change to an investigation that is somebody else’s, in words',
    input: z.strictObject({ id: Id, what: z.string().trim().min(3).max(5000), reason: Reason }),
    output: z.object({ proposalId: Id }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [...ref(input.id), `case-proposal:${out.proposalId}`],
  }),
  'investigations.proposeClosure': verb({
    summary: 'proposes to close one’s own investigation, for a supervisor to agree to',
    input: z.strictObject({ id: Id, version: z.int(), reason: Reason }),
    output: z.object({ proposalId: Id }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [...ref(input.id), `case-proposal:${out.proposalId}`],
  }),
  'investigations.answerProposal': verb({
    summary: 'agrees to what somebody else proposed about an investigation, or refuses it with a reason',
    input: z.strictObject({ id: Id, proposalId: Id, agree: z.boolean(), reason: Reason.optional() }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [...ref(input.id), `case-proposal:${input.proposalId}`],
  }),
  'investigations.withdrawProposal': verb({
    summary: 'withdraws one’s own proposal about an investigation',
    input: z.strictObject({ id: Id, proposalId: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [...ref(input.id), `case-proposal:${input.proposalId}`],
  }),
  'investigations.proposals': verb({
    summary: 'lists what has been proposed about an investigation, newest first',
    input: z.strictObject({ id: Id, after: Cursor.nullable() }),
    output: Page,
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [...ref(input.id), ...out.proposals.map((one) => `case-proposal:${one.proposalId}`)],
  }),
  'investigations.proposalsForMe': verb({
    summary: 'lists what others have proposed that waits for this person’s answer, oldest first',
    input: z.strictObject({ after: Cursor.nullable() }),
    output: Page,
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => [...new Set(out.proposals.flatMap((one) => ref(one.investigationId)))],
  }),
} as const;
