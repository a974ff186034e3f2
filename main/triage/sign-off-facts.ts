/** The facts that the sign-off rule asks about, read of one contribution as far as the viewer may see it. */
import type { FactShown } from '../../preload/contract/closing.ts';
import { AnswerableFact, type SignOffFact } from '../../preload/contract/closing-words.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { childTold, factStanding } from '../contributions/fact-standing.ts';
import type { ReportsOn } from '../linking/earlier-reports.ts';
import { type FoundWords, findChildren } from '../matching/closing/child.ts';
import { findTargets } from '../matching/closing/target.ts';
import type { Context } from '../store/use-case.ts';
import { type Repeats, repeatsOf } from './repeats.ts';
import type { Facts } from './sign-off-rule.ts';

type Answer = NonNullable<FactShown['answer']> & { said: 'yes' | 'no' };

export interface FactsRead {
  facts: Facts;
  found: Readonly<Partial<Record<SignOffFact, readonly FoundWords[]>>>;
  answers: Readonly<Partial<Record<SignOffFact, Answer>>>;
  repeats: Repeats;
}

/** The last answer on each fact. */
async function answersOn({ db }: Context, contributionId: number): Promise<FactsRead['answers']> {
  const answers: Partial<Record<SignOffFact, Answer>> = {};
  for (const fact of AnswerableFact.options) {
    const row = await db
      .selectFrom('fact_answer')
      .leftJoin('colleague', 'colleague.id', 'fact_answer.by')
      .select(['fact_answer.answer as said', 'fact_answer.reason', 'fact_answer.at', 'colleague.name as by'])
      .where('fact_answer.contributionId', '=', contributionId)
      .where('fact_answer.fact', '=', fact)
      .orderBy('fact_answer.id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) answers[fact] = { ...row, by: row.by ?? '' };
  }
  return answers;
}

/** `known`: what was read of the person already. Throws NOT_FOUND. */
export async function readFacts(context: Context, contributionId: number, known: ReportsOn | null): Promise<FactsRead> {
  const { db } = context;
  const row = await db
    .selectFrom('contribution')
    .select(['text', 'place', 'immediateRisk'])
    .where('id', '=', contributionId)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const reliable = await db
    .selectFrom('grade')
    .select('id')
    .where('contributionId', '=', contributionId)
    .where('withdrawnAt', 'is', null)
    .where('source', '=', '1')
    .limit(1)
    .executeTakeFirst();
  const postcodes = await db
    .selectFrom('identifier')
    .select(['start', 'end'])
    .where('contributionId', '=', contributionId)
    .where('kind', '=', 'postcode')
    .execute();
  const answers = await answersOn(context, contributionId);
  const found = { child: findChildren(row.text), named_target: findTargets(row.text, postcodes) };
  const told = (await childTold(context, [contributionId])).has(contributionId);
  const repeats = await repeatsOf(context, contributionId, known);
  return {
    facts: {
      immediateRisk: row.immediateRisk === 1,
      child: factStanding(answers.child?.said, found.child.length > 0, told),
      namedTarget: factStanding(answers.named_target?.said, found.named_target.length > 0),
      earlier: repeats.all.length,
      reliableSource: reliable !== undefined,
    },
    found,
    answers,
    repeats,
  };
}
