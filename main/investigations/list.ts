/** The list of investigations, highest priority first. */
import { sql } from 'kysely';
import { Priority } from '../../preload/contract/vocabulary.ts';
import { caveatsOfInvestigations } from '../access/caveats.ts';
import { isLivePlot, plotKind } from '../plots/live-plots.ts';
import { ruleInForce } from '../plots/rule-in-force.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { UseCase } from '../store/use-case.ts';
import { ownInvestigationIds } from './require.ts';
import { asRow, rowsOf } from './rows.ts';

/** Rows in one answer: people narrow a list by words long before they have read so many. */
const most = 500;
/** The words of the sub-bands (H, M, L) do not sort in the order of their rank. */
export const byPriority = sql<number>`case priority ${sql.join(
  // Worded as in the index, which is in this order.
  Priority.options.map((priority, rank) => sql`when ${sql.lit(priority)} then ${sql.lit(rank)}`),
  sql` `,
)} end`;

/**
 * Live before closed, then by priority, then by operation; the first 500 of `total`. `text`: words, each of which may be
 * incomplete, in names, references, areas and summaries.
 */
export const list: UseCase<'investigations.list'> = async (context, input) => {
  const { state, plots, mine } = input;
  const text = input.text?.trim() ?? '';
  let fitting = context.db.selectFrom('investigation');
  if (state !== undefined) fitting = fitting.where('state', '=', state);
  if (plots === 'all') fitting = fitting.where('kind', '=', plotKind);
  if (plots === 'live') fitting = fitting.where((eb) => isLivePlot(eb, ukDay(context.now)));
  if (mine === true) fitting = fitting.where('id', 'in', inList(await ownInvestigationIds(context)));
  if (text !== '') fitting = fitting.where('id', 'in', inList(await context.search.cases('investigation', text)));
  const ids = await fitting
    .select('id')
    .orderBy('state', 'desc')
    .orderBy(byPriority)
    .orderBy('operation')
    .orderBy('id')
    .limit(most)
    .execute();
  const { total } = await fitting.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const first = ids.map(({ id }) => id);
  const place = new Map(first.map((id, at) => [id, at]));
  const rows = await rowsOf(context).where('investigation.id', 'in', inList(first)).execute();
  const ordered = rows.toSorted((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
  const { rule } = await ruleInForce(context, ukDay(context.now));
  const caveats = await caveatsOfInvestigations(context, first);
  return { rows: ordered.map((row) => asRow(row, rule, caveats)), total };
};
