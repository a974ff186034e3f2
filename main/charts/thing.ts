/** Things as values: what each is, by what it is told from others, and how it reads in the store. */
import { ChartIdentifierKind, type ThingKind, type ThingRef } from '../../preload/contract/charts.ts';

/** What decides where a thing is looked up: all identifiers are looked up alike. */
export type ThingType = 'investigation' | 'subject' | 'entity' | 'contribution' | 'event' | 'arrest' | 'identifier';

export function typeOf(thing: ThingRef): ThingType {
  if ('investigationId' in thing) return 'investigation';
  if ('subjectId' in thing) return 'subject';
  if ('entityId' in thing) return 'entity';
  if ('contributionId' in thing) return 'contribution';
  if ('eventId' in thing) return 'event';
  return 'arrestId' in thing ? 'arrest' : 'identifier';
}

export const kindOf = (thing: ThingRef): ThingKind => ('kind' in thing ? thing.kind : (typeOf(thing) as ThingKind));

export const typeOfKind = (kind: ThingKind): ThingType =>
  ChartIdentifierKind.safeParse(kind).success ? 'identifier' : (kind as ThingType);

/** The number of a record; 0 for an identifier, which has none. */
export function idOf(thing: ThingRef): number {
  if ('investigationId' in thing) return thing.investigationId;
  if ('subjectId' in thing) return thing.subjectId;
  if ('entityId' in thing) return thing.entityId;
  if ('contributionId' in thing) return thing.contributionId;
  if ('eventId' in thing) return thing.eventId;
  return 'arrestId' in thing ? thing.arrestId : 0;
}

/** Equal for equal things and for no others: `contribution:12`, `phone:+447700900123`. */
export const keyOf = (thing: ThingRef): string =>
  'kind' in thing ? `${thing.kind}:${thing.value}` : `${typeOf(thing)}:${idOf(thing)}`;

/** As a row of a chart names it; `null` for what no thing is named by. */
export function thingOf(what: ThingKind, id: number | null, value: string | null): ThingRef | null {
  const kind = ChartIdentifierKind.safeParse(what);
  if (kind.success) return value === null ? null : { kind: kind.data, value };
  if (id === null) return null;
  if (what === 'investigation') return { investigationId: id };
  if (what === 'subject') return { subjectId: id };
  if (what === 'entity') return { entityId: id };
  if (what === 'contribution') return { contributionId: id };
  return what === 'event' ? { eventId: id } : { arrestId: id };
}

/** Each once, in the order in which they first come. */
export const distinct = (things: readonly ThingRef[]): ThingRef[] => [
  ...new Map(things.map((thing) => [keyOf(thing), thing])).values(),
];

/** The numbers of the things of one type. */
export const idsOf = (things: readonly ThingRef[], type: ThingType): number[] =>
  things.filter((thing) => typeOf(thing) === type).map(idOf);
