/** Things with all the links that there are between them. */
import type { ThingRef } from '../../preload/contract/charts.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { armsFrom } from './arms.ts';
import { factsOf } from './facts.ts';
import type { Link } from './link.ts';
import { distinct, keyOf, type ThingType, typeOf } from './thing.ts';
import { toldLinks } from './told.ts';

/** Rows read of one kind of link at most: a chart holds 3,000 things, and a text names some ten identifiers. */
const rowsAtMost = 60_000;

/** From which side a kind of link is read: from the one that has few of them. */
const sides: readonly (readonly [ThingType, ThingType])[] = [
  ['subject', 'investigation'],
  ['subject', 'identifier'],
  ['investigation', 'identifier'],
  ['contribution', 'investigation'],
  ['contribution', 'identifier'],
  ['contribution', 'contribution'],
  ['event', 'investigation'],
  ['event', 'subject'],
  ['event', 'contribution'],
  ['arrest', 'investigation'],
  ['arrest', 'subject'],
];

const endsOf = ({ from, to, kind }: Link): string => `${keyOf(from)} ${keyOf(to)} ${kind}`;

/** A store gives them in an order of its own. */
function byEnds(one: Link, other: Link): number {
  const [a, b] = [endsOf(one), endsOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Those of the given things that the viewer may see, and the links between them. */
export async function drawn(context: Context, given: readonly ThingRef[]) {
  const facts = await factsOf(context, distinct(given));
  const things = [...facts.values()];
  const byType = Map.groupBy(
    things.map(({ thing }) => thing),
    typeOf,
  );
  const links: Link[] = [];
  for (const [near, far] of sides) {
    const ends = byType.get(near);
    if (ends === undefined || !byType.has(far)) continue;
    for (const arm of armsFrom(near).filter((one) => one.far === far)) {
      const found = await arm.read(context, ends, { after: null, limit: rowsAtMost });
      for (const { link } of found) if (facts.has(keyOf(link.from)) && facts.has(keyOf(link.to))) links.push(link);
    }
  }
  return { things, links: await toldLinks(context, links.toSorted(byEnds), facts) };
}

export const draw: UseCase<'charts.draw'> = (context, { things }) => drawn(context, things);
