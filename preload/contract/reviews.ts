/** Room: blind second reviews of closures, drawn at random. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { ReviewOutcome } from './closing-words.ts';
import { Cursor, Id, Instant, Nothing, Reason, verb } from './core.ts';
import { FoundIdentifier, Homoglyph, SuggestedLink } from './linking.ts';
import { contributionReaders, investigationOfficers } from './roles.ts';
import { Grade } from './triage.ts';
import { Channel, ContributionKind } from './vocabulary.ts';

/** A closure as its second reviewer gets it: nothing of what was decided, by whom or why. */
export const BlindContribution = z.object({
  id: Id,
  kind: ContributionKind,
  channel: Channel,
  receivedAt: Instant,
  text: z.string(),
  area: z.string().nullable(),
  place: z.string().nullable(),
  immediateRisk: z.boolean(),
  anonymous: z.boolean(),
  contactable: z.boolean(),
  ...marked,
  identifiers: z.array(FoundIdentifier),
  homoglyphs: z.array(Homoglyph),
  /** As whoever took it in graded it. */
  grade: Grade.nullable(),
  suggestions: z.array(SuggestedLink.omit({ decision: true, newEvidence: true })),
});
export type BlindContribution = z.infer<typeof BlindContribution>;

/** Whose word counts that two outcomes are the same: supervisors and case officers, who may be the second person in any case. */
const reviewers = investigationOfficers;

export const reviews = {
  'reviews.waiting': verb({
    summary: 'lists closures that wait for a blind second review by somebody who took no part in them',
    input: z.strictObject({ after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({
      reviews: z.array(
        z.object({
          id: Id,
          kind: ContributionKind,
          channel: Channel,
          receivedAt: Instant,
          excerpt: z.string(),
          immediateRisk: z.boolean(),
        }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: reviewers,
    records: (_, out) => out.reviews.map(({ id }) => `review:${id}`),
  }),
  'reviews.count': verb({
    summary: 'counts the closures that wait for a blind second review by this person, up to a hundred',
    input: Nothing,
    output: z.object({ waiting: z.int() }),
    processing: 'none',
    permission: reviewers,
  }),
  'reviews.get': verb({
    summary: 'opens a closure for a blind second review: the contribution without what was decided',
    input: z.strictObject({ id: Id }),
    output: BlindContribution,
    processing: 'consultation',
    permission: reviewers,
    records: (input, out) => [
      `review:${input.id}`,
      ...out.suggestions.map((one) => `investigation:${one.investigationId}`),
    ],
  }),
  'reviews.give': verb({
    summary:
      'gives one’s own outcome of a closure as its blind second reviewer; another outcome opens the contribution again',
    input: z.strictObject({ id: Id, outcome: ReviewOutcome, reason: Reason }),
    output: z.object({
      agrees: z.boolean(),
      contributionId: Id,
      reference: z.string(),
      /** What had been decided, and why: told once the review is given. */
      closedBecause: z.string().nullable(),
    }),
    processing: 'alteration',
    permission: reviewers,
    records: (input, out) => [`review:${input.id}`, `contribution:${out.contributionId}`],
  }),
  'reviews.reopened': verb({
    summary: 'lists contributions that a second review opened again and that wait for triage, the newest first',
    /** `mine`: only those that the viewer proposed or signed off. */
    input: z.strictObject({ mine: z.boolean(), after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({
      reopened: z.array(
        z.object({
          contributionId: Id,
          reference: z.string(),
          excerpt: z.string(),
          at: Instant,
          outcome: ReviewOutcome,
          reason: z.string(),
          /** The viewer proposed or signed off the closure. */
          mine: z.boolean(),
        }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => out.reopened.map(({ contributionId }) => `contribution:${contributionId}`),
  }),
} as const;
