/** The queue, a page at a time, in order of receipt: a page starts where the one before ended, however deep it is. */

import { z } from 'zod';
import type { Input } from '../../preload/contract/index.ts';
import { caveatsOfContributions } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { latestEnd } from './claims.ts';
import { excerptOf, textStart } from './excerpt.ts';
import { queuePage } from './queue-page.ts';
import { receiptsOf } from './receipts.ts';
import { receivedPrecisions } from './received-precision.ts';
import { earlierOf } from './repeats-in-queue.ts';

/** `rest`: past those that come first. */
const After = z.strictObject({ place: z.int(), rest: z.literal(1).optional() });
type After = z.infer<typeof After>;

/** For each contribution, the operations that it is linked to and that the viewer may know of. */
async function operationsOf({ db }: Context, ids: readonly number[]): Promise<Map<number, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('link')
    .innerJoin('investigation', 'investigation.id', 'link.investigationId')
    .select(['link.contributionId', 'investigation.operation'])
    .where('link.contributionId', 'in', inList(ids))
    .where('link.decision', '=', 'linked')
    .where('link.withdrawnAt', 'is', null)
    .orderBy('link.id')
    .execute();
  const found = new Map<number, string[]>();
  for (const { contributionId, operation } of rows)
    found.set(contributionId, [...(found.get(contributionId) ?? []), operation]);
  return found;
}

/** For each contribution, who is triaging it just now. */
async function claimantsOf({ db, now }: Context, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('claim')
    .innerJoin('colleague', 'colleague.id', 'claim.accountId')
    .select(['claim.contributionId', 'colleague.name'])
    .where('claim.contributionId', 'in', inList(ids))
    .where('claim.until', '>', now)
    .where('claim.until', '<=', latestEnd(now))
    .execute();
  return new Map(rows.map(({ contributionId, name }) => [contributionId, name]));
}

type Asked = Input<'contributions.queue'>;

const rowsOf = (
  context: Context,
  { filter, sort }: Pick<Asked, 'filter' | 'sort'>,
  after: number | null,
  limit: number,
) =>
  queuePage(context, filter, { sort, after }, limit, (branch) =>
    branch.select([
      'contribution.id',
      'reference',
      'kind',
      'channel',
      'state',
      'receivedAt',
      'recordedAt',
      'triagedAt',
      'receiptOrder',
      textStart,
      'area',
      'immediateRisk',
      'markingRank',
    ]),
  );

/** One more than a page. Where repeats come first, all others follow them, in the same order. */
async function rowsAfter(context: Context, input: Asked, after: After | null) {
  const { filter, sort, limit } = input;
  const wanted = limit + 1;
  const as = (rest: boolean) => (row: Awaited<ReturnType<typeof rowsOf>>[number]) => ({ ...row, rest });
  if (input.repeatsFirst !== true || filter.repeat !== undefined)
    return (await rowsOf(context, { filter, sort }, after?.place ?? null, wanted)).map(as(false));
  const first = { filter: { ...filter, repeat: true }, sort };
  const rest = { filter: { ...filter, repeat: false }, sort };
  if (after?.rest === 1) return (await rowsOf(context, rest, after.place, wanted)).map(as(true));
  const rows = (await rowsOf(context, first, after?.place ?? null, wanted)).map(as(false));
  if (rows.length >= wanted) return rows;
  return [...rows, ...(await rowsOf(context, rest, null, wanted - rows.length)).map(as(true))];
}

export const queue: UseCase<'contributions.queue'> = async (context, input) => {
  const after = readCursor('contributions.queue', context, After, input.after);
  const found = await rowsAfter(context, input, after);
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  const ids = page.map((row) => row.id);
  const operations = await operationsOf(context, ids);
  const caveats = await caveatsOfContributions(context, ids);
  const claimants = await claimantsOf(context, ids);
  const earlier = await earlierOf(context, ids);
  const receipts = await receiptsOf(context, ids);
  const precision = await receivedPrecisions(context, ids);
  return {
    rows: page.map(({ start, markingRank, receiptOrder: _, rest: __, ...row }) => ({
      ...row,
      receivedPrecision: precision(row.id),
      excerpt: excerptOf(start),
      immediateRisk: row.immediateRisk === 1,
      marking: markingOf(markingRank),
      caveats: (caveats.get(row.id) ?? []).map(({ text }) => text),
      claimedBy: claimants.get(row.id) ?? null,
      operations: operations.get(row.id) ?? [],
      earlier: earlier.get(row.id) ?? 0,
      receipts: receipts.get(row.id) ?? [],
    })),
    next:
      found.length > input.limit && last !== undefined
        ? writeCursor('contributions.queue', context, {
            place: last.receiptOrder,
            ...(last.rest ? { rest: 1 } : {}),
          })
        : null,
  };
};
