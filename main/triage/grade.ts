/** 3x5x2 grading. The submitter's and the evaluator's grades are both in force; a new one replaces the previous one of its kind. */
import { VigilError } from '../../preload/contract/errors.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import { loadForChange, recordChange } from '../contributions/change-log.ts';
import { mustNotBeClaimed } from '../contributions/claims.ts';
import { assertIndependentOrigin } from '../linking/same-origin.ts';
import type { UseCase } from '../store/use-case.ts';

/** Throws NOT_FOUND, CLAIMED, CONDITIONS_NEEDED for handling code C without conditions, and ORIGIN_SHARED or ORIGIN_SEALED for an unconfirmed B. */
export const grade: UseCase<'triage.grade'> = async (context, input) => {
  const { db, me, now } = context;
  const { id, as: graded, source, intelligence, handling } = input;
  await loadForChange(context, id);
  await mustNotBeClaimed(context, id);
  const conditions = handling === 'C' ? input.conditions || null : null;
  if (handling === 'C' && conditions === null) throw new VigilError('CONDITIONS_NEEDED');
  if (intelligence === 'B' && input.independent !== true) await assertIndependentOrigin(context, id);
  const changeId = await recordChange(
    context,
    {
      contributionId: id,
      verb: 'triage.grade',
      what: `${label(graded)} graded it ${source} ${intelligence} ${handling}${input.independent === true ? ', borne out by another origin' : ''}`,
      reason: null,
      investigationId: null,
      undoes: null,
    },
    async () => {
      await db
        .updateTable('grade_row')
        .set({ withdrawnAt: now })
        .where('contributionId', '=', id)
        .where('graded', '=', graded)
        .where('withdrawnAt', 'is', null)
        .execute();
      await db
        .insertInto('grade_row')
        .values({
          contributionId: id,
          graded,
          source,
          intelligence,
          handling,
          conditions,
          at: now,
          by: me.id,
          withdrawnAt: null,
        })
        .execute();
    },
  );
  return { changeId };
};
