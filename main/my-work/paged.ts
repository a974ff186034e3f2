/** A list that is put together from several, each read along an index of its own: what comes first in any of them, a page at a time. */

import { greatestId } from '../store/sql.ts';

export interface Placed {
  at: string;
  /** Which of them it is from, so that two of the same time and number keep an order. */
  stream: number;
  id: number;
}

/** Newest first. */
export const newestFirst = (one: Placed, other: Placed) =>
  other.at.localeCompare(one.at) || one.stream - other.stream || other.id - one.id;

/** From when on, and up to which time; of that time itself only what has a lower number. */
export interface Span {
  since: string;
  until: string;
  below: number;
  /** As many at most. */
  limit: number;
}

/** What of one stream comes after a place in that order: everything before a time, and of that time itself what has a lower number. */
export function spanOf(stream: number, after: Placed | null, now: string): Pick<Span, 'until' | 'below'> {
  if (after === null) return { until: now, below: greatestId };
  return { until: after.at, below: stream < after.stream ? 0 : stream > after.stream ? greatestId : after.id };
}
