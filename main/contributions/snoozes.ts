/** What somebody has put off: it stands below all others until its time, and above them from then on. See triage/snooze.ts. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { QueueFilter, QueueRow } from '../../preload/contract/contributions.ts';
import type { Schema } from '../store/schema.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

export type Snooze = NonNullable<QueueFilter['snooze']>;

/** Whether anything is put off, or has just come back: without that no list is any different. */
export async function anySnooze({ db }: Context): Promise<boolean> {
  const row = await db
    .selectFrom('contribution_snooze')
    .innerJoin('contribution', 'contribution.id', 'contribution_snooze.contributionId')
    .select('contribution_snooze.id')
    .where('endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** For each contribution, until when it is put off or was, and why. */
export async function snoozesOf(
  { db }: Context,
  ids: readonly number[],
): Promise<ReadonlyMap<number, NonNullable<QueueRow['snooze']>>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('contribution_snooze')
    .innerJoin('colleague', 'colleague.id', 'contribution_snooze.by')
    .select(['contributionId', 'until', 'reason', 'colleague.name as by'])
    .where('contributionId', 'in', inList(ids))
    .where('endedAt', 'is', null)
    .execute();
  return new Map(rows.map(({ contributionId, ...snooze }) => [contributionId, snooze]));
}

/** The places in the order of receipt of what is put off, or has come back. They are few: all of them, in order. */
export async function snoozePlaces(
  { db, now }: Context,
  which: 'on' | 'over',
  { sort, after }: { sort: 'newest' | 'oldest'; after: number | null },
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('contribution_snooze')
    .innerJoin('contribution', 'contribution.id', 'contribution_snooze.contributionId')
    .select('contribution.receiptOrder')
    .where('endedAt', 'is', null)
    .where('until', which === 'on' ? '>' : '<=', now)
    .orderBy('until', 'desc')
    .limit(snoozedAtMost)
    .execute();
  const newest = sort === 'newest';
  return rows
    .map(({ receiptOrder }) => receiptOrder)
    .filter((place) => after === null || (newest ? place < after : place > after))
    .sort((one, other) => (newest ? other - one : one - other))
    .slice(0, limit);
}

/** Nobody puts off more than this. Those beyond it stand where they would stand otherwise. */
const snoozedAtMost = 5_000;

/** Whether that is how it stands with a contribution. */
export function isSnoozed(
  eb: ExpressionBuilder<Schema, 'contribution'>,
  which: Snooze,
  now: string,
): Expression<SqlBool> {
  const standing = eb
    .selectFrom('contribution_snooze')
    .select('contribution_snooze.id')
    .whereRef('contribution_snooze.contributionId', '=', 'contribution.id')
    .where('contribution_snooze.endedAt', 'is', null);
  if (which === 'none') return eb.not(eb.exists(standing));
  return eb.exists(standing.where('contribution_snooze.until', which === 'on' ? '>' : '<=', now));
}
