/** Callers who were promised that somebody would ring them back: the earliest day first, until somebody has, with what came of it. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { loadForChange, recordChange } from '../contributions/change-log.ts';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';

const After = z.strictObject({ day: z.string(), id: z.int() });

/** Throws LIST_MOVED_ON. */
export const callBacks: UseCase<'myWork.callBacks'> = async (context, input) => {
  const { db, me, now } = context;
  const { limit } = input;
  const after = readCursor('myWork.callBacks', context, After, input.after);
  let query = db
    .selectFrom('intake_answer')
    // Looked up for each row, so that the order stays that of the index.
    .leftJoin('contribution', 'contribution.id', 'intake_answer.contributionId')
    .leftJoin('colleague', 'colleague.id', 'contribution.recordedBy')
    .select([
      'intake_answer.contributionId',
      'intake_answer.callBackOn as day',
      'intake_answer.language',
      'intake_answer.toldCaller',
      'contribution.reference',
      'contribution.receivedAt',
      'contribution.recordedBy',
      'contribution.immediateRisk',
      textStart,
      'colleague.name as promisedBy',
    ])
    .where('intake_answer.callBackOn', 'is not', null)
    .where('intake_answer.calledBackAt', 'is', null)
    .orderBy('intake_answer.callBackOn')
    .orderBy('intake_answer.contributionId')
    .limit(limit + 1);
  if (input.whose === 'mine') query = query.where('contribution.recordedBy', '=', me.id);
  if (after !== null)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('intake_answer.callBackOn', 'intake_answer.contributionId'), '>', tuple(after.day, after.id)),
    );
  const found = await query.execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    callBacks: page.map(({ start, recordedBy, reference, receivedAt, immediateRisk, day, ...row }) => ({
      ...row,
      reference: reference ?? '',
      receivedAt: receivedAt ?? now,
      excerpt: excerptOf(start ?? ''),
      mine: recordedBy === me.id,
      day: day ?? ukDay(now),
      overdue: day !== null && day < ukDay(now),
      immediateRisk: immediateRisk === 1,
    })),
    next:
      found.length > limit && last !== undefined
        ? writeCursor('myWork.callBacks', context, { day: last.day ?? '', id: last.contributionId })
        : null,
  };
};

async function promised({ db }: Context, contributionId: number) {
  const row = await db
    .selectFrom('intake_answer')
    .select(['callBackOn', 'calledBackAt'])
    .where('contributionId', '=', contributionId)
    .executeTakeFirst();
  if (row === undefined || row.callBackOn === null) throw new VigilError('NOT_FOUND');
  return { day: row.callBackOn, done: row.calledBackAt !== null };
}

async function change(
  context: Context,
  contributionId: number,
  verb: 'myWork.calledBack' | 'myWork.moveCallBack',
  told: { what: string; reason: string },
  row: { callBackOn?: string; calledBackAt: string | null; calledBackBy: number | null },
): Promise<void> {
  const whole = { contributionId, verb, ...told, investigationId: null, undoes: null };
  await recordChange(context, whole, async () => {
    await context.db.updateTable('intake_answer_row').set(row).where('contributionId', '=', contributionId).execute();
  });
  context.changed('call-back', `contribution:${contributionId}`);
}

/** Throws NOT_FOUND where no call-back was promised, CHANGED_SINCE where somebody has rung, OPENED_TO_READ, PERSONAL_CONTENT. */
export const calledBack: UseCase<'myWork.calledBack'> = async (context, { contributionId, result }) => {
  await loadForChange(context, contributionId);
  const { day, done } = await promised(context, contributionId);
  if (done) throw new VigilError('CHANGED_SINCE');
  const { now, me } = context;
  const told = { what: `Called back, as promised for ${day}`, reason: result };
  await change(context, contributionId, 'myWork.calledBack', told, { calledBackAt: now, calledBackBy: me.id });
  return {};
};

/** It is to be done again where it was recorded as done. Throws NOT_FOUND, INPUT_INVALID about a `day` that is past, OPENED_TO_READ, PERSONAL_CONTENT. */
export const moveCallBack: UseCase<'myWork.moveCallBack'> = async (context, { contributionId, day, reason }) => {
  await loadForChange(context, contributionId);
  const before = await promised(context, contributionId);
  if (day < ukDay(context.now)) throw new VigilError('INPUT_INVALID', 'day');
  const what = before.done ? `To be called back again, on ${day}` : `Call-back moved from ${before.day} to ${day}`;
  const row = { callBackOn: day, calledBackAt: null, calledBackBy: null };
  await change(context, contributionId, 'myWork.moveCallBack', { what, reason }, row);
  return {};
};
