/** The decisions that stand on a contribution: linked, not this one, or unsure. */
import type { Output } from '../../preload/contract/index.ts';
import type { Context } from '../store/use-case.ts';

/** Of investigations that the viewer may see, in the order in which they were made. */
export async function standingDecisions(
  { db }: Pick<Context, 'db'>,
  contributionId: number,
): Promise<Output<'linking.suggestions'>['decided']> {
  const rows = await db
    .selectFrom('link')
    .innerJoin('investigation', 'investigation.id', 'link.investigationId')
    .innerJoin('colleague', 'colleague.id', 'link.by')
    .select([
      'link.id',
      'link.investigationId',
      'investigation.reference',
      'investigation.operation',
      'link.decision',
      'link.matchStrength',
      'link.reason',
      'link.at',
      'link.shown',
      'colleague.name as by',
    ])
    .where('link.contributionId', '=', contributionId)
    .where('link.withdrawnAt', 'is', null)
    .orderBy('link.id')
    .execute();
  return rows.map((row) => ({ ...row, shown: row.shown === 1 }));
}
