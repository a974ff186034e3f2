/**
 * Putting a contribution off until the morning of a day, because nothing can be done before. It is put off for everybody, stays counted with
 * what waits, stands last in its list until then, and first from then on.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import { loadForChange } from '../contributions/change-log.ts';
import { endClaim, mustNotBeClaimed } from '../contributions/claims.ts';
import { addDays, startOfUkDay, ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { isWaiting } from '../store/waiting.ts';

/** Days ahead. */
const longest = 366;

/** Ends what stands; false where nothing does. */
async function end({ db, me, now }: Context, contributionId: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('contribution_snooze_row')
    .set({ endedAt: now, endedBy: me.id })
    .where('contributionId', '=', contributionId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Throws NOT_FOUND, OPENED_TO_READ, PERSONAL_CONTENT, CLAIMED by a colleague, NOT_WAITING, RISK_CANNOT_WAIT. */
export async function mayBeSnoozed(context: Context, id: number): Promise<void> {
  const { state } = await loadForChange(context, id);
  await mustNotBeClaimed(context, id);
  if (!isWaiting(state)) throw new VigilError('NOT_WAITING');
  const { immediateRisk } = await context.db
    .selectFrom('contribution')
    .select('immediateRisk')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (immediateRisk === 1) throw new VigilError('RISK_CANNOT_WAIT');
}

/**
 * In place of what stands. Throws NOT_FOUND, OPENED_TO_READ, PERSONAL_CONTENT, CLAIMED by a colleague, NOT_WAITING, RISK_CANNOT_WAIT, and
 * INPUT_INVALID about `until` for a day that has come or is more than a year off.
 */
export const snooze: UseCase<'triage.snooze'> = async (context, { id, until: day, reason }) => {
  const { db, me, now } = context;
  await mayBeSnoozed(context, id);
  const today = ukDay(now);
  if (day <= today || day > addDays(today, longest)) throw new VigilError('INPUT_INVALID', 'until');
  const until = startOfUkDay(day);
  await end(context, id);
  await db
    .insertInto('contribution_snooze_row')
    .values({ contributionId: id, until, reason, at: now, by: me.id, endedAt: null, endedBy: null })
    .execute();
  await endClaim(context, id);
  context.changed('contribution', `contribution:${id}`, 'queue');
  return { until };
};

/** Takes it up again; what nobody has put off stays as it is. Throws NOT_FOUND. */
export const wake: UseCase<'triage.wake'> = async (context, { id }) => {
  await loadForChange(context, id);
  if (await end(context, id)) context.changed('contribution', `contribution:${id}`, 'queue');
  return {};
};
