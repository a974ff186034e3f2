/** Room: opening one record in an emergency that one may not see otherwise, the review of that, and the report on it. */
import { z } from 'zod';
import { Cursor, Id, Instant, Nothing, Reason, verb } from './core.ts';
import { contributionReaders, investigationReaders } from './roles.ts';

export const BreakGlassVerdict = z.enum(['justified', 'not_justified']);

export type BreakGlassVerdict = z.infer<typeof BreakGlassVerdict>;

const BreakGlassRule = z.object({ version: z.int(), hours: z.int(), attempts: z.int(), wording: z.string() });

const BreakGlassUse = z.object({
  useId: Id,
  by: z.string(),
  mine: z.boolean(),
  at: Instant,
  /** The reference as it was typed. */
  asked: z.string(),
  reason: z.string(),
  /** Both `null` where nothing was opened: there is no such record, or not within the person’s clearance. */
  contributionId: Id.nullable(),
  investigationId: Id.nullable(),
  until: Instant.nullable(),
  reviewBy: Instant.nullable(),
  overdue: z.boolean(),
  reviewed: z.object({ verdict: BreakGlassVerdict, by: z.string(), at: Instant, reason: z.string() }).nullable(),
});

export type BreakGlassUse = z.infer<typeof BreakGlassUse>;

const Page = z.object({ uses: z.array(BreakGlassUse), next: Cursor.nullable() });

const recordOf = (use: { contributionId: number | null; investigationId: number | null }): string[] => [
  ...(use.contributionId === null ? [] : [`contribution:${use.contributionId}`]),
  ...(use.investigationId === null ? [] : [`investigation:${use.investigationId}`]),
];

export const breakGlass = {
  'access.breakGlass': verb({
    summary: 'opens one record in an emergency that this person may not see otherwise, for a time and to read',
    input: z.strictObject({ reference: z.string().trim().toUpperCase().min(3).max(40), reason: Reason }),
    output: z.object({
      useId: Id,
      opened: z
        .object({ contributionId: Id.nullable(), investigationId: Id.nullable(), until: Instant, reviewBy: Instant })
        .nullable(),
      attemptsLeft: z.int(),
    }),
    processing: 'consultation',
    transaction: 'write',
    reasonIn: 'log',
    permission: investigationReaders,
    records: (_, out) => [`break-glass:${out.useId}`, ...(out.opened === null ? [] : recordOf(out.opened))],
  }),
  'access.breakGlassState': verb({
    summary: 'says what break-glass opens for how long, how often one may still try, and what is open to one now',
    input: Nothing,
    output: z.object({
      rule: BreakGlassRule,
      attemptsLeft: z.int(),
      open: z.array(
        z.object({
          useId: Id,
          asked: z.string(),
          contributionId: Id.nullable(),
          investigationId: Id.nullable(),
          until: Instant,
        }),
      ),
    }),
    processing: 'none',
    permission: [...investigationReaders, 'auditor'],
  }),
  'access.breakGlassToReview': verb({
    summary: 'lists uses of break-glass on records of one’s own that await a review, oldest first',
    input: z.strictObject({ after: Cursor.nullable() }),
    output: Page,
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => [...new Set(out.uses.flatMap(recordOf))],
  }),
  'access.countBreakGlassToReview': verb({
    summary: 'counts uses of break-glass on records of one’s own that await a review, and says when the newest was',
    input: Nothing,
    output: z.object({ n: z.int(), newest: Instant.nullable() }),
    processing: 'none',
    permission: contributionReaders,
  }),
  'access.reviewBreakGlass': verb({
    summary: 'says whether a use of break-glass was justified',
    input: z.strictObject({ useId: Id, verdict: BreakGlassVerdict, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionReaders,
    records: (input) => [`break-glass:${input.useId}`],
  }),
  'access.breakGlassUses': verb({
    summary: 'reports every use of break-glass and every attempt, newest first',
    input: z.strictObject({ after: Cursor.nullable() }),
    output: Page,
    processing: 'consultation',
    permission: ['auditor'],
    records: (_, out) => out.uses.map(({ useId }) => `break-glass:${useId}`),
  }),
} as const;
