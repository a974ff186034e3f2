/** Room: what waits for supervisors, managers, auditors and administrators: others’ work, and what changed since they last looked. */
import { z } from 'zod';
import { Cursor, Day, Id, Instant, Nothing, Reason, verb } from './core.ts';
import { contributionOfficers, contributionReaders } from './roles.ts';
import { PlotStage, Priority } from './vocabulary.ts';

/** Counted to 1,000. */
const Load = z.object({ open: z.int(), overdue: z.int() });

const TeamLine = z.object({
  account: z.object({ id: Id, name: z.string() }),
  away: z.boolean(),
  /** Who stands in for them, by name. */
  deputy: z.string().nullable(),
  deliveries: Load,
  actions: Load,
  /** Since when the oldest of them has been with this person. */
  oldest: Instant.nullable(),
});
export type TeamLine = z.infer<typeof TeamLine>;

const OpenAction = z.object({
  id: Id,
  investigationId: Id,
  operation: z.string(),
  title: z.string(),
  priority: z.enum(['H', 'M', 'L']),
  due: Day.nullable(),
  overdue: z.boolean(),
  at: Instant,
});

export const CaseNews = z.enum(['plot_opened', 'stage_assessed', 'disrupted', 'arrested']);
export type CaseNews = z.infer<typeof CaseNews>;

const News = z.object({
  news: CaseNews,
  /** Of the plot, the assessment, the disruption or the arrest. */
  itemId: Id,
  /** When it was recorded. */
  at: Instant,
  investigationId: Id,
  operation: z.string(),
  priority: Priority,
  /** Of an assessment: the stage, and whether a second person has countersigned it. */
  stage: PlotStage.nullable(),
  countersigned: z.boolean(),
  /** On which day it happened. */
  day: Day,
  by: z.string().nullable(),
});
export type News = z.infer<typeof News>;

const Audited = z.object({
  itemId: Id,
  what: z.enum(['disclosure', 'break_glass']),
  at: Instant,
  by: z.string(),
  /** What left, or what was opened, by its reference. */
  about: z.string(),
  recipient: z.string().nullable(),
  reason: z.string(),
  /** Of break-glass: that its review is due, or was not given in time. */
  review: z.enum(['none', 'given', 'awaited', 'overdue']),
});
export type Audited = z.infer<typeof Audited>;

/** What decides what, and since when in its present wording. */
const RuleNow = z.object({ name: z.string(), version: z.int(), fromDay: Day });

const CallBack = z.object({
  contributionId: Id,
  reference: z.string(),
  excerpt: z.string(),
  receivedAt: Instant,
  /** Who took the call and promised it. */
  promisedBy: z.string().nullable(),
  mine: z.boolean(),
  day: Day,
  overdue: z.boolean(),
  immediateRisk: z.boolean(),
  language: z.string().nullable(),
  toldCaller: z.string().nullable(),
});
export type CallBack = z.infer<typeof CallBack>;

const Exceptions = z.object({
  deliveries: z.int(),
  disseminations: z.int(),
  signOffs: z.int(),
  countersignatures: z.int(),
  callBacks: z.int(),
});

/** What can be overdue, by the name of its count. */
export const ExceptionKind = Exceptions.keyof();
export type ExceptionKind = z.infer<typeof ExceptionKind>;

export const ExceptionRule = z.strictObject({
  /** For how many days something may be overdue, or wait where it has no day of its own, before managers are shown it as an exception. */
  days: z.record(ExceptionKind, z.int().min(0).max(90)),
});

