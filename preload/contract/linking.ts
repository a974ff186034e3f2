/** Room: which investigations a contribution touches, and why. Link, never merge. */
import { z } from 'zod';
import { Id, Instant, Line, Nothing, Reason, Text, verb } from './core.ts';
import {
  ContributionState,
  IdentifierKind,
  InvestigationState,
  LinkDecision,
  Marking,
  Priority,
  SubjectRole,
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
  /** It was ruled out, and something speaks for it that was not known then. */
  newEvidence: z.boolean(),
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
  /** Whether the contribution’s state rests on it; otherwise nobody sees it who may not know of the investigation. */
  shown: z.boolean(),
});

/** Letters that are not what they look like: what is written so may not be found. Offsets as above. */
export const Disguise = z.object({
  kind: z.enum(['look-alike', 'invisible', 'direction']),
  text: z.string(),
  start: z.int(),
  end: z.int(),
});
export type Disguise = z.infer<typeof Disguise>;

/** Another contribution that comes from the same origin: it tells nothing that would bear this one out. */
export const Alike = z.object({
  id: Id,
  reference: z.string(),
  receivedAt: Instant,
  state: ContributionState,
  gist: z.string(),
  /** The same words; the same event told again by the same person; the same contact details; the same post. */
  how: z.array(z.enum(['copy', 'retelling', 'contact', 'post'])),
  linkedTo: z.array(z.object({ investigationId: Id, operation: z.string() })),
});
export type Alike = z.infer<typeof Alike>;

/** One thing that an investigation holds, beside what the contribution says of it. */
export const ComparedFeature = z.object({
  kind: IdentifierKind,
  held: z.string(),
  verdict: z.enum(['agrees', 'differs', 'only held']),
  tip: z.object({ text: z.string(), start: z.int(), end: z.int() }).nullable(),
  strength: z.enum(['unique', 'distinctive', 'weak']).nullable(),
  common: z.int().nullable(),
});
export type ComparedFeature = z.infer<typeof ComparedFeature>;

const readers = ['case_officer', 'intake_officer', 'supervisor', 'manager'] as const;
const officers = ['case_officer', 'intake_officer', 'supervisor'] as const;

function sourcesTold(contributionId: number, found: readonly Alike[]): string[] {
  const told = found.filter((one) => one.how.includes('contact'));
  return told.length === 0 ? [] : [contributionId, ...told.map(({ id }) => id)].map((id) => `source:${id}`);
}

