/** What somebody opened last: ids alone, kept like the state of their views. What they are called is asked for anew, by need to know. */
import { z } from 'zod';
import type { Input } from '../../preload/contract/index.ts';
import type { Route } from './routes.ts';
import { leaveView, viewAsLeft } from './view-state.ts';

export type Recent = Input<'search.recent'>['items'][number];

const Shape: z.ZodType<Recent[]> = z.array(
  z.strictObject({ kind: z.enum(['contribution', 'investigation']), id: z.int().positive() }),
);
const KEY = 'recent';
const most = 12;

const recentOf = (route: Route | null): Recent | null => {
  if (route?.name === 'investigation') return { kind: 'investigation', id: route.id };
  return route?.name === 'queue' && route.id !== null ? { kind: 'contribution', id: route.id } : null;
};

/** The newest first, without what is open. */
export const recentItems = (open: Route | null): Recent[] => {
  const here = recentOf(open);
  return (viewAsLeft(KEY, Shape) ?? []).filter(({ kind, id }) => kind !== here?.kind || id !== here.id);
};

/** Notes that it was opened. */
export function noteRecent(route: Route | null): void {
  const one = recentOf(route);
  if (one !== null) leaveView(KEY, [one, ...recentItems(route)].slice(0, most));
}

export const routeOfRecent = ({ kind, id }: Recent): Route =>
  kind === 'contribution' ? { name: 'queue', id } : { name: 'investigation', id, tab: 'overview' };
