/** The contributions that fed one plot, in the order of receipt. */
import { z } from 'zod';
import type { FedContribution } from '../../preload/contract/outcome.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { receivedPrecisions } from '../contributions/received-precision.ts';
import { endOfUkDay } from '../plots/live-plots.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { beforeDisruption, fedPairs } from './fed.ts';
import { requireCase } from './require-case.ts';

const After = z.strictObject({ place: z.int() });
const pageSize = 100;

/** When a plot was disrupted, by what had been recorded before `end`; `null` where it had not been. */
export async function disruptionBy({ db }: Context, id: number, end: string): Promise<string | null> {
  const row = await db
    .selectFrom('disruption')
    .select('at')
    .where('investigationId', '=', id)
    .where('withdrawnAt', 'is', null)
    .where('at', '<', end)
    .where('recordedAt', '<', end)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** What is read of a contribution that fed a plot. */
const fedRows = (context: Context, id: number, end: string) =>
  context.db
    .with('fed', () => fedPairs(context, [id], end))
    .selectFrom('fed')
    .innerJoin('contribution', 'contribution.id', 'fed.contributionId')
    .where('contribution.recordedAt', '<', end)
    .select([
      'contribution.id',
      'contribution.channel',
      'contribution.receivedAt',
      'contribution.receiptOrder',
      'contribution.reference',
      'contribution.kind',
      'contribution.markingRank',
    ])
    .orderBy('contribution.receiptOrder');

type FedRow = Awaited<ReturnType<ReturnType<typeof fedRows>['execute']>>[number];

/** All of them, without what each needs reads of its own for. */
export const allFed = (context: Context, id: number, end: string): Promise<FedRow[]> =>
  fedRows(context, id, end).execute();

/** When the investigation had each: by its link, and by the first event that rests on it. */
async function knownBy({ db }: Context, id: number, contributions: readonly number[], end: string) {
  const links = await db
    .selectFrom('link')
    .select(['contributionId', 'at'])
    .where('investigationId', '=', id)
    .where('contributionId', 'in', inList(contributions))
    .where('decision', '=', 'linked')
    .where('withdrawnAt', 'is', null)
    .where('at', '<', end)
    .execute();
  const events = await db
    .selectFrom('event')
    .select((eb) => ['contributionId', eb.fn.min<string>('knownAt').as('at')])
    .where('investigationId', '=', id)
    .where('contributionId', 'in', inList(contributions))
    .where('withdrawnAt', 'is', null)
    .where('recordedAt', '<', end)
    .groupBy('contributionId')
    .execute();
  return {
    link: new Map(links.map(({ contributionId, at }) => [contributionId, at])),
    event: new Map(events.map(({ contributionId, at }) => [contributionId, at])),
  };
}

/** The evaluator's grade where there is one, otherwise the submitter's: of those that stand and had been given before `end`. */
export async function countedGrades({ db }: Context, contributions: readonly number[], end: string) {
  if (contributions.length === 0) return new Map<number, NonNullable<FedContribution['grade']>>();
  const rows = await db
    .selectFrom('grade')
    .select(['contributionId', 'graded', 'source', 'intelligence', 'handling'])
    .where('contributionId', 'in', inList(contributions))
    .where('withdrawnAt', 'is', null)
    .where('at', '<', end)
    // The evaluator's comes last, and so it stays.
    .orderBy('graded', 'desc')
    .execute();
  return new Map(rows.map(({ contributionId, ...grade }) => [contributionId, grade]));
}

/** With its grade, and when and how the investigation had it. */
export async function asFed(
  context: Context,
  id: number,
  rows: readonly FedRow[],
  { end, disruptedAt }: { end: string; disruptedAt: string | null },
): Promise<FedContribution[]> {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const precision = await receivedPrecisions(context, ids);
  const grades = await countedGrades(context, ids, end);
  const known = await knownBy(context, id, ids, end);
  const fed = rows.map((row): Omit<FedContribution, 'caveats'> => {
    const [link, event] = [known.link.get(row.id), known.event.get(row.id)];
    const first = [link, event].filter((at) => at !== undefined).sort()[0] ?? row.receivedAt;
    return {
      contributionId: row.id,
      reference: row.reference,
      kind: row.kind,
      channel: row.channel,
      receivedAt: row.receivedAt,
      receivedPrecision: precision(row.id),
      knownAt: first,
      by: link === undefined ? 'event' : event === undefined ? 'link' : 'both',
      grade: grades.get(row.id) ?? null,
      marking: markingOf(row.markingRank),
      counts: beforeDisruption(row.receivedAt, disruptedAt),
    };
  });
  return withCaveats(context, fed, ({ contributionId }) => [{ contributionId }]);
}

/** Throws NOT_FOUND, INPUT_INVALID about `kind` where it is no plot, LIST_MOVED_ON. */
export const plotContributions: UseCase<'oversight.plotContributions'> = async (context, input) => {
  await requireCase(context, input.id);
  const end = endOfUkDay(input.day ?? ukDay(context.now));
  const after = readCursor('oversight.plotContributions', context, After, input.after);
  let query = fedRows(context, input.id, end).limit(pageSize + 1);
  if (after !== null) query = query.where('contribution.receiptOrder', '>', after.place);
  const found = await query.execute();
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  return {
    fed: await asFed(context, input.id, page, { end, disruptedAt: await disruptionBy(context, input.id, end) }),
    next:
      found.length > pageSize && last !== undefined
        ? writeCursor('oversight.plotContributions', context, { place: last.receiptOrder })
        : null,
  };
};
