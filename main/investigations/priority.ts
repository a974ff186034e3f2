/** How urgent an investigation is. Every change carries a reason, kept in its history. */
import { VigilError } from '../../preload/contract/errors.ts';
import { ofPlannedAttack, type Priority } from '../../preload/contract/vocabulary.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { notifyChanged, requireInvestigation, requireInvestigationForChange } from './require.ts';

type Row = Awaited<ReturnType<typeof requireInvestigation>>;

/** The priority given to an attack plot once it has been disrupted: it was serious, and its people may try again. */
const afterDisruption: Priority = 'P4';

async function write({ db, me, now }: Context, row: Row, priority: Priority, reason: string): Promise<number> {
  const version = row.version + 1;
  await db.updateTable('investigation_row').set({ priority, version }).where('id', '=', row.id).execute();
  await db
    .insertInto('priority_change_row')
    .values({ investigationId: row.id, at: now, by: me.id, fromPriority: row.priority, toPriority: priority, reason })
    .execute();
  return version;
}

async function isDisrupted({ db }: Context, investigationId: number): Promise<boolean> {
  const standing = await db
    .selectFrom('disruption')
    .select('id')
    .where('investigationId', '=', investigationId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return standing !== undefined;
}

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE, and PLOT_DISRUPTED for a priority of planned attacks where the attack has been disrupted. */
export const setPriority: UseCase<'investigations.setPriority'> = async (
  context,
  { id, version, priority, reason },
) => {
  const row = await requireInvestigationForChange(context, id, version);
  if (row.priority === priority) return { version: row.version };
  if (ofPlannedAttack.has(priority) && (await isDisrupted(context, id))) throw new VigilError('PLOT_DISRUPTED');
  const next = await write(context, row, priority, reason);
  notifyChanged(context, id, 'dashboard');
  return { version: next };
};

/** An attack that was disrupted is no longer being planned, so its priority 1 ends. */
export async function endPlannedAttack(context: Context, investigationId: number, how: string): Promise<void> {
  const row = await requireInvestigation(context, investigationId);
  if (ofPlannedAttack.has(row.priority)) await write(context, row, afterDisruption, `The plot was disrupted. ${how}`);
}

/** It was not disrupted after all: back to the priority that the disruption ended, unless somebody has set another since. */
export async function resumePlannedAttack(context: Context, investigationId: number, why: string): Promise<void> {
  const row = await requireInvestigation(context, investigationId);
  const last = await context.db
    .selectFrom('priority_change')
    .innerJoin('disruption', 'disruption.investigationId', 'priority_change.investigationId')
    .select('priority_change.fromPriority')
    .where('priority_change.investigationId', '=', investigationId)
    // The change made in one transaction with the disruption has the same time.
    .whereRef('disruption.recordedAt', '=', 'priority_change.at')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('priority_change as later')
            .select('later.id')
            .whereRef('later.investigationId', '=', 'priority_change.investigationId')
            .whereRef('later.id', '>', 'priority_change.id'),
        ),
      ),
    )
    .executeTakeFirst();
  const before = last?.fromPriority ?? null;
  if (before === null || !ofPlannedAttack.has(before) || row.priority !== afterDisruption) return;
  await write(context, row, before, `The disruption was withdrawn. ${why}`);
}
