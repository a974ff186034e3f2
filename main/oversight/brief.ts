/** The manager's brief: the dashboard on paper and what changed since the one before, with a ticket that lets it be printed once. */
import type { BriefChanges } from '../../preload/contract/briefs.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Dashboard } from '../../preload/contract/oversight.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { giveReceipt } from '../contributions/receipt.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { changesSince } from './brief-changes.ts';
import { dashboardOf } from './dashboard.ts';

/** Beside one's own brief for the newest earlier day: what others prepared is known to them. */
async function changesOf(context: Context, now: Dashboard): Promise<BriefChanges | null> {
  const earlier = await context.db
    .selectFrom('brief')
    .select(['day', 'at as preparedAt'])
    .where('accountId', '=', context.me.id)
    .where('day', '<', now.window.to)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (earlier === undefined) return null;
  return changesSince(context, earlier, await dashboardOf(context, earlier.day), now);
}

async function requireList({ db }: Context, listId: number): Promise<void> {
  const list = await db.selectFrom('brief_list').select('id').where('id', '=', listId).executeTakeFirst();
  if (list === undefined) throw new VigilError('NOT_FOUND');
}

/** The file's name includes the marking and the day that the figures are for. Throws NOT_FOUND, INPUT_INVALID about `legalBasis`. */
export const brief: UseCase<'oversight.brief'> = async (context, input) => {
  const { day, recipient, others, listId } = input;
  if (listId !== null) await requireList(context, listId);
  const dashboard = await dashboardOf(context, day);
  const { marking } = dashboard;
  const changes = await changesOf(context, dashboard);
  const receipts = [];
  for (const one of [recipient, ...others]) {
    const { number } = await giveReceipt(context, { ...input, recipient: one }, 'Brief', rank(Marking, marking));
    receipts.push({ recipient: one, number });
  }
  await context.db
    .insertInto('brief_row')
    .values({ accountId: context.me.id, at: context.now, day: dashboard.window.to, listId })
    .execute();
  context.changed('brief-list');
  const name = `${marking} Vigil brief ${day ?? ukDay(context.now)}`;
  return {
    ticket: context.tickets.issue({ marking, name }),
    name,
    dashboard,
    changes,
    preparedBy: context.me.name,
    receipts,
  };
};
