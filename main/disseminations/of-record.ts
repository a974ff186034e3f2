/** To whom one record was passed on, step by step. */
import { conditionsOf } from '../contributions/conditions.ts';
import { disseminationRule } from '../contributions/dissemination-rule.ts';
import { inList } from '../store/sql.ts';
import type { UseCase } from '../store/use-case.ts';
import { requireRecord } from './about.ts';
import { asDisseminations, readDisseminations } from './rows.ts';

const most = 50;
const mostSteps = 500;

/** Newest first. Throws NOT_FOUND. */
export const ofRecord: UseCase<'disseminations.of'> = async (context, about) => {
  await requireRecord(context, about);
  const { contributionId, investigationId } = about;
  let query = readDisseminations(context)
    .orderBy('dissemination.id', 'desc')
    .limit(most + 1);
  if (contributionId !== null) query = query.where('dissemination.contributionId', '=', contributionId);
  if (investigationId !== null) query = query.where('dissemination.investigationId', '=', investigationId);
  const found = await query.execute();
  const shown = found.slice(0, most);
  const steps = await context.db
    .selectFrom('dissemination_step')
    .leftJoin('colleague', 'colleague.id', 'dissemination_step.by')
    .select([
      'dissemination_step.id',
      'dissemination_step.disseminationId',
      'dissemination_step.at',
      'colleague.name as by',
      'dissemination_step.what',
      'dissemination_step.reason',
    ])
    .where('dissemination_step.disseminationId', 'in', inList(shown.map(({ id }) => id)))
    .orderBy('dissemination_step.id')
    .limit(mostSteps)
    .execute();
  const stepsOf = Map.groupBy(steps, ({ disseminationId }) => disseminationId);
  const conditions =
    contributionId === null ? null : (await conditionsOf(context, [contributionId])).get(contributionId);
  return {
    disseminations: (await asDisseminations(context, shown)).map((row) => ({
      ...row,
      steps: (stepsOf.get(row.id) ?? []).map(({ disseminationId: _, by, ...step }) => ({ ...step, by: by ?? '' })),
    })),
    rule: await disseminationRule(context),
    conditions: conditions ?? null,
    more: found.length > most,
  };
};
