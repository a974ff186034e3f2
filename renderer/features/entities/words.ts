/** Words of people and things for lists and forms. */
import type { ItemGrade, Relation } from '../../../preload/contract/entity-records.ts';
import { EntityRecordKind, type MarkerKind, relationWords } from '../../../preload/contract/entity-words.ts';
import { handlingWords, intelligenceWords, sourceWords } from '../../../preload/contract/grade-words.ts';
import { type IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { isoInWords } from '../../ui/typed-date.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.words;

export const kindOptions = EntityRecordKind.options.map((value) => ({ value, label: label(value) }));

/** What such a thing is mostly known by. */
export const mostlyKnownBy: Readonly<Record<EntityRecordKind, IdentifierKind>> = {
  person: 'phone',
  vehicle: 'vrm',
  phone: 'phone',
  address: 'address',
  organisation: 'organisation',
  online_account: 'handle',
  object: 'imei',
};

/** Where somebody may come to harm. */
const grave: ReadonlySet<MarkerKind> = new Set(['firearms', 'weapons', 'explosives', 'violent']);
export const markerTone = (kind: MarkerKind) => (grave.has(kind) ? ('danger' as const) : ('warning' as const));

export const gradeLetters = ({ source, intelligence, handling }: ItemGrade) => `${source} ${intelligence} ${handling}`;
export const gradeMeaning = ({ source, intelligence, handling, conditions }: ItemGrade) =>
  [sourceWords[source], intelligenceWords[intelligence], handlingWords[handling], conditions]
    .filter((word) => word !== null)
    .join('; ');

/** `1 Jan 2026 to 3 Mar 2026`, `from 1 Jan 2026`, `until 3 Mar 2026`; null where neither day is known. */
export function daysInWords(from: string | null, to: string | null): string | null {
  if (from !== null && to !== null) return texts.to(isoInWords(from), isoInWords(to));
  if (from !== null) return texts.from(isoInWords(from));
  return to === null ? null : texts.until(isoInWords(to));
}

/** As it reads from the entity whose page it is. */
export const relationInWords = ({ relation, back }: Pick<Relation, 'relation' | 'back'>) =>
  relationWords[relation][back ? 'saysBack' : 'says'];

/** Names that were typed with commas between. */
export const several = (typed: string) =>
  typed
    .split(',')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '');

/** What was told at once of what came in before. */
export const lateInWords = ({ delivered, more }: { delivered: number; more: boolean }): string =>
  delivered === 0
    ? ''
    : texts.earlierContributionItSee(more ? texts.moreThan : '', delivered, delivered === 1 ? ' holds' : texts.sHold);
