import type { IdentifierKind, SubjectRole } from '../../../preload/contract/vocabulary.ts';
import { readVehicle } from '../extract/index.ts';
import { notNames } from '../extract/person-words.ts';
import { makes, models } from '../extract/vehicle-words.ts';
import { readIdentifiers } from '../identifier-values.ts';
import { foldName, foldText } from '../names/index.ts';
import { isCommonTail, isStopWord, phraseWord, phraseWords, topicStem } from './tip-words.ts';

/** Something that an investigation holds and that a tip may name. */
export interface CaseIdentifier {
  investigationId: number;
  /** `null` when the investigation itself holds it (its area, what its summary speaks of). */
  subjectId: number | null;
  /** Empty when there is no subject. */
  subjectName: string;
  role: SubjectRole | null;
  /** A `place` is an area, a locality, or a telling word of the summary (its value then begins with `about `). */
  kind: IdentifierKind;
  /** Normalised as by `extract`. */
  value: string;
  /** As written on the investigation. */
  text: string;
  /** The subject's date of birth as far as known (`1994-04-11`, `1994-04`, `1994`), for what contradicts. */
  born: string | null;
}

/** What `caseIdentifiersOf` reads of a subject. */
export interface SubjectSource {
  id: number;
  name: string;
  role: SubjectRole | null;
  aliases: readonly string[];
  born: string | null;
  phones: readonly string[];
  emails: readonly string[];
  handles: readonly string[];
  vehicles: readonly { vrm: string | null; make: string | null; model: string | null; colour: string | null }[];
  addresses: readonly { text: string; postcode: string | null }[];
  organisations: readonly string[];
}

/** What `caseIdentifiersOf` reads of an investigation. `area` is free text such as `Halverton (Eastmoor, Saltgate)`. */
export interface InvestigationSource {
  id: number;
  area: string;
  summary: string;
  subjects: readonly SubjectSource[];
}

type Add = (kind: IdentifierKind, value: string, text: string) => void;

/** Words of every second summary: they tell nothing about which investigation a tip is about. */
const caseWords = new Set(
  `suspect suspected assessed believed thought extreme extremist right wing islamist anarchist mindset attack plot planning group cell abroad member investigation subject
  convicted arrested released licence closed charged treated served settled ideology grievance uncorroborated identified unidentified known unknown outlook contact evidence
  preparation interest busy exact method single issue associate witness victim convert former ordinary crime views view cover kind later further programme sentence motive several
  centre center men man girl boy woman woman person people work worked small another friend time name seen make made used using likely possibly possible certain certainly`
    .split(/\s+/)
    .map(phraseWord),
);

/** A name that ends so is a street, and its town matters. */
const streetEnds = new Set([
  'street',
  'road',
  'lane',
  'avenue',
  'terrace',
  'row',
  'walk',
  'crescent',
  'drive',
  'mew',
  'yard',
  'grove',
  'rise',
]);

function addSubject(subject: SubjectSource, add: Add): void {
  if (!/^unknown\b/i.test(subject.name)) add('person', foldName(subject.name), subject.name);
  for (const alias of subject.aliases) add('person', foldName(alias), alias);
  /** In the form that tips are looked up by; what does not read as its kind would never be found. */
  const addAll = (kind: IdentifierKind, field: string) => {
    for (const { value, text } of readIdentifiers(kind, field).found) add(kind, value, text);
  };
  for (const phone of subject.phones) addAll('phone', phone);
  for (const email of subject.emails) addAll('email', email);
  for (const handle of subject.handles) addAll('handle', handle);
  for (const vehicle of subject.vehicles) {
    if (vehicle.vrm !== null) addAll('vrm', vehicle.vrm);
    const text = [vehicle.colour, vehicle.make, vehicle.model].filter((word) => word !== null && word !== '').join(' ');
    const read = readVehicle(text);
    const value = [read.colour, read.make, read.model, read.body].filter((word) => word !== null).join(' ');
    if (value !== '') add('vehicle', value, text);
  }
  for (const address of subject.addresses) {
    add(
      'address',
      foldText(address.text),
      address.postcode === null ? address.text : `${address.text}, ${address.postcode}`,
    );
    if (address.postcode !== null) addAll('postcode', address.postcode);
  }
  for (const organisation of subject.organisations) add('organisation', foldText(organisation), organisation);
}

