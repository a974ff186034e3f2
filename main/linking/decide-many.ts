/** The same decision on contributions that tell the same, in one transaction: all of them or none. */

import { VigilError } from '../../preload/contract/errors.ts';
import { lastOwnChange } from '../contributions/undo.ts';
import { inList } from '../store/sql.ts';
import type { UseCase } from '../store/use-case.ts';
import { decide } from './decide.ts';
import { undo } from './undo.ts';

/** Each has its own change, and its own undo. Throws NOT_FOUND. */
export const decideMany: UseCase<'linking.decideMany'> = async (context, { contributionIds, ...about }) => {
  const changeIds: number[] = [];
  for (const contributionId of new Set(contributionIds)) {
    const { changeId } = await decide(context, { ...about, contributionId, decision: 'linked' });
    changeIds.push(changeId);
  }
  return { changeIds };
};

/** Takes back what `decideMany` did. Throws NOT_FOUND, and CHANGED_SINCE where one of them was worked on since. */
export const undoMany: UseCase<'linking.undoMany'> = async (context, { changeIds }) => {
  const changes = await context.db
    .selectFrom('change')
    .select(['id', 'contributionId'])
    .where('id', 'in', inList(changeIds))
    .where('verb', '=', 'linking.decide')
    .where('by', '=', context.me.id)
    .execute();
  if (changes.length < new Set(changeIds).size) throw new VigilError('NOT_FOUND');
  for (const { id, contributionId } of changes) {
    const last = await lastOwnChange(context, contributionId);
    if (last?.id !== id) throw new VigilError('CHANGED_SINCE');
    await undo(context, { id: contributionId });
  }
  return { contributionIds: changes.map((change) => change.contributionId) };
};
