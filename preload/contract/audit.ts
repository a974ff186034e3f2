/** Room: the log. It names who, when, what and which records, never what a record says. */
import { z } from 'zod';
import { Cursor, Instant, Nothing, verb } from './core.ts';
import { Operation } from './words.ts';

export const LogEntry = z.object({
  seq: z.int(),
  at: Instant,
  who: z.string(),
  verb: z.string(),
  operation: Operation,
  outcome: z.enum(['done', 'refused']),
  subjects: z.array(z.string()),
  reason: z.string().nullable(),
  recipient: z.string().nullable(),
});
export type LogEntry = z.infer<typeof LogEntry>;

export const audit = {
  'audit.entries': verb({
    does: 'reads the log, newest first',
    input: z.strictObject({
      operation: Operation.optional(),
      /** An account’s login. */
      who: z.string().max(40).optional(),
      /** A record as the log names it, such as `investigation:3`. */
      record: z.string().max(60).optional(),
      outcome: z.enum(['done', 'refused']).optional(),
      after: Cursor.nullable(),
    }),
    output: z.object({ entries: z.array(LogEntry), next: Cursor.nullable() }),
    operation: 'consultation',
    permission: ['auditor'],
  }),
  'audit.verify': verb({
    does: 'checks that no entry of the log was changed, left out or put in',
    input: Nothing,
    output: z.object({ entries: z.int(), whole: z.boolean(), brokenAt: z.int().nullable() }),
    operation: 'consultation',
    permission: ['auditor', 'administrator'],
  }),
} as const;
