/** Conditions of handling code C, which travel with the content wherever it goes. */
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

/** By contribution, from the current grades; those without conditions are left out. */
export async function conditionsOf({ db }: Context, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('grade')
    .select(['contributionId', 'conditions'])
    .where('contributionId', 'in', inList(ids))
    .where('handling', '=', 'C')
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.contributionId);
  return new Map(
    [...grouped].map(([id, grades]) => [id, [...new Set(grades.map((grade) => grade.conditions ?? ''))].join(' / ')]),
  );
}
