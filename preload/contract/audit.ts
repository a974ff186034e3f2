/** Room: the log. It says who did what, when and to which records, never what a record says. */
import { z } from 'zod';
import { Cursor, Instant, Nothing, verb } from './core.ts';
import { Processing } from './vocabulary.ts';

/** What the log calls the workstation of a vault that is opened on one desk. */
export const ownDesk = 'this desk';

export const LogEntry = z.object({
  seq: z.int(),
  at: Instant,
  who: z.string(),
  verb: z.string(),
  processing: Processing,
  outcome: z.enum(['done', 'refused']),
  records: z.array(z.string()),
  reason: z.string().nullable(),
  recipient: z.string().nullable(),
  /** Where it was done: the desk of a vault on one desk, or a workstation of a unit by its name. */
  workstation: z.string().nullable(),
});

export type LogEntry = z.infer<typeof LogEntry>;

/** How many breaks of the chain a report lists; it counts them all. */
export const breaksListed = 100;

/**
 * What is wrong with an entry: its words do not match its hash (`changed`), the entry before it was put in another's place
 * (`unattached`), or entries before it are missing (`missing`).
 */
const ChainFault = z.enum(['missing', 'unattached', 'changed']);

const ChainBreak = z.object({ entry: z.int(), faults: z.array(ChainFault) });

export type ChainBreak = z.infer<typeof ChainBreak>;

/** The log followed from its first entry to its last, past every break. `whole: false` without a break: it could not be read. */
export const ChainReport = z.object({
  entries: z.int(),
  whole: z.boolean(),
  broken: z.int(),
  /** The first few, in the order of the log. */
  breaks: z.array(ChainBreak).max(breaksListed),
});

export type ChainReport = z.infer<typeof ChainReport>;

const faultWords: Readonly<Record<z.infer<typeof ChainFault>, string>> = {
  missing: 'entries before it are missing',
  unattached: 'it does not follow the entry before it',
  changed: 'it was changed',
};

/** The whole report in one line: `unbroken`, or `broken in 3 places`. */
export function chainSummary({ whole, broken }: ChainReport): string {
  if (whole) return 'unbroken';
  if (broken === 0) return 'cannot be read';
  return broken === 1 ? 'broken in 1 place' : `broken in ${broken.toLocaleString('en-GB')} places`;
}

/** One line for each break listed, and one for the rest. */
export function chainBreakLines({ broken, breaks }: ChainReport): string[] {
  const lines = breaks.map(
    ({ entry, faults }) => `Entry ${entry}: ${faults.map((fault) => faultWords[fault]).join('; ')}.`,
  );
  const more = broken - breaks.length;
  return more > 0 ? [...lines, `And ${more.toLocaleString('en-GB')} more.`] : lines;
}

export const audit = {
  'audit.entries': verb({
    summary: 'reads the log, newest first',
    input: z.strictObject({
      processing: Processing.optional(),
      /** An account’s login. */
      who: z.string().max(40).optional(),
      /** A record as the log names it, such as `investigation:3`. */
      record: z.string().max(60).optional(),
      outcome: z.enum(['done', 'refused']).optional(),
      after: Cursor.nullable(),
    }),
    output: z.object({ entries: z.array(LogEntry), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: ['auditor'],
  }),
  'audit.verify': verb({
    summary: 'checks that no entry of the log has been changed, removed or inserted',
    input: Nothing,
    output: ChainReport,
    processing: 'consultation',
    permission: ['auditor', 'administrator'],
    transaction: 'own',
  }),
} as const;
