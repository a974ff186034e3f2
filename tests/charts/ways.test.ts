/** The search from both ends gives what a plain search gives, on worlds small enough for one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestWays } from '../../main/charts/ways.ts';

type World = ReadonlyMap<string, readonly string[]>;

const worldOf = (pairs: readonly (readonly [number, number])[]): World => {
  const world = new Map<string, string[]>();
  const add = (one: string, other: string) => world.set(one, [...(world.get(one) ?? []), other]);
  for (const [one, other] of pairs) {
    if (one === other) continue;
    add(`n${one}`, `n${other}`);
    add(`n${other}`, `n${one}`);
  }
  return world;
};

const leadsIn = (world: World) => async (frontier: readonly string[]) => ({
  pairs: frontier.flatMap((near) => (world.get(near) ?? []).map((far) => [near, far] as const)),
  cut: false,
});

/** Every simple way of at most so many links, by trying all; the shortest of them. */
function naive(world: World, from: string, to: string, depth: number): string[] {
  let open: string[][] = [[from]];
  for (let links = 0; links <= depth; links++) {
    const there = open.filter((way) => way.at(-1) === to);
    if (there.length > 0) return [...new Set(there.map((way) => way.join(' ')))].toSorted();
    open = open.flatMap((way) =>
      [...new Set(world.get(way.at(-1) ?? ''))].filter((next) => !way.includes(next)).map((next) => [...way, next]),
    );
  }
  return [];
}

const bounds = { depth: 6, places: 10_000, ways: 1_000 };

describe('the shortest ways', () => {
  it('are those that trying everything finds, all of them and no others', async () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { maxLength: 18 }), fc.integer({ min: 1, max: 6 }), async (pairs, depth) => {
        const world = worldOf(pairs);
        const { ways, more, stopped } = await shortestWays('n0', 'n1', { ...bounds, depth }, leadsIn(world));
        const all = naive(world, 'n0', 'n1', depth);
        expect(ways.map((way) => way.join(' ')).toSorted()).toEqual(all);
        expect(more).toBe(false);
        // Where nothing was found within the depth and something is farther, it says that it stopped there.
        if (all.length === 0 && naive(world, 'n0', 'n1', 10).length > 0) expect(stopped).toBe('depth');
        else expect(stopped === 'places').toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('say that they stopped, where there is more than may be looked at', async () => {
    const spokes = Array.from({ length: 50 }, (_, at) => [0, at + 2] as const);
    const world = worldOf([
      ...spokes,
      [2, 100],
      [100, 101],
      [101, 102],
      [102, 1],
      ...spokes.map(([, at]) => [1, at + 200] as const),
    ]);
    const found = await shortestWays('n0', 'n1', { ...bounds, places: 20 }, leadsIn(world));
    expect(found).toEqual({ ways: [], more: false, stopped: 'places' });
  });

  it('are told to be some of many', async () => {
    const world = worldOf(
      Array.from({ length: 9 }, (_, at) => [0, at + 2] as const).flatMap(
        ([, at]) =>
          [
            [0, at],
            [at, 1],
          ] as [number, number][],
      ),
    );
    const found = await shortestWays('n0', 'n1', { ...bounds, ways: 5 }, leadsIn(world));
    expect(found.ways).toHaveLength(5);
    expect(found.more).toBe(true);
  });

  it('of a place to itself is the place', async () => {
    expect((await shortestWays('n0', 'n0', bounds, leadsIn(new Map()))).ways).toEqual([['n0']]);
  });
});
