/** Things with all the links that there are between them. */
import { entitiesMatchedMost, linkedCountedTo, type ThingRef } from '../../preload/contract/charts.ts';
import { matchedBetween } from '../entities/matched-things.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { armsFrom, recordedArmsFrom } from './arms.ts';
import { factsOf } from './facts.ts';
import { type Link, plain } from './link.ts';
import { distinct, idOf, idsOf, keyOf, type ThingType, typeOf } from './thing.ts';
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
  ['entity', 'investigation'],
  ['entity', 'subject'],
  ['entity', 'identifier'],
  ['entity', 'entity'],
];

const endsOf = ({ from, to, kind, words }: Link): string => `${keyOf(from)} ${keyOf(to)} ${kind} ${words}`;

/** A store gives them in an order of its own. */
function byEnds(one: Link, other: Link): number {
  const [a, b] = [endsOf(one), endsOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What the matcher finds between entities, and contributions and cases, that are all given. */
async function matchedLinks(context: Context, things: readonly ThingRef[]): Promise<Link[]> {
  const entities = things.filter((thing) => typeOf(thing) === 'entity');
  const found = await matchedBetween(context, entities.map(idOf), idsOf(things, 'contribution'));
  const links: Link[] = found.map(({ entityId, contributionId, words }) => ({
    ...plain,
    from: { entityId },
    to: { contributionId },
    kind: 'matched',
    words,
  }));
  if (idsOf(things, 'investigation').length === 0) return links;
  for (const entity of entities.slice(0, entitiesMatchedMost))
    for (const arm of armsFrom('entity').filter((one) => one.byMatcher === true && one.far === 'investigation'))
      for (const { link } of await arm.read(context, [entity], { after: null, limit: linkedCountedTo }))
        links.push(link);
  return links;
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
    for (const arm of recordedArmsFrom(near).filter((one) => one.far === far)) {
      const found = await arm.read(context, ends, { after: null, limit: rowsAtMost });
      for (const { link } of found) if (facts.has(keyOf(link.from)) && facts.has(keyOf(link.to))) links.push(link);
    }
  }
  for (const link of await matchedLinks(
    context,
    things.map(({ thing }) => thing),
  ))
    if (facts.has(keyOf(link.from)) && facts.has(keyOf(link.to))) links.push(link);
  return { things, links: await toldLinks(context, links.toSorted(byEnds), facts) };
}

export const draw: UseCase<'charts.draw'> = (context, { things }) => drawn(context, things);
