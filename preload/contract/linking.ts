/** Room: which investigations a contribution touches, and why. Link, never merge. */
import { z } from 'zod';
import { Id, Instant, Line, Text, verb } from './core.ts';
import {
  ContributionState,
  IdentifierKind,
  InvestigationState,
  LinkDecision,
  Marking,
  Priority,
  Tier,
} from './words.ts';

/** Found in a text. Offsets count UTF-16 code units. */
export const FoundIdentifier = z.object({
  kind: IdentifierKind,
  text: z.string(),
  value: z.string(),
  start: z.int(),
  end: z.int(),
});
export type FoundIdentifier = z.infer<typeof FoundIdentifier>;

export const LinkReason = z.object({
  kind: IdentifierKind,
  value: z.string(),
  tipText: z.string(),
  start: z.int(),
  end: z.int(),
  heldText: z.string(),
  subjectName: z.string().nullable(),
  strength: z.enum(['unique', 'distinctive', 'weak']),
  /** How many investigations that the viewer may see hold this value. */
  common: z.int(),
});

export const SuggestedLink = z.object({
  investigationId: Id,
  reference: z.string(),
  operation: z.string(),
  state: InvestigationState,
  priority: Priority,
  marking: Marking,
  tier: Tier,
  reasons: z.array(LinkReason),
  /** What speaks against it, in plain sentences. */
  against: z.array(z.string()),
  decision: LinkDecision.nullable(),
});
export type SuggestedLink = z.infer<typeof SuggestedLink>;

export const Decided = z.object({
  id: Id,
  investigationId: Id,
  reference: z.string(),
  operation: z.string(),
  decision: LinkDecision,
  tier: Tier.nullable(),
  reason: z.string().nullable(),
  at: Instant,
  by: z.string(),
});

const readers = ['case_officer', 'intake_officer', 'supervisor', 'manager'] as const;
const officers = ['case_officer', 'intake_officer', 'supervisor'] as const;

export const linking = {
  'linking.suggestions': verb({
    does: 'shows which investigations a contribution may touch, with the reasons',
    input: z.strictObject({ contributionId: Id }),
    output: z.object({ suggestions: z.array(SuggestedLink), decided: z.array(Decided) }),
    operation: 'consultation',
    permission: readers,
    subject: (input, out) => [
      `contribution:${input.contributionId}`,
      ...out.suggestions.map((s) => `investigation:${s.investigationId}`),
    ],
  }),
  'linking.suggestForText': verb({
    does: 'shows possible links while a contribution is being typed',
    input: z.strictObject({ text: Text }),
    output: z.object({ identifiers: z.array(FoundIdentifier), suggestions: z.array(SuggestedLink) }),
    operation: 'consultation',
    permission: officers,
    subject: (_, out) => out.suggestions.map((s) => `investigation:${s.investigationId}`),
  }),
  'linking.decide': verb({
    does: 'links a contribution to an investigation, or remembers that it is not this one, or that it is unsure',
    input: z.strictObject({
      contributionId: Id,
      investigationId: Id,
      decision: LinkDecision,
      reason: z.string().trim().max(2000).optional(),
    }),
    output: z.object({ changeId: Id }),
    operation: 'combination',
    permission: officers,
    subject: (input) => [`contribution:${input.contributionId}`, `investigation:${input.investigationId}`],
  }),
  'linking.unlinked': verb({
    does: 'finds contributions that hold what an investigation holds, and that nobody has linked to it or ruled out',
    input: z.strictObject({ investigationId: Id, limit: z.int().min(1).max(200) }),
    output: z.object({
      found: z.array(
        z.object({
          id: Id,
          reference: z.string(),
          receivedAt: Instant,
          state: ContributionState,
          gist: z.string(),
          /** What it holds, as written there. */
          holds: z.array(z.object({ kind: IdentifierKind, text: z.string() })),
        }),
      ),
      more: z.boolean(),
    }),
    operation: 'consultation',
    permission: readers,
    subject: (input, out) => [
      `investigation:${input.investigationId}`,
      ...out.found.map((one) => `contribution:${one.id}`),
    ],
  }),
  'linking.revivals': verb({
    does: 'lists cold contributions that hold what one’s own investigations have learned since, to link or rule out',
    input: z.strictObject({ months: z.int().min(1).max(240), limit: z.int().min(1).max(500) }),
    output: z.object({
      found: z.array(
        z.object({
          contributionId: Id,
          reference: z.string(),
          receivedAt: Instant,
          state: ContributionState,
          gist: z.string(),
          investigationId: Id,
          operation: z.string(),
          /** When the investigation learned the last of it. */
          learnedAt: Instant,
          holds: z.array(z.object({ kind: IdentifierKind, text: z.string() })),
        }),
      ),
      more: z.boolean(),
    }),
    operation: 'consultation',
    permission: readers,
    subject: (_, out) => [
      ...new Set(
        out.found.flatMap((one) => [`contribution:${one.contributionId}`, `investigation:${one.investigationId}`]),
      ),
    ],
  }),
  'linking.countRevivals': verb({
    does: 'counts the cold contributions of that list, and shows none of them',
    input: z.strictObject({ months: z.int().min(1).max(240) }),
    output: z.object({ n: z.int() }),
    operation: 'none',
    permission: readers,
  }),
  'linking.findInvestigation': verb({
    does: 'finds an investigation by operation name or reference, to link by hand',
    input: z.strictObject({ text: Line }),
    output: z.object({
      found: z.array(z.object({ id: Id, reference: z.string(), operation: z.string(), state: InvestigationState })),
    }),
    operation: 'consultation',
    permission: officers,
    subject: (_, out) => out.found.map((i) => `investigation:${i.id}`),
  }),
} as const;
