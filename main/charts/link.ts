/** A link as it is read, and how a list of links is read along an index. */
import { type AliasedRawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { ChartLink, ThingRef } from '../../preload/contract/charts.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import type { ThingType } from './thing.ts';

/** `by`: the account of whoever recorded or decided it. */
export type Link = Omit<ChartLink, 'by'> & { by: number | null };

/** Where a list goes on: the values of the columns that it is ordered by. */
export type Place = readonly [string | number, string | number];

export interface Page {
  after: Place | null;
  limit: number;
}

export interface Found {
  link: Link;
  place: Place;
}

/** What a link says by itself, with nothing to add. */
export const plain = { words: '', days: null, grade: null, strength: null, at: null, by: null, reason: null } as const;

/** One is looked up by itself, so that its links are read in order along an index; several by a list. */
export const anyOf = (ids: readonly number[]): readonly ['=' | 'in', number | ReturnType<typeof inList>] => {
  const [first] = ids;
  return ids.length === 1 && first !== undefined ? ['=', first] : ['in', inList(ids)];
};

export interface Placed {
  first: string | number;
  second: string | number;
}

/** A page in the order of two columns, the last first; with no page, the first rows there are, in whatever order is the cheapest. */
export function paged<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  [one, other]: readonly [string, string],
  { after, limit }: Page,
  ordered: boolean,
): SelectQueryBuilder<DB, TB, O & Placed> {
  const first: AliasedRawBuilder<string | number, 'first'> = sql<string | number>`${sql.ref(one)}`.as('first');
  const second: AliasedRawBuilder<string | number, 'second'> = sql<string | number>`${sql.ref(other)}`.as('second');
  // Asked for twice, SQLite would sort by it once more.
  const inOrder = (one === other ? [one] : [one, other]).reduce(
    (so, column) => (ordered ? so.orderBy(sql.ref(column), 'desc') : so),
    query,
  );
  const read = inOrder.limit(limit);
  const from =
    after === null ? read : read.where(sql<SqlBool>`(${sql.ref(one)}, ${sql.ref(other)}) < (${after[0]}, ${after[1]})`);
  return from.select([first, second]) as SelectQueryBuilder<DB, TB, O & Placed>;
}

export interface Arm {
  near: ThingType;
  far: ThingType;
  /** What the matcher finds and nobody has decided: of one thing alone, and never a step of a way. */
  byMatcher?: true;
  /** Whether more may be linked with it than was looked through. */
  cut?(context: Context, near: ThingRef): Promise<boolean>;
  /**
   * Links of these things, all of them of type `near`, with things of type `far`. Of one thing they come in order, from `after` on; of
   * several the first there are. Identifiers are asked for one at a time.
   */
  read(context: Context, near: readonly ThingRef[], page: Page): Promise<Found[]>;
}
