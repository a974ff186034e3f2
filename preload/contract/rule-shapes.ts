/** What each rule that is data consists of, with the bounds within which it can be changed. Rooms read their rule by its shape here. */
import { z } from 'zod';
import { ClosingNeed, QuestionKey, SignOffFact } from './closing-words.ts';
import { Day } from './core.ts';
import { DisseminationRule } from './disseminations.ts';
import { DocumentRule } from './documents.ts';
import { ExceptionRule } from './role-work.ts';
import { Priority } from './vocabulary.ts';

export const RuleName = z.enum([
  'sign_off',
  'repeat',
  'delivery',
  'dissemination',
  'break_glass',
  'review_share',
  'question_set',
  'late_stage',
  'began_with_public',
  'small_numbers',
  'trend',
  'subject_matter',
  'bank_holiday',
  'exception',
  'document',
]);
export type RuleName = z.infer<typeof RuleName>;

/** The versions of the rules that an outcome was given or signed off by. */
export const DecidedUnder = z.array(
  z.strictObject({ rule: RuleName.extract(['sign_off', 'repeat']), version: z.int().min(1) }),
);
export type DecidedUnder = z.infer<typeof DecidedUnder>;
const decidingRules = { sign_off: 'sign-off rule', repeat: 'rule on repeats' } as const;
/** "sign-off rule version 3" */
export const versionInWords = ({ rule, version }: DecidedUnder[number]): string =>
  `${decidingRules[rule]} version ${version}`;

const different = <T>(values: readonly T[]): boolean => new Set(values).size === values.length;
const once = { message: 'each of them once' };

/** Outcomes of a contribution. */
export const SignOffOutcome = z.enum(['trace', 'lead', 'referred', 'nfa']);
export type SignOffOutcome = z.infer<typeof SignOffOutcome>;

const SignOffFacts = z.array(
  z.strictObject({
    fact: SignOffFact,
    needs: z.array(ClosingNeed).min(1).refine(different, once),
    /** Of what can be counted, how many it takes for the fact to stand. */
    atLeast: z.int().min(1).max(20).optional(),
    /** The rule’s sentence, for whoever is asked. */
    says: z.string().min(3).max(200),
  }),
);

export const SignOffRule = z.strictObject({
  /** Outcomes that take a reason. No further action always does. */
  reason: z
    .array(SignOffOutcome)
    .refine(different, once)
    .refine((outcomes) => outcomes.includes('nfa'), { message: 'no further action takes a reason' }),
  /** What no further action takes where a fact stands. */
  closing: SignOffFacts.refine((facts) => different(facts.map(({ fact }) => fact)), once),
});
export type SignOffRule = z.infer<typeof SignOffRule>;

export const RepeatRule = z.strictObject({
  /** So many earlier reports, of the months before. */
  earlier: z.int().min(1).max(20),
  /** Or so many that were closed without further action. */
  closed: z.int().min(1).max(20),
  months: z.int().min(1).max(120),
});
export type RepeatRule = z.infer<typeof RepeatRule>;

/** A quarter of an hour to three months; `watch`: what reaches no investigation, and so has no priority. */
const Hours = z.record(z.enum([...Priority.options, 'risk', 'watch']), z.number().min(0.25).max(2160));

export const DeliveryRule = z.strictObject({
  /** Hours until it is looked at, and from then on until it is answered. */
  seen: Hours,
  answered: Hours,
  /** How far back an investigation that learns something is told of what holds it, and of how many at most. */
  late: z.strictObject({ months: z.int().min(1).max(120), atMost: z.int().min(1).max(200) }),
});
export type DeliveryRule = z.infer<typeof DeliveryRule>;

export const BreakGlassRule = z.strictObject({
  /** For how long a record is open. Nothing stays open for more than a week, whatever a rule says. */
  hours: z.int().min(1).max(72),
  reviewDays: z.int().min(1).max(30),
  /** So many in the hours before. */
  attempts: z.int().min(1).max(20),
  perHours: z.int().min(1).max(168),
});
export type BreakGlassRule = z.infer<typeof BreakGlassRule>;

/** Of a hundred closures. */
export const ReviewShareRule = z.strictObject({ percent: z.int().min(0).max(100) });
export type ReviewShareRule = z.infer<typeof ReviewShareRule>;