export const roleWork = {
  'myWork.team': verb({
    summary: 'lists the people who do casework with what is open and overdue with each of them',
    input: z.strictObject({ after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ people: z.array(TeamLine), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: ['supervisor'],
    records: (_, out) => out.people.map(({ account }) => `account:${account.id}`),
  }),
  'myWork.actionsOf': verb({
    summary: 'lists the open actions of one person, the oldest first',
    input: z.strictObject({ accountId: Id, after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ actions: z.array(OpenAction), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: ['supervisor'],
    records: (input, out) => [`account:${input.accountId}`, ...out.actions.map((one) => `action:${one.id}`)],
  }),
  'myWork.news': verb({
    summary: 'lists new plots, stage assessments, disruptions and arrests recorded since a time, newest first',
    input: z.strictObject({ since: Instant, after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ news: z.array(News), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: ['manager', 'supervisor'],
    records: (_, out) => [...new Set(out.news.map((one) => `investigation:${one.investigationId}`))],
  }),
  'myWork.exceptions': verb({
    summary: 'counts what has been overdue for longer than is usual',
    input: Nothing,
    output: Exceptions,
    processing: 'none',
    permission: ['manager', 'supervisor'],
  }),
  'myWork.exceptionList': verb({
    summary: 'lists the records behind one count of what has been overdue for longer than is usual, longest first',
    input: z.strictObject({ kind: ExceptionKind, after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({
      overdue: z.array(
        z.object({
          /** The day on which it fell due, or since when it waits. */
          since: Day,
          contributionId: Id.nullable(),
          reference: z.string().nullable(),
          investigationId: Id.nullable(),
          operation: z.string().nullable(),
        }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: ['manager', 'supervisor'],
    records: (_, out) => [
      ...new Set(
        out.overdue.flatMap(({ contributionId, investigationId }) => [
          ...(contributionId === null ? [] : [`contribution:${contributionId}`]),
          ...(investigationId === null ? [] : [`investigation:${investigationId}`]),
        ]),
      ),
    ],
  }),
  'myWork.pagesToApprove': verb({
    summary: 'lists pages for the public that somebody else drafted and that await an approval',
    input: z.strictObject({ after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({
      pages: z.array(
        z.object({ id: Id, from: Day, to: Day, edition: z.int(), draftedBy: z.string(), draftedAt: Instant }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: ['manager', 'supervisor'],
    records: (_, out) => out.pages.map(({ id }) => `public-page:${id}`),
  }),
  'myWork.audited': verb({
    summary: 'lists what left and what break-glass opened since the auditor’s last visit, newest first',
    input: z.strictObject({ after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ since: Instant.nullable(), audited: z.array(Audited), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: ['auditor'],
  }),
  'myWork.auditState': verb({
    summary: 'says when the log was last verified, and how many reviews of break-glass are overdue',
    input: Nothing,
    output: z.object({
      /** Each `null` where it was never done. */
      logVerified: z.object({ at: Instant, by: z.string() }).nullable(),
      /** Counted to 1,000. */
      reviewsAwaited: z.int(),
      reviewsOverdue: z.int(),
    }),
    processing: 'consultation',
    permission: ['auditor'],
  }),
  'myWork.upkeep': verb({
    summary: 'says how the vault is kept: attempts at signing in that failed, workstations, rules and storage',
    input: Nothing,
    output: z.object({
      /** Bytes; `null` where the store cannot tell. */
      storeBytes: z.int().nullable(),
      unit: z.boolean(),
      database: z.boolean(),
      /** Sign-ins after attempts that failed, of the last 500 sign-ins, newest first. */
      failures: z.array(
        z.object({ at: Instant, who: z.string(), attempts: z.int(), workstation: z.string().nullable() }),
      ),
      /** Where people signed in, of the last 500 sign-ins, last one first. */
      workstations: z.array(z.object({ name: z.string(), lastAt: Instant, people: z.int() })),
      rules: z.array(RuleNow),
    }),
    processing: 'none',
    permission: ['administrator'],
  }),
  'myWork.callBacks': verb({
    summary: 'lists callers who were promised that somebody would ring them back, the earliest day first',
    input: z.strictObject({
      whose: z.enum(['mine', 'everybody']),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(100),
    }),
    output: z.object({ callBacks: z.array(CallBack), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => out.callBacks.map((one) => `contribution:${one.contributionId}`),
  }),
  'myWork.calledBack': verb({
    summary: 'records that a caller was called back, and what came of it',
    input: z.strictObject({ contributionId: Id, result: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.contributionId}`],
  }),
  'myWork.moveCallBack': verb({
    summary: 'moves a call-back to another day with a reason, also one that was recorded as done by mistake',
    input: z.strictObject({ contributionId: Id, day: Day, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.contributionId}`],
  }),
} as const;
