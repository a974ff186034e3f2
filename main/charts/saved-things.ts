/**
 * What stands on a saved chart. Each thing has a row that hangs on the record it is known from, so that nobody else is shown it: neither that
 * it is there nor that it was moved. Two people who know one identifier from different records may so have a row each.
 */
import { chartThingsMost, type PlacedThing, type ThingRef } from '../../preload/contract/charts.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { factsOf, holdersOf } from './facts.ts';
import { distinct, idOf, idsOf, keyOf, kindOf, thingOf } from './thing.ts';

type Put = Omit<PlacedThing, 'version'>;

/** The record that a thing is known from: one of the two. */
interface KnownFrom {
  investigationId: number | null;
  contributionId: number | null;
}

interface Row {
  id: number;
  thing: ThingRef;
  placed: Omit<PlacedThing, 'thing' | 'apart'>;
  apart: string;
  knownFrom: KnownFrom;
}

/** By key; the one that was changed last, where there are two. */
export async function rowsOf({ db }: Context, chartId: number): Promise<Map<string, Row>> {
  const rows = await db
    .selectFrom('chart_thing')
    .selectAll()
    .where('chartId', '=', chartId)
    .limit(2 * chartThingsMost)
    .execute();
  const inOrder = rows.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id - other.id));
  return new Map(
    inOrder.flatMap((row) => {
      const thing = thingOf(row.what, row.thingId, row.value);
      if (thing === null) return [];
      const { x, y, note, version, investigationId, contributionId } = row;
      return [
        [
          keyOf(thing),
          {
            id: row.id,
            thing,
            placed: { x, y, hidden: row.hidden === 1, note, version },
            apart: row.apart,
            knownFrom: { investigationId, contributionId },
          },
        ] as const,
      ];
    }),
  );
}

/** The one that most people may see, so that a chart shows an identifier to everybody who could find it there. */
async function leastRestricted(context: Context, thing: Extract<ThingRef, { kind: unknown }>): Promise<KnownFrom> {
  const holders = await holdersOf(context, thing);
  const [first] = holders.toSorted(
    (one, other) =>
      Number(one.compartmentId !== 0) - Number(other.compartmentId !== 0) ||
      Number(one.narrowed) - Number(other.narrowed) ||
      one.markingRank - other.markingRank,
  );
  if (first === undefined) throw new VigilError('NOT_FOUND');
  return { investigationId: first.investigationId, contributionId: first.contributionId };
}

/** Throws NOT_FOUND where one of them is none that the viewer may see. */
async function knownFrom(context: Context, things: readonly ThingRef[]): Promise<Map<string, KnownFrom>> {
  const { db } = context;
  const facts = await factsOf(context, things);
  if (things.some((thing) => !facts.has(keyOf(thing)))) throw new VigilError('NOT_FOUND');
  const cases = new Map<string, number>();
  for (const type of ['subject', 'entity', 'event', 'arrest'] as const) {
    const ids = idsOf(things, type);
    if (ids.length === 0) continue;
    const rows = await db.selectFrom(type).select(['id', 'investigationId']).where('id', 'in', inList(ids)).execute();
    for (const { id, investigationId } of rows) cases.set(`${type}:${id}`, investigationId);
  }
  const known = new Map<string, KnownFrom>();
  for (const thing of things) {
    const key = keyOf(thing);
    if ('contributionId' in thing) known.set(key, { investigationId: null, contributionId: thing.contributionId });
    else if ('kind' in thing) known.set(key, await leastRestricted(context, thing));
    else {
      const investigationId = 'investigationId' in thing ? thing.investigationId : cases.get(key);
      if (investigationId === undefined) throw new VigilError('NOT_FOUND');
      known.set(key, { investigationId, contributionId: null });
    }
  }
  return known;
}

/** A statement accepts at most 32,766 values. */
const rowsAtOnce = 1_000;

/** Throws NOT_FOUND. */
export async function addThings(context: Context, chartId: number, put: readonly Put[]): Promise<KnownFrom[]> {
  const { db, now, me } = context;
  const once = [...new Map(put.map((one) => [keyOf(one.thing), one])).values()];
  const known = await knownFrom(
    context,
    once.map(({ thing }) => thing),
  );
  const rows = once.map(({ thing, x, y, hidden, note, apart }) => ({
    chartId,
    what: kindOf(thing),
    thingId: 'kind' in thing ? null : idOf(thing),
    value: 'kind' in thing ? thing.value : null,
    ...(known.get(keyOf(thing)) ?? { investigationId: null, contributionId: null }),
    x,
    y,
    hidden: hidden ? (1 as const) : (0 as const),
    note,
    apart: JSON.stringify(apart),
    version: 1,
    at: now,
    by: me.id,
  }));
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await db
      .insertInto('chart_thing_row')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute();
  return [...known.values()];
}

/** Throws NOT_FOUND, CHANGED_SINCE, INPUT_INVALID. */
export async function putThings(
  context: Context,
  chartId: number,
  put: readonly (Put & { was: number | null })[],
): Promise<{ things: PlacedThing[]; knownFrom: KnownFrom[] }> {
  if (put.length === 0) return { things: [], knownFrom: [] };
  const { db, now, me } = context;
  const rows = await rowsOf(context, chartId);
  if (put.some(({ thing, was }) => (rows.get(keyOf(thing))?.placed.version ?? null) !== was))
    throw new VigilError('CHANGED_SINCE');
  const added = put.filter(({ thing }) => !rows.has(keyOf(thing)));
  if (rows.size + added.length > chartThingsMost) throw new VigilError('INPUT_INVALID', 'put');
  const known = await addThings(context, chartId, added);
  const versions = new Map<string, number>();
  for (const { thing, x, y, hidden, note, apart } of put) {
    const row = rows.get(keyOf(thing));
    if (row === undefined) continue;
    const version = row.placed.version + 1;
    await db
      .updateTable('chart_thing_row')
      .set({ x, y, hidden: hidden ? 1 : 0, note, apart: JSON.stringify(apart), version, at: now, by: me.id })
      .where('id', '=', row.id)
      .execute();
    versions.set(keyOf(thing), version);
    known.push(row.knownFrom);
  }
  return {
    things: put.map(({ was: _, ...one }) => ({ ...one, version: versions.get(keyOf(one.thing)) ?? 1 })),
    knownFrom: known,
  };
}

/** What is not there is gone already. */
export async function removeThings(
  context: Context,
  chartId: number,
  remove: readonly ThingRef[],
): Promise<KnownFrom[]> {
  if (remove.length === 0) return [];
  const rows = await rowsOf(context, chartId);
  const gone = distinct(remove).flatMap((thing) => rows.get(keyOf(thing)) ?? []);
  for (const { thing } of gone) {
    let query = context.db
      .deleteFrom('chart_thing_row')
      .where('chartId', '=', chartId)
      .where('what', '=', kindOf(thing));
    query = 'kind' in thing ? query.where('value', '=', thing.value) : query.where('thingId', '=', idOf(thing));
    await query.execute();
  }
  return gone.map((row) => row.knownFrom);
}

/** Tells those who may see both the case and what the thing is known from, and nobody else that anything happened. */
export function notifyOfThings(context: Context, investigationId: number, known: readonly KnownFrom[]): void {
  const from = known.flatMap((one) =>
    one.contributionId !== null
      ? [`contribution:${one.contributionId}`]
      : one.investigationId !== null
        ? [`investigation:${one.investigationId}`]
        : [],
  );
  for (const record of new Set(from)) context.changed('chart', `investigation:${investigationId}`, record);
}
