/**
 * The shortest ways between two places, looked for from both ends at once, a whole level at a time and always on the side that has
 * fewer places to go on from. Pure: where a place leads is asked of whoever calls.
 */

/** Where some places lead: pairs of a place that was asked about and one that it is linked with. `cut`: not everything was read. */
export interface Leads {
  pairs: readonly (readonly [near: string, far: string])[];
  cut: boolean;
}

export interface Bounds {
  /** Links on a way at most. */
  depth: number;
  /** Places looked at, from both sides together. */
  places: number;
  /** Ways given at most. */
  ways: number;
}

export interface Ways {
  /** Each from the one end to the other, with both. */
  ways: string[][];
  more: boolean;
  /** `null` where everything that can be reached was looked at, or a way was found with nothing left out on the way. */
  stopped: 'depth' | 'places' | null;
}

interface Side {
  level: Map<string, number>;
  /** The places one level nearer from which it was reached. */
  before: Map<string, Set<string>>;
  frontier: string[];
  depth: number;
}

const side = (end: string): Side => ({
  level: new Map([[end, 0]]),
  before: new Map(),
  frontier: [end],
  depth: 0,
});

/** All ways from a place back to the end of its side, the place itself first. Stops at `most`. */
function back(of: Side, from: string, most: number): string[][] {
  const done: string[][] = [];
  const open = [[from]];
  while (open.length > 0 && done.length < most) {
    const way = open.pop() ?? [];
    const last = way.at(-1) ?? '';
    const before = [...(of.before.get(last) ?? [])];
    if (before.length === 0) done.push(way);
    for (const one of before.toReversed()) open.push([...way, one]);
  }
  return done;
}

/** Whether one of the bounds was reached is said; a way that is given is a shortest one unless `stopped` is `places`. */
export async function shortestWays(
  from: string,
  to: string,
  { depth, places, ways: most }: Bounds,
  leads: (frontier: readonly string[]) => Promise<Leads>,
): Promise<Ways> {
  if (from === to) return { ways: [[from]], more: false, stopped: null };
  const [here, there] = [side(from), side(to)];
  let cut = false;
  for (;;) {
    if (here.frontier.length === 0 || there.frontier.length === 0)
      return { ways: [], more: false, stopped: cut ? 'places' : null };
    if (here.depth + there.depth >= depth) return { ways: [], more: false, stopped: cut ? 'places' : 'depth' };
    if (here.level.size + there.level.size >= places) return { ways: [], more: false, stopped: 'places' };
    const [near, far] = here.frontier.length <= there.frontier.length ? [here, there] : [there, here];
    const found = await leads(near.frontier);
    cut ||= found.cut;
    near.depth += 1;
    const next: string[] = [];
    for (const [place, reached] of found.pairs) {
      const known = near.level.get(reached);
      if (known === undefined) {
        near.level.set(reached, near.depth);
        next.push(reached);
      }
      if (known === undefined || known === near.depth)
        near.before.set(reached, (near.before.get(reached) ?? new Set()).add(place));
    }
    near.frontier = next;
    const meeting = next.filter((place) => far.level.has(place));
    if (meeting.length > 0) {
      const ways = meeting.flatMap((place) => {
        const first = back(here, place, most + 1).map((way) => way.toReversed());
        const second = back(there, place, most + 1);
        return first.flatMap((one) => second.map((other) => [...one, ...other.slice(1)]));
      });
      const shortest = Math.min(...ways.map((way) => way.length));
      const all = ways.filter((way) => way.length === shortest);
      return { ways: all.slice(0, most), more: all.length > most, stopped: cut ? 'places' : null };
    }
  }
}
