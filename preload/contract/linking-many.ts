/** Part of the room of linking: several contributions linked to one investigation, and what was entered elsewhere and a restricted one holds too. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Id, Instant, verb } from './core.ts';
import { Failure } from './errors.ts';
import { LinkReason } from './linking.ts';
import { contributionOfficers, contributionReaders } from './roles.ts';
import { ContributionState, IdentifierKind, LinkDecision, MatchStrength } from './vocabulary.ts';

export const linkingMany = {
  'linking.previewMany': verb({
    summary:
      'says what speaks for linking each of many contributions to one investigation, and which could not be linked',
    input: z.strictObject({ contributionIds: z.array(Id).min(1).max(100), investigationId: Id }),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          reference: z.string(),
          state: ContributionState,
          /** The decision that stands on the pair. */
          decision: LinkDecision.nullable(),
          /** What speaks for it now, and how strongly; `null` where nothing does. */
          matchStrength: MatchStrength.nullable(),
          reasons: z.array(
            LinkReason.pick({ kind: true, tipText: true, caseText: true, doubtful: true, attachment: true }),
          ),
          /** Why it would be refused; `null` where it would be done. */
          refused: Failure.shape.code.nullable(),
        }),
      ),
    }),
    processing: 'consultation',
    permission: contributionOfficers,
    records: (input, out) => [
      ...out.rows.map(({ id }) => `contribution:${id}`),
      `investigation:${input.investigationId}`,
    ],
  }),
  'linking.decideMany': verb({
    summary: 'links several contributions to one investigation, all of them or none',
    input: z.strictObject({
      contributionIds: z.array(Id).min(1).max(200),
      investigationId: Id,
      reason: z.string().trim().max(2000).optional(),
    }),
    output: z.object({ changeIds: z.array(Id) }),
    processing: 'combination',
    permission: contributionOfficers,
    records: (input) => [
      ...input.contributionIds.map((id) => `contribution:${id}`),
      `investigation:${input.investigationId}`,
    ],
  }),
  'linking.undoMany': verb({
    summary: 'undoes such links, all of them or none',
    input: z.strictObject({ changeIds: z.array(Id).min(1).max(200) }),
    output: z.object({ contributionIds: z.array(Id) }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (_, out) => out.contributionIds.map((id) => `contribution:${id}`),
  }),
  'linking.enteredElsewhere': verb({
    summary: 'lists what was entered in other investigations and one’s own restricted ones hold as well',
    input: z.strictObject({ limit: z.int().min(1).max(200) }),
    output: z.object({
      found: z.array(
        z.object({
          investigationId: Id,
          operation: z.string(),
          /** Where it was entered. */
          otherCaseId: Id,
          reference: z.string(),
          otherOperation: z.string(),
          ...marked,
          kind: IdentifierKind,
          text: z.string(),
          subjectName: z.string().nullable(),
          enteredBy: z.string().nullable(),
          enteredAt: Instant,
          raisedAt: Instant,
        }),
      ),
      more: z.boolean(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => [
      ...new Set(
        out.found.flatMap((one) => [`investigation:${one.investigationId}`, `investigation:${one.otherCaseId}`]),
      ),
    ],
  }),
  'linking.settleEntered': verb({
    summary:
      'says that what had been entered elsewhere until then has been seen by the people of a restricted investigation',
    input: z.strictObject({ investigationId: Id, until: Instant }),
    output: z.object({ settled: z.int() }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`investigation:${input.investigationId}`],
  }),
} as const;
