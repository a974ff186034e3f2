/** Room: searching everything that the viewer may see. */

import { z } from 'zod';
import { QueueFilter } from './contributions.ts';
import { Id, Instant, verb } from './core.ts';
import { contributionReaders } from './roles.ts';
import { Marking } from './vocabulary.ts';

export const search = {
  'search.find': verb({
    summary: 'searches everything that the person may see',
    input: z.strictObject({
      text: z.string().trim().min(1).max(200),
      limit: z.int().min(1).max(100),
      /** How contributions that hold the words are ordered: by how well they answer (the usual), or the newest first. */
      order: z.enum(['relevance', 'newest']).optional(),
      /** Contributions of this filter only, and nothing else; its own words count for nothing. */
      filter: QueueFilter.optional(),
    }),
    output: z.object({
      hits: z.array(
        z.object({
          kind: z.enum(['contribution', 'investigation', 'subject']),
          id: Id,
          /** The investigation of a subject; the same as `id` otherwise. */
          openId: Id,
          reference: z.string(),
          title: z.string(),
          /** A passage, with the words found between U+0002 and U+0003. */
          passage: z.string(),
          at: Instant,
          marking: Marking,
        }),
      ),
      more: z.boolean(),
      /** Where more contributions hold the words than were weighed against each other: how many of the newest were. */
      weighed: z.int().nullable(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => out.hits.map((h) => `${h.kind}:${h.id}`),
  }),
} as const;
