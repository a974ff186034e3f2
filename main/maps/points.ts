/** The points of a part of the map as a list, in the order of the squares in which they lie. */
import { z } from 'zod';
import type { MapPoint } from '../../preload/contract/maps.ts';
import type { CellRange } from '../matching/places/index.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import {
  casePoints,
  contributionPoints,
  fewCases,
  fewContributions,
  rangesFor,
  type Wanted,
  wantedBy,
  wantsCases,
  wantsContributions,
} from './filter.ts';
import { marked, ofCase, ofContribution, withCase, withContribution } from './rows.ts';

/** Where a page ends: in which of the two lists, in which cell, at which point. */
const After = z.strictObject({ of: z.int(), cell: z.int(), id: z.int() });
type After = z.output<typeof After>;
type Box = Parameters<typeof rangesFor>[0];

interface Found extends After {
  point: Omit<MapPoint, 'caveats'>;
}

async function fromContributions(
  context: Context,
  wanted: Wanted,
  box: Box,
  range: CellRange,
  after: After | null,
  limit: number,
): Promise<Found[]> {
  let query = withContribution(contributionPoints(context, wanted, box, range))
    .orderBy('contribution_point.cell')
    .orderBy('contribution_point.id')
    .limit(limit);
  if (after !== null)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('contribution_point.cell', 'contribution_point.id'), '>', tuple(after.cell, after.id)),
    );
  const rows = await query.execute();
  return rows.map((row) => ({ of: 0, cell: row.cell ?? 0, id: row.id, point: ofContribution(row) }));
}

async function fromCases(
  context: Context,
  wanted: Wanted,
  box: Box,
  range: CellRange,
  after: After | null,
  limit: number,
): Promise<Found[]> {
  let query = withCase(casePoints(context, wanted, box, range))
    .orderBy('case_point.cell')
    .orderBy('case_point.id')
    .limit(limit);
  if (after !== null)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('case_point.cell', 'case_point.id'), '>', tuple(after.cell, after.id)),
    );
  const rows = await query.execute();
  return rows.map((row) => ({ of: 1, cell: row.cell ?? 0, id: row.id, point: ofCase(row) }));
}

/** The next points after that place; fewer than the limit only at the end. */
export async function pointsAfter(
  context: Context,
  wanted: Wanted,
  box: Box,
  after: After | null,
  limit: number,
): Promise<Found[]> {
  const found: Found[] = [];
  const lists = [
    { of: 0, wants: wantsContributions(wanted), few: fewContributions(wanted), read: fromContributions },
    { of: 1, wants: wantsCases(wanted), few: fewCases(wanted), read: fromCases },
  ];
  for (const { of, wants, few, read } of lists) {
    if (!wants || (after !== null && after.of > of)) continue;
    const here = after !== null && after.of === of ? after : null;
    for (const range of rangesFor(box, few)) {
      if (here !== null && range.to < here.cell) continue;
      found.push(...(await read(context, wanted, box, range, here, limit - found.length)));
      if (found.length >= limit) return found;
    }
  }
  return found;
}

/** Throws LIST_MOVED_ON. */
export const points: UseCase<'maps.points'> = async (context, { box, filter, after, limit }) => {
  const place = readCursor('maps.points', context, After, after);
  const found = await pointsAfter(context, await wantedBy(context, filter), box, place, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    points: await marked(
      context,
      page.map(({ point }) => point),
    ),
    next:
      found.length > limit && last !== undefined
        ? writeCursor('maps.points', context, { of: last.of, cell: last.cell, id: last.id })
        : null,
  };
};
