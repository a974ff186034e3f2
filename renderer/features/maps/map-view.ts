/** What the map is opened for, and how it was left. */
import { z } from 'zod';
import type { MapFilter } from '../../../preload/contract/maps.ts';
import { IdentifierKind, PointKind } from '../../../preload/contract/vocabulary.ts';
import type { Route } from '../../shell/routes.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.mapView;

type MapRoute = Extract<Route, { name: 'map' }>;

export const Narrowed = z.strictObject({
  /** None chosen means all. */
  kinds: z.array(PointKind),
  from: z.string().nullable(),
  to: z.string().nullable(),
  within: z.number().nullable(),
});
export type Narrowed = z.infer<typeof Narrowed>;

export const notNarrowed: Narrowed = { kinds: [], from: null, to: null, within: null };

/** The name under which the view of a map is kept: one for each thing that it was opened for. */
export const mapName = ({ of }: MapRoute) => (of === null ? 'map' : texts.map(of.kind, of.value));

/** The filter that a route and what somebody narrowed it to give together. */
export function filterOf({ of }: MapRoute, narrowed: Narrowed): MapFilter {
  const id = of !== null && /^\d+$/.test(of.value) ? Number(of.value) : null;
  const kind = of === null ? undefined : IdentifierKind.safeParse(of.kind).data;
  return {
    ...narrowed,
    kinds: narrowed.kinds.length === 0 ? [...PointKind.options] : narrowed.kinds,
    contributionId: of?.kind === 'contribution' ? id : null,
    investigationId: of?.kind === 'investigation' ? id : null,
    entityId: of?.kind === 'entity-record' ? id : null,
    entity: of === null || kind === undefined ? null : { kind, value: of.value },
  };
}

export const Left = z
  .strictObject({
    box: z.strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }),
    zoom: z.number(),
  })
  .nullable();

/** Great Britain, Ireland and what lies around them: what is counted before anybody has looked at a part of the map. */
export const everywhere = { box: { west: -12, south: 48.5, east: 9, north: 61.5 }, zoom: 6 };
