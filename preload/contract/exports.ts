/** Room: whatever leaves the vault, as a file or on paper. */

import { z } from 'zod';
import { QueueFilter } from './contributions.ts';
import { PathToken, Reason, TaskName, verb } from './core.ts';
import { Marking } from './vocabulary.ts';

export const exports = {
  'exports.contributions': verb({
    summary: 'exports contributions to a CSV file that Vigil can import again, marked and logged as a disclosure',
    input: z.strictObject({
      filter: QueueFilter,
      saveToken: PathToken,
      reason: Reason,
      recipient: z.string().trim().min(1).max(200),
      task: TaskName,
    }),
    output: z.object({ rows: z.int(), marking: Marking }),
    processing: 'disclosure',
    permission: ['supervisor', 'manager'],
    transaction: 'own',
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
