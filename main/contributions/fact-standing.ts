/** How facts stand that are not simply recorded: what an officer answered, what the caller told, and what words suggest. */
import { z } from 'zod';
import { type AnswerableFact, type FactStanding, QuestionKey } from '../../preload/contract/closing-words.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

export const IntakeAnswers = z.record(QuestionKey, z.string());

const negative = /^\s*(?:no|none|nobody|not|nil|n\/a|unknown)\b/i;

/** Those of which the caller answered that somebody under 18 is concerned. */
export async function childTold({ db }: Context, ids: readonly number[]): Promise<Set<number>> {
  const rows = await db
    .selectFrom('intake_answer')
    .select(['contributionId', 'answers'])
    .where('contributionId', 'in', inList(ids))
    .execute();
  return new Set(
    rows.flatMap(({ contributionId, answers }) => {
      const { children } = IntakeAnswers.parse(JSON.parse(answers));
      return children !== undefined && !negative.test(children) ? [contributionId] : [];
    }),
  );
}

/** The last answer on that fact, by contribution. */
export async function lastAnswers(
  { db }: Context,
  ids: readonly number[],
  fact: AnswerableFact,
): Promise<Map<number, 'yes' | 'no'>> {
  const rows = await db
    .selectFrom('fact_answer')
    .select(['contributionId', 'answer'])
    .where('contributionId', 'in', inList(ids))
    .where('fact', '=', fact)
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ contributionId, answer }) => [contributionId, answer]));
}

/** An answer counts for more than what the caller told, and that for more than words do. `found`: words suggest it. */
export const factStanding = (answer: 'yes' | 'no' | undefined, found: boolean, told = false): FactStanding =>
  answer ?? (told ? 'yes' : found ? 'possibly' : 'no');
