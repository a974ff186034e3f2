/** What of a timeline is shown: filters, and the state of knowledge at a moment. */
import { z } from 'zod';
import type { Placed, StageStep, TimelineItem } from './types.ts';

/** An empty list means all. */
const Wanted = z.array(z.string()).readonly();
export const TimelineFilter = z.strictObject({
  persons: Wanted,
  places: Wanted,
  sources: Wanted,
  stages: Wanted,
  kinds: Wanted,
  /** What was known by then, milliseconds since 1970; null for all that is known now. */
  knownBy: z.number().nullable(),
});
export type TimelineFilter = z.infer<typeof TimelineFilter>;

export const noFilter: TimelineFilter = {
  persons: [],
  places: [],
  sources: [],
  stages: [],
  kinds: [],
  knownBy: null,
};

const fits = (wanted: readonly string[], values: readonly (string | null)[]) =>
  wanted.length === 0 || values.some((value) => value !== null && wanted.includes(value));

export function isFiltered(filter: TimelineFilter): boolean {
  return (
    filter.knownBy !== null ||
    [filter.persons, filter.places, filter.sources, filter.stages, filter.kinds].some((list) => list.length > 0)
  );
}

/** The items that pass every filter. An item without a person does not pass a filter by person, and so on. */
export function applyFilter<T extends TimelineItem>(items: readonly Placed<T>[], filter: TimelineFilter): Placed<T>[] {
  return items.filter(
    ({ item, known }) =>
      (filter.knownBy === null || known <= filter.knownBy) &&
      fits(filter.persons, item.persons) &&
      fits(filter.places, [item.place]) &&
      fits(filter.sources, [item.source]) &&
      fits(filter.stages, [item.stage]) &&
      fits(filter.kinds, [item.kind]),
  );
}

/** Stage assessments are known when they are written down, late-stage when they are countersigned, and over when a disruption is recorded. */
export function stagesKnownBy(steps: readonly StageStep[], knownBy: number | null): StageStep[] {
  if (knownBy === null) return [...steps];
  const known = (at: string): boolean => Date.parse(at) <= knownBy;
  return steps
    .filter((step) => known(step.knownAt))
    .map((step) => ({
      ...step,
      lateStageSince: step.lateStageSince !== null && known(step.lateStageSince) ? step.lateStageSince : null,
      disrupted: step.disrupted !== null && known(step.disrupted.knownAt) ? step.disrupted : null,
    }));
}

export interface Choice {
  value: string;
  count: number;
}

/** The values of one field with their counts, most frequent first. */
export function choices(items: readonly Placed[], field: 'person' | 'place' | 'source' | 'stage' | 'kind'): Choice[] {
  const counts = new Map<string, number>();
  for (const { item } of items) {
    for (const value of field === 'person' ? item.persons : [item[field]])
      if (value !== null && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
