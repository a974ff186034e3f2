/** How much lies in each part of the map, and in each week: counted in the store, of what the viewer may see. */
import { sql } from 'kysely';
import type { MapBox } from '../../preload/contract/maps.ts';
import type { PointKind } from '../../preload/contract/vocabulary.ts';
import { mondayOf, squareSize } from '../matching/places/index.ts';
import type { UseCase } from '../store/use-case.ts';
import {
  casePoints,
  contributionPoints,
  fewCases,
  fewContributions,
  rangesFor,
  wantedBy,
  wantsCases,
  wantsContributions,
} from './filter.ts';

interface Counted {
  square: number;
  kind: PointKind;
  n: number;
  lat: number | null;
  lon: number | null;
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
}

interface Square {
  n: number;
  lat: number;
  lon: number;
  kinds: Partial<Record<PointKind, number>>;
}

/** Ranges of the index may meet in one square. */
function addTo(squares: Map<number, Square>, counted: readonly Counted[]): void {
  for (const { square, kind, n, lat, lon } of counted) {
    const known = squares.get(square) ?? { n: 0, lat: 0, lon: 0, kinds: {} };
    const share = n / (known.n + n);
    squares.set(square, {
      n: known.n + n,
      lat: known.lat + ((lat ?? 0) - known.lat) * share,
      lon: known.lon + ((lon ?? 0) - known.lon) * share,
      kinds: { ...known.kinds, [kind]: (known.kinds[kind] ?? 0) + n },
    });
  }
}

/** The box that holds these; `null` where there are none. */
function extentOf(counted: readonly Counted[]): MapBox | null {
  const known = counted.flatMap(({ west, south, east, north }) =>
    west === null || south === null || east === null || north === null ? [] : [{ west, south, east, north }],
  );
  const [first] = known;
  if (first === undefined) return null;
  return known.reduce(
    (whole, one) => ({
      west: Math.min(whole.west, one.west),
      south: Math.min(whole.south, one.south),
      east: Math.max(whole.east, one.east),
      north: Math.max(whole.north, one.north),
    }),
    first,
  );
}

/** A millionth of a degree is a tenth of a metre; more digits would differ between stores, which add in another order. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

export const squares: UseCase<'maps.squares'> = async (context, { box, zoom, filter }) => {
  const wanted = await wantedBy(context, filter);
  const always = { ...wanted, fromWeek: null, toWeek: null };
  const size = sql.lit(squareSize(zoom));
  const found = new Map<number, Square>();
  const groups: Counted[] = [];
  const weeks = new Map<number, number>();
  const inWeeks = (counted: readonly { week: number | null; n: number }[]) => {
    for (const { week, n } of counted) if (week !== null) weeks.set(week, (weeks.get(week) ?? 0) + n);
  };
  for (const range of wantsContributions(wanted) ? rangesFor(box, fewContributions(wanted)) : []) {
    const counted = await contributionPoints(context, wanted, box, range)
      .select([
        sql<number>`cell / ${size}`.as('square'),
        'contribution_point.kind',
        (eb) => eb.fn.countAll<number>().as('n'),
        (eb) => eb.fn.avg<number | null>('contribution_point.lat').as('lat'),
        (eb) => eb.fn.avg<number | null>('contribution_point.lon').as('lon'),
        (eb) => eb.fn.min<number | null>('contribution_point.lon').as('west'),
        (eb) => eb.fn.min<number | null>('contribution_point.lat').as('south'),
        (eb) => eb.fn.max<number | null>('contribution_point.lon').as('east'),
        (eb) => eb.fn.max<number | null>('contribution_point.lat').as('north'),
      ])
      .groupBy(['square', 'contribution_point.kind'])
      .execute();
    addTo(found, counted);
    groups.push(...counted);
    inWeeks(
      await contributionPoints(context, always, box, range)
        .select(['contribution_point.week', (eb) => eb.fn.countAll<number>().as('n')])
        .groupBy('contribution_point.week')
        .execute(),
    );
  }
  for (const range of wantsCases(wanted) ? rangesFor(box, fewCases(wanted)) : []) {
    const counted = await casePoints(context, wanted, box, range)
      .select([
        sql<number>`cell / ${size}`.as('square'),
        'case_point.kind',
        (eb) => eb.fn.countAll<number>().as('n'),
        (eb) => eb.fn.avg<number | null>('case_point.lat').as('lat'),
        (eb) => eb.fn.avg<number | null>('case_point.lon').as('lon'),
        (eb) => eb.fn.min<number | null>('case_point.lon').as('west'),
        (eb) => eb.fn.min<number | null>('case_point.lat').as('south'),
        (eb) => eb.fn.max<number | null>('case_point.lon').as('east'),
        (eb) => eb.fn.max<number | null>('case_point.lat').as('north'),
      ])
      .groupBy(['square', 'case_point.kind'])
      .execute();
    addTo(found, counted);
    groups.push(...counted);
    inWeeks(
      await casePoints(context, always, box, range)
        .select(['case_point.week', (eb) => eb.fn.countAll<number>().as('n')])
        .groupBy('case_point.week')
        .execute(),
    );
  }
  return {
    total: [...found.values()].reduce((sum, { n }) => sum + n, 0),
    extent: extentOf(groups),
    squares: [...found]
      .sort(([one], [other]) => one - other)
      .map(([, { lat, lon, n, kinds }]) => ({ lat: rounded(lat), lon: rounded(lon), n, kinds })),
    weeks: [...weeks].sort(([one], [other]) => one - other).map(([week, n]) => ({ monday: mondayOf(week), n })),
    more: wanted.more,
  };
};
