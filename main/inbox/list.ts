/** The inbox, a page at a time: what falls due first stands first. */
import { z } from 'zod';
import type { InboxItem } from '../../preload/contract/inbox.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { answerable, type ReadReceipt, receiptsById } from '../contributions/receipts.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { type Stream, streamsOf } from './streams.ts';

const After = z.strictObject({ due: z.int(), id: z.int() });
type After = z.infer<typeof After>;

interface Place {
  id: number;
  dueAt: string;
}
const inOrder = (one: Place, other: Place) => one.dueAt.localeCompare(other.dueAt) || one.id - other.id;

function beyond(stream: Stream, after: After | null): Stream {
  if (after === null) return stream;
  const dueAt = new Date(after.due).toISOString();
  return stream
    .where('delivery.dueAt', '>=', dueAt)
    .where((eb) => eb.or([eb('delivery.dueAt', '>', dueAt), eb('delivery.id', '>', after.id)]));
}

async function placesOf(streams: readonly Stream[], after: After | null, limit: number): Promise<Place[]> {
  const found = new Map<number, Place>();
  for (const stream of streams) {
    const rows = await beyond(stream, after).orderBy('delivery.dueAt').orderBy('delivery.id').limit(limit).execute();
    for (const { id, dueAt } of rows) found.set(id, { id, dueAt });
  }
  return [...found.values()].sort(inOrder).slice(0, limit);
}

async function tipsOf({ db }: Context, ids: readonly number[]) {
  const rows = await db
    .selectFrom('contribution')
    .select(['id', 'reference', 'channel', 'state', 'receivedAt', textStart, 'immediateRisk', 'markingRank'])
    .where('id', 'in', inList(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What one watches for oneself, and whose the other entries are. */
async function watchesOf({ db }: Context, receipts: readonly ReadReceipt[]) {
  const ids = receipts.flatMap(({ watchId }) => watchId ?? []);
  if (ids.length === 0) return () => null;
  const entries = await db.selectFrom('watch').select(['id', 'text', 'why']).where('id', 'in', inList(ids)).execute();
  const people = await db
    .selectFrom('watcher')
    .innerJoin('colleague', 'colleague.id', 'watcher.accountId')
    .select(['watcher.id', 'colleague.name'])
    .where('watcher.id', 'in', inList(ids))
    .execute();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const own = new Map(entries.map(({ id, text, why }) => [id, { text, why }]));
  return ({ watchId }: ReadReceipt) =>
    watchId === null ? null : { by: names.get(watchId) ?? '', entry: own.get(watchId) ?? null };
}

async function casesOf({ db }: Context, ids: readonly number[]) {
  const rows = await db
    .selectFrom('investigation')
    .select(['id', 'priority', 'markingRank'])
    .where('id', 'in', inList(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function snoozedAmong({ db, me, now }: Context, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('snooze')
    .select(['deliveryId', 'untilDay'])
    .where('accountId', '=', me.id)
    .where('deliveryId', 'in', inList(ids))
    .where('untilDay', '>', ukDay(now))
    .execute();
  return new Map(rows.map((row) => [row.deliveryId, row.untilDay]));
}

async function itemsAt(context: Context, places: readonly Place[]): Promise<InboxItem[]> {
  const ids = places.map(({ id }) => id);
  const receipts = await receiptsById(context, ids);
  const tips = await tipsOf(context, [...new Set(receipts.map((one) => one.contributionId))]);
  const cases = await casesOf(context, [...new Set(receipts.flatMap((one) => one.investigationId ?? []))]);
  const watchOf = await watchesOf(context, receipts);
  const snoozed = await snoozedAmong(context, ids);
  const items = new Map(
    receipts.flatMap((receipt) => {
      const [tip, to] = [tips.get(receipt.contributionId), cases.get(receipt.investigationId ?? 0)];
      if (tip === undefined || (to === undefined && receipt.investigationId !== null)) return [];
      const { reference, channel, state, receivedAt, start, immediateRisk } = tip;
      const item = {
        ...answerable(receipt),
        reference,
        channel,
        state,
        receivedAt,
        excerpt: excerptOf(start),
        immediateRisk: immediateRisk === 1,
        // Of the two, whichever is marked higher.
        marking: markingOf(Math.max(tip.markingRank, to?.markingRank ?? 0)),
        priority: to?.priority ?? null,
        watchId: receipt.watchId,
        watch: watchOf(receipt),
        snoozedUntil: snoozed.get(receipt.deliveryId) ?? null,
      };
      return [[receipt.deliveryId, item] as const];
    }),
  );
  const inOrder = ids.flatMap((id) => items.get(id) ?? []);
  return withCaveats(context, inOrder, ({ contributionId, investigationId }) => [{ contributionId, investigationId }]);
}

/** Throws LIST_MOVED_ON. */
export async function pageOf(
  context: Context,
  verb: 'inbox.list' | 'inbox.withPerson',
  streams: readonly Stream[],
  after: string | null,
  limit: number,
): Promise<{ items: InboxItem[]; next: string | null }> {
  const found = await placesOf(streams, readCursor(verb, context, After, after), limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.length === 0 ? [] : await itemsAt(context, page),
    next:
      found.length > limit && last !== undefined
        ? writeCursor(verb, context, { due: Date.parse(last.dueAt), id: last.id })
        : null,
  };
}

/** Throws LIST_MOVED_ON. */
export const list: UseCase<'inbox.list'> = async (context, { scope, after, limit }) =>
  pageOf(context, 'inbox.list', await streamsOf(context, scope), after, limit);
