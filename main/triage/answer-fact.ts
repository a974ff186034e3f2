/** An officer says whether a contribution is about what its words suggest. Kept with who said it; the last answer stands. */
import { VigilError } from '../../preload/contract/errors.ts';
import { loadForChange } from '../contributions/change-log.ts';
import { mustNotBeClaimed } from '../contributions/claims.ts';
import type { UseCase } from '../store/use-case.ts';

/** Throws NOT_FOUND, PERSONAL_CONTENT, CLAIMED, and REASON_NEEDED for saying no without one: less is asked for from then on. */
export const answerFact: UseCase<'triage.answerFact'> = async (context, { id, fact, answer, reason }) => {
  const { db, me, now } = context;
  await loadForChange(context, id);
  await mustNotBeClaimed(context, id);
  if (answer === 'no' && reason === undefined) throw new VigilError('REASON_NEEDED');
  await db
    .insertInto('fact_answer_row')
    .values({ contributionId: id, fact, answer, reason: reason ?? null, at: now, by: me.id })
    .execute();
  context.changed('contribution', `contribution:${id}`);
  return { standing: answer };
};
