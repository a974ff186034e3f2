/**
 * What is open in a case before it is closed. Nobody closes a case over open work unseen: each item gets its result, goes to another case, or
 * is waived with a reason, which whoever proposes the closure and whoever agrees to it both see.
 */
import { z } from 'zod';
import { type ClosingItem, ClosingItemKind } from '../../preload/contract/case-closing.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { cancel } from './actions/advance.ts';
import { requireAction } from './actions/rows.ts';
import { settle } from './enquiries/enquiries.ts';
import { notifyChanged, requireInvestigation, requireOwnCase } from './require.ts';

/** Contributions are read by those who read cases, so that there is nothing here that the viewer may not see. */
type Item = Omit<ClosingItem, 'waived' | 'what'>;
type Reader = (context: Context, investigationId: number, after: number, limit: number) => Promise<Item[]>;

/** How each kind is read, by its number. */
const readers: Readonly<Record<ClosingItemKind, Reader>> = {
  async action({ db }, id, after, limit) {
    const rows = await db
      .selectFrom('action')
      .leftJoin('colleague', 'colleague.id', 'action.allocatedTo')
      .select(['action.id', 'action.number', 'action.title', 'action.due', 'colleague.name as person'])
      .where('action.investigationId', '=', id)
      .where('action.turn', '<', 2)
      .where('action.id', '>', after)
      .orderBy('action.id')
      .limit(limit)
      .execute();
    return rows.map(({ id: itemId, number, title, due, person }) => ({
      ...{ itemId, due, person },
      words: `A${number} ${title}`,
    }));
  },
  async enquiry({ db }, id, after, limit) {
    const rows = await db
      .selectFrom('enquiry')
      .select(['id', 'number', 'title'])
      .where('investigationId', '=', id)
      .where('state', '=', 'open')
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id: itemId, number, title }) => ({
      ...{ itemId, due: null, person: null },
      words: `Line of enquiry ${number}: ${title}`,
    }));
  },
  async decision({ db }, id, after, limit) {
    const rows = await db
      .selectFrom('decision')
      .select(['decision.id', 'decision.number', 'decision.title'])
      .select((eb) =>
        eb
          .selectFrom('decision_task as task')
          .select((sub) => sub.fn.min<string>('task.dueOn').as('dueOn'))
          .whereRef('task.decisionId', '=', 'decision.id')
          .where('task.doneAt', 'is', null)
          .as('due'),
      )
      .where('decision.investigationId', '=', id)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('decision_task as open')
            .select('open.id')
            .whereRef('open.decisionId', '=', 'decision.id')
            .where('open.doneAt', 'is', null),
        ),
      )
      .where('decision.id', '>', after)
      .orderBy('decision.id')
      .limit(limit)
      .execute();
    return rows.map(({ id: itemId, number, title, due }) => ({
      ...{ itemId, due, person: null },
      words: `D${number} ${title}`,
    }));
  },
  async contribution({ db }, id, after, limit) {
    const rows = await db
      .selectFrom('delivery')
      .innerJoin('contribution', 'contribution.id', 'delivery.contributionId')
      .leftJoin('colleague', 'colleague.id', 'delivery.forId')
      .select(['contribution.id', 'contribution.reference', 'colleague.name as person'])
      .distinct()
      .where('delivery.investigationId', '=', id)
      .where('delivery.answeredAt', 'is', null)
      .where('contribution.id', '>', after)
      .orderBy('contribution.id')
      .limit(limit)
      .execute();
    return rows.map(({ id: itemId, reference, person }) => ({ itemId, due: null, person, words: reference }));
  },
};

const kinds = ClosingItemKind.options;
const After = z.strictObject({ kind: z.int(), id: z.int() });

async function waiversOf({ db }: Context, investigationId: number, what: ClosingItemKind, ids: readonly number[]) {
  const rows = await db
    .selectFrom('closing_waiver as waiver')
    .leftJoin('colleague', 'colleague.id', 'waiver.by')
    .select(['waiver.itemId', 'waiver.at', 'waiver.reason', 'colleague.name'])
    .where('waiver.investigationId', '=', investigationId)
    .where('waiver.what', '=', what)
    .where('waiver.itemId', 'in', inList(ids))
    .where('waiver.withdrawnAt', 'is', null)
    .execute();
  return new Map(rows.map(({ itemId, at, reason, name }) => [itemId, { at, reason, by: name ?? '' }]));
}

/** One kind after the other. */
async function itemsFrom(
  context: Context,
  investigationId: number,
  after: { kind: number; id: number } | null,
  limit: number,
): Promise<ClosingItem[]> {
  const found: ClosingItem[] = [];
  for (const [place, what] of kinds.entries()) {
    if (after !== null && place < after.kind) continue;
    if (found.length >= limit) break;
    const from = after !== null && place === after.kind ? after.id : 0;
    const items = await readers[what](context, investigationId, from, limit - found.length);
    const waivers = await waiversOf(
      context,
      investigationId,
      what,
      items.map(({ itemId }) => itemId),
    );
    found.push(...items.map((item) => ({ ...item, what, waived: waivers.get(item.itemId) ?? null })));
  }
  return found;
}

