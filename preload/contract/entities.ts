/** Room: what investigations hold, listed by the person, number or place itself. */
import { z } from 'zod';
import { Cursor, Id, Instant, verb } from './core.ts';
import { LinkReason } from './linking.ts';
import { IdentifierKind, InvestigationState, ReceivedPrecision } from './vocabulary.ts';

/** Counts of where an entity is held or named stop here, and say "or more". */
export const entitiesCountedTo = 200;

const readers = ['case_officer', 'supervisor', 'manager'] as const;

export const entities = {
  'investigations.entities': verb({
    summary: 'lists the case identifiers of investigations: people, phones, vehicles, addresses and the rest',
    input: z.strictObject({
      text: z.string().max(200),
      kind: IdentifierKind.nullable(),
      after: Cursor.nullable(),
    }),
    output: z.object({
      entities: z.array(
        z.object({
          kind: IdentifierKind,
          value: z.string(),
          text: z.string(),
          /** The first few that hold it. */
          investigations: z.array(z.object({ id: Id, operation: z.string(), subject: z.string().nullable() })),
          /** Investigations that hold it and contributions that name it; at most `entitiesCountedTo` of each are counted. */
          heldBy: z.int(),
          /** Null for what is written in many ways: its own page looks for them all. */
          tips: z.int().nullable(),
        }),
      ),
      /** Another page may follow one that is empty. */
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: readers,
    records: (_, out) => [
      ...new Set(out.entities.flatMap((e) => e.investigations.map((i) => `investigation:${i.id}`))),
    ],
  }),
  'investigations.entity': verb({
    summary: 'shows everywhere that one identifier appears',
    input: z.strictObject({ kind: IdentifierKind, value: z.string().max(300) }),
    output: z.object({
      investigations: z.array(
        z.object({
          id: Id,
          operation: z.string(),
          state: InvestigationState,
          subject: z.string().nullable(),
          text: z.string(),
        }),
      ),
      heldBy: z.int(),
    }),
    processing: 'consultation',
    permission: readers,
    records: (_, out) => out.investigations.map((i) => `investigation:${i.id}`),
  }),
  'investigations.entityTips': verb({
    summary: 'looks through contributions for one identifier, as the matcher that suggests links reads them',
    input: z.strictObject({ kind: IdentifierKind, value: z.string().max(300), after: Cursor.nullable() }),
    output: z.object({
      /** The newest first. */
      tips: z.array(
        z.object({
          id: Id,
          reference: z.string(),
          receivedAt: Instant,
          receivedPrecision: ReceivedPrecision,
          excerpt: z.string(),
          /** What the contribution says of it, strongest first. */
          reasons: z.array(LinkReason),
          against: z.array(z.string()),
        }),
      ),
      /** The beginnings of words, or the values, that contributions were searched for; none where there was nothing to look for. */
      lookedFor: z.array(z.string()),
      /** Another page may follow one that is empty. */
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: readers,
    records: (_, out) => out.tips.map((t) => `contribution:${t.id}`),
  }),
} as const;
