/** The report of every use of break-glass and every attempt, and the uses that await somebody's review. */
import type { ExpressionBuilder } from 'kysely';
import { z } from 'zod';
import type { BreakGlassUse } from '../../preload/contract/break-glass.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { Schema } from '../store/schema.ts';
import type { Context, UseCase } from '../store/use-case.ts';

const After = z.strictObject({ place: z.int() });
const pageSize = 20;

function rowsOf({ db }: Context) {
  return db
    .selectFrom('break_glass')
    .leftJoin('colleague as user', 'user.id', 'break_glass.accountId')
    .leftJoin('colleague as reviewer', 'reviewer.id', 'break_glass.reviewedBy')
    .selectAll('break_glass')
    .select(['user.name as user', 'reviewer.name as reviewer']);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function shown({ me, now }: Context, row: Row): BreakGlassUse {
  const { id, at, asked, reason, contributionId, investigationId, until, reviewBy, verdict, reviewedAt, review } = row;
  return {
    useId: id,
    by: row.user ?? '',
    mine: row.accountId === me.id,
    at,
    asked,
    reason,
    contributionId,
    investigationId,
    until,
    reviewBy,
    overdue: reviewBy !== null && reviewedAt === null && reviewBy < now,
    reviewed:
      verdict === null || reviewedAt === null
        ? null
        : { verdict, by: row.reviewer ?? '', at: reviewedAt, reason: review ?? '' },
  };
}

function pageOf(verb: 'access.breakGlassUses' | 'access.breakGlassToReview', context: Context, rows: readonly Row[]) {
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    uses: page.map((row) => shown(context, row)),
    next: rows.length > pageSize && last !== undefined ? writeCursor(verb, context, { place: last.id }) : null,
  };
}

/** Throws LIST_MOVED_ON. */
export const breakGlassUses: UseCase<'access.breakGlassUses'> = async (context, input) => {
  const after = readCursor('access.breakGlassUses', context, After, input.after);
  let query = rowsOf(context)
    .orderBy('break_glass.id', 'desc')
    .limit(pageSize + 1);
  if (after !== null) query = query.where('break_glass.id', '<', after.place);
  return pageOf('access.breakGlassUses', context, await query.execute());
};

/** Of records that the viewer recorded, owns or works on; for a supervisor, of all that they see. */
function awaitsReview(eb: ExpressionBuilder<Schema, 'break_glass'>, { me }: Context) {
  const another = eb.and([
    eb('break_glass.reviewBy', 'is not', null),
    eb('break_glass.reviewedAt', 'is', null),
    eb('break_glass.accountId', '!=', me.id),
  ]);
  if (me.roles.includes('supervisor')) return another;
  return eb.and([
    another,
    eb.or([
      eb.exists(
        eb
          .selectFrom('contribution')
          .select('contribution.id')
          .whereRef('contribution.id', '=', 'break_glass.contributionId')
          .where('contribution.recordedBy', '=', me.id),
      ),
      eb.exists(
        eb
          .selectFrom('investigation')
          .select('investigation.id')
          .whereRef('investigation.id', '=', 'break_glass.investigationId')
          .where('investigation.ownerId', '=', me.id),
      ),
      eb.exists(
        eb
          .selectFrom('team_member')
          .select('team_member.accountId')
          .whereRef('team_member.investigationId', '=', 'break_glass.investigationId')
          .where('team_member.accountId', '=', me.id),
      ),
    ]),
  ]);
}

/** Throws LIST_MOVED_ON. */
export const breakGlassToReview: UseCase<'access.breakGlassToReview'> = async (context, input) => {
  const after = readCursor('access.breakGlassToReview', context, After, input.after);
  let query = rowsOf(context)
    .where((eb) => awaitsReview(eb as ExpressionBuilder<Schema, 'break_glass'>, context))
    .orderBy('break_glass.id')
    .limit(pageSize + 1);
  if (after !== null) query = query.where('break_glass.id', '>', after.place);
  return pageOf('access.breakGlassToReview', context, await query.execute());
};

export const countBreakGlassToReview: UseCase<'access.countBreakGlassToReview'> = async (context) =>
  context.db
    .selectFrom('break_glass')
    .where((eb) => awaitsReview(eb, context))
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.max<string | null>('break_glass.at').as('newest')])
    .executeTakeFirstOrThrow();
