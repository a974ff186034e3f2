/** How two things are connected: the shortest ways through what the viewer may see. */
import { type ChartThing, commonFrom, type LinkKind, type ThingRef } from '../../preload/contract/charts.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { nameTokens } from '../matching/names/index.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { recordedArmsFrom } from './arms.ts';
import { otherEnd } from './around.ts';
import { drawn } from './draw.ts';
import { factsOf } from './facts.ts';
import { keyOf, typeOf } from './thing.ts';
import { type Leads, shortestWays } from './ways.ts';

/** Places looked at; each identifier among them takes three short statements. */
const placesMost = 5_000;
/** Links of one kind that are read of all places of a level together. */
const rowsOfLevel = 5_000;
/** An identifier that was asked for itself, or with everything that many hold, is followed to this many of its holders. */
const followedTo = 500;
const waysMost = 5;
/** What nobody has decided connects nothing by itself: a match rests on the same keys, and on those that many hold. */
const undecided: readonly LinkKind[] = ['unsure', 'may_be_same_person'];

type Identifier = Extract<ThingRef, { kind: unknown }>;

/** What is the same for many without any of them having to do with each other, however few it is held by at the moment. */
function isCommonByKind({ kind, value }: Identifier): boolean {
  if (kind === 'place' || kind === 'vehicle') return true;
  return kind === 'person' && nameTokens(value).length < 2;
}

interface Search {
  context: Context;
  common: boolean;
  /** The two ends, which are followed whatever they are. */
  ends: ReadonlySet<string>;
  things: Map<string, ThingRef>;
  /** By key, where an identifier leads; `null` for one that is passed over. */
  identifiers: Map<string, Leads | null>;
  passedOver: boolean;
}

async function leadsOfIdentifier(search: Search, thing: Identifier): Promise<Leads | null> {
  const key = keyOf(thing);
  const known = search.identifiers.get(key);
  if (known !== undefined) return known;
  const followed = search.common || search.ends.has(key);
  if (!followed && isCommonByKind(thing)) {
    search.identifiers.set(key, null);
    return null;
  }
  const most = followed ? followedTo : commonFrom;
  const pairs = new Map<string, readonly [string, string]>();
  let cut = false;
  for (const arm of recordedArmsFrom('identifier')) {
    const found = await arm.read(search.context, [thing], { after: null, limit: most });
    cut ||= found.length >= most;
    for (const one of found) {
      const end = otherEnd(one, key);
      search.things.set(keyOf(end), end);
      pairs.set(keyOf(end), [key, keyOf(end)]);
    }
  }
  const leads = !followed && (cut || pairs.size >= commonFrom) ? null : { pairs: [...pairs.values()], cut };
  search.identifiers.set(key, leads);
  return leads;
}

/** Without what many hold: it may neither be gone through nor be where both sides meet. */
async function withoutCommon(search: Search, pairs: readonly (readonly [string, string])[]) {
  const kept: (readonly [string, string])[] = [];
  for (const pair of pairs) {
    const end = search.things.get(pair[1]);
    if (end !== undefined && 'kind' in end && (await leadsOfIdentifier(search, end)) === null) search.passedOver = true;
    else kept.push(pair);
  }
  return kept;
}

async function leadsOf(search: Search, frontier: readonly string[]): Promise<Leads> {
  const near = frontier.flatMap((key) => search.things.get(key) ?? []);
  const pairs: (readonly [string, string])[] = [];
  let cut = false;
  for (const [type, places] of Map.groupBy(near, typeOf)) {
    if (type === 'identifier') {
      for (const place of places) {
        const leads = 'kind' in place ? await leadsOfIdentifier(search, place) : null;
        pairs.push(...(leads?.pairs ?? []));
        cut ||= leads?.cut === true;
      }
      continue;
    }
    const keys = new Set(places.map(keyOf));
    for (const arm of recordedArmsFrom(type)) {
      const found = await arm.read(search.context, places, { after: null, limit: rowsOfLevel });
      cut ||= found.length >= rowsOfLevel;
      for (const { link } of found) {
        if (!search.common && undecided.includes(link.kind)) continue;
        const [from, to] = [keyOf(link.from), keyOf(link.to)];
        for (const [one, end, other] of [
          [from, link.to, to],
          [to, link.from, from],
        ] as const) {
          if (!keys.has(one)) continue;
          search.things.set(other, end);
          pairs.push([one, other]);
        }
      }
    }
  }
  return { pairs: await withoutCommon(search, pairs), cut };
}

/** Throws NOT_FOUND where either is none that the viewer may see. */
export const connect: UseCase<'charts.connect'> = async (context, { from, to, depth, common }) => {
  const ends: ReadonlyMap<string, ChartThing> = await factsOf(context, [from, to]);
  if (!ends.has(keyOf(from)) || !ends.has(keyOf(to))) throw new VigilError('NOT_FOUND');
  const search: Search = {
    context,
    common,
    ends: new Set(ends.keys()),
    things: new Map([from, to].map((thing) => [keyOf(thing), thing])),
    identifiers: new Map(),
    passedOver: false,
  };
  const { ways, more, stopped } = await shortestWays(
    keyOf(from),
    keyOf(to),
    { depth, places: placesMost, ways: waysMost },
    (frontier) => leadsOf(search, frontier),
  );
  const named = ways.map((way) => way.flatMap((key) => search.things.get(key) ?? []));
  const { things, links } = await drawn(context, named.flat());
  return { things, links, ways: named, more, stopped, passedOver: search.passedOver };
};
