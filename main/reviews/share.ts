/** How many closures in a hundred are drawn: each change is a version of its own, with who made it and why. */
import type { UseCase } from '../store/use-case.ts';

const shown = 50;

/** Newest first: the one in force, and at most forty-nine before it. */
export const share: UseCase<'reviews.share'> = async ({ db }) => {
  const rows = await db
    .selectFrom('review_share')
    .leftJoin('colleague', 'colleague.id', 'review_share.by')
    .select([
      'review_share.version',
      'review_share.fromAt as from',
      'review_share.percent',
      'review_share.reason',
      'colleague.name as by',
    ])
    .orderBy('review_share.version', 'desc')
    .limit(shown)
    .execute();
  return { shares: rows };
};

export const setShare: UseCase<'reviews.setShare'> = async (context, { percent, reason }) => {
  const { db, me, now } = context;
  const last = await db
    .selectFrom('review_share')
    .select('version')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const version = (last?.version ?? 0) + 1;
  await db.insertInto('review_share_row').values({ version, fromAt: now, percent, reason, by: me.id }).execute();
  context.changed('review-share');
  return { version };
};
