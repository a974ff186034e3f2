/** What was considered before a decision on a contribution, put together from what its officer did. */
import { z } from 'zod';
import { Id, Instant, Line, Nothing, verb } from './core.ts';
import { contributionOfficers, contributionReaders } from './roles.ts';
import { ContributionState, LinkDecision } from './vocabulary.ts';

/** What somebody looked at before they decided, as far as whoever reads it may see the records. */
export const Considered = z.object({
  from: Instant,
  to: Instant,
  opened: z.array(z.object({ id: Id, reference: z.string(), state: ContributionState })),
  cases: z.array(z.object({ investigationId: Id, operation: z.string() })),
  decided: z.array(z.object({ investigationId: Id, operation: z.string(), decision: LinkDecision })),
  /** They looked at the possible links. */
  possibleLinks: z.boolean(),
  /** They looked at what is of the same origin. */
  sameOrigin: z.boolean(),
  searches: z.int(),
  /** The words of searches, where they were kept and the reader sees as much as whoever searched. */
  words: z.array(z.object({ words: z.string(), by: z.string(), at: Instant })),
  /** They had not opened it. */
  withoutOpening: z.boolean(),
  /** So many were decided on at once, this one included. */
  together: z.int().nullable(),
  /** Only the last thousand steps of the person are looked through; there may have been more. */
  whole: z.boolean(),
});
export type Considered = z.infer<typeof Considered>;

export const considered = {
  'triage.noteSearch': verb({
    summary: 'keeps the words of a search with the contribution that it was made for',
    input: z.strictObject({ id: Id, words: Line }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.id}`],
  }),
  'triage.considered': verb({
    summary:
      'shows what was considered before each decision on a contribution, and what the viewer has looked at so far',
    input: z.strictObject({ id: Id }),
    output: z.object({
      /** The viewer’s own, so far: one, or none where they have not opened it lately. */
      mine: z.array(Considered).max(1),
      kept: z.array(Considered.extend({ what: z.string(), by: z.string(), at: Instant })),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (input, out) => [
      ...new Set([
        `contribution:${input.id}`,
        ...[...out.mine, ...out.kept].flatMap((one) => [
          ...one.opened.map(({ id }) => `contribution:${id}`),
          ...[...one.cases, ...one.decided].map(({ investigationId }) => `investigation:${investigationId}`),
        ]),
      ]),
    ],
  }),
} as const;
