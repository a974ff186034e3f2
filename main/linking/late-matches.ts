/**
 * The work-list of cold contributions: whenever one's own investigation learns a number, a plate or a name, what came in before and
 * holds it comes up again, until somebody links it or rules it out.
 */
import type { ContributionState } from '../../preload/contract/vocabulary.ts';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { receivedPrecisions } from '../contributions/received-precision.ts';
import { theirLive } from '../investigations/require.ts';
import { orderOf } from '../store/receipt-order.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { type Find, findsByName, findsOf, sought } from './retrospective-search.ts';

/** Live ones that this person owns or works on, with their operation names. */
async function ownInvestigations(context: Context): Promise<Map<number, string>> {
  const rows = await theirLive(context).select(['id', 'operation']).execute();
  return new Map(rows.map(({ id, operation }) => [id, operation]));
}

const pairOf = (contributionId: number, investigationId: number) => `${contributionId} ${investigationId}`;

/** Pairs that somebody has decided on, and until when what was known is settled by it: "not this" holds for what was known then. */
async function settledPairs({ db }: Context, contributions: readonly number[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('link')
    .select(['contributionId', 'investigationId', 'decision', 'at'])
    .where('contributionId', 'in', inList(contributions))
    .where('withdrawnAt', 'is', null)
    .execute();
  return new Map(
    rows.map((row) => [
      pairOf(row.contributionId, row.investigationId),
      row.decision === 'not_this' ? row.at : 'for good',
    ]),
  );
}

function monthsBefore(now: string, months: number): string {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString();
}

interface Row {
  id: number;
  reference: string;
  receivedAt: string;
  recordedAt: string;
  state: ContributionState;
  start: string;
}

/** What an investigation and a contribution share, and nobody has decided on. */
interface Pair {
  row: Row;
  operation: string;
  finds: readonly [Find, ...Find[]];
}

/** Only contributions of the last `months`, and none that came after what it holds was known. */
async function coldPairs(context: Context, months: number): Promise<Pair[]> {
  const own = await ownInvestigations(context);
  const written = own.size === 0 ? [] : await findsOf(context, await sought(context, [...own.keys()]));
  const finds = own.size === 0 ? [] : [...written, ...(await findsByName(context, [...own.keys()], written))];
  if (finds.length === 0) return [];
  const ids = [...new Set(finds.map((find) => find.contributionId))];
  const settled = await settledPairs(context, ids);
  const rows = await context.db
    .selectFrom('contribution')
    .select(['id', 'reference', 'receivedAt', 'recordedAt', 'state', textStart])
    .where('id', 'in', inList(ids))
    .where('receiptOrder', '>=', orderOf(monthsBefore(context.now, months)))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const groups = Map.groupBy(finds, (find) => pairOf(find.contributionId, find.investigationId));
  return [...groups].flatMap(([pair, held]) => {
    const row = byId.get(held[0]?.contributionId ?? 0);
    if (row === undefined) return [];
    const since = settled.get(pair) ?? row.recordedAt;
    const [first, ...others] = held.filter((find) => row.recordedAt < find.addedAt && since < find.addedAt);
    return first === undefined
      ? []
      : [{ row, operation: own.get(first.investigationId) ?? '', finds: [first, ...others] as const }];
  });
}

/** What it holds, where it stands in an attachment, and how the investigation spells it where that is another way. */
export const holdOf = ({ kind, text, heldAs, attachment }: Find) => ({
  kind,
  text,
  ...(heldAs === undefined ? {} : { heldAs }),
  ...(attachment === undefined ? {} : { attachment }),
});

/** What was learned last comes first. */
export const lateMatches: UseCase<'linking.lateMatches'> = async (context, { months, limit }) => {
  const found = (await coldPairs(context, months))
    .map(({ row, operation, finds }) => ({
      contributionId: row.id,
      reference: row.reference,
      receivedAt: row.receivedAt,
      state: row.state,
      excerpt: excerptOf(row.start),
      investigationId: finds[0].investigationId,
      operation,
      learnedAt:
        finds
          .map(({ addedAt }) => addedAt)
          .sort()
          .at(-1) ?? '',
      holds: finds.map(holdOf),
    }))
    .sort(
      (one, other) =>
        other.learnedAt.localeCompare(one.learnedAt) ||
        other.receivedAt.localeCompare(one.receivedAt) ||
        other.contributionId - one.contributionId,
    );
  const shown = found.slice(0, limit);
  const precision = await receivedPrecisions(
    context,
    shown.map(({ contributionId }) => contributionId),
  );
  return {
    found: shown.map((one) => ({ ...one, receivedPrecision: precision(one.contributionId) })),
    more: found.length > limit,
  };
};

export const countLateMatches: UseCase<'linking.countLateMatches'> = async (context, { months }) => ({
  n: (await coldPairs(context, months)).length,
});