/** The places of an area text, largest first as written; `online` is none. */
export function areaPlaces(area: string): string[] {
  return area
    .split(/[(),;]/)
    .map((place) => place.trim())
    .filter((place) => place !== '' && place.toLowerCase() !== 'online');
}

/** Names with capitals inside the sentences of a summary, at least two words long or not an ordinary word. A make of vehicle is no body. */
function summaryNames(summary: string): string[] {
  const names: string[] = [];
  for (const match of summary.matchAll(/(?<![.!?] )(?<!^)\b\p{Lu}[\p{L}'’]*(?: (?:& )?\p{Lu}[\p{L}'’]*)*/gu)) {
    const name = match[0];
    if (notNames.has(name.toLowerCase())) continue;
    if (makes.has(name.toLowerCase()) || models.has(name.toLowerCase())) continue;
    const words = phraseWords(name).filter((word) => !caseWords.has(word) && !isStopWord(word));
    if (words.length > 0 && name.length > 3) names.push(name);
  }
  return [...new Set(names)];
}

function summaryTopics(summary: string): [stem: string, written: string][] {
  const topics = new Map<string, string>();
  for (const match of summary.matchAll(/(?<![\p{L}])\p{Ll}{4,}/gu)) {
    const word = phraseWord(match[0]);
    if (word.length > 3 && !isStopWord(word) && !isStopWord(match[0]) && !caseWords.has(word))
      topics.set(topicStem(word), match[0]);
  }
  return [...topics];
}

/** Everything of an investigation that a tip may be compared with, in a stable order and without duplicates. */
export function caseIdentifiersOf(investigation: InvestigationSource): CaseIdentifier[] {
  const caseIdentifiers: CaseIdentifier[] = [];
  const seen = new Set<string>();
  const addFor =
    (subject: SubjectSource | null): Add =>
    (kind, value, text) => {
      const key = `${subject?.id ?? ''}|${kind}|${value}`;
      if (value === '' || seen.has(key)) return;
      seen.add(key);
      caseIdentifiers.push({
        investigationId: investigation.id,
        subjectId: subject?.id ?? null,
        subjectName: subject?.name ?? '',
        role: subject?.role ?? null,
        kind,
        value,
        text,
        born: subject?.born ?? null,
      });
    };
  for (const subject of investigation.subjects) addSubject(subject, addFor(subject));
  const own = addFor(null);
  const places = areaPlaces(investigation.area);
  for (const place of places) own('place', foldText(place), place);
  for (const address of investigation.subjects.flatMap((subject) => subject.addresses)) {
    const town = address.text.split(',').at(-1)?.trim() ?? '';
    if (town !== '' && !/\d/.test(town)) own('place', foldText(town), town);
  }
  const placeWords = new Set(places.flatMap(phraseWords));
  for (const name of summaryNames(investigation.summary)) {
    const words = phraseWords(name);
    const rest = words.filter((word) => !placeWords.has(word));
    if (rest.length === 0 || (words.length === 1 && isCommonTail(words[0] ?? ''))) continue;
    if (!streetEnds.has(words.at(-1) ?? '')) own('organisation', foldText(name), name);
    else if (!caseIdentifiers.some((one) => one.kind === 'address' && one.value.includes(foldText(name)))) {
      own('address', foldText(name), [name, ...places.slice(0, 1)].join(', '));
    }
  }
  for (const [stem, written] of summaryTopics(investigation.summary)) own('place', `about ${stem}`, written);
  return caseIdentifiers;
}

/**
 * The stem of a topic word, or `null` for a true place. A topic is one word in small letters; a place that somebody calls About Road
 * has a value that begins alike, and is none.
 */
export const topicOf = ({ kind, value, text }: Pick<CaseIdentifier, 'kind' | 'value' | 'text'>): string | null =>
  kind === 'place' && value.startsWith('about ') && /^\p{Ll}+$/u.test(text) ? value.slice(6) : null;
