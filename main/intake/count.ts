/** How much a filter of the queue holds. Whole days by state, channel and kind are kept counted; the rest is counted. */
import { sql } from 'kysely';
import type { QueueFilter } from '../../preload/contract/intake.ts';
import type { ContributionState } from '../../preload/contract/words.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { filtered, statesOf } from './queue-filter.ts';

/** Whether the rollup, which knows days, states, channels and kinds only, can answer for this filter. */
function isKeptCounted(filter: QueueFilter): boolean {
  const { area, text, olderThanHours, immediateRisk, investigationId, importId, triagedMonth } = filter;
  const words = [area, text].some((field) => field !== undefined && field.trim() !== '');
  return (
    !words &&
    [olderThanHours, immediateRisk, investigationId, importId, triagedMonth].every((field) => field === undefined)
  );
}

/** The number for each state. */
async function keptCount({ db }: Context, filter: QueueFilter): Promise<Map<ContributionState, number>> {
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

async function counted(context: Context, filter: QueueFilter): Promise<Map<ContributionState, number>> {
  const totals = new Map<ContributionState, number>();
  for (const branch of filtered(context, filter)) {
    const rows = await branch
      .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
      // The plus keeps the order of states from deciding which index is read.
      .groupBy(sql`+contribution.state`)
      .execute();
    for (const { state, n } of rows) totals.set(state, (totals.get(state) ?? 0) + n);
  }
  return totals;
}

/** Of what the filter holds, the first received that nobody has triaged. */
async function oldestUntriaged(context: Context, filter: QueueFilter): Promise<string | null> {
  const states = statesOf(filter);
  if (states !== null && !states.includes('untriaged')) return null;
  const [untriaged] = filtered(context, { ...filter, states: ['untriaged'] });
  const oldest = await untriaged?.select('receivedAt').orderBy('receivedAt').orderBy('id').limit(1).executeTakeFirst();
  return oldest?.receivedAt ?? null;
}

export const count: UseCase<'intake.count'> = async (context, { filter }) => {
  const totals = await (isKeptCounted(filter) ? keptCount(context, filter) : counted(context, filter));
  const untriaged = totals.get('untriaged') ?? 0;
  return {
    total: [...totals.values()].reduce((sum, n) => sum + n, 0),
    untriaged,
    oldestUntriaged: untriaged === 0 ? null : await oldestUntriaged(context, filter),
  };
};
