/** Why earlier reports need not be opened before a contribution is closed, said by somebody who then answers for it. */

import type { EarlierReport } from '../../preload/contract/earlier-reports.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { UseCase } from '../store/use-case.ts';
import { reportsOn } from './earlier-reports.ts';

/** Throws NOT_FOUND, also for one that is none of its earlier reports. */
export const waiveEarlierReports: UseCase<'linking.waiveEarlierReports'> = async (context, input) => {
  const { db, me, now } = context;
  const { earlier } = await reportsOn(context, input.contributionId);
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
        })),
      )
      .execute();
  for (const { id } of waived)
    context.changed('same-person', `contribution:${input.contributionId}`, `contribution:${id}`);
  return { waivedIds: waived.map(({ id }) => id) };
};
