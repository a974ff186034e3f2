/** What has been overdue for longer than is usual, and what awaits the manager: counted along the indices of what waits. */
import { z } from 'zod';
import { exceptionAfterDays } from '../../preload/contract/role-work.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { addDays, startOfUkDay, ukDay } from '../store/uk-day.ts';
import type { UseCase } from '../store/use-case.ts';

const atMost = 1_000;
const After = z.strictObject({ id: z.int() });

const countOf = async (query: { execute(): Promise<unknown[]> }) => (await query.execute()).length;

/** Counted to 1,000 each. Only what the viewer may see. */
export const exceptions: UseCase<'myWork.exceptions'> = async ({ db, now }) => {
  const day = addDays(ukDay(now), -exceptionAfterDays);
  const instant = startOfUkDay(day);
  return {
    deliveries: await countOf(
      db
        .selectFrom('delivery')
        .select('id')
        .where('answeredAt', 'is', null)
        .where('dueAt', '<', instant)
        .orderBy('dueAt')
        .limit(atMost),
    ),
    disseminations: await countOf(
      db
        .selectFrom('dissemination')
        .select('id')
        .where('due', 'is not', null)
        .where('due', '<', day)
        .orderBy('due')
        .limit(atMost),
    ),
    signOffs: await countOf(
      db
        .selectFrom('contribution')
        .select('id')
        .where('state', '=', 'nfa_proposed')
        .where('triagedAt', '<', instant)
        .orderBy('receiptOrder')
        .limit(atMost),
    ),
    countersignatures: await countOf(
      db
        .selectFrom('assessment')
        .select('id')
        .where('countersignedAt', 'is', null)
        .where('refusedAt', 'is', null)
        .where('at', '<', instant)
        .orderBy('at')
        .limit(atMost),
    ),
    callBacks: await countOf(
      db
        .selectFrom('intake_answer')
        .select('contributionId')
        .where('callBackOn', 'is not', null)
        .where('calledBackAt', 'is', null)
        .where('callBackOn', '<', day)
        .orderBy('callBackOn')
        .limit(atMost),
    ),
  };
};

/** Drafted by somebody else: nobody approves their own. Throws LIST_MOVED_ON. */
export const pagesToApprove: UseCase<'myWork.pagesToApprove'> = async (context, input) => {
  const { db, me } = context;
  const { limit } = input;
  const after = readCursor('myWork.pagesToApprove', context, After, input.after);
  const found = await db
    .selectFrom('public_page as page')
    .leftJoin('colleague', 'colleague.id', 'page.draftedBy')
    .select([
      'page.id',
      'page.fromDay as from',
      'page.toDay as to',
      'page.edition',
      'page.draftedAt',
      'colleague.name as draftedBy',
    ])
    .where('page.approvedAt', 'is', null)
    .where('page.refusedAt', 'is', null)
    .where('page.withdrawnAt', 'is', null)
    .where('page.draftedBy', '<>', me.id)
    .where('page.id', '>', after?.id ?? 0)
    .orderBy('page.id')
    .limit(limit + 1)
    .execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    pages: page.map((row) => ({ ...row, draftedBy: row.draftedBy ?? '' })),
    next:
      found.length > limit && last !== undefined
        ? writeCursor('myWork.pagesToApprove', context, { id: last.id })
        : null,
  };
};
