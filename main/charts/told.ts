/** Links as they are told: between things that are shown, each once, with the names of those who decided. */
import type { ChartLink, ChartThing } from '../../preload/contract/charts.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import type { Link } from './link.ts';
import { keyOf } from './thing.ts';

const sameness = ({ from, to, kind }: Link) => `${keyOf(from)} ${keyOf(to)} ${kind}`;

export async function toldLinks(
  { db }: Context,
  links: readonly Link[],
  shown: ReadonlyMap<string, ChartThing>,
): Promise<ChartLink[]> {
  const once = [
    ...new Map(
      links
        .filter(({ from, to }) => shown.has(keyOf(from)) && shown.has(keyOf(to)))
        .map((link) => [sameness(link), link]),
    ).values(),
  ];
  const people = [...new Set(once.flatMap(({ by }) => (by === null ? [] : [by])))];
  const rows =
    people.length === 0
      ? []
      : await db.selectFrom('colleague').select(['id', 'name']).where('id', 'in', inList(people)).execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return once.map((link) => ({ ...link, by: link.by === null ? null : (names.get(link.by) ?? null) }));
}
