/** A contribution that fed a plot, in words. */
import type { FedContribution } from '../../../../preload/contract/outcome.ts';
import { label } from '../../../../preload/contract/vocabulary.ts';
import { dateInWords } from '../../../ui/dates.ts';

const through = { link: 'by a link', event: 'as the source of an event', both: 'by a link and an event' } as const;
export const throughInWords = ({ by }: Pick<FedContribution, 'by'>): string => through[by];

/** `2C P`, or that nobody graded it. */
export const gradeInWords = ({ grade }: Pick<FedContribution, 'grade'>): string =>
  grade === null ? 'not graded' : `${grade.source} ${grade.intelligence} ${grade.handling}`;

/** `TIP-26-000001. Hotline, received 10 Jan 2026, 08:00. Grade 2 C P. …` */
export function fedInWords(one: FedContribution, zone: string): string {
  const received = dateInWords(Date.parse(one.receivedAt), one.receivedPrecision, zone);
  const known = dateInWords(Date.parse(one.knownAt), 'minute', zone);
  const after = one.counts ? '' : ' After the disruption: not counted.';
  return `${one.reference}. ${label(one.channel)}, received ${received}. Grade: ${gradeInWords(one)}. Known to the investigation ${known}, ${throughInWords(one)}.${after}`;
}

/** `30.5 days`, `1 day`. */
export const daysInWords = (days: number): string =>
  `${days.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${days === 1 ? 'day' : 'days'}`;
