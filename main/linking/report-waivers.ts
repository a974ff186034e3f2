/** Why earlier reports need not be opened before a contribution is closed, said by somebody who then answers for it, until it is taken back. */

import type { EarlierReport } from '../../preload/contract/earlier-reports.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { reportsOn } from './earlier-reports.ts';

/** Throws OPENED_TO_READ: what is seen by break-glass alone is not brought closer to being closed. */
function assertNotOpened({ me }: Context, contributionId: number): void {
  if (me.opened.contribution.includes(contributionId)) throw new VigilError('OPENED_TO_READ');
}

/** Throws NOT_FOUND, also for one that is none of its earlier reports, and OPENED_TO_READ. */
export const waiveEarlierReports: UseCase<'linking.waiveEarlierReports'> = async (context, input) => {
  const { db, me, now } = context;
  const { earlier } = await reportsOn(context, input.contributionId, null);
  assertNotOpened(context, input.contributionId);
  const asked = input.otherIds === null ? null : new Set(input.otherIds);
  const waived = earlier.filter((one: EarlierReport) => (asked === null ? one.unread : asked.has(one.id)));
  if (asked !== null && waived.length < asked.size) throw new VigilError('NOT_FOUND');
  if (waived.length > 0)
    await db
      .insertInto('report_waiver_row')
      .values(
        waived.map(({ id }) => ({
          contributionId: input.contributionId,
          otherId: id,
          reason: input.reason,
          at: now,
          by: me.id,
          withdrawnAt: null,
          withdrawnBy: null,
          withdrawnReason: null,
        })),
      )
      .execute();
  for (const { id } of waived)
    context.changed('same-person', `contribution:${input.contributionId}`, `contribution:${id}`);
  return { waivedIds: waived.map(({ id }) => id) };
};

/** It stays with who waived it and why, and who took that back. Throws NOT_FOUND, also where nothing stands waived, and OPENED_TO_READ. */
export const withdrawWaiver: UseCase<'linking.withdrawWaiver'> = async (context, input) => {
  const { db, me, now } = context;
  assertNotOpened(context, input.contributionId);
  const { numUpdatedRows } = await db
    .updateTable('report_waiver_row')
    .set({ withdrawnAt: now, withdrawnBy: me.id, withdrawnReason: input.reason })
    .where('contributionId', '=', input.contributionId)
    .where('otherId', '=', input.otherId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(numUpdatedRows) === 0) throw new VigilError('NOT_FOUND');
  context.changed('same-person', `contribution:${input.contributionId}`, `contribution:${input.otherId}`);
  return {};
};