export const Question = z.strictObject({
  key: QuestionKey,
  label: z.string().trim().min(1).max(40),
  ask: z.string().trim().min(3).max(200),
});
export type Question = z.infer<typeof Question>;

const Questions = z
  .array(Question)
  .max(30)
  .refine((questions) => different(questions.map(({ key }) => key)), once);

export const QuestionSetRule = z.strictObject({ tip: Questions, referral: Questions, online_material: Questions });
export type QuestionSetRule = z.infer<typeof QuestionSetRule>;

export const LateStageSign = z.enum(['intent', 'target', 'capability', 'rehearsal']);
export type LateStageSign = z.infer<typeof LateStageSign>;

/** Every sign in `all` and, where `any` names some, one of them. */
export const LateStageRule = z
  .strictObject({
    all: z.array(LateStageSign).refine(different, once),
    any: z.array(LateStageSign).refine(different, once),
    countersigned: z.boolean(),
  })
  .refine(({ all, any }) => all.length + any.length > 0, { message: 'at least one sign' });
export type LateStageRule = z.infer<typeof LateStageRule>;

export const BeganRule = z.strictObject({ linkedWithinDays: z.int().min(1).max(365) });
export const SmallNumbersRule = z.strictObject({
  /** Counts from one up to this are left out. */
  below: z.int().min(3).max(50),
  leastDays: z.int().min(7).max(366),
});
export const TrendRule = z.strictObject({ alpha: z.number().min(0.001).max(0.2) });

export const SubjectMatterRule = z.strictObject({
  words: z
    .array(
      z.strictObject({ word: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), label: z.string().trim().min(1).max(60) }),
    )
    .min(1)
    .max(40)
    .refine((words) => different(words.map(({ word }) => word)), once),
});

/** Days on which nobody is at work, though no Saturday or Sunday: bank holidays, and days that are added to them. */
export const BankHolidayRule = z
  .strictObject({
    /** The first and the last day of the years that are listed. */
    from: Day,
    through: Day,
    days: z
      .array(z.strictObject({ day: Day, name: z.string().trim().min(3).max(60) }))
      .max(400)
      .refine((days) => different(days.map(({ day }) => day)), once),
  })
  .refine(({ from, through, days }) => days.every(({ day }) => from <= day && day <= through), {
    message: 'within the years that are listed',
  });
export type BankHolidayRule = z.infer<typeof BankHolidayRule>;

/** A rule as a whole: which one, and what it consists of. */
export const RuleContent = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('sign_off'), rule: SignOffRule }),
  z.strictObject({ name: z.literal('repeat'), rule: RepeatRule }),
  z.strictObject({ name: z.literal('delivery'), rule: DeliveryRule }),
  z.strictObject({ name: z.literal('dissemination'), rule: DisseminationRule }),
  z.strictObject({ name: z.literal('break_glass'), rule: BreakGlassRule }),
  z.strictObject({ name: z.literal('review_share'), rule: ReviewShareRule }),
  z.strictObject({ name: z.literal('question_set'), rule: QuestionSetRule }),
  z.strictObject({ name: z.literal('late_stage'), rule: LateStageRule }),
  z.strictObject({ name: z.literal('began_with_public'), rule: BeganRule }),
  z.strictObject({ name: z.literal('small_numbers'), rule: SmallNumbersRule }),
  z.strictObject({ name: z.literal('trend'), rule: TrendRule }),
  z.strictObject({ name: z.literal('subject_matter'), rule: SubjectMatterRule }),
  z.strictObject({ name: z.literal('bank_holiday'), rule: BankHolidayRule }),
  z.strictObject({ name: z.literal('exception'), rule: ExceptionRule }),
  z.strictObject({ name: z.literal('document'), rule: DocumentRule }),
]);
export type RuleContent = z.infer<typeof RuleContent>;
export type RuleOf<N extends RuleName> = Extract<RuleContent, { name: N }>['rule'];

/** Rules of which it can be counted what another version would have come to. */
export const PreviewedRule = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('sign_off'), rule: SignOffRule }),
  z.strictObject({ name: z.literal('repeat'), rule: RepeatRule }),
  z.strictObject({ name: z.literal('delivery'), rule: DeliveryRule }),
  z.strictObject({ name: z.literal('late_stage'), rule: LateStageRule }),
]);
export type PreviewedRule = z.infer<typeof PreviewedRule>;
