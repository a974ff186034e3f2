/** What has come in for one’s own watch-list (deliver-watched.ts): listed, seen, and settled by what one did about it. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';

/** Contributions that one entry has brought and nobody has looked at. */
export async function unseenOf({ db, me }: Context, watchId: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('watch_match')
    .select('contributionId')
    .where('accountId', '=', me.id)
    .where('actedAt', 'is', null)
    .where('seenAt', 'is', null)
    .where('watchId', '=', watchId)
    .limit(countedAtMost)
    .execute();
  return new Set(rows.map((row) => row.contributionId));
}

const countedAtMost = 1_000;

export const countWatched: UseCase<'linking.countWatched'> = async ({ db, me }) => {
  const rows = await db
    .selectFrom('watch_match')
    .select('id')
    .where('accountId', '=', me.id)
    .where('actedAt', 'is', null)
    .where('seenAt', 'is', null)
    .limit(countedAtMost)
    .execute();
  return { n: rows.length };
};

const After = z.strictObject({ id: z.int() });

/** What waits for whoever watches, the newest first. Throws LIST_MOVED_ON. */
export const watchMatches: UseCase<'linking.watchMatches'> = async (context, { after, limit }) => {
  const { db, me } = context;
  const from = readCursor('linking.watchMatches', context, After, after);
  let query = db
    .selectFrom('watch_match')
    .leftJoin('watch', 'watch.id', 'watch_match.watchId')
    .leftJoin('contribution', 'contribution.id', 'watch_match.contributionId')
    .select([
      'watch_match.id as place',
      'watch_match.watchId',
      'watch_match.contributionId',
      'watch_match.at',
      'watch_match.seenAt',
      'watch.text as watching',
      'watch.why',
      'contribution.reference',
      'contribution.receivedAt',
      'contribution.channel',
      'contribution.state',
      'contribution.immediateRisk',
      'contribution.markingRank',
      textStart,
    ])
    .where('watch_match.accountId', '=', me.id)
    .where('watch_match.actedAt', 'is', null)
    .orderBy('watch_match.id', 'desc')
    .limit(limit + 1);
  if (from !== null) query = query.where('watch_match.id', '<', from.id);
  const found = await query.execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const matches = page.flatMap(({ place: _, start, immediateRisk, markingRank, watching, why, ...row }) => {
    const { reference, receivedAt, channel, state } = row;
    // The view shows a match with its contribution or not at all.
    if (reference === null || receivedAt === null || channel === null || state === null) return [];
    const shown = { watching: watching ?? '', why: why ?? '', excerpt: excerptOf(start ?? '') };
    const risk = { immediateRisk: immediateRisk === 1, marking: markingOf(markingRank ?? 0) };
    return [{ ...row, reference, receivedAt, channel, state, ...shown, ...risk }];
  });
  return {
    matches: await withCaveats(context, matches, ({ contributionId }) => [{ contributionId }]),
    next:
      found.length > limit && last !== undefined
        ? writeCursor('linking.watchMatches', context, { id: last.place })
        : null,
  };
};

type Pairs = Input<'linking.settleWatchMatches'>['matches'];

/** Throws NOT_FOUND where one is not this person’s, the same whether there is one or not. */
async function ownMatches({ db, me }: Context, matches: Pairs): Promise<number[]> {
  const ids: number[] = [];
  for (const { watchId, contributionId } of matches) {
    const row = await db
      .selectFrom('watch_match')
      .select('id')
      .where('watchId', '=', watchId)
      .where('contributionId', '=', contributionId)
      .where('accountId', '=', me.id)
      .executeTakeFirst();
    if (row === undefined) throw new VigilError('NOT_FOUND');
    ids.push(row.id);
  }
  return [...new Set(ids)];
}

/** All of them or none. Throws NOT_FOUND. */
export const watchMatchesSeen: UseCase<'linking.watchMatchesSeen'> = async (context, { matches }) => {
  const { db, now } = context;
  const ids = await ownMatches(context, matches);
  await db
    .updateTable('watch_match_row')
    .set({ seenAt: now })
    .where('id', 'in', inList(ids))
    .where('seenAt', 'is', null)
    .execute();
  context.changed('watch');
  return {};
};

/** All of them or none; `null` brings them back. Throws NOT_FOUND, and INPUT_INVALID about `note` where nothing says what was done. */
export const settleWatchMatches: UseCase<'linking.settleWatchMatches'> = async (context, input) => {
  const { db, now } = context;
  const { matches, outcome, note } = input;
  if (outcome === 'acted' && note === undefined) throw new VigilError('INPUT_INVALID', 'note');
  const ids = await ownMatches(context, matches);
  const settled = { outcome, actedAt: outcome === null ? null : now, note: outcome === null ? null : (note ?? null) };
  await db
    .updateTable('watch_match_row')
    .set((eb) => ({ ...settled, seenAt: eb.fn.coalesce('seenAt', eb.val(now)) }))
    .where('id', 'in', inList(ids))
    .execute();
  context.changed('watch');
  return {};
};
