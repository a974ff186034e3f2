/**
 * Guided intake: what a call is asked, by the kind of report, as versioned data of the vault. Answers are kept as such, and stand in the
 * contribution's text as well, so that it is read, searched and matched as if they had been typed there.
 */
import type { QuestionKey } from '../../preload/contract/closing-words.ts';
import type { IntakeForm, QuestionSets } from '../../preload/contract/intake.ts';
import { QuestionSetRule } from '../../preload/contract/rule-shapes.ts';
import type { ContributionKind } from '../../preload/contract/vocabulary.ts';
import { ruleInForce } from '../store/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';

/** The newest version in force today. */
export async function questionSets(context: Context): Promise<QuestionSets> {
  const { version, rule } = await ruleInForce(context, 'question_set_rule', ukDay(context.now), QuestionSetRule);
  return { version, sets: rule };
}

export const questions: UseCase<'intake.questions'> = (context) => questionSets(context);

type Answers = NonNullable<IntakeForm['answers']>;

/** What was answered, in the order of the questions of this kind; answers to questions of another kind come after them. */
export function answered(
  { sets }: QuestionSets,
  kind: ContributionKind,
  answers: Answers,
): { key: QuestionKey; label: string; answer: string }[] {
  const own = kind === 'advice' ? [] : sets[kind];
  const others = Object.values(sets)
    .flat()
    .filter(({ key }) => own.every((question) => question.key !== key));
  const every = new Map([...own, ...others].map((question) => [question.key, question]));
  return [...every.values()].flatMap(({ key, label }) => {
    const answer = answers[key]?.trim() ?? '';
    return answer === '' ? [] : [{ key, label, answer }];
  });
}

/** The text as it is recorded: what was typed, and under it each answer behind its label. */
export function withAnswers(text: string, given: readonly { label: string; answer: string }[]): string {
  if (given.length === 0) return text;
  const lines = given.map(({ label, answer }) => `${label}: ${answer.replace(/\s*\n\s*/g, ' ')}`);
  return [...(text.trim() === '' ? [] : [text.trimEnd(), '']), ...lines].join('\n');
}

const said = (words: string | undefined): string | null => words?.trim() || null;

/** Kept where anything was answered or agreed with the caller. */
export async function keepAnswers(
  { db }: Context,
  contributionId: number,
  version: number,
  form: IntakeForm,
  given: readonly { key: QuestionKey; answer: string }[],
): Promise<void> {
  const row = { callBackOn: form.callBackOn ?? null, language: said(form.language), toldCaller: said(form.toldCaller) };
  if (given.length === 0 && Object.values(row).every((value) => value === null)) return;
  const answers = JSON.stringify(Object.fromEntries(given.map(({ key, answer }) => [key, answer])));
  await db
    .insertInto('intake_answer_row')
    .values({ contributionId, version, answers, ...row })
    .execute();
}
