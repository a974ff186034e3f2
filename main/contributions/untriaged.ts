/** What waits to be triaged, for every screen that says how many: whatever the day on which it came in, as far as the viewer may see. */
import type { Context } from '../store/use-case.ts';
import { oldestUntriaged, type Untriaged } from './oldest-untriaged.ts';

export interface Waiting {
  total: number;
  /** Of these, those that were received before the day that was asked about. */
  before: number;
  /** Received first. */
  oldest: Untriaged | null;
}

/** `until`: only what was received by the end of that day. */
export async function untriaged(
  context: Context,
  { before, until }: { before?: string; until?: string } = {},
): Promise<Waiting> {
  let query = context.db
    .selectFrom('contribution_rollup')
    .select((eb) => [
      eb.fn.sum<number | null>('n').as('total'),
      eb.fn
        .sum<number | null>('n')
        .filterWhere('day', '<', before ?? '')
        .as('before'),
    ])
    .where('state', '=', 'untriaged');
  if (until !== undefined) query = query.where('day', '<=', until);
  const row = await query.executeTakeFirst();
  return {
    total: row?.total ?? 0,
    before: row?.before ?? 0,
    oldest: await oldestUntriaged(context, until === undefined ? {} : { to: until }),
  };
}
