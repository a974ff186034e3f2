/** Things as the page tells them apart, and as an address names them. */
import {
  ChartIdentifierKind,
  type ChartLink,
  type ChartThing,
  type ThingRef,
} from '../../../preload/contract/charts.ts';
import type { Route } from '../../shell/routes.ts';

const records = [
  ['investigation', 'investigationId'],
  ['subject', 'subjectId'],
  ['entity', 'entityId'],
  ['contribution', 'contributionId'],
  ['event', 'eventId'],
  ['arrest', 'arrestId'],
] as const;

/** Equal for equal things and for no others: `contribution:12`, `phone:+447700900123`. */
export function keyOf(thing: ThingRef): string {
  if ('kind' in thing) return `${thing.kind}:${thing.value}`;
  const [[field, id] = ['', 0]] = Object.entries(thing);
  return `${field.slice(0, -2)}:${id}`;
}

/** What a key names; null where it names nothing. */
export function thingOfKey(key: string): ThingRef | null {
  const [, what = '', rest = ''] = /^([a-z_]+):(.+)$/su.exec(key) ?? [];
  const kind = ChartIdentifierKind.safeParse(what);
  if (kind.success) return rest.length > 300 ? null : { kind: kind.data, value: rest };
  const field = records.find(([name]) => name === what)?.[1];
  const id = Number(rest);
  if (field === undefined || !/^\d{1,15}$/.test(rest) || id < 1) return null;
  return { [field]: id } as ThingRef;
}

/** The things that an address names: keys, one on a line. */
export const thingsOfAddress = (of: string): ThingRef[] => of.split('\n').flatMap((key) => thingOfKey(key) ?? []);

/** A link with both ends as keys, from the one that tells to what it tells of. */
export interface Joined extends ChartLink {
  one: string;
  other: string;
}

export const joined = (link: ChartLink): Joined => ({ ...link, one: keyOf(link.from), other: keyOf(link.to) });

/** The view with the thing's own record; null where the chart does not show which case it belongs to. */
export function recordOf({ thing }: ChartThing, links: readonly Joined[]): Route | null {
  if ('contributionId' in thing) return { name: 'queue', id: thing.contributionId };
  if ('investigationId' in thing) return { name: 'investigation', id: thing.investigationId, tab: 'overview' };
  if ('entityId' in thing) return { name: 'entity-record', id: thing.entityId };
  if ('kind' in thing) return { name: 'entity', kind: thing.kind, value: thing.value };
  const key = keyOf(thing);
  const [id] = links.flatMap(({ one, to }) => (one === key && 'investigationId' in to ? [to.investigationId] : []));
  if (id === undefined) return null;
  return { name: 'investigation', id, tab: 'subjectId' in thing ? 'subjects' : 'timeline' };
}
