/** Room: whatever leaves the vault, as a file or on paper. */

import { z } from 'zod';
import { marked } from './caveats.ts';
import { QueueFilter } from './contributions.ts';
import { Cursor, disclosed, Id, Instant, Nothing, PathToken, TaskName, verb } from './core.ts';
import { Marking } from './vocabulary.ts';

export const exports = {
  'exports.contributions': verb({
    summary: 'exports contributions to a CSV file that Vigil can import again, marked and logged as a disclosure',
    input: z.strictObject({
      filter: QueueFilter,
      saveToken: PathToken,
      ...disclosed,
      task: TaskName,
    }),
    /** `receipt`: its number, `EXP-26-P3-0001`. */
    output: z.object({ rows: z.int(), marking: Marking, receipt: z.string() }),
    processing: 'disclosure',
    permission: ['supervisor', 'manager'],
    transaction: 'own',
  }),
  'exports.legalBases': verb({
    summary: 'lists the legal bases on which something may be disclosed',
    input: Nothing,
    output: z.object({ bases: z.array(z.object({ code: z.string(), wording: z.string() })), version: z.int() }),
    processing: 'none',
    permission: 'signed-in',
  }),
  'exports.disclosures': verb({
    summary: 'lists the files and papers that left: one’s own, and for an auditor all of them',
    input: z.strictObject({ after: Cursor.nullable(), limit: z.int().min(1).max(200).default(50) }),
    output: z.object({
      disclosures: z.array(
        z.object({
          id: Id,
          number: z.string(),
          at: Instant,
          by: z.string(),
          what: z.string(),
          recipient: z.string(),
          legalBasis: z.string(),
          reason: z.string(),
          /** As it left. */
          ...marked,
          /** How many records are in it; `null` where it was not finished, or is of figures. */
          recordCount: z.int().nullable(),
        }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: ['supervisor', 'manager', 'auditor'],
    records: (_, out) => out.disclosures.map(({ id }) => `disclosure:${id}`),
  }),
  'exports.redeemPrint': verb({
    summary: 'turns a print ticket into the marking lines of its pages, once',
    input: z.strictObject({ ticket: z.string().min(16).max(64) }),
    output: z.object({ marking: Marking, name: z.string() }),
    processing: 'none',
    permission: 'signed-in',
    internal: true,
  }),
} as const;
