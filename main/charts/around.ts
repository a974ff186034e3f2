/** What is linked with one thing: counted by kind first, then shown a page at a time. */
import { z } from 'zod';
import { linkedCountedTo, ThingKind, type ThingRef } from '../../preload/contract/charts.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { armsFrom } from './arms.ts';
import { factsOf } from './facts.ts';
import type { Found } from './link.ts';
import { distinct, keyOf, kindOf, typeOf, typeOfKind } from './thing.ts';
import { toldLinks } from './told.ts';

/** The arm in which a page ended, and where; no place for the beginning of an arm. */
const After = z.strictObject({
  arm: z.int(),
  a: z.union([z.string(), z.number()]),
  b: z.union([z.string(), z.number()]),
});

/** Of a link, the end that is not this thing. */
export const otherEnd = ({ link }: Found, key: string): ThingRef => (keyOf(link.from) === key ? link.to : link.from);

/** Throws NOT_FOUND, the same whether there is no such thing or the viewer may not see it. */
async function requireThing(context: Context, thing: ThingRef) {
  const fact = (await factsOf(context, [thing])).get(keyOf(thing));
  if (fact === undefined) throw new VigilError('NOT_FOUND');
  return fact;
}

/** Throws NOT_FOUND. */
export const around: UseCase<'charts.around'> = async (context, { thing }) => {
  const fact = await requireThing(context, thing);
  const key = keyOf(thing);
  const far = new Map<ThingKind, { keys: Set<string>; orMore: boolean }>();
  for (const arm of armsFrom(typeOf(thing))) {
    const found = await arm.read(context, [thing], { after: null, limit: linkedCountedTo + 1 });
    const orMore = found.length > linkedCountedTo || (found.length > 0 && (await arm.cut?.(context, thing)) === true);
    for (const one of found.slice(0, linkedCountedTo)) {
      const end = otherEnd(one, key);
      const group = far.get(kindOf(end)) ?? { keys: new Set(), orMore: false };
      group.keys.add(keyOf(end));
      group.orMore ||= orMore;
      far.set(kindOf(end), group);
    }
  }
  return {
    thing: fact,
    groups: ThingKind.options.flatMap((kind) => {
      const group = far.get(kind);
      if (group === undefined) return [];
      const { size } = group.keys;
      return [{ kind, count: Math.min(size, linkedCountedTo), orMore: group.orMore || size > linkedCountedTo }];
    }),
  };
};

/** The newest first, where they have a time. Throws NOT_FOUND, LIST_MOVED_ON. */
export const linked: UseCase<'charts.linked'> = async (context, { thing, kind, after: cursor, limit }) => {
  const fact = await requireThing(context, thing);
  const key = keyOf(thing);
  const arms = armsFrom(typeOf(thing)).filter((arm) => arm.far === typeOfKind(kind));
  const after = readCursor('charts.linked', context, After, cursor);
  const at = after?.arm ?? 0;
  const goOn = (arm: number, a: string | number, b: string | number) =>
    writeCursor('charts.linked', context, { arm, a, b });
  const beginning = after === null || (after.a === '' && after.b === '');
  const page = { after: beginning ? null : ([after.a, after.b] as const), limit: limit + 1 };
  const read = (await arms[at]?.read(context, [thing], page)) ?? [];
  const shown = read.slice(0, limit);
  const last = shown.at(-1);
  const next =
    read.length > limit && last !== undefined
      ? goOn(at, ...last.place)
      : at + 1 < arms.length
        ? goOn(at + 1, '', '')
        : null;
  const wanted = shown.filter((one) => kindOf(otherEnd(one, key)) === kind);
  const ends = distinct(wanted.map((one) => otherEnd(one, key)));
  const facts = await factsOf(context, ends);
  const links = await toldLinks(
    context,
    wanted.map(({ link }) => link),
    new Map([...facts, [key, fact]]),
  );
  return { things: [...facts.values()], links, next };
};
