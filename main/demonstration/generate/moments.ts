/** When the work on an investigation is done. */
import { day } from './calendar.ts';
import { between, type Random } from './random.ts';

/** Milliseconds. */
export interface Span {
  from: number;
  to: number;
}

const minute = 60_000;

/** A moment of the day within a span: people meet, buy and travel on any day. */
export function moment(random: Random, { from, to }: Span): number {
  const at = from + random() * Math.max(0, to - from);
  const daytime = Math.floor(at / day) * day + between(random, 8 * 60, 18 * 60) * minute;
  return Math.min(Math.max(daytime, from), Math.max(from, to));
}
