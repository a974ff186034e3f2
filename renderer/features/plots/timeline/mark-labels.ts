/** What a mark is called, for its label, its tooltip and screen readers. */
import { label } from '../../../../preload/contract/vocabulary.ts';
import { basisInWords, DEFAULT_ZONE, dateAndTime, dateInWords, shortDate } from '../../../ui/dates.ts';
import { catalogue } from '../catalogue.ts';
import type { Mark } from './layout.ts';
import { laneLabels, type Placed, type TimelineItem } from './types.ts';

const texts = catalogue.markLabels;

/** `14 Mar 2026, 09:32`, `March 2026 to May 2026`: the date no finer than it is known. */
export function whenInWords(item: TimelineItem, zone: string = DEFAULT_ZONE): string {
  const from = dateInWords(Date.parse(item.from), item.precision, zone);
  if (item.to === null || Date.parse(item.to) <= Date.parse(item.from)) return from;
  const to = dateInWords(Date.parse(item.to), item.toPrecision ?? item.precision, zone);
  return to === from ? from : texts.fromTo(from, to);
}

/** How the date is known and since when the police knew it. */
export function knowledgeInWords(item: TimelineItem, zone: string = DEFAULT_ZONE): string {
  const since = item.lane === 'tip' ? 'linked' : texts.knownSince;
  return `${basisInWords[item.basis]}; ${since} ${dateAndTime(Date.parse(item.knownAt), zone)}`;
}

const first = (items: readonly Placed[]) =>
  items.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY);
const last = (items: readonly Placed[]) =>
  items.reduce((most, { end }) => Math.max(most, end), Number.NEGATIVE_INFINITY);

/** `Tips: Hotline, Van seen twice. 14 Mar 2026, 09:32` or `12 tips, 3 Mar 2026 to 9 Mar 2026`. */
export function markInWords(mark: Mark, zone: string = DEFAULT_ZONE): string {
  const [only] = mark.items;
  if (only === undefined) return '';
  const lane = laneLabels[only.item.lane];
  if (mark.items.length === 1)
    return `${lane}: ${label(only.item.kind)}, ${only.item.title}. ${whenInWords(only.item, zone)}`;
  return texts.severalFromTo(
    mark.items.length,
    lane.toLowerCase(),
    shortDate(first(mark.items), zone),
    shortDate(last(mark.items), zone),
  );
}
