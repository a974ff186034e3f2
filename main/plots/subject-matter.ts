/** What plots are about, in words of a vocabulary that is data. */
import { SubjectMatterRule } from '../../preload/contract/rule-shapes.ts';
import { ruleInForce } from '../store/rule-in-force.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

/** The vocabulary that was in force on that day. */
export const vocabularyOn = (context: Context, day: string) =>
  ruleInForce(context, { figure: 'subject_matter' }, day, SubjectMatterRule);

/** For each of these investigations, the word that was set last before `end`. */
export async function mattersOf(
  { db }: Context,
  ids: readonly number[],
  end: string,
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('subject_matter')
    .select(['investigationId', 'matter'])
    .where('investigationId', 'in', inList(ids))
    .where('at', '<', end)
    // The last one comes last, and so it stays.
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ investigationId, matter }) => [investigationId, matter]));
}
