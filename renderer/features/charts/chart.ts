/** A chart as a value: what stands on it and where, and what of it is drawn. Pure. */
import type { ChartFilters, ChartLink, ChartThing, ThingKind } from '../../../preload/contract/charts.ts';
import { catalogue } from './catalogue.ts';
import { type Joined, joined, keyOf } from './things.ts';

const texts = catalogue.chart;

/** A thing where it stands. `version`: of what is saved of it; null for what is not saved yet. */
export interface Item {
  key: string;
  fact: ChartThing;
  x: number;
  y: number;
  hidden: boolean;
  note: string;
  apart: readonly ThingKind[];
  version: number | null;
}

export type Items = ReadonlyMap<string, Item>;

export interface Point {
  x: number;
  y: number;
}

export const newItem = (fact: ChartThing, { x, y }: Point): Item => ({
  key: keyOf(fact.thing),
  fact,
  x,
  y,
  hidden: false,
  note: '',
  apart: [],
  version: null,
});

/** New things around a place, in a spiral, so that none lies on another before they are laid out. */
export function around(place: Point, at: number): Point {
  const angle = at * 2.399963;
  const far = 60 + 14 * Math.sqrt(at);
  return { x: Math.round(place.x + far * Math.cos(angle)), y: Math.round(place.y + far * Math.sin(angle)) };
}

/** With more things, those that were there already as they are. */
export function withThings(items: Items, facts: readonly ChartThing[], near: Point): Map<string, Item> {
  const all = new Map(items);
  for (const fact of facts) {
    const key = keyOf(fact.thing);
    const known = all.get(key);
    all.set(key, known === undefined ? newItem(fact, around(near, all.size - items.size)) : { ...known, fact });
  }
  return all;
}

export const moved = (items: Items, places: ReadonlyMap<string, Point>): Map<string, Item> =>
  new Map(
    [...items].map(([key, item]) => {
      const place = places.get(key);
      return [key, place === undefined ? item : { ...item, x: Math.round(place.x), y: Math.round(place.y) }];
    }),
  );

const dayOf = (at: string) => at.slice(0, 10);

/** Whether the filters let it be drawn. What has no time is not left out by one. */
export function passes({ fact, hidden }: Item, filters: ChartFilters): boolean {
  const { kinds, from, to, source, intelligence } = filters;
  if (hidden || (kinds.length > 0 && !kinds.includes(fact.kind))) return false;
  if (fact.at !== null && from !== null && dayOf(fact.at) < from) return false;
  if (fact.at !== null && to !== null && dayOf(fact.at) > to) return false;
  if (fact.kind !== 'contribution' || (source === null && intelligence === null)) return true;
  if (fact.grade === null) return false;
  return (
    (source === null || fact.grade.source <= source) &&
    (intelligence === null || fact.grade.intelligence <= intelligence)
  );
}

export const isFiltered = ({ kinds, from, to, source, intelligence }: ChartFilters): boolean =>
  kinds.length > 0 || [from, to, source, intelligence].some((one) => one !== null);

/** More leaves of one kind than these at one thing are drawn as one. */
export const leavesApart = 8;

/** What is drawn at one place: a thing, or several leaves of another one. */
export interface Spot extends Point {
  key: string;
  kind: ThingKind;
  title: string;
  /** More than one where they are drawn as one. */
  members: readonly Item[];
  /** Of leaves that are drawn as one, what they are leaves of. */
  parent: string | null;
  note: boolean;
}

/** One line for all links between two spots. */
export interface Edge {
  key: string;
  one: string;
  other: string;
  links: readonly Joined[];
}

export interface Picture {
  spots: readonly Spot[];
  edges: readonly Edge[];
  /** Things that stand on the chart and are not drawn. */
  unseen: number;
}

/** By thing, what it is linked with. */
export function neighbours(links: readonly Joined[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { one, other } of links) {
    found.set(one, (found.get(one) ?? new Set()).add(other));
    found.set(other, (found.get(other) ?? new Set()).add(one));
  }
  return found;
}

export function pictureOf(
  items: Items,
  links: readonly ChartLink[],
  filters: ChartFilters,
  words: (kind: ThingKind, count: number) => string,
): Picture {
  const drawn = [...items.values()].filter((item) => passes(item, filters));
  const shown = new Set(drawn.map(({ key }) => key));
  const between = links.map(joined).filter(({ one, other }) => shown.has(one) && shown.has(other));
  const near = neighbours(between);
  const groups = new Map<string, Item[]>();
  for (const item of drawn) {
    const [parent, ...others] = near.get(item.key) ?? [];
    // What somebody has written a note on is not put away with others.
    if (parent === undefined || others.length > 0 || item.note !== '') continue;
    if (items.get(parent)?.apart.includes(item.fact.kind) === true) continue;
    const key = texts.of(item.fact.kind, parent);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const spotOf = new Map<string, string>();
  const spots: Spot[] = [];
  for (const [key, members] of groups) {
    const [first] = members;
    if (first === undefined || members.length <= leavesApart) continue;
    for (const member of members) spotOf.set(member.key, key);
    const middle = (of: 'x' | 'y') => Math.round(members.reduce((sum, one) => sum + one[of], 0) / members.length);
    spots.push({
      key,
      kind: first.fact.kind,
      title: words(first.fact.kind, members.length),
      members,
      parent: [...(near.get(first.key) ?? [])][0] ?? null,
      x: middle('x'),
      y: middle('y'),
      note: false,
    });
  }
  for (const item of drawn) {
    if (spotOf.has(item.key)) continue;
    spotOf.set(item.key, item.key);
    const { key, fact, x, y, note } = item;
    spots.push({ key, kind: fact.kind, title: fact.title, members: [item], parent: null, x, y, note: note !== '' });
  }
  const edges = new Map<string, { one: string; other: string; links: Joined[] }>();
  for (const link of between) {
    const [one = '', other = ''] = [spotOf.get(link.one), spotOf.get(link.other)].toSorted();
    if (one === other) continue;
    const key = `${one} — ${other}`;
    const edge = edges.get(key) ?? { one, other, links: [] };
    edge.links.push(link);
    edges.set(key, edge);
  }
  return {
    spots,
    edges: [...edges].map(([key, edge]) => ({ key, ...edge })),
    unseen: items.size - drawn.length,
  };
}

/** The spot in that direction among those that are linked with it: the nearest within 60° of it; null where there is none. */
export function towards(
  from: Point,
  among: readonly (Point & { key: string })[],
  direction: 'left' | 'right' | 'up' | 'down',
): string | null {
  const [dx, dy] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction] as [number, number];
  let best: { key: string; cost: number } | null = null;
  for (const { key, x, y } of among) {
    const [ax, ay] = [x - from.x, y - from.y];
    const far = Math.hypot(ax, ay);
    const along = ax * dx + ay * dy;
    if (far === 0 || along / far < 0.5) continue;
    const cost = far * (2 - along / far);
    if (best === null || cost < best.cost) best = { key, cost };
  }
  return best?.key ?? null;
}
