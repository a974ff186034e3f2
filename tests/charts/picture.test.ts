/** What of a chart is drawn, by itself or as one, and where arrow keys lead. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartLink, ChartThing } from '../../preload/contract/charts.ts';
import {
  around,
  type Item,
  leavesApart,
  newItem,
  pictureOf,
  towards,
  withThings,
} from '../../renderer/features/charts/chart.ts';
import { keyOf, thingOfKey, thingsOfAddress } from '../../renderer/features/charts/things.ts';
import { noFilters } from '../../renderer/features/charts/use-chart.ts';
import { differenceOf, merged, placedOf } from '../../renderer/features/charts/use-saving.ts';

const tip = (id: number, more: Partial<ChartThing> = {}): ChartThing => ({
  thing: { contributionId: id },
  kind: 'contribution',
  title: `TIP-26-${id}`,
  detail: '',
  marking: 'OFFICIAL',
  caveats: [],
  at: '2026-03-01T09:00:00.000Z',
  grade: null,
  record: null,
  ...more,
});
const theCase: ChartThing = {
  ...tip(0),
  thing: { investigationId: 1 },
  kind: 'investigation',
  title: 'Op HERON',
  at: null,
};
const linkedTo = (id: number): ChartLink => ({
  from: { contributionId: id },
  to: { investigationId: 1 },
  kind: 'linked',
  words: '',
  days: null,
  grade: null,
  strength: null,
  at: null,
  by: null,
  reason: null,
});
const words = (_: string, count: number) => `${count} contributions`;
const withTips = (count: number) => {
  const ids = Array.from({ length: count }, (_, at) => at + 1);
  return {
    items: withThings(new Map(), [theCase, ...ids.map((id) => tip(id))], { x: 0, y: 0 }),
    links: ids.map(linkedTo),
  };
};

describe('a picture', () => {
  it('draws many leaves of one kind as one, and few one by one', () => {
    const few = withTips(leavesApart);
    expect(pictureOf(few.items, few.links, noFilters, words).spots).toHaveLength(leavesApart + 1);
    const many = withTips(37);
    const { spots, edges } = pictureOf(many.items, many.links, noFilters, words);
    expect(spots.map(({ title }) => title).toSorted()).toEqual(['37 contributions', 'Op HERON']);
    expect(edges).toHaveLength(1);
    expect(edges[0]?.links).toHaveLength(37);
  });

  it('leaves out of a group what has a note or leads on, and opens one that is asked for', () => {
    const { items, links } = withTips(12);
    const noted = new Map(items).set('contribution:1', { ...(items.get('contribution:1') as Item), note: 'Look here' });
    const leads: ChartLink = { ...linkedTo(2), to: { contributionId: 3 }, kind: 'same_person' };
    const titles = (of: ReadonlyMap<string, Item>) =>
      pictureOf(of, [...links, leads], noFilters, words).spots.map(({ title }) => title);
    expect(titles(noted)).toEqual(expect.arrayContaining(['9 contributions', 'TIP-26-1', 'TIP-26-2', 'TIP-26-3']));
    const apart = new Map(items).set('investigation:1', {
      ...(items.get('investigation:1') as Item),
      apart: ['contribution'],
    });
    expect(titles(apart)).toHaveLength(13);
  });

  it('keeps to time and grade: what has no time stays, what is not graded goes', () => {
    const facts = [
      theCase,
      tip(1, { at: '2026-01-01T00:00:00.000Z', grade: { source: '1', intelligence: 'A', handling: 'P' } }),
      tip(2, { grade: { source: '3', intelligence: 'D', handling: 'P' } }),
      tip(3),
    ];
    const items = withThings(new Map(), facts, { x: 0, y: 0 });
    const drawn = (filters: Partial<typeof noFilters>) =>
      pictureOf(items, [], { ...noFilters, ...filters }, words).spots.map(({ key }) => key);
    expect(drawn({ from: '2026-02-01' })).toEqual(['investigation:1', 'contribution:2', 'contribution:3']);
    expect(drawn({ to: '2026-01-01' })).toEqual(['investigation:1', 'contribution:1']);
    expect(drawn({ source: '2' })).toEqual(['investigation:1', 'contribution:1']);
    expect(drawn({ intelligence: 'D' })).toEqual(['investigation:1', 'contribution:1', 'contribution:2']);
    expect(drawn({ kinds: ['investigation'] })).toEqual(['investigation:1']);
  });

  it('puts every thing that is drawn into one spot and no other', () => {
    const pair = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 60 }), fc.array(fc.integer({ min: 1, max: 20 })), (pairs, hidden) => {
        const facts = Array.from({ length: 20 }, (_, at) => tip(at + 1));
        const items = new Map(
          [...withThings(new Map(), facts, { x: 0, y: 0 })].map(([key, item], at) => [
            key,
            { ...item, hidden: hidden.includes(at + 1) },
          ]),
        );
        const links = pairs.map(([one, other]): ChartLink => ({ ...linkedTo(one), to: { contributionId: other } }));
        const { spots, edges, unseen } = pictureOf(items, links, noFilters, words);
        const members = spots.flatMap((spot) => spot.members.map(({ key }) => key));
        expect(new Set(members).size).toBe(members.length);
        expect(members.length + unseen).toBe(20);
        const keys = new Set(spots.map(({ key }) => key));
        for (const { one, other } of edges)
          expect([keys.has(one), keys.has(other), one === other]).toEqual([true, true, false]);
      }),
    );
  });
});

describe('an arrow key', () => {
  it('leads to what is linked in that direction, and nowhere where nothing is', () => {
    const spots = [
      { key: 'right', x: 100, y: 10 },
      { key: 'far right', x: 300, y: 0 },
      { key: 'below', x: 5, y: 80 },
    ];
    const from = { x: 0, y: 0 };
    expect(towards(from, spots, 'right')).toBe('right');
    expect(towards(from, spots, 'down')).toBe('below');
    expect(towards(from, spots, 'left')).toBeNull();
  });
});

describe('an address', () => {
  it('names things that are read back, and nothing else', () => {
    const things = ['contribution:12', 'phone:+447700900123', 'url:https://harbour.example/a:b', 'investigation:3'];
    expect(thingsOfAddress(things.join('\n')).map(keyOf)).toEqual(things);
    for (const wrong of [
      'contribution:0',
      'contribution:x',
      'date:2026-01-01',
      'phone:',
      'nothing',
      'contribution:1e3',
      `phone:${'1'.repeat(301)}`,
    ])
      expect(thingOfKey(wrong)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => void thingsOfAddress(text)));
  });
});

describe('what is saved', () => {
  const item = (id: number, x: number, version: number | null): Item => ({ ...newItem(tip(id), { x, y: 0 }), version });
  const saved = (...items: Item[]) => ({
    version: 1,
    about: { name: 'Chart', note: '', filters: noFilters },
    things: new Map(items.map((one) => [one.key, { ...placedOf(one), version: one.version ?? 1 }])),
  });
  const about = { name: 'Chart', note: '', filters: noFilters };
  const mapOf = (...items: Item[]) => new Map(items.map((one) => [one.key, one]));

  it('is what differs from what was saved last, on the version that it was based on', () => {
    const base = saved(item(1, 0, 3), item(2, 0, 1));
    expect(differenceOf(9, base, mapOf(item(1, 0, 3), item(2, 0, 1)), about)).toBeNull();
    expect(differenceOf(9, base, mapOf(item(1, 5, 3), item(3, 0, null)), { ...about, name: 'Another' })).toMatchObject({
      id: 9,
      about: { was: 1, name: 'Another' },
      put: [
        { thing: { contributionId: 1 }, x: 5, was: 3 },
        { thing: { contributionId: 3 }, was: null },
      ],
      remove: [{ contributionId: 2 }],
    });
  });

  it('takes in what a colleague changed, keeps what was changed here, and brings back nothing that either took off', () => {
    const base = saved(item(1, 0, 1), item(2, 0, 1), item(3, 0, 1));
    const theirs = {
      things: [tip(1), tip(2), tip(4)],
      placed: [item(1, 50, 2), item(2, 0, 1), item(4, 7, 1)].map((one) => ({
        ...placedOf(one),
        version: one.version ?? 1,
      })),
    };
    // Here the second was moved, and the third is as it was; they have taken the third off.
    const ours = mapOf(item(1, 0, 1), item(2, 20, 1), item(3, 0, 1));
    const next = merged(base, ours, theirs as Parameters<typeof merged>[2]);
    expect([...next].map(([key, { x }]) => [key, x]).toSorted()).toEqual([
      ['contribution:1', 50],
      ['contribution:2', 20],
      ['contribution:4', 7],
    ]);
  });

  it('puts new things around the one that they were added to', () => {
    const { x, y } = around({ x: 100, y: 100 }, 3);
    expect(Math.hypot(x - 100, y - 100)).toBeLessThan(120);
  });
});
