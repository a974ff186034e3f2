/** Lines of enquiry: what each is to find out, what belongs to it, and how far it has come. */
import { z } from 'zod';
import type { EnquiryState } from '../../../preload/contract/enquiries.ts';
import { VigilError } from '../../../preload/contract/errors.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { excerptOf, textStart } from '../../contributions/excerpt.ts';
import { readCursor, writeCursor } from '../../store/cursor.ts';
import type { Context, UseCase } from '../../store/use-case.ts';
import { recordInvestigationChange } from '../changes.ts';
import { assertContributionVisible, notifyChanged, requireInvestigation, requireOwnCase } from '../require.ts';

/** Open ones first. */
const order: Readonly<Record<EnquiryState, number>> = { open: 0, resolved: 1, closed: 2 };
const states = Object.keys(order) as EnquiryState[];

const After = z.strictObject({ place: z.int(), number: z.int() });

function rowsOf({ db }: Context) {
  return db
    .selectFrom('enquiry')
    .leftJoin('colleague', 'colleague.id', 'enquiry.by')
    .selectAll('enquiry')
    .select('colleague.name as opener')
    .select((eb) => {
      const actions = eb
        .selectFrom('action')
        .select((sub) => sub.fn.countAll<number>().as('n'))
        .whereRef('action.enquiryId', '=', 'enquiry.id');
      return [
        actions.where('action.turn', '=', 0).as('actionsOpen'),
        actions.where('action.turn', '>', 0).as('actionsDone'),
        eb
          .selectFrom('decision')
          .select((sub) => sub.fn.countAll<number>().as('n'))
          .whereRef('decision.investigationId', '=', 'enquiry.investigationId')
          .whereRef('decision.enquiryId', '=', 'enquiry.id')
          .as('decisions'),
        eb
          .selectFrom('enquiry_contribution as placed')
          .select((sub) => sub.fn.countAll<number>().as('n'))
          .whereRef('placed.enquiryId', '=', 'enquiry.id')
          .where('placed.withdrawnAt', 'is', null)
          .as('contributions'),
      ];
    });
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

const shown = (row: Row) => ({
  ...row,
  by: row.opener ?? '',
  actionsOpen: row.actionsOpen ?? 0,
  actionsDone: row.actionsDone ?? 0,
  decisions: row.decisions ?? 0,
  contributions: row.contributions ?? 0,
});

/** One state after the other, each along the index. Throws NOT_FOUND, LIST_MOVED_ON. */
export const enquiries: UseCase<'investigations.enquiries'> = async (context, input) => {
  await requireInvestigation(context, input.id);
  const after = readCursor('investigations.enquiries', context, After, input.after);
  const rows: Row[] = [];
  for (const state of states.slice(after?.place ?? 0)) {
    let query = rowsOf(context).where('enquiry.investigationId', '=', input.id).where('enquiry.state', '=', state);
    if (after !== null && order[state] === after.place) query = query.where('enquiry.number', '>', after.number);
    rows.push(
      ...(await query
        .orderBy('enquiry.number')
        .limit(input.limit + 1 - rows.length)
        .execute()),
    );
    if (rows.length > input.limit) break;
  }
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    enquiries: page.map(shown),
    next:
      rows.length > input.limit && last !== undefined
        ? writeCursor('investigations.enquiries', context, { place: order[last.state], number: last.number })
        : null,
  };
};

