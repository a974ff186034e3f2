/** Drafting a page for the public, approving it as the second person, and withdrawing one that has not been released. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { ukDay } from '../../store/uk-day.ts';
import type { Context, UseCase } from '../../store/use-case.ts';
import { daysOf, publicFigures } from './figures.ts';
import { requirePage } from './pages.ts';
import { smallNumbers } from './small-numbers.ts';
import { assertSeesAllOfIt } from './unrestricted.ts';

/** Two pages that share days could be taken from one another. Throws PERIOD_RELEASED. */
export async function assertNoneReleased({ db }: Context, { from, to }: { from: string; to: string }): Promise<void> {
  const released = await db
    .selectFrom('public_page')
    .select('id')
    .where('releasedAt', 'is not', null)
    .where('toDay', '>=', from)
    .where('fromDay', '<=', to)
    .limit(1)
    .executeTakeFirst();
  if (released !== undefined) throw new VigilError('PERIOD_RELEASED');
}

/**
 * The page that a new edition corrects. Throws NOT_FOUND, INPUT_INVALID about `from` for another period, and CHANGED_SINCE where it was not
 * released, or another edition of it has been drafted since.
 */
async function corrected(context: Context, id: number, { from, to }: { from: string; to: string }) {
  const page = await requirePage(context, id);
  if (page.fromDay !== from || page.toDay !== to) throw new VigilError('INPUT_INVALID', 'from');
  const other = await context.db
    .selectFrom('public_page')
    .select('id')
    .where('corrects', '=', id)
    .where('refusedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (page.state !== 'released' || other !== undefined) throw new VigilError('CHANGED_SINCE');
  return page;
}

/** A whole period that is over. Throws INPUT_INVALID about `from` or `to`. */
async function assertPeriod(context: Context, { from, to }: { from: string; to: string }): Promise<void> {
  if (to >= ukDay(context.now)) throw new VigilError('INPUT_INVALID', 'to');
  const { rule } = await smallNumbers(context, to);
  if (daysOf(from, to) < rule.leastDays) throw new VigilError('INPUT_INVALID', 'from');
}

const changed = (context: Context, id: number) => context.changed('public-page', `public-page:${id}`);

/** Throws NOT_ALLOWED about `clearance`, INPUT_INVALID about `from` or `to`, PERIOD_RELEASED, NOT_FOUND, CHANGED_SINCE. */
export const draft: UseCase<'publicPage.draft'> = async (context, input) => {
  assertSeesAllOfIt(context);
  await assertPeriod(context, input);
  const before = input.corrects === null ? null : await corrected(context, input.corrects, input);
  if (before === null) await assertNoneReleased(context, input);
  const figures = await publicFigures(context, input, before?.figures ?? null);
  const { id } = await context.db
    .insertInto('public_page_row')
    .values({
      fromDay: input.from,
      toDay: input.to,
      edition: (before?.edition ?? 0) + 1,
      corrects: before?.id ?? null,
      figures: JSON.stringify(figures),
      draftedBy: context.me.id,
      draftedAt: context.now,
      approvedBy: null,
      approvedAt: null,
      refusedBy: null,
      refusedAt: null,
      refusal: null,
      withdrawnBy: null,
      withdrawnAt: null,
      withdrawnReason: null,
      releasedAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  changed(context, id);
  return { id };
};

/** Throws NOT_FOUND, SECOND_PERSON_NEEDED for its author, REASON_NEEDED for a refusal without one, CHANGED_SINCE where it is no draft. */
export const approve: UseCase<'publicPage.approve'> = async (context, { id, agree, reason }) => {
  const page = await requirePage(context, id);
  if (page.draftedBy === context.me.id) throw new VigilError('SECOND_PERSON_NEEDED');
  if (page.state !== 'draft') throw new VigilError('CHANGED_SINCE');
  if (!agree && reason === null) throw new VigilError('REASON_NEEDED');
  const { me, now } = context;
  await context.db
    .updateTable('public_page_row')
    .set(agree ? { approvedBy: me.id, approvedAt: now } : { refusedBy: me.id, refusedAt: now, refusal: reason })
    .where('id', '=', id)
    .execute();
  changed(context, id);
  return {};
};

/** Throws NOT_FOUND, and CHANGED_SINCE for a page that was released, refused or withdrawn already. */
export const withdraw: UseCase<'publicPage.withdraw'> = async (context, { id, reason }) => {
  const { state } = await requirePage(context, id);
  if (state !== 'draft' && state !== 'approved') throw new VigilError('CHANGED_SINCE');
  await context.db
    .updateTable('public_page_row')
    .set({ withdrawnBy: context.me.id, withdrawnAt: context.now, withdrawnReason: reason })
    .where('id', '=', id)
    .execute();
  changed(context, id);
  return {};
};
