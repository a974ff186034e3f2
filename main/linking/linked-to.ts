/** Which investigations contributions are linked to, of those that the viewer may see. */
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

export interface LinkedTo {
  investigationId: number;
  operation: string;
}

export async function linksOf({ db }: Context, ids: readonly number[]): Promise<Map<number, LinkedTo[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('link')
    .innerJoin('investigation', 'investigation.id', 'link.investigationId')
    .select(['link.contributionId', 'link.investigationId', 'investigation.operation'])
    .where('link.contributionId', 'in', inList(ids))
    .where('link.decision', '=', 'linked')
    .where('link.withdrawnAt', 'is', null)
    .orderBy('link.id')
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.contributionId)].map(([id, links]) => [
      id,
      links.map(({ investigationId, operation }) => ({ investigationId, operation })),
    ]),
  );
}