/** Throws NOT_FOUND, LIST_MOVED_ON. */
export const closingItems: UseCase<'investigations.closingItems'> = async (context, input) => {
  await requireInvestigation(context, input.id);
  const after = readCursor('investigations.closingItems', context, After, input.after);
  const items = await itemsFrom(context, input.id, after, input.limit + 1);
  const page = items.slice(0, input.limit);
  const last = page.at(-1);
  return {
    items: page,
    next:
      items.length > input.limit && last !== undefined
        ? writeCursor('investigations.closingItems', context, { kind: kinds.indexOf(last.what), id: last.itemId })
        : null,
  };
};

const atOnce = 100;

/** Every open item, a hundred at a time. */
async function* openItems(context: Context, investigationId: number): AsyncGenerator<ClosingItem, void> {
  let after: { kind: number; id: number } | null = null;
  for (;;) {
    const items: ClosingItem[] = await itemsFrom(context, investigationId, after, atOnce);
    yield* items;
    const last = items.at(-1);
    if (last === undefined || items.length < atOnce) return;
    after = { kind: kinds.indexOf(last.what), id: last.itemId };
  }
}

/** As far as the viewer sees. Throws CASE_HAS_OPEN_ITEMS where one is neither settled nor waived. */
export async function assertNothingOpen(context: Context, investigationId: number): Promise<void> {
  for await (const item of openItems(context, investigationId))
    if (item.waived === null) throw new VigilError('CASE_HAS_OPEN_ITEMS');
}

const reasonOf = (item: ClosingItem) => item.waived?.reason ?? '';

async function end(context: Context, investigationId: number, item: ClosingItem): Promise<void> {
  const { db, me, now } = context;
  if (item.what === 'action') await cancel(context, await requireAction(context, item.itemId), reasonOf(item));
  else if (item.what === 'enquiry') {
    const row = await db.selectFrom('enquiry').selectAll().where('id', '=', item.itemId).executeTakeFirstOrThrow();
    await settle(context, row, 'closed', reasonOf(item));
  } else if (item.what === 'decision')
    await db
      .updateTable('decision_task_row')
      .set({ doneAt: now, doneBy: me.id, text: reasonOf(item) })
      .where('decisionId', '=', item.itemId)
      .where('investigationId', '=', investigationId)
      .where('doneAt', 'is', null)
      .execute();
}

/**
 * What was waived ends with the case, for the reason given: actions are cancelled, lines of enquiry closed, and nothing waits about a decision. A
 * contribution that nobody has answered stays in the inbox, since a closed case still gets what matches it. Throws CASE_HAS_OPEN_ITEMS.
 */
export async function endWaived(context: Context, investigationId: number): Promise<void> {
  await assertNothingOpen(context, investigationId);
  const items: ClosingItem[] = [];
  for await (const item of openItems(context, investigationId)) items.push(item);
  for (const item of items) await end(context, investigationId, item);
}

interface Named {
  id: number;
  what: ClosingItemKind;
  itemId: number;
}

/** Throws NOT_FOUND, NOT_YOUR_CASE. */
async function requireOpen(context: Context, { id, what, itemId }: Named) {
  await requireOwnCase(context, id);
  const [item] = await readers[what](context, id, itemId - 1, 1);
  if (item?.itemId !== itemId) throw new VigilError('NOT_FOUND');
  return (await waiversOf(context, id, what, [itemId])).get(itemId);
}

/** Throws NOT_FOUND for what is not open in this case, NOT_YOUR_CASE, CHANGED_SINCE where it was waived already. */
export const waiveForClosing: UseCase<'investigations.waiveForClosing'> = async (context, input) => {
  const { id, what, itemId, reason } = input;
  if ((await requireOpen(context, input)) !== undefined) throw new VigilError('CHANGED_SINCE');
  await context.db
    .insertInto('closing_waiver_row')
    .values({ investigationId: id, what, itemId, reason, at: context.now, by: context.me.id, withdrawnAt: null })
    .execute();
  notifyChanged(context, id, 'closing');
  return {};
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it is not waived. */
export const withdrawWaiver: UseCase<'investigations.withdrawWaiver'> = async (context, input) => {
  if ((await requireOpen(context, input)) === undefined) throw new VigilError('CHANGED_SINCE');
  await context.db
    .updateTable('closing_waiver_row')
    .set({ withdrawnAt: context.now })
    .where('investigationId', '=', input.id)
    .where('what', '=', input.what)
    .where('itemId', '=', input.itemId)
    .where('withdrawnAt', 'is', null)
    .execute();
  notifyChanged(context, input.id, 'closing');
  return {};
};
