/**
 * Closures that wait for a second review by the viewer: none that they took part in, and none that they have opened since it was decided, since
 * they would know the outcome. To everybody else they are as if they had not been drawn.
 */
import { z } from 'zod';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { openedLately } from '../contributions/opened-by-me.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';

/** Opened by the viewer once their first outcome had been given. */
async function seenDecided(context: Context): Promise<number[]> {
  const opened = await openedLately(context);
  if (opened.size === 0) return [];
  const rows = await context.db
    .selectFrom('contribution')
    .select(['id', 'triagedAt'])
    .where('id', 'in', inList([...opened.keys()]))
    .execute();
  return rows.flatMap(({ id, triagedAt }) => (triagedAt !== null && (opened.get(id) ?? '') >= triagedAt ? [id] : []));
}

/** Those that the viewer may review, oldest closure first. */
export async function waitingFor(context: Context) {
  const seen = await seenDecided(context);
  return context.db
    .selectFrom('closure_review as review')
    .where('review.reviewedAt', 'is', null)
    .where('review.contributionId', 'not in', inList(seen))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('contribution')
          .select('contribution.id')
          .whereRef('contribution.id', '=', 'review.contributionId')
          .where('contribution.state', '=', 'nfa'),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('change')
            .select('change.id')
            .whereRef('change.contributionId', '=', 'review.contributionId')
            .where('change.by', '=', context.me.id),
        ),
      ),
    );
}

const Place = z.strictObject({ at: z.string(), id: z.int() });

export const waiting: UseCase<'reviews.waiting'> = async (context, { after, limit }) => {
  const place = readCursor('reviews.waiting', context, Place, after);
  let query = (await waitingFor(context))
    .select(['review.id', 'review.contributionId', 'review.closedAt'])
    .orderBy('review.closedAt')
    .orderBy('review.id')
    .limit(limit + 1);
  if (place !== null)
    query = query.where((eb) => eb(eb.refTuple('review.closedAt', 'review.id'), '>', eb.tuple(place.at, place.id)));
  const found = await query.execute();
  const page = found.slice(0, limit);
  const rows = await context.db
    .selectFrom('contribution')
    .select(['id', 'kind', 'channel', 'receivedAt', 'immediateRisk', textStart])
    .where('id', 'in', inList(page.map(({ contributionId }) => contributionId)))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const last = page.at(-1);
  return {
    reviews: page.flatMap(({ id, contributionId }) => {
      const row = byId.get(contributionId);
      if (row === undefined) return [];
      const { kind, channel, receivedAt, start, immediateRisk } = row;
      return [{ id, kind, channel, receivedAt, excerpt: excerptOf(start), immediateRisk: immediateRisk === 1 }];
    }),
    next:
      found.length > limit && last !== undefined
        ? writeCursor('reviews.waiting', context, { at: last.closedAt, id: last.id })
        : null,
  };
};

const countedAtMost = 100;

export const count: UseCase<'reviews.count'> = async (context) => {
  const rows = await (await waitingFor(context)).select('review.id').limit(countedAtMost).execute();
  return { waiting: rows.length };
};