export const linking = {
  'linking.suggestions': verb({
    does: 'shows which investigations a contribution may touch, with the reasons',
    input: z.strictObject({ contributionId: Id }),
    output: z.object({
      suggestions: z.array(SuggestedLink),
      decided: z.array(Decided),
    }),
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
    output: z.object({
      identifiers: z.array(FoundIdentifier),
      suggestions: z.array(SuggestedLink),
      disguises: z.array(Disguise),
    }),
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
  'linking.decideMany': verb({
    does: 'links contributions that tell the same to one investigation, all of them or none',
    input: z.strictObject({
      contributionIds: z.array(Id).min(1).max(200),
      investigationId: Id,
      reason: z.string().trim().max(2000).optional(),
    }),
    output: z.object({ changeIds: z.array(Id) }),
    operation: 'combination',
    permission: officers,
    subject: (input) => [
      ...input.contributionIds.map((id) => `contribution:${id}`),
      `investigation:${input.investigationId}`,
    ],
  }),
  'linking.undoMany': verb({
    does: 'takes such links back, all of them or none',
    input: z.strictObject({ changeIds: z.array(Id).min(1).max(200) }),
    output: z.object({ contributionIds: z.array(Id) }),
    operation: 'alteration',
    permission: officers,
    subject: (_, out) => out.contributionIds.map((id) => `contribution:${id}`),
  }),
  'linking.alike': verb({
    does: 'finds contributions that share an origin with one: the same text, the same caller, the same post',
    input: z.strictObject({ contributionId: Id }),
    output: z.object({ found: z.array(Alike) }),
    operation: 'consultation',
    permission: readers,
    subject: (input, out) => [
      `contribution:${input.contributionId}`,
      ...out.found.map((one) => `contribution:${one.id}`),
      // That contact details are the same tells of both sealed sources.
      ...sourcesTold(input.contributionId, out.found),
    ],
  }),
  'linking.compare': verb({
    does: 'sets a contribution and an investigation side by side',
    input: z.strictObject({ contributionId: Id, investigationId: Id }),
    output: z.object({
      text: z.string(),
      identifiers: z.array(FoundIdentifier),
      operation: z.string(),
      reference: z.string(),
      state: InvestigationState,
      summary: z.string(),
      marking: Marking,
      tier: Tier.nullable(),
      /** Each subject, whom most speaks for first; last, with no name, what the investigation itself holds. */
      sides: z.array(
        z.object({
          name: z.string().nullable(),
          role: SubjectRole.nullable(),
          born: z.string().nullable(),
          features: z.array(ComparedFeature),
        }),
      ),
      onlyInTip: z.array(FoundIdentifier),
      against: z.array(z.string()),
      decision: LinkDecision.nullable(),
    }),
    operation: 'consultation',
    permission: readers,
    subject: (input) => [`contribution:${input.contributionId}`, `investigation:${input.investigationId}`],
  }),
  'linking.watch': verb({
    does: 'puts a thing or words on one’s watch-list',
    input: z.strictObject({ text: Line, why: z.string().trim().max(2000) }),
    output: z.object({ id: Id }),
    operation: 'alteration',
    permission: readers,
    subject: (_, out) => [`watch:${out.id}`],
  }),
  'linking.unwatch': verb({
    does: 'takes something off one’s watch-list',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    operation: 'alteration',
    permission: readers,
    subject: (input) => [`watch:${input.id}`],
  }),
  'linking.watchSeen': verb({
    does: 'notes that one has seen what was found of something on one’s watch-list',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    operation: 'alteration',
    permission: readers,
    subject: (input) => [`watch:${input.id}`],
  }),
  'linking.watchList': verb({
    does: 'lists what one watches for, with the contributions that hold it',
    input: Nothing,
    output: z.object({
      watched: z.array(
        z.object({
          id: Id,
          text: z.string(),
          /** `null`: words. */
          kind: IdentifierKind.nullable(),
          why: z.string(),
          addedAt: Instant,
          /** Found since one looked last. */
          fresh: z.int(),
          more: z.boolean(),
          finds: z.array(
            z.object({
              contributionId: Id,
              reference: z.string(),
              receivedAt: Instant,
              state: ContributionState,
              gist: z.string(),
              fresh: z.boolean(),
            }),
          ),
        }),
      ),
    }),
    operation: 'consultation',
    permission: readers,
    subject: (_, out) => [
      ...new Set(out.watched.flatMap((one) => one.finds.map((find) => `contribution:${find.contributionId}`))),
    ],
  }),
  'linking.countWatched': verb({
    does: 'counts what was found for one’s watch-list since one looked last, and shows none of it',
    input: Nothing,
    output: z.object({ n: z.int() }),
    operation: 'none',
    permission: readers,
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
  'linking.blindHits': verb({
    does: 'lists contributions that touch investigations of one’s own which not everybody may know of',
    input: z.strictObject({ limit: z.int().min(1).max(500) }),
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
          tier: Tier,
          reasons: z.array(LinkReason),
          against: z.array(z.string()),
          passedAt: Instant,
          /** Who recorded it or brought the file; `null` where nobody is named. */
          recordedBy: z.string().nullable(),
          /** Since when that person has been told. */
          toldAt: Instant.nullable(),
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
  'linking.countBlindHits': verb({
    does: 'counts the contributions of that list, and shows none of them',
    input: Nothing,
    /** When the last of them came in. */
    output: z.object({ n: z.int(), newest: Instant.nullable() }),
    operation: 'none',
    permission: readers,
  }),
  'linking.tellRecorder': verb({
    does: 'tells whoever recorded a contribution that it is dealt with elsewhere, as somebody of the investigation that it touches',
    input: z.strictObject({ contributionId: Id, investigationId: Id, reason: Reason }),
    output: z.object({ toldTo: Id }),
    operation: 'disclosure',
    transaction: 'write',
    permission: officers,
    subject: (input, out) => [
      `contribution:${input.contributionId}`,
      `investigation:${input.investigationId}`,
      `account:${out.toldTo}`,
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
