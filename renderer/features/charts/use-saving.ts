/** Saves a chart as it is changed, as a draft is: what differs from what was saved last, a moment after the last change. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ChartFilters, PlacedThing } from '../../../preload/contract/charts.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { autosaver, type Saved } from '../../shell/autosave.ts';
import { useBeforeLock } from '../../shell/before-lock.ts';
import { call } from '../../shell/client.ts';
import type { Item, Items } from './chart.ts';
import { keyOf } from './things.ts';
import type { ChartHandle } from './use-chart.ts';

type Opened = Output<'charts.open'>;
export interface About {
  name: string;
  note: string;
  filters: ChartFilters;
}

/** As it was saved last. */
interface Base {
  version: number;
  about: About;
  things: ReadonlyMap<string, PlacedThing>;
}

export const placedOf = ({ fact, x, y, hidden, note, apart }: Item) => ({
  thing: fact.thing,
  x,
  y,
  hidden,
  note,
  apart: [...apart],
});

export const baseOf = ({ version, name, note, filters, placed }: Opened): Base => ({
  version,
  about: { name, note, filters },
  things: new Map(placed.map((one) => [keyOf(one.thing), one])),
});

/** The things of an opened chart, ready to be drawn. */
export function itemsOf({ things, placed }: Opened): Items {
  const places = new Map(placed.map((one) => [keyOf(one.thing), one]));
  return new Map(
    things.flatMap((fact) => {
      const key = keyOf(fact.thing);
      const place = places.get(key);
      return place === undefined ? [] : [[key, { ...place, key, fact }] as const];
    }),
  );
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const withoutVersion = ({ version: _, ...one }: PlacedThing) => one;
const differs = (item: Item, saved: PlacedThing | undefined) =>
  saved === undefined || !same(placedOf(item), withoutVersion(saved));

/** What has to be sent so that what is saved is what is there; null where nothing has. */
export function differenceOf(id: number, base: Base, items: Items, about: About): Input<'charts.save'> | null {
  const put = [...items.values()].flatMap((item) => {
    const saved = base.things.get(item.key);
    return differs(item, saved) ? [{ ...placedOf(item), was: saved?.version ?? null }] : [];
  });
  const remove = [...base.things].flatMap(([key, { thing }]) => (items.has(key) ? [] : [thing]));
  const changed = same(about, base.about) ? null : { was: base.version, ...about };
  return put.length === 0 && remove.length === 0 && changed === null ? null : { id, about: changed, put, remove };
}

/** What a colleague changed comes in; what was changed here stays, and is saved on top of it only where nobody else changed the same. */
export function merged(base: Base, items: Items, theirs: Opened): Items {
  const next = new Map(itemsOf(theirs));
  for (const [key, item] of items) {
    const saved = base.things.get(key);
    if (differs(item, saved) && (saved === undefined || next.has(key))) next.set(key, item);
  }
  for (const key of base.things.keys()) if (!items.has(key)) next.delete(key);
  return next;
}

export function useSaving(opened: Opened, chart: ChartHandle, about: About) {
  const [saved, setSaved] = useState<Saved>({ state: 'nothing' });
  const base = useRef<Base>(baseOf(opened));
  const aboutNow = useRef(about);
  const { state, current, put } = chart;
  const { id, mayChange } = opened;

  const saver = useMemo(
    () =>
      autosaver(async () => {
        const asked = differenceOf(id, base.current, current.current.items, aboutNow.current);
        if (asked === null) return;
        const answer = await call('charts.save', asked);
        const things = new Map(base.current.things);
        for (const thing of asked.remove) things.delete(keyOf(thing));
        for (const one of answer.put) things.set(keyOf(one.thing), one);
        base.current = {
          version: answer.version,
          about: asked.about === null ? base.current.about : aboutOf(asked.about),
          things,
        };
      }, setSaved),
    [id, current],
  );
  useEffect(
    () => () => {
      void saver.flush();
    },
    [saver],
  );
  useBeforeLock(saver.flush);

  useEffect(() => {
    aboutNow.current = about;
    if (mayChange && (state.changes > 0 || !same(about, base.current.about))) saver.typed(undefined);
  }, [about, state.changes, mayChange, saver]);

  /** Another answer about the same chart: what others did meanwhile. */
  const seen = useRef(opened);
  useEffect(() => {
    if (seen.current === opened) return;
    seen.current = opened;
    const ours = differenceOf(id, base.current, current.current.items, aboutNow.current) !== null;
    const items = merged(base.current, current.current.items, opened);
    // What is still to be sent is sent on what it was based on: the engine says where somebody else was first.
    if (!ours) base.current = baseOf(opened);
    put({ ...current.current, items, links: opened.links });
  }, [opened, id, current, put]);

  return {
    saved,
    /** Takes what others saved in place of what was changed here. */
    takeTheirs: useCallback(async () => {
      const theirs = await call('charts.open', { id });
      base.current = baseOf(theirs);
      put({ ...current.current, items: itemsOf(theirs), links: theirs.links, filters: theirs.filters });
      setSaved({ state: 'nothing' });
      return theirs;
    }, [id, current, put]),
    /** Puts what was changed here on top of what others saved. */
    keepMine: useCallback(async () => {
      const theirs = await call('charts.open', { id });
      const items = merged(base.current, current.current.items, theirs);
      base.current = baseOf(theirs);
      put({ ...current.current, items, links: theirs.links, changes: current.current.changes + 1 });
    }, [id, current, put]),
  };
}

const aboutOf = ({ name, note, filters }: About): About => ({ name, note, filters });
