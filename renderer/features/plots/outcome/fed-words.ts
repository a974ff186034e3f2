/** A contribution that fed a plot, in words. */
import type { FedContribution } from '../../../../preload/contract/outcome.ts';
import { label } from '../../../../preload/contract/vocabulary.ts';
import { dateInWords } from '../../../ui/dates.ts';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.fedWords;

const through = { link: texts.byALink, event: texts.asTheSourceOf, both: texts.byALinkAnd } as const;
export const throughInWords = ({ by }: Pick<FedContribution, 'by'>): string => through[by];

/** `2C P`, or that nobody graded it. */
export const gradeInWords = ({ grade }: Pick<FedContribution, 'grade'>): string =>
  grade === null ? texts.notGraded : `${grade.source} ${grade.intelligence} ${grade.handling}`;

/** `TIP-26-000001. Hotline, received 10 Jan 2026, 08:00. Grade 2 C P. …` */
export function fedInWords(one: FedContribution, zone: string): string {
  const received = dateInWords(Date.parse(one.receivedAt), one.receivedPrecision, zone);
  const known = dateInWords(Date.parse(one.knownAt), 'minute', zone);
  const after = one.counts ? '' : texts.afterTheDisruptionNot;
  return texts.receivedGradeKnownTo(
    one.reference,
    label(one.channel),
    received,
    gradeInWords(one),
    known,
    throughInWords(one),
    after,
  );
}

/** `30.5 days`, `1 day`. */
export const daysInWords = (days: number): string =>
  `${days.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${days === 1 ? 'day' : 'days'}`;
