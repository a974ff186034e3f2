/** What is said of links and things: in the status line, at the side and in the list. */
import type { ChartLink, ChartThing, LinkKind } from '../../../preload/contract/charts.ts';
import { printable, recordCodes, type ThingKind, thingCodes, thingWord } from '../../../preload/contract/charts.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { dateAndTime } from '../../ui/dates.ts';
import { daysInWords } from '../entities/words.ts';
import { catalogue } from './catalogue.ts';
import type { Item } from './chart.ts';
import type { Joined } from './things.ts';

const texts = catalogue.words;

const said: Readonly<Record<LinkKind, string>> = {
  subject_of: texts.isASubjectOf,
  has: 'has',
  names: 'names',
  linked: texts.isLinkedTo,
  unsure: texts.mayBelongToDecided,
  same_person: texts.speaksOfTheSame,
  may_be_same_person: texts.maySpeakOfThe,
  happened_in: texts.isRecordedIn,
  concerns: 'concerns',
  rests_on: texts.restsOn,
  recorded_in: texts.isRecordedIn,
  related: texts.isRelatedTo,
  said_same: texts.isSaidToBe,
  matched: texts.isFoundByThe,
};

export const linkWord = (kind: LinkKind): string => said[kind];

/** The letters on a symbol: of a person or thing that a case has a record of, those of its own kind. */
export function codeOf(kind: ThingKind, members: readonly Pick<Item, 'fact'>[]): string {
  const [first] = members;
  return members.length > 1 || first === undefined || first.fact.record === null
    ? thingCodes[kind]
    : recordCodes[first.fact.record.kind];
}

/** A warning stands on one of them. */
export const isWarned = (members: readonly Pick<Item, 'fact'>[]): boolean =>
  members.some(({ fact }) => fact.record !== null && fact.record.warnings.length > 0);

/** What a thing is: of a person or thing that a case has a record of, its own kind. */
export const kindInWords = ({ kind, record }: ChartThing): string =>
  record === null ? thingWord(kind) : texts.onRecord(label(record.kind));

export const gradeWord = ({ grade }: Pick<ChartThing, 'grade'>): string | null =>
  grade === null ? null : `${grade.source} ${grade.intelligence} ${grade.handling}`;

/** Equal for no other link of a chart: two may be related in several ways. */
export const linkKey = ({ one, other, kind, words, days }: Joined): string =>
  `${one} ${other} ${kind} ${words} ${days?.from} ${days?.to}`;

/** In which words it is said, and for which days it holds. */
export const wordsOf = ({ words, days }: ChartLink): string =>
  [words, days === null ? null : daysInWords(days.from, days.to)]
    .filter((part) => part !== null && part !== '')
    .join(', ');

/** Why a link is there, in a sentence: `TIP-26-000001 names 07700 900123, as “0770 0900123”; graded 2 D P`. */
export function whyLinked(link: ChartLink, from: ChartThing, to: ChartThing, zone: string): string {
  const grade = gradeWord(link) ?? gradeWord(from) ?? gradeWord(to);
  const quoted = link.kind === 'names' || link.kind === 'has' || link.kind === 'matched';
  const words = link.words === '' || link.words === to.title ? null : quoted ? texts.as(link.words) : link.words;
  // A relation reads from the one to the other.
  const told =
    link.kind === 'related'
      ? `${from.title}: ${link.words.toLowerCase()} ${to.title}`
      : `${from.title} ${said[link.kind]} ${to.title}${words === null ? '' : `, ${words}`}`;
  return printable(
    [
      told,
      link.days === null ? null : daysInWords(link.days.from, link.days.to),
      link.strength === null ? null : texts.match(label(link.strength)),
      grade === null ? null : texts.graded(grade),
      link.by === null ? null : texts.by(link.by),
      link.at === null ? null : dateAndTime(Date.parse(link.at), zone),
      link.reason,
    ]
      .filter((part) => part !== null && part !== '')
      .join('; '),
  );
}

export const thingInWords = (fact: ChartThing): string =>
  printable(`${kindInWords(fact)}, ${fact.title}. ${fact.detail}`);

export const linksInWords = (count: number): string =>
  count === 1 ? '1 link' : texts.links(count.toLocaleString('en-GB'));
