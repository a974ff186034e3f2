/** A chart on the page: what stands on it, what is added, moved, hidden and taken off, and how that is undone. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type ChartFilters,
  type ChartLink,
  type ChartThing,
  chartThingsMost,
  type ThingKind,
  type ThingRef,
} from '../../../preload/contract/charts.ts';
import { call } from '../../shell/client.ts';
import { tellFailure } from '../../shell/save.ts';
import { toast } from '../../ui/toast.tsx';
import { catalogue } from './catalogue.ts';
import { type Items, moved, type Picture, type Point, withThings } from './chart.ts';
import { layOut, stopLayingOut } from './lay-out.ts';
import { keyOf } from './things.ts';

const texts = catalogue.useChart;

/** What can be undone. */
interface Step {
  items: Items;
  links: readonly ChartLink[];
  filters: ChartFilters;
}

export interface ChartState extends Step {
  /** Grows with each change that somebody made here, so that it is known what is to be saved. */
  changes: number;
}

export const noFilters: ChartFilters = { kinds: [], from: null, to: null, source: null, intelligence: null };
const stepsKept = 50;

const isAbort = (thrown: unknown) => thrown instanceof DOMException && thrown.name === 'AbortError';

/** Where the spots of a picture go; those in `fixed` stay. */
function placesOf({ spots, edges }: Picture, fixed: (key: string) => boolean) {
  return layOut(
    spots.map(({ key, x, y }) => ({ key, x, y, fixed: fixed(key) })),
    edges.map(({ one, other }) => [one, other] as const),
  );
}

/** Of leaves that are drawn as one, each goes where the one goes. */
function ofMembers({ spots }: Picture, places: ReadonlyMap<string, Point>): Map<string, Point> {
  return new Map(
    spots.flatMap((spot) => {
      const place = places.get(spot.key);
      if (place === undefined) return [];
      const [dx, dy] = [place.x - spot.x, place.y - spot.y];
      return spot.members.map(({ key, x, y }) => [key, { x: x + dx, y: y + dy }] as const);
    }),
  );
}

export function useChart(initial: ChartState, pictured: (state: ChartState) => Picture) {
  const [state, setState] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [undoable, setUndoable] = useState(0);
  const steps = useRef<Step[]>([]);
  const now = useRef(state);
  const put = useCallback((next: ChartState) => {
    now.current = next;
    setState(next);
  }, []);
  useEffect(() => stopLayingOut, []);

  /** Something that somebody did, and may undo. */
  const change = useCallback(
    (next: Partial<Step>) => {
      const { items, links, filters, changes } = now.current;
      steps.current = [...steps.current, { items, links, filters }].slice(-stepsKept);
      setUndoable(steps.current.length);
      put({ ...now.current, ...next, changes: changes + 1 });
    },
    [put],
  );

  const lay = useCallback(
    async (fixed: (key: string) => boolean) => {
      setBusy(true);
      try {
        const picture = pictured(now.current);
        const places = await placesOf(picture, fixed);
        put({
          ...now.current,
          items: moved(now.current.items, ofMembers(picture, places)),
          changes: now.current.changes + 1,
        });
      } catch (thrown) {
        if (!isAbort(thrown)) tellFailure(thrown);
      } finally {
        setBusy(false);
      }
    },
    [pictured, put],
  );

  const add = useCallback(
    async (facts: readonly ChartThing[], near: string | null) => {
      const { items } = now.current;
      const fresh = facts.filter(({ thing }) => !items.has(keyOf(thing)));
      if (fresh.length === 0) return;
      if (items.size + fresh.length > chartThingsMost) {
        toast({
          tone: 'problem',
          text: texts.aChartHoldsThings(chartThingsMost.toLocaleString('en-GB')),
          next: texts.takeSomeOffFirst,
        });
        return;
      }
      const place = (near === null ? undefined : items.get(near)) ?? { x: 0, y: 0 };
      setBusy(true);
      try {
        const next = withThings(items, fresh, place);
        const things: ThingRef[] = [...next.values()].map(({ fact }) => fact.thing);
        const answer = await call('charts.draw', { things });
        const shown = new Set(answer.things.map(({ thing }) => keyOf(thing)));
        const kept = new Map([...withThings(next, answer.things, place)].filter(([key]) => shown.has(key)));
        change({ items: kept, links: answer.links });
        // What was there stays where it is; what is new is laid out around it.
        await lay((key) => items.has(key));
      } catch (thrown) {
        tellFailure(thrown);
      } finally {
        setBusy(false);
      }
    },
    [change, lay],
  );

  const edit = useCallback(
    (keys: readonly string[], what: { hidden?: boolean; note?: string; apart?: readonly ThingKind[] }) => {
      const items = new Map(now.current.items);
      for (const key of keys) {
        const item = items.get(key);
        if (item !== undefined) items.set(key, { ...item, ...what });
      }
      change({ items });
    },
    [change],
  );

  return {
    state,
    busy,
    undoable: undoable > 0,
    add,
    edit,
    put,
    current: now,
    remove: useCallback(
      (keys: readonly string[]) => {
        const gone = new Set(keys);
        change({ items: new Map([...now.current.items].filter(([key]) => !gone.has(key))) });
      },
      [change],
    ),
    move: useCallback(
      (places: ReadonlyMap<string, Point>) =>
        change({ items: moved(now.current.items, ofMembers(pictured(now.current), places)) }),
      [change, pictured],
    ),
    filter: useCallback((filters: ChartFilters) => change({ filters }), [change]),
    showAll: useCallback(() => {
      change({ items: new Map([...now.current.items].map(([key, item]) => [key, { ...item, hidden: false }])) });
    }, [change]),
    arrange: useCallback(async () => {
      change({});
      await lay(() => false);
    }, [change, lay]),
    undo: useCallback(() => {
      const before = steps.current.at(-1);
      if (before === undefined) return;
      steps.current = steps.current.slice(0, -1);
      setUndoable(steps.current.length);
      // What was saved meanwhile keeps its version: it is changed back, and not added anew.
      const items = new Map(
        [...before.items].map(([key, item]) => [
          key,
          { ...item, version: now.current.items.get(key)?.version ?? null },
        ]),
      );
      put({ ...before, items, changes: now.current.changes + 1 });
    }, [put]),
    picture: useMemo(() => pictured(state), [pictured, state]),
  };
}

export type ChartHandle = ReturnType<typeof useChart>;
