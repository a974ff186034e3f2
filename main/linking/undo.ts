/** Taking back one's own last change, with what it had delivered. */
import { lastOwnChange, undo as undoChange } from '../contributions/undo.ts';
import type { UseCase } from '../store/use-case.ts';
import { afterUndo } from './settle-delivery.ts';

/** Throws NOT_FOUND, NOTHING_TO_UNDO, and CHANGED_SINCE where somebody has built on it since. */
export const undo: UseCase<'contributions.undo'> = async (context, input) => {
  const change = await lastOwnChange(context, input.id);
  const undone = await undoChange(context, input);
  const touched = [...(change?.before.links ?? []), ...(change?.after.links ?? [])];
  for (const investigationId of new Set(touched.map((link) => link.investigationId)))
    await afterUndo(context, { contributionId: input.id, investigationId });
  return undone;
};
