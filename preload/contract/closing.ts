/** What closing a contribution takes, and because of what: the sign-off rule as it acts on one contribution. */
import { z } from 'zod';
import { AnswerableFact, ClosingNeed, FactStanding, SignOffFact } from './closing-words.ts';
import { Id, Instant, Reason, verb } from './core.ts';
import { contributionOfficers, contributionReaders } from './roles.ts';

export const RuleShown = z.object({ version: z.int(), wording: z.string() });

/** One fact of the rule, as it stands on a contribution. */
export const FactShown = z.object({
  fact: SignOffFact,
  standing: FactStanding,
  /** The rule’s own sentence about it. */
  says: z.string(),
  /** What it takes where it stands. */
  needs: z.array(ClosingNeed),
  /** Where the words stand that suggest it. Offsets count UTF-16 code units. */
  found: z.array(z.object({ text: z.string(), start: z.int(), end: z.int() })),
  /** Who said so or otherwise; only of facts that are not simply recorded. */
  answer: z.object({ by: z.string(), at: Instant, reason: z.string().nullable() }).nullable(),
  /** Earlier contributions that say the same. */
  earlier: z.array(z.object({ id: Id, reference: z.string() })),
});
export type FactShown = z.infer<typeof FactShown>;

export const ClosingNeeds = z.object({
  rule: RuleShown,
  facts: z.array(FactShown),
  /** Outcomes that take a reason. */
  reasonFor: z.array(z.enum(['trace', 'lead', 'referred', 'nfa'])),
  /** No further action takes a supervisor to sign it off, and an assessment of risk, credibility, actionability and proportionality. */
  supervisor: z.boolean(),
  rcap: z.boolean(),
  /** The rule of repeats, where it asks for the supervisor. */
  repeats: RuleShown.nullable(),
  /**
   * Who could be that supervisor: somebody other than the viewer, the viewer alone, or nobody, so that it cannot be closed as things are; `null`
   * where no supervisor is asked for.
   */
  supervisors: z.enum(['other', 'me', 'none']).nullable(),
  /** Nobody else could sign off: the rule asks for nothing beyond a reason and a second person. */
  alone: z.boolean(),
});
export type ClosingNeeds = z.infer<typeof ClosingNeeds>;

export const closing = {
  'triage.closingNeeds': verb({
    summary: 'shows what each outcome of a contribution takes, by which rule and because of what',
    input: z.strictObject({ id: Id }),
    output: ClosingNeeds,
    processing: 'consultation',
    permission: contributionReaders,
    records: (input, out) => [
      `contribution:${input.id}`,
      ...out.facts.flatMap((one) => one.earlier.map(({ id }) => `contribution:${id}`)),
    ],
  }),
  'triage.answerFact': verb({
    summary: 'says whether a contribution is about what its words suggest: a child, or a named target',
    input: z.strictObject({ id: Id, fact: AnswerableFact, answer: z.enum(['yes', 'no']), reason: Reason.optional() }),
    output: z.object({ standing: FactStanding }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.id}`],
  }),
} as const;
