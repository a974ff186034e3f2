/** The queue, a page at a time, in order of receipt: a page starts where the one before ended, however deep it is. */

import { z } from 'zod';
import { markingOf } from '../access/marking.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { latestEnd } from './claims.ts';
import { excerptOf, textStart } from './excerpt.ts';
import { queuePage } from './queue-page.ts';
import { receiptsOf } from './receipts.ts';
import { receivedPrecisions } from './received-precision.ts';

const After = z.strictObject({ place: z.int() });

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

export const queue: UseCase<'contributions.queue'> = async (context, input) => {
  const after = readCursor('contributions.queue', context, After, input.after)?.place ?? null;
  const found = await queuePage(context, input.filter, { sort: input.sort, after }, input.limit + 1, (branch) =>
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
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  const ids = page.map((row) => row.id);
  const operations = await operationsOf(context, ids);
  const claimants = await claimantsOf(context, ids);
  const receipts = await receiptsOf(context, ids);
  const precision = await receivedPrecisions(context, ids);
  return {
    rows: page.map(({ start, markingRank, receiptOrder: _, ...row }) => ({
      ...row,
      receivedPrecision: precision(row.id),
      excerpt: excerptOf(start),
      immediateRisk: row.immediateRisk === 1,
      marking: markingOf(markingRank),
      claimedBy: claimants.get(row.id) ?? null,
      operations: operations.get(row.id) ?? [],
      receipts: receipts.get(row.id) ?? [],
    })),
    next:
      found.length > input.limit && last !== undefined
        ? writeCursor('contributions.queue', context, { place: last.receiptOrder })
        : null,
  };
};
