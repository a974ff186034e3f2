/** Links as they are told: between things that are shown, each once, with the names of those who decided. */
import type { ChartLink, ChartThing } from '../../preload/contract/charts.ts';
import { matchedBetween } from '../entities/matched-things.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import type { Link } from './link.ts';
import { distinct, idsOf, keyOf } from './thing.ts';

/** Two may be related in several ways, and each is a link of its own. */
const sameness = ({ from, to, kind, words, days }: Link) =>
  `${keyOf(from)} ${keyOf(to)} ${kind}${kind === 'related' ? ` ${words} ${days?.from} ${days?.to}` : ''}`;

/** What the matcher read is told by the words in which the contribution has it. */
async function inWords(context: Context, links: readonly Link[]): Promise<Link[]> {
  const bare = links.filter(({ kind, words }) => kind === 'matched' && words === '');
  const found = await matchedBetween(
    context,
    idsOf(distinct(bare.map(({ from }) => from)), 'entity'),
    idsOf(distinct(bare.map(({ to }) => to)), 'contribution'),
  );
  const byKey = new Map(
    found.map(({ entityId, contributionId, words }) => [`entity:${entityId} contribution:${contributionId}`, words]),
  );
  return links.map((link) => {
    const words = link.words === '' ? byKey.get(`${keyOf(link.from)} ${keyOf(link.to)}`) : undefined;
    return words === undefined ? link : { ...link, words };
  });
}

export async function toldLinks(
  context: Context,
  links: readonly Link[],
  shown: ReadonlyMap<string, ChartThing>,
): Promise<ChartLink[]> {
  const between = links.filter(({ from, to }) => shown.has(keyOf(from)) && shown.has(keyOf(to)));
  const told = await inWords(context, [...new Map(between.map((link) => [sameness(link), link])).values()]);
  const people = [...new Set(told.flatMap(({ by }) => (by === null ? [] : [by])))];
  const rows =
    people.length === 0
      ? []
      : await context.db.selectFrom('colleague').select(['id', 'name']).where('id', 'in', inList(people)).execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return told.map((link) => ({ ...link, by: link.by === null ? null : (names.get(link.by) ?? null) }));
}