/** Throws NOT_FOUND, NOT_YOUR_CASE. */
export const addEnquiry: UseCase<'investigations.addEnquiry'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await requireOwnCase(context, input.id);
  const last = await db
    .selectFrom('enquiry')
    .select((eb) => eb.fn.max<number | null>('number').as('number'))
    .where('investigationId', '=', investigationId)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const { title, aim, priority } = input;
  const { id } = await db
    .insertInto('enquiry_row')
    .values({
      ...{ investigationId, number, title, aim, priority, state: 'open', by: me.id },
      ...{ at: now, changedAt: now, outcome: null, closedAt: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  notifyChanged(context, investigationId, 'enquiry');
  return { enquiryId: id, number };
};

async function requireEnquiry({ db }: Context, enquiryId: number) {
  const row = await db.selectFrom('enquiry').selectAll().where('id', '=', enquiryId).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

/** Throws NOT_FOUND, NOT_YOUR_CASE. */
async function requireOwnEnquiry(context: Context, enquiryId: number) {
  const row = await requireEnquiry(context, enquiryId);
  await requireOwnCase(context, row.investigationId);
  return row;
}

/** What it said before is in the history of the case. Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE. */
export const changeEnquiry: UseCase<'investigations.changeEnquiry'> = async (context, input) => {
  const row = await requireOwnEnquiry(context, input.enquiryId);
  if (row.version !== input.basedOn) throw new VigilError('CHANGED_SINCE');
  const { title, aim, priority, reason } = input;
  const version = row.version + 1;
  const was = (['title', 'aim', 'priority'] as const)
    .filter((field) => row[field] !== input[field])
    .map((field) => `${field} was “${row[field]}”`);
  if (was.length === 0) return { version: row.version };
  await context.db
    .updateTable('enquiry_row')
    .set({ title, aim, priority, version, changedAt: context.now })
    .where('id', '=', row.id)
    .execute();
  await recordInvestigationChange(
    context,
    row.investigationId,
    `Line of enquiry ${row.number} changed: ${was.join('; ')}`,
    reason,
  );
  notifyChanged(context, row.investigationId, 'enquiry', 'action');
  return { version };
};

/** As closing a case does with what was waived. */
export async function settle(
  context: Context,
  row: { id: number; investigationId: number; number: number; version: number },
  to: EnquiryState,
  reason: string,
): Promise<void> {
  const over = to !== 'open';
  await context.db
    .updateTable('enquiry_row')
    .set({
      state: to,
      outcome: over ? reason : null,
      closedAt: over ? context.now : null,
      changedAt: context.now,
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute();
  const done = over ? label(to).toLowerCase() : 'opened again';
  await recordInvestigationChange(context, row.investigationId, `Line of enquiry ${row.number} ${done}`, reason);
  notifyChanged(context, row.investigationId, 'enquiry');
}

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it stands so already. */
export const settleEnquiry: UseCase<'investigations.settleEnquiry'> = async (context, input) => {
  const row = await requireOwnEnquiry(context, input.enquiryId);
  if (row.state === input.to) throw new VigilError('CHANGED_SINCE');
  await settle(context, row, input.to, input.reason);
  return {};
};

const Placed = z.strictObject({ id: z.int() });

/** Newest first. Throws NOT_FOUND, LIST_MOVED_ON. */
export const enquiryContributions: UseCase<'investigations.enquiryContributions'> = async (context, input) => {
  await requireEnquiry(context, input.enquiryId);
  const after = readCursor('investigations.enquiryContributions', context, Placed, input.after);
  let query = context.db
    .selectFrom('enquiry_contribution as placed')
    .innerJoin('contribution', 'contribution.id', 'placed.contributionId')
    .leftJoin('colleague', 'colleague.id', 'placed.by')
    .select(['placed.id', 'placed.contributionId', 'placed.at', 'contribution.reference', 'colleague.name', textStart])
    .where('placed.enquiryId', '=', input.enquiryId)
    .where('placed.withdrawnAt', 'is', null);
  if (after !== null) query = query.where('placed.id', '<', after.id);
  const rows = await query
    .orderBy('placed.id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    contributions: page.map(({ contributionId, reference, start, name, at }) => ({
      ...{ contributionId, reference, at },
      excerpt: excerptOf(start),
      by: name ?? '',
    })),
    next:
      rows.length > input.limit && last !== undefined
        ? writeCursor('investigations.enquiryContributions', context, { id: last.id })
        : null,
  };
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it stands so already. */
export const placeInEnquiry: UseCase<'investigations.placeInEnquiry'> = async (context, input) => {
  const { db, me, now } = context;
  const { contributionId, enquiryId, belongs } = input;
  const row = await requireOwnEnquiry(context, enquiryId);
  await assertContributionVisible(context, contributionId);
  const placed = await db
    .selectFrom('enquiry_contribution')
    .select('id')
    .where('contributionId', '=', contributionId)
    .where('enquiryId', '=', enquiryId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if ((placed !== undefined) === belongs) throw new VigilError('CHANGED_SINCE');
  if (placed === undefined)
    await db
      .insertInto('enquiry_contribution_row')
      .values({
        ...{ investigationId: row.investigationId, enquiryId, contributionId },
        ...{ by: me.id, at: now, withdrawnAt: null },
      })
      .execute();
  else await db.updateTable('enquiry_contribution_row').set({ withdrawnAt: now }).where('id', '=', placed.id).execute();
  context.changed(`investigation:${row.investigationId}`, `contribution:${contributionId}`, 'enquiry');
  return {};
};
