/**
 * What lies within a distance of a point. How exactly both are known counts: certainly within it wherever they really are, or possibly. Each class of
 * uncertainty is looked for as far out as it reaches, along an index; a page is the nearest that follow the page before, however many there are.
 */
import { z } from 'zod';
import type { MapPoint } from '../../preload/contract/maps.ts';
import { boxAround, cellRanges, type LonLat, metresBetween, scales } from '../matching/places/index.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { casePoints, contributionPoints, type Wanted, wantedBy, wantsCases, wantsContributions } from './filter.ts';
import { marked, ofCase, ofContribution, withCase, withContribution } from './rows.ts';

const After = z.strictObject({ mm: z.int(), of: z.int(), id: z.int() });

interface Candidate {
  of: 0 | 1;
  id: number;
  /** In millimetres, so that it is the same number in a token. */
  mm: number;
  uncertainty: number;
}

const inOrder = (one: Omit<Candidate, 'uncertainty'>, other: Omit<Candidate, 'uncertainty'>) =>
  one.mm - other.mm || one.of - other.of || one.id - other.id;

/** The first so many in order, of however many are offered. */
function nearest(most: number) {
  let kept: Candidate[] = [];
  const cut = () => {
    kept.sort(inOrder);
    kept = kept.slice(0, most);
  };
  return {
    offer(one: Candidate): void {
      kept.push(one);
      if (kept.length > most * 4) cut();
    },
    take(): Candidate[] {
      cut();
      return kept;
    },
  };
}

interface Sought {
  centre: LonLat;
  /** How exactly the centre is known. */
  uncertainty: number;
  metres: number;
  certain: boolean;
}

/** Whether a point that far away, known that exactly, lies within: certainly, possibly, or not at all. */
export function lies(distance: number, uncertainty: number, { metres, uncertainty: own }: Sought) {
  if (distance + uncertainty + own <= metres) return 'certain' as const;
  return distance - uncertainty - own <= metres ? ('possible' as const) : null;
}

/** How far out a class has to be looked for; `null` where none of it can lie within. */
function reach(scale: number, { metres, uncertainty, certain }: Sought): number | null {
  if (!certain) return metres + uncertainty + (scales[scale] ?? 0);
  const least = scale === 0 ? 0 : (scales[scale - 1] ?? 0);
  return least + uncertainty > metres ? null : metres - uncertainty;
}

const rowsAtOnce = 2_000;

interface Row {
  id: number;
  lat: number | null;
  lon: number | null;
  uncertainty: number | null;
  cell: number | null;
}

type ReadRows = (scale: number, range: { from: number; to: number }, after: Row | null) => Promise<Row[]>;

async function everyRow(
  sought: Sought,
  read: ReadRows,
  take: (row: { id: number; uncertainty: number } & LonLat) => void,
): Promise<void> {
  for (const scale of scales.keys()) {
    const metres = reach(scale, sought);
    if (metres === null) continue;
    for (const range of cellRanges(boxAround(sought.centre, metres))) {
      let last: Row | null = null;
      do {
        const rows: Row[] = await read(scale, range, last);
        for (const { id, lat, lon, uncertainty } of rows)
          if (lat !== null && lon !== null && uncertainty !== null) take({ id, lat, lon, uncertainty });
        last = rows.length === rowsAtOnce ? (rows.at(-1) ?? null) : null;
      } while (last !== null);
    }
  }
}

const everywhere = { west: -180, south: -90, east: 180, north: 90 };

/** Rows of one class in a range of cells, in the order of the index. */
function reader(context: Context, wanted: Wanted, of: 0 | 1): ReadRows {
  return async (scale, range, after) => {
    if (of === 0) {
      let query = contributionPoints(context, wanted, everywhere, range)
        .select([
          'contribution_point.id',
          'contribution_point.lat',
          'contribution_point.lon',
          'contribution_point.uncertainty',
          'contribution_point.cell',
        ])
        .where('contribution_point.scale', '=', scale)
        .orderBy('contribution_point.cell')
        .orderBy('contribution_point.id')
        .limit(rowsAtOnce);
      if (wanted.contributions !== null)
        query = query
          .where('contribution_point.cell', '>=', range.from)
          .where('contribution_point.cell', '<=', range.to);
      if (after !== null)
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('contribution_point.cell', 'contribution_point.id'), '>', tuple(after.cell ?? 0, after.id)),
        );
      return query.execute();
    }
    let query = casePoints(context, wanted, everywhere, range)
      .select(['case_point.id', 'case_point.lat', 'case_point.lon', 'case_point.uncertainty', 'case_point.cell'])
      .where('case_point.scale', '=', scale)
      .where('case_point.cell', '>=', range.from)
      .where('case_point.cell', '<=', range.to)
      .orderBy('case_point.cell')
      .orderBy('case_point.id')
      .limit(rowsAtOnce);
    if (after !== null)
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('case_point.cell', 'case_point.id'), '>', tuple(after.cell ?? 0, after.id)),
      );
    return query.execute();
  };
}

async function shown(context: Context, wanted: Wanted, found: readonly Candidate[]): Promise<Map<string, MapPoint>> {
  const ids = (of: 0 | 1) => found.filter((one) => one.of === of).map(({ id }) => id);
  const all = { from: 0, to: 2 ** 52 };
  const contributions = await withContribution(contributionPoints(context, wanted, everywhere, all))
    .where('contribution_point.id', 'in', inList(ids(0)))
    .execute();
  const cases = await withCase(casePoints(context, wanted, everywhere, all))
    .where('case_point.id', 'in', inList(ids(1)))
    .execute();
  const ofTips = await marked(context, contributions.map(ofContribution));
  const ofCases = await marked(context, cases.map(ofCase));
  return new Map([
    ...ofTips.map((point) => [`0 ${point.pointId}`, point] as const),
    ...ofCases.map((point) => [`1 ${point.pointId}`, point] as const),
  ]);
}

/** Throws LIST_MOVED_ON. */
export const near: UseCase<'maps.near'> = async (context, input) => {
  const { centre, uncertainty, metres, limit } = input;
  const after = readCursor('maps.near', context, After, input.after);
  const wanted = await wantedBy(context, input.filter);
  const sought: Sought = { centre, uncertainty, metres, certain: input.certainty === 'certain' };
  const kept = nearest(limit + 1);
  const lists = ([0, 1] as const).filter((of) => (of === 0 ? wantsContributions(wanted) : wantsCases(wanted)));
  for (const of of lists)
    await everyRow(sought, reader(context, wanted, of), (row) => {
      const distance = metresBetween(centre, row);
      const how = lies(distance, row.uncertainty, sought);
      if (how === null || (sought.certain && how !== 'certain')) return;
      const one = { of, id: row.id, mm: Math.round(distance * 1_000), uncertainty: row.uncertainty };
      if (after === null || inOrder(one, { ...after, of: after.of === 0 ? 0 : 1 }) > 0) kept.offer(one);
    });
  const found = kept.take();
  const page = found.slice(0, limit);
  const points = await shown(context, wanted, page);
  const last = page.at(-1);
  return {
    found: page.flatMap((one) => {
      const point = points.get(`${one.of} ${one.id}`);
      const certain = lies(one.mm / 1_000, one.uncertainty, sought) === 'certain';
      return point === undefined ? [] : [{ ...point, metres: Math.round(one.mm / 1_000), certain }];
    }),
    next:
      found.length > limit && last !== undefined
        ? writeCursor('maps.near', context, { mm: last.mm, of: last.of, id: last.id })
        : null,
  };
};
