/** Charts that are saved with a case: made, opened, withdrawn and restored. What stands on them is in saved-things.ts. */
import { z } from 'zod';
import { ChartFilters, ThingKind } from '../../preload/contract/charts.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { caveatsOn, onceEach } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { recordInvestigationChange } from '../investigations/changes.ts';
import { requireInvestigation, requireOwnCase } from '../investigations/require.ts';
import { mayChangeCase } from '../investigations/whose.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { greatestId } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { drawn } from './draw.ts';
import { addThings, notifyOfThings, putThings, removeThings, rowsOf } from './saved-things.ts';
import { keyOf } from './thing.ts';

const After = z.strictObject({ id: z.int() });
const Apart = z.array(ThingKind);

/** Throws NOT_FOUND, the same whether there is none or the viewer may not see its case. */
async function requireChart({ db }: Context, id: number) {
  const row = await db.selectFrom('chart').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

/** Throws NOT_FOUND, NOT_YOUR_CASE. */
async function requireOwnChart(context: Context, id: number) {
  const row = await requireChart(context, id);
  await requireOwnCase(context, row.investigationId);
  return row;
}

/** Throws NOT_FOUND, LIST_MOVED_ON. */
export const list: UseCase<'charts.list'> = async (context, input) => {
  const { investigationId, limit } = input;
  const investigation = await requireInvestigation(context, investigationId);
  const after = readCursor('charts.list', context, After, input.after);
  const found = await context.db
    .selectFrom('chart')
    .leftJoin('colleague', 'colleague.id', 'chart.madeBy')
    .select([
      'chart.id',
      'chart.name',
      'chart.note',
      'chart.madeAt',
      'colleague.name as madeBy',
      'chart.withdrawnReason',
    ])
    .where('chart.investigationId', '=', investigationId)
    .where('chart.withdrawnAt', input.withdrawn ? 'is not' : 'is', null)
    .where('chart.id', '<', after?.id ?? greatestId)
    .orderBy('chart.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    charts: page.map((row) => ({ ...row, madeBy: row.madeBy ?? '' })),
    mayChange: await mayChangeCase(context, investigation),
    next: found.length > limit && last !== undefined ? writeCursor('charts.list', context, { id: last.id }) : null,
  };
};

/** Throws NOT_FOUND, also where one of the things is none that the viewer may see, and NOT_YOUR_CASE. */
export const make: UseCase<'charts.make'> = async (context, { investigationId, name, note, things }) => {
  await requireOwnCase(context, investigationId);
  const { id } = await context.db
    .insertInto('chart_row')
    .values({
      investigationId,
      name,
      note,
      filters: JSON.stringify(ChartFilters.parse({})),
      madeAt: context.now,
      madeBy: context.me.id,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnReason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addThings(context, id, things);
  await recordInvestigationChange(context, investigationId, 'Link chart saved', null);
  context.changed('chart', `investigation:${investigationId}`);
  return { id };
};

/** Throws NOT_FOUND. */
export const open: UseCase<'charts.open'> = async (context, { id }) => {
  const chart = await requireChart(context, id);
  const investigation = await requireInvestigation(context, chart.investigationId);
  const rows = await rowsOf(context, id);
  const shown = await drawn(
    context,
    [...rows.values()].map(({ thing }) => thing),
  );
  const placed = shown.things.flatMap(({ thing }) => {
    const row = rows.get(keyOf(thing));
    return row === undefined ? [] : [{ ...row.placed, thing, apart: Apart.parse(JSON.parse(row.apart)) }];
  });
  const ranks = shown.things.map(({ marking }) => rank(Marking, marking));
  const { investigationId, name, note, version } = chart;
  return {
    id,
    investigationId,
    operation: investigation.operation,
    name,
    note,
    filters: ChartFilters.parse(JSON.parse(chart.filters)),
    version,
    withdrawn: chart.withdrawnAt !== null,
    mayChange: chart.withdrawnAt === null && (await mayChangeCase(context, investigation)),
    marking: markingOf(Math.max(investigation.markingRank, ...ranks)),
    caveats: onceEach([
      ...(await caveatsOn(context, [{ investigationId }])),
      ...shown.things.flatMap(({ caveats }) => caveats),
    ]),
    placed,
    ...shown,
  };
};

/**
 * All of it or nothing. Throws NOT_FOUND, NOT_YOUR_CASE, INPUT_INVALID about `put` where there would be too many things, and CHANGED_SINCE
 * where the chart was withdrawn, or what is to be changed is no longer as it was.
 */
export const save: UseCase<'charts.save'> = async (context, { id, about, put, remove }) => {
  const chart = await requireOwnChart(context, id);
  if (chart.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  let { version } = chart;
  if (about !== null) {
    if (about.was !== version) throw new VigilError('CHANGED_SINCE');
    version += 1;
    const { name, note, filters } = about;
    await context.db
      .updateTable('chart_row')
      .set({ name, note, filters: JSON.stringify(filters), version })
      .where('id', '=', id)
      .execute();
    context.changed('chart', `investigation:${chart.investigationId}`);
  }
  const removed = await removeThings(context, id, remove);
  const placed = await putThings(context, id, put);
  notifyOfThings(context, chart.investigationId, [...removed, ...placed.knownFrom]);
  return { version, put: placed.things };
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it already is. */
export const withdraw: UseCase<'charts.withdraw'> = async (context, { id, reason }) => {
  const chart = await requireOwnChart(context, id);
  if (chart.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  await context.db
    .updateTable('chart_row')
    .set({ withdrawnAt: context.now, withdrawnBy: context.me.id, withdrawnReason: reason })
    .where('id', '=', id)
    .execute();
  await recordInvestigationChange(context, chart.investigationId, 'Link chart withdrawn', reason);
  context.changed('chart', `investigation:${chart.investigationId}`);
  return {};
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it was not withdrawn. */
export const restore: UseCase<'charts.restore'> = async (context, { id }) => {
  const chart = await requireOwnChart(context, id);
  if (chart.withdrawnAt === null) throw new VigilError('CHANGED_SINCE');
  await context.db
    .updateTable('chart_row')
    .set({ withdrawnAt: null, withdrawnBy: null, withdrawnReason: null })
    .where('id', '=', id)
    .execute();
  await recordInvestigationChange(context, chart.investigationId, 'Link chart restored', null);
  context.changed('chart', `investigation:${chart.investigationId}`);
  return {};
};
