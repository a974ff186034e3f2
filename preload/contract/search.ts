/** Room: searching everything that the viewer may see. */

import { z } from 'zod';
import { marked } from './caveats.ts';
import { QueueFilter } from './contributions.ts';
import { Id, Instant, verb } from './core.ts';
import { contributionReaders } from './roles.ts';

export const search = {
  'search.find': verb({
    summary: 'searches everything that the person may see',
    input: z.strictObject({
      text: z.string().trim().min(1).max(200),
      limit: z.int().min(1).max(100),
      /** How contributions with the words are ordered: by relevance (the default), or newest first. */
      order: z.enum(['relevance', 'newest']).optional(),
      /** Only these; all of them unless given. */
      kinds: z
        .array(z.enum(['contribution', 'investigation', 'subject', 'entity', 'document']))
        .min(1)
        .optional(),
      /** Only contributions that pass this filter, and nothing else; the words in the filter are ignored. */
      filter: QueueFilter.optional(),
    }),
    output: z.object({
      hits: z.array(
        z.object({
          kind: z.enum(['contribution', 'investigation', 'subject', 'entity', 'document']),
          id: Id,
          /** The investigation of a subject, the record that a document is kept with; the same as `id` otherwise. */
          openId: Id,
          /** Of a document: what it is kept with, and on which page of it, or in which part, the words are. */
          document: z.object({ of: z.enum(['contribution', 'investigation']), page: z.int() }).optional(),
          reference: z.string(),
          title: z.string(),
          /** A passage, with the words found between U+0002 and U+0003. */
          passage: z.string(),
          at: Instant,
          ...marked,
          /** A name of a contribution that is spelt another way than was asked for, as it is written there. */
          spelt: z.string().optional(),
        }),
      ),
      more: z.boolean(),
      /** Where more contributions have the words than were ranked: how many of the newest were. */
      weighed: z.int().nullable(),
      /**
       * Where next to nothing was found: the same text with words that the person's own records have in place of those that were
       * mistyped, the nearest first. Each finds something.
       */
      meant: z.array(z.string()),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => out.hits.map((h) => `${h.kind}:${h.id}`),
  }),
  'search.recent': verb({
    summary: 'says what records are called that the person opened before, so far as they may still see them',
    input: z.strictObject({
      items: z.array(z.strictObject({ kind: z.enum(['contribution', 'investigation']), id: Id })).max(12),
    }),
    output: z.object({
      /** In the order of the input. */
      items: z.array(
        z.object({
          kind: z.enum(['contribution', 'investigation']),
          id: Id,
          reference: z.string(),
          title: z.string(),
          ...marked,
        }),
      ),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => out.items.map(({ kind, id }) => `${kind}:${id}`),
  }),
} as const;
