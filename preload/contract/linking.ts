/** Room: which investigations a contribution may concern, and why. Link, never merge. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Id, Instant, Line, Nothing, Reason, Text, verb } from './core.ts';
import { contributionOfficers, contributionReaders, investigationReaders } from './roles.ts';
import {
  ContributionState,
  IdentifierKind,
  InvestigationState,
  LinkDecision,
  MatchStrength,
  Priority,
  ReceivedPrecision,
  SubjectRole,
} from './vocabulary.ts';

/** Found in a text. Offsets count UTF-16 code units. */
export const FoundIdentifier = z.object({
  kind: IdentifierKind,
  text: z.string(),
  value: z.string(),
  start: z.int(),
  end: z.int(),
  /** For a person: possibly not a name. */
  doubtful: z.literal(true).optional(),
});

export type FoundIdentifier = z.infer<typeof FoundIdentifier>;

/** Where something stands that is not in the text of a contribution itself; `page`: from 1, where the document has any. */
export const InAttachment = z.object({ documentId: Id, name: z.string(), page: z.int().nullable() });
export type InAttachment = z.infer<typeof InAttachment>;

export const LinkReason = z.object({
  kind: IdentifierKind,
  value: z.string(),
  tipText: z.string(),
  start: z.int(),
  end: z.int(),
  caseText: z.string(),
  subjectName: z.string().nullable(),
  strength: z.enum(['unique', 'distinctive', 'weak']),
  /** How many investigations that the viewer may see hold this value. */
  common: z.int(),
  /**
   * For a person: what the tip says is possibly not a name. For anything else: a machine read it from a picture. Such a reason raises a
   * suggestion to possible at most.
   */
  doubtful: z.literal(true).optional(),
  /** It stands in what is attached to the contribution, to whose page the offsets belong. */
  attachment: InAttachment.optional(),
});

export const SuggestedLink = z.object({
  investigationId: Id,
  reference: z.string(),
  operation: z.string(),
  state: InvestigationState,
  priority: Priority,
  ...marked,
  matchStrength: MatchStrength,
  reasons: z.array(LinkReason),
  /** What speaks against it, in plain sentences. */
  against: z.array(z.string()),
  decision: LinkDecision.nullable(),
  /** It was ruled out, and there is now evidence for it that was not known then. */
  newEvidence: z.boolean(),
});

export type SuggestedLink = z.infer<typeof SuggestedLink>;

export const Decided = z.object({
  id: Id,
  investigationId: Id,
  reference: z.string(),
  operation: z.string(),
  decision: LinkDecision,
  matchStrength: MatchStrength.nullable(),
  reason: z.string().nullable(),
  at: Instant,
  by: z.string(),
  /** Whether the contribution’s state rests on it; if not, nobody sees it who may not know of the investigation. */
  shown: z.boolean(),
});

/** Letters that are not what they look like: a word written with them may not be found. Offsets as above. */
export const Homoglyph = z.object({
  kind: z.enum(['look-alike', 'invisible', 'direction']),
  text: z.string(),
  start: z.int(),
  end: z.int(),
});

export type Homoglyph = z.infer<typeof Homoglyph>;

/** Another contribution from the same origin: it does not corroborate this one. */
export const SameOriginContribution = z.object({
  id: Id,
  reference: z.string(),
  receivedAt: Instant,
  receivedPrecision: ReceivedPrecision,
  state: ContributionState,
  excerpt: z.string(),
  /** The same words; the same person reporting the same thing again; the same contact details; the same post. */
  how: z.array(z.enum(['copy', 'retelling', 'contact', 'post'])),
  linkedTo: z.array(z.object({ investigationId: Id, operation: z.string() })),
});

export type SameOriginContribution = z.infer<typeof SameOriginContribution>;

/** One thing that an investigation holds, and beside it what the contribution says. */
export const ComparedFeature = z.object({
  kind: IdentifierKind,
  caseText: z.string(),
  verdict: z.enum(['agrees', 'differs', 'only in case']),
  tip: z.object({ text: z.string(), start: z.int(), end: z.int(), attachment: InAttachment.optional() }).nullable(),
  strength: z.enum(['unique', 'distinctive', 'weak']).nullable(),
  common: z.int().nullable(),
});

export type ComparedFeature = z.infer<typeof ComparedFeature>;

/** What a contribution holds, as it is written there; `heldAs`: as the investigation spells a name that is written another way there. */
const Held = z.object({
  kind: IdentifierKind,
  text: z.string(),
  heldAs: z.string().optional(),
  attachment: InAttachment.optional(),
});

