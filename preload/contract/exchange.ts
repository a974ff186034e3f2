/** Room: search over everything, and what goes in and out as files. */
import { z } from 'zod';
import { Id, Instant, PathToken, Reason, TaskName, verb } from './core.ts';
import { QueueFilter } from './intake.ts';
import { Marking } from './vocabulary.ts';

const everybodyWithRecords = ['case_officer', 'intake_officer', 'supervisor', 'manager'] as const;

export const exchange = {
  'exchange.search': verb({
    does: 'searches everything that the person may see',
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
    operation: 'consultation',
    permission: everybodyWithRecords,
    subject: (_, out) => out.hits.map((h) => `${h.kind}:${h.id}`),
  }),
  'exchange.importInvestigations': verb({
    does: 'loads investigations with their subjects from a JSON file; one that is held already is left as it is',
    input: z.strictObject({ fileToken: PathToken, task: TaskName }),
    output: z.object({
      taken: z.int(),
      alreadyHeld: z.int(),
      refused: z.int(),
      refusals: z.array(z.object({ line: z.int(), reasons: z.array(z.string()) })),
    }),
    operation: 'collection',
    // Whoever may open investigations one by one: the answer tells which operations are held already.
    permission: ['supervisor'],
    transaction: 'own',
  }),
  'exchange.exportContributions': verb({
    does: 'writes contributions as a CSV file that Vigil can import again, marked and logged as a disclosure',
    input: z.strictObject({
      filter: QueueFilter,
      saveToken: PathToken,
      reason: Reason,
      recipient: z.string().trim().min(1).max(200),
      task: TaskName,
    }),
    output: z.object({ rows: z.int(), marking: Marking }),
    operation: 'disclosure',
    permission: ['supervisor', 'manager'],
    transaction: 'own',
  }),
  'exchange.stats': verb({
    does: 'counts what the person may see',
    input: z.strictObject({}),
    output: z.object({
      contributions: z.int(),
      untriaged: z.int(),
      investigations: z.object({ live: z.int(), closed: z.int() }),
      links: z.int(),
      arrests: z.int(),
      logEntries: z.int(),
      /** `null` for those who do not keep the store. */
      storeBytes: z.int().nullable(),
    }),
    operation: 'consultation',
    permission: 'signed-in',
  }),
  'exchange.redeemPrint': verb({
    does: 'turns a print ticket into the marking lines of its pages, once',
    input: z.strictObject({ ticket: z.string().min(16).max(64) }),
    output: z.object({ marking: Marking, name: z.string() }),
    operation: 'none',
    permission: 'signed-in',
    internal: true,
  }),
} as const;
