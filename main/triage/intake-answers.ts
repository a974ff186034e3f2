/** What a caller was asked and answered, as it is shown with the contribution: by the version of the questions that was in force then. */
import { z } from 'zod';
import { QuestionKey } from '../../preload/contract/closing-words.ts';
import type { Contribution } from '../../preload/contract/triage.ts';
import type { ContributionKind } from '../../preload/contract/vocabulary.ts';
import { IntakeAnswers } from '../contributions/fact-standing.ts';
import type { Context } from '../store/use-case.ts';

const Sets = z.record(z.string(), z.array(z.object({ key: QuestionKey, label: z.string() })));

/** `null` where it was not asked. */
export async function intakeOf(
  { db }: Context,
  contributionId: number,
  kind: ContributionKind,
): Promise<Contribution['intake']> {
  const row = await db
    .selectFrom('intake_answer')
    .innerJoin('question_set_rule', 'question_set_rule.version', 'intake_answer.version')
    .select([
      'intake_answer.answers',
      'intake_answer.callBackOn',
      'intake_answer.language',
      'intake_answer.toldCaller',
      'intake_answer.version',
      'question_set_rule.rule',
    ])
    .where('intake_answer.contributionId', '=', contributionId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const answers = IntakeAnswers.parse(JSON.parse(row.answers));
  const sets = Sets.parse(JSON.parse(row.rule));
  const own = sets[kind] ?? [];
  const open = own.filter(({ key }) => answers[key] === undefined);
  const every = [...own, ...Object.values(sets).flat()];
  const given = [...new Map(every.map((question) => [question.key, question])).keys()].flatMap((key) => {
    const answer = answers[key];
    const asked = every.find((question) => question.key === key);
    return answer === undefined || asked === undefined ? [] : [{ key, label: asked.label, answer }];
  });
  const { callBackOn, language, toldCaller, version } = row;
  return {
    version,
    answered: given,
    open: open.map(({ key, label }) => ({ key, label })),
    callBackOn,
    language,
    toldCaller,
  };
}
