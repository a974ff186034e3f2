/** Withdrawing something, and restoring it. Nothing is deleted: it stays in the history. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { recordInvestigationChange } from './changes.ts';
import { endPlannedAttack, resumePlannedAttack } from './priority.ts';
import { notifyChanged, requireOwnCase } from './require.ts';

type What = Input<'investigations.withdraw'>['what'];
const tables = {
  subject: { view: 'subject', rows: 'subject_row' },
  identifier: { view: 'case_identifier', rows: 'case_identifier_row' },
  event: { view: 'event', rows: 'event_row' },
  arrest: { view: 'arrest', rows: 'arrest_row' },
  disruption: { view: 'disruption', rows: 'disruption_row' },
} as const satisfies Record<What, { view: string; rows: string }>;

/** Where it is seen apart from the investigation itself. */
const shownBy = (what: What): string[] => (what === 'arrest' || what === 'disruption' ? ['dashboard'] : []);

/** When the item was withdrawn; `null` if it has not been. Throws NOT_FOUND, NOT_YOUR_CASE. */
async function withdrawnAt(context: Context, investigationId: number, what: What, itemId: number) {
  await requireOwnCase(context, investigationId);
  const row = await context.db
    .selectFrom(tables[what].view)
    .select('withdrawnAt')
    .where('id', '=', itemId)
    .where('investigationId', '=', investigationId)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row.withdrawnAt;
}

async function setWithdrawn({ db }: Context, what: What, itemId: number, at: string | null): Promise<void> {
  await db.updateTable(tables[what].rows).set({ withdrawnAt: at }).where('id', '=', itemId).execute();
}

/** A subject takes its identifiers along. Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it has already been withdrawn. */
export const withdraw: UseCase<'investigations.withdraw'> = async (context, input) => {
  const before = await withdrawnAt(context, input.id, input.what, input.itemId);
  if (before !== null) throw new VigilError('CHANGED_SINCE');
  await setWithdrawn(context, input.what, input.itemId, context.now);
  if (input.what === 'subject')
    await context.db
      .updateTable('case_identifier_row')
      .set({ withdrawnAt: context.now })
      .where('subjectId', '=', input.itemId)
      .where('withdrawnAt', 'is', null)
      .execute();
  if (input.what === 'disruption') await resumePlannedAttack(context, input.id, input.reason);
  await recordInvestigationChange(context, input.id, `${label(input.what)} withdrawn`, input.reason);
  notifyChanged(context, input.id, ...shownBy(input.what));
  return {};
};

/** A plot is disrupted once. Throws CHANGED_SINCE where another disruption has been recorded since. */
async function mustStandAlone({ db }: Context, investigationId: number): Promise<void> {
  const other = await db
    .selectFrom('disruption')
    .select('id')
    .where('investigationId', '=', investigationId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (other !== undefined) throw new VigilError('CHANGED_SINCE');
}

/** A subject brings back the identifiers withdrawn with it, but none withdrawn earlier. Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE. */
export const restore: UseCase<'investigations.restore'> = async (context, input) => {
  const before = await withdrawnAt(context, input.id, input.what, input.itemId);
  if (before === null) throw new VigilError('CHANGED_SINCE');
  if (input.what === 'disruption') await mustStandAlone(context, input.id);
  await setWithdrawn(context, input.what, input.itemId, null);
  if (input.what === 'subject')
    await context.db
      .updateTable('case_identifier_row')
      .set({ withdrawnAt: null })
      .where('subjectId', '=', input.itemId)
      .where('withdrawnAt', '=', before)
      .execute();
  if (input.what === 'disruption') await endPlannedAttack(context, input.id, 'Its disruption was restored.');
  await recordInvestigationChange(context, input.id, `${label(input.what)} restored`, null);
  notifyChanged(context, input.id, ...shownBy(input.what));
  return {};
};
