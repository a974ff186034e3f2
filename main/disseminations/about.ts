/** The record that something is passed on from. */
import { sql } from 'kysely';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context } from '../store/use-case.ts';

export interface About {
  contributionId: number | null;
  investigationId: number | null;
}

/** Throws NOT_FOUND, the same whether there is none or the viewer may not see it. */
export async function requireRecord(
  { db }: Context,
  { contributionId, investigationId }: About,
): Promise<{ compartmentId: number; markingRank: number; immediateRisk: boolean }> {
  const row =
    contributionId === null
      ? await db
          .selectFrom('investigation')
          .select(['compartmentId', 'markingRank', sql.lit(0).as('immediateRisk')])
          .where('id', '=', investigationId ?? 0)
          .executeTakeFirst()
      : await db
          .selectFrom('contribution')
          .select(['compartmentId', 'markingRank', 'immediateRisk'])
          .where('id', '=', contributionId)
          .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return { ...row, immediateRisk: row.immediateRisk === 1 };
}

/** Tells the pages that show it. */
export function notifyPassedOn(context: Context, { contributionId, investigationId }: About): void {
  if (contributionId !== null) context.changed('dissemination', `contribution:${contributionId}`);
  if (investigationId !== null) context.changed('dissemination', `investigation:${investigationId}`);
}
