/** What is said of links and things: in the status line, at the side and in the list. */
import type { ChartLink, ChartThing, LinkKind } from '../../../preload/contract/charts.ts';
import { printable, thingWord } from '../../../preload/contract/charts.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { dateAndTime } from '../../ui/dates.ts';

const said: Readonly<Record<LinkKind, string>> = {
  subject_of: 'is a subject of',
  has: 'has',
  names: 'names',
  linked: 'is linked to',
  unsure: 'may belong to (decided: unsure)',
  same_person: 'speaks of the same person as',
  may_be_same_person: 'may speak of the same person as (not decided)',
  happened_in: 'is recorded in',
  concerns: 'concerns',
  rests_on: 'rests on',
};

export const linkWord = (kind: LinkKind): string => said[kind];

export const gradeWord = ({ grade }: ChartThing): string | null =>
  grade === null ? null : `${grade.source} ${grade.intelligence} ${grade.handling}`;

/** Why a link is there, in a sentence: `TIP-26-000001 names 07700 900123, as “0770 0900123”; graded 2 D P`. */
export function whyLinked(link: ChartLink, from: ChartThing, to: ChartThing, zone: string): string {
  const grade = gradeWord(from) ?? gradeWord(to);
  const quoted = link.kind === 'names' || link.kind === 'has';
  const words = link.words === '' || link.words === to.title ? null : quoted ? `as “${link.words}”` : link.words;
  return printable(
    [
      `${from.title} ${said[link.kind]} ${to.title}${words === null ? '' : `, ${words}`}`,
      link.strength === null ? null : `${label(link.strength)} match`,
      grade === null ? null : `graded ${grade}`,
      link.by === null ? null : `by ${link.by}`,
      link.at === null ? null : dateAndTime(Date.parse(link.at), zone),
      link.reason,
    ]
      .filter((part) => part !== null && part !== '')
      .join('; '),
  );
}

export const thingInWords = (fact: ChartThing): string =>
  printable(`${thingWord(fact.kind)}, ${fact.title}. ${fact.detail}`);

export const linksInWords = (count: number): string =>
  count === 1 ? '1 link' : `${count.toLocaleString('en-GB')} links`;
