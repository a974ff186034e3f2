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
import { bestMatches, notMatchedYet } from './match-in-queue.ts';
import { partsOf } from './queue-order.ts';
import { queuePage } from './queue-page.ts';
import { receiptsOf } from './receipts.ts';
import { receivedPrecisions } from './received-precision.ts';
import { earlierOf } from './repeats-in-queue.ts';
import { snoozesOf } from './snoozes.ts';

/** `part`: see queue-order.ts. */
const After = z.strictObject({ place: z.int(), part: z.string() });
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

/** One more than a page, each with the part of the list that it is in. */
async function rowsAfter(context: Context, input: Asked, after: After | null) {
  const wanted = input.limit + 1;
  const parts = await partsOf(context, input);
  // Where the part is there no more, as when the last that was put off was taken up again, its list begins anew.
  const from = Math.max(0, after === null ? 0 : parts.findIndex(({ name }) => name === after.part));
  const rows: (Awaited<ReturnType<typeof rowsOf>>[number] & { part: string })[] = [];
  for (const { name, filter } of parts.slice(from)) {
    const place = name === after?.part ? after.place : null;
    const some = await rowsOf(context, { filter, sort: input.sort }, place, wanted - rows.length);
    rows.push(...some.map((row) => ({ ...row, part: name })));
    if (rows.length >= wanted) break;
  }
  return rows;
}

/** For each contribution, the language that was noted when it was taken. */
async function languagesOf({ db }: Context, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('intake_answer')
    .select(['contributionId', 'language'])
    .where('contributionId', 'in', inList(ids))
    .execute();
  return new Map(
    rows.flatMap(({ contributionId, language }) => (language === null ? [] : [[contributionId, language]])),
  );
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
  const best = await bestMatches(context, ids);
  const unmatched = await notMatchedYet(context, ids);
  const snoozes = await snoozesOf(context, ids);
  const languages = await languagesOf(context, ids);
  const precision = await receivedPrecisions(context, ids);
  return {
    rows: page.map(({ start, markingRank, receiptOrder: _, part: __, ...row }) => ({
      ...row,
      receivedPrecision: precision(row.id),
      excerpt: excerptOf(start),
      immediateRisk: row.immediateRisk === 1,
      marking: markingOf(markingRank),
      caveats: caveats.get(row.id) ?? [],
      claimedBy: claimants.get(row.id) ?? null,
      operations: operations.get(row.id) ?? [],
      earlier: earlier.get(row.id) ?? 0,
      receipts: receipts.get(row.id) ?? [],
      best: best.get(row.id) ?? null,
      matched: !unmatched.has(row.id),
      snooze: snoozes.get(row.id) ?? null,
      language: languages.get(row.id) ?? null,
    })),
    next:
      found.length > input.limit && last !== undefined
        ? writeCursor('contributions.queue', context, {
            place: last.receiptOrder,
            part: last.part,
          })
        : null,
  };
};
