/** What a second review opened again and nobody has triaged since: whoever closed it is told so here. */
import { sql } from 'kysely';
import { z } from 'zod';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import type { UseCase } from '../store/use-case.ts';

const Place = z.strictObject({ at: z.string(), id: z.int() });

/** Newest first. */
export const reopened: UseCase<'reviews.reopened'> = async (context, { mine: ownOnly, after, limit }) => {
  const { db, me } = context;
  const place = readCursor('reviews.reopened', context, Place, after);
  let query = db
    .selectFrom('closure_review as review')
    .select([
      'review.id',
      'review.contributionId',
      'review.reviewedAt',
      'review.outcome',
      'review.reason',
      'review.proposedBy',
      'review.signedBy',
    ])
    .where('review.agrees', '=', sql.lit<0>(0))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('contribution')
          .select('contribution.id')
          .whereRef('contribution.id', '=', 'review.contributionId')
          .where('contribution.state', '=', 'untriaged'),
      ),
    )
    .orderBy('review.reviewedAt', 'desc')
    .orderBy('review.id', 'desc')
    .limit(limit + 1);
  if (ownOnly)
    query = query.where((eb) => eb.or([eb('review.proposedBy', '=', me.id), eb('review.signedBy', '=', me.id)]));
  if (place !== null)
    query = query.where((eb) => eb(eb.refTuple('review.reviewedAt', 'review.id'), '<', eb.tuple(place.at, place.id)));
  const found = await query.execute();
  const page = found.slice(0, limit);
  const rows = await db
    .selectFrom('contribution')
    .select(['id', 'reference', textStart])
    .where('id', 'in', inList(page.map(({ contributionId }) => contributionId)))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const last = page.at(-1);
  return {
    reopened: page.flatMap(({ contributionId, reviewedAt, outcome, reason, proposedBy, signedBy }) => {
      const row = byId.get(contributionId);
      if (row === undefined || reviewedAt === null || outcome === null || reason === null) return [];
      const mine = proposedBy === me.id || signedBy === me.id;
      return [
        {
          contributionId,
          reference: row.reference,
          excerpt: excerptOf(row.start),
          at: reviewedAt,
          outcome,
          reason,
          mine,
        },
      ];
    }),
    next:
      found.length > limit && last !== undefined && last.reviewedAt !== null
        ? writeCursor('reviews.reopened', context, { at: last.reviewedAt, id: last.id })
        : null,
  };
};
