/** Whole days by state, channel and kind are kept as totals: what they can answer is never counted. */
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import type { ContributionState } from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';

/** Whether the rollup, which knows days, states, channels and kinds only, can answer for this filter. */
export function isKeptCounted(filter: QueueFilter): boolean {
  const { area, text, olderThanHours, immediateRisk, repeat, match, snooze, investigationId, importId, triaged } =
    filter;
  const words = [area, text].some((field) => field !== undefined && field.trim() !== '');
  return (
    !words &&
    [olderThanHours, immediateRisk, repeat, match, snooze, investigationId, importId, triaged].every(
      (field) => field === undefined,
    )
  );
}

/** The number for each state, by the rollup. */
export async function keptCount({ db }: Context, filter: QueueFilter): Promise<Map<ContributionState, number>> {
  let query = db
    .selectFrom('contribution_rollup')
    .select((eb) => ['state', eb.fn.sum<number>('n').as('n')])
    .groupBy('state');
  const { states, channels, kinds, from, to } = filter;
  if ([states, channels, kinds].some((words) => words?.length === 0)) return new Map();
  if (states !== undefined) query = query.where('state', 'in', states);
  if (channels !== undefined) query = query.where('channel', 'in', channels);
  if (kinds !== undefined) query = query.where('kind', 'in', kinds);
  if (from !== undefined) query = query.where('day', '>=', from);
  if (to !== undefined) query = query.where('day', '<=', to);
  const rows = await query.execute();
  return new Map(rows.map(({ state, n }) => [state, n]));
}

/** How many of a filter nobody has triaged. Every screen that says how many wait says this. */
export async function keptUntriaged(context: Context, filter: QueueFilter): Promise<number> {
  return (await keptCount(context, { ...filter, states: ['untriaged'] })).get('untriaged') ?? 0;
}