function sourcesTold(contributionId: number, found: readonly SameOriginContribution[]): string[] {
  const told = found.filter((one) => one.how.includes('contact'));
  return told.length === 0 ? [] : [contributionId, ...told.map(({ id }) => id)].map((id) => `source:${id}`);
}

export const linking = {
  'linking.suggestions': verb({
    summary: 'shows which investigations a contribution may touch, with the reasons',
    input: z.strictObject({ contributionId: Id }),
    output: z.object({
      suggestions: z.array(SuggestedLink),
      decided: z.array(Decided),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (input, out) => [
      `contribution:${input.contributionId}`,
      ...out.suggestions.map((s) => `investigation:${s.investigationId}`),
    ],
  }),
  'linking.suggestForText': verb({
    summary: 'shows possible links while a contribution is being typed',
    input: z.strictObject({ text: Text }),
    output: z.object({
      identifiers: z.array(FoundIdentifier),
      suggestions: z.array(SuggestedLink),
      homoglyphs: z.array(Homoglyph),
    }),
    processing: 'consultation',
    permission: contributionOfficers,
    records: (_, out) => out.suggestions.map((s) => `investigation:${s.investigationId}`),
  }),
  'linking.decide': verb({
    summary: 'links a contribution to an investigation, or records that it is not a match or unsure',
    input: z.strictObject({
      contributionId: Id,
      investigationId: Id,
      decision: LinkDecision,
      reason: z.string().trim().max(2000).optional(),
    }),
    output: z.object({ changeId: Id }),
    processing: 'combination',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.contributionId}`, `investigation:${input.investigationId}`],
  }),
  'linking.sameOrigin': verb({
    summary: 'finds contributions that share an origin with one: the same text, the same caller, the same post',
    input: z.strictObject({ contributionId: Id }),
    output: z.object({ found: z.array(SameOriginContribution) }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (input, out) => [
      `contribution:${input.contributionId}`,
      ...out.found.map((one) => `contribution:${one.id}`),
      // That contact details are the same says something about both sealed sources.
      ...sourcesTold(input.contributionId, out.found),
    ],
  }),
  'linking.compare': verb({
    summary: 'sets a contribution and an investigation side by side',
    input: z.strictObject({ contributionId: Id, investigationId: Id }),
    output: z.object({
      text: z.string(),
      identifiers: z.array(FoundIdentifier),
      operation: z.string(),
      reference: z.string(),
      state: InvestigationState,
      summary: z.string(),
      ...marked,
      matchStrength: MatchStrength.nullable(),
      /** Each subject, the best supported first; last, without a name, what the investigation itself holds. */
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
    processing: 'consultation',
    permission: contributionReaders,
    records: (input) => [`contribution:${input.contributionId}`, `investigation:${input.investigationId}`],
  }),
  'linking.heldElsewhere': verb({
    summary: 'says which investigations that the person may see hold a name, a number or a plate that is being entered',
    input: z.strictObject({
      text: Line,
      /** `null` for anything that names one person or one thing. */
      kind: IdentifierKind.nullable(),
      /** The investigation that it is entered into. */
      except: Id.nullable(),
    }),
    output: z.object({
      holders: z.array(
        z.object({
          investigationId: Id,
          reference: z.string(),
          operation: z.string(),
          state: InvestigationState,
          ...marked,
          owner: z.string().nullable(),
          kind: IdentifierKind,
          /** As it is recorded there. */
          text: z.string(),
          subjectName: z.string().nullable(),
        }),
      ),
      more: z.boolean(),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => out.holders.map(({ investigationId }) => `investigation:${investigationId}`),
  }),
  'linking.watch': verb({
    summary: 'adds an identifier or words to one’s own watch-list',
    input: z.strictObject({ text: Line, why: z.string().trim().max(2000) }),
    output: z.object({ id: Id }),
    processing: 'alteration',
    permission: contributionReaders,
    records: (_, out) => [`watch:${out.id}`],
  }),
  'linking.unwatch': verb({
    summary: 'removes an entry from one’s own watch-list',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionReaders,
    records: (input) => [`watch:${input.id}`],
  }),
  'linking.watchSeen': verb({
    summary: 'marks what was found for an entry of one’s own watch-list as seen',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionReaders,
    records: (input) => [`watch:${input.id}`],
  }),
  'linking.watchList': verb({
    summary: 'lists one’s own watch-list, with the contributions found for it',
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
          /** Found since the viewer last looked. */
          fresh: z.int(),
          more: z.boolean(),
          finds: z.array(
            z.object({
              contributionId: Id,
              reference: z.string(),
              receivedAt: Instant,
              receivedPrecision: ReceivedPrecision,
              state: ContributionState,
              excerpt: z.string(),
              fresh: z.boolean(),
              /** How a name is written there, where it is spelt another way than it is watched for. */
              spelt: z.string().optional(),
            }),
          ),
        }),
      ),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => [
      ...new Set(out.watched.flatMap((one) => one.finds.map((find) => `contribution:${find.contributionId}`))),
    ],
  }),
  'linking.countWatched': verb({
    summary: 'counts what was found for one’s own watch-list since it was last seen, without showing any of it',
    input: Nothing,
    output: z.object({ n: z.int() }),
    processing: 'none',
    permission: contributionReaders,
  }),
  'linking.lateMatchesOfCase': verb({
    summary: 'finds contributions that match an investigation and have been neither linked to it nor ruled out',
    input: z.strictObject({ investigationId: Id, limit: z.int().min(1).max(200) }),
    output: z.object({
      found: z.array(
        z.object({
          id: Id,
          reference: z.string(),
          receivedAt: Instant,
          receivedPrecision: ReceivedPrecision,
          state: ContributionState,
          excerpt: z.string(),
          /** What it holds, as it is written there. */
          holds: z.array(Held),
        }),
      ),
      more: z.boolean(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (input, out) => [
      `investigation:${input.investigationId}`,
      ...out.found.map((one) => `contribution:${one.id}`),
    ],
  }),
  'linking.lateMatches': verb({
    summary:
      'lists earlier contributions that match what one’s own investigations have learned since, to link or rule out',
    input: z.strictObject({ months: z.int().min(1).max(240), limit: z.int().min(1).max(500) }),
    output: z.object({
      found: z.array(
        z.object({
          contributionId: Id,
          reference: z.string(),
          receivedAt: Instant,
          receivedPrecision: ReceivedPrecision,
          state: ContributionState,
          excerpt: z.string(),
          investigationId: Id,
          operation: z.string(),
          /** When the investigation learned the latest of it. */
          learnedAt: Instant,
          holds: z.array(Held),
        }),
      ),
      more: z.boolean(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => [
      ...new Set(
        out.found.flatMap((one) => [`contribution:${one.contributionId}`, `investigation:${one.investigationId}`]),
      ),
    ],
  }),
  'linking.deconflictionHits': verb({
    summary: 'lists contributions that match one’s own restricted investigations',
    input: z.strictObject({ limit: z.int().min(1).max(500) }),
    output: z.object({
      found: z.array(
        z.object({
          contributionId: Id,
          reference: z.string(),
          receivedAt: Instant,
          state: ContributionState,
          excerpt: z.string(),
          investigationId: Id,
          operation: z.string(),
          matchStrength: MatchStrength,
          reasons: z.array(LinkReason),
          against: z.array(z.string()),
          raisedAt: Instant,
          /** Who recorded it or imported the file; `null` where nobody is named. */
          recordedBy: z.string().nullable(),
          /** When that person was told. */
          toldAt: Instant.nullable(),
        }),
      ),
      more: z.boolean(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => [
      ...new Set(
        out.found.flatMap((one) => [`contribution:${one.contributionId}`, `investigation:${one.investigationId}`]),
      ),
    ],
  }),
  'linking.countDeconflictionHits': verb({
    summary:
      'counts what matches one’s own restricted investigations, contributions and what was entered elsewhere, without showing any',
    input: Nothing,
    /** When the last of them came in. */
    output: z.object({ n: z.int(), newest: Instant.nullable() }),
    processing: 'none',
    permission: contributionReaders,
  }),
  'linking.tellRecorder': verb({
    summary:
      'tells whoever recorded a contribution that it is being dealt with elsewhere, on behalf of the investigation that it matches',
    input: z.strictObject({ contributionId: Id, investigationId: Id, reason: Reason }),
    output: z.object({ toldTo: Id }),
    processing: 'disclosure',
    transaction: 'write',
    permission: contributionOfficers,
    records: (input, out) => [
      `contribution:${input.contributionId}`,
      `investigation:${input.investigationId}`,
      `account:${out.toldTo}`,
    ],
  }),
  'linking.countLateMatches': verb({
    summary: 'counts the late matches of one’s own investigations, without showing any',
    input: z.strictObject({ months: z.int().min(1).max(240) }),
    output: z.object({ n: z.int() }),
    processing: 'none',
    permission: contributionReaders,
  }),
  'linking.findInvestigation': verb({
    summary: 'finds an investigation by operation name or reference, to link by hand',
    input: z.strictObject({ text: Line }),
    output: z.object({
      found: z.array(z.object({ id: Id, reference: z.string(), operation: z.string(), state: InvestigationState })),
    }),
    processing: 'consultation',
    permission: contributionOfficers,
    records: (_, out) => out.found.map((i) => `investigation:${i.id}`),
  }),
} as const;
