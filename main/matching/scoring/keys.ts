import type { IdentifierKind } from '../../../preload/contract/vocabulary.ts';
import { type Identifier, readVehicle, type Vehicle } from '../extract/index.ts';
import { foldText, nameKeys, tokenKeys } from '../names/index.ts';
import { type CaseIdentifier, topicOf } from './case-identifiers.ts';
import type { Tip } from './tip.ts';
import { bodyWords, distinctiveWords, isStopWord, phraseWord, type TipWord, tipWords, topicStem } from './tip-words.ts';
import { bodyOf, shapeOf } from './vehicle-match.ts';

/** A word of the key index. The same key of the same kind on both sides makes a candidate. */
export interface LookupKey {
  kind: IdentifierKind;
  key: string;
}

/** A plate with each single place unknown: one lost or misread character still meets. */
const masks = (plate: string): string[] =>
  Array.from(plate, (_, index) => `${plate.slice(0, index)}?${plate.slice(index + 1)}`);

/** A whole plate as contributions may hold it: itself, with one place that could not be read, or its head or tail alone. */
export function partialForms(plate: string): string[] {
  if (plate.length !== 7 || plate.includes('?')) return [plate];
  return [plate, ...masks(plate), `${plate.slice(0, 4)}???`, `????${plate.slice(4)}`];
}

/** Keys under which a whole plate is stored: itself, each place unknown, its head and its tail. */
function plateIndexKeys(plate: string): string[] {
  if (plate.length < 5) return [plate];
  return [plate, ...masks(plate), `^${plate.slice(0, 3)}`, `^${plate.slice(0, 4)}`, `${plate.slice(-3)}$`];
}

/** Keys by which a whole or partial plate is looked up. */
function plateLookupKeys(plate: string): string[] {
  const unknown = plate.split('?').length - 1;
  if (unknown === 0) return plate.length < 5 ? [plate] : [plate, ...masks(plate)];
  if (unknown === 1) return [plate];
  if (!plate.slice(0, 4).includes('?')) return [`^${plate.slice(0, 4)}`];
  if (!plate.slice(0, 3).includes('?')) return [`^${plate.slice(0, 3)}`];
  return plate.slice(-3).includes('?') ? [] : [`${plate.slice(-3)}$`];
}

function vehicleKeys({ colour, make, model, body }: Vehicle): string[] {
  const keys: string[] = [];
  const shape = shapeOf(body ?? bodyOf(model));
  if (make !== null && model !== null) keys.push(`${make} ${model}`);
  if (make !== null && colour !== null) keys.push(`${colour} ${make}`);
  if (make !== null) keys.push(make);
  if (shape !== null && colour !== null) keys.push(`${colour} ${shape}`);
  return keys;
}

/** A web address without its scheme, `www.`, case and closing slash. */
export const urlKey = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '');

const postcodeKeys = (postcode: string): string[] => {
  const sector = /^\S+ \d/.exec(postcode)?.[0];
  return sector === undefined || sector === postcode ? [postcode] : [postcode, sector];
};

const unique = (keys: readonly LookupKey[]): LookupKey[] => {
  const seen = new Map<string, LookupKey>();
  for (const key of keys) seen.set(`${key.kind} ${key.key}`, key);
  return [...seen.values()];
};

/** The keys under which a held identifier is stored. */
export function indexKeys(caseIdentifier: CaseIdentifier): LookupKey[] {
  const of = (keys: readonly string[]): LookupKey[] => keys.map((key) => ({ kind: caseIdentifier.kind, key }));
  const topic = topicOf(caseIdentifier);
  if (topic !== null) return of([`about ${topic}`]);
  switch (caseIdentifier.kind) {
    case 'vrm':
      return of(plateIndexKeys(caseIdentifier.value));
    case 'person':
      return of(nameKeys(caseIdentifier.value));
    case 'vehicle':
      return of(vehicleKeys(readVehicle(caseIdentifier.value)));
    case 'postcode':
      return of(postcodeKeys(caseIdentifier.value));
    case 'url':
      return of([urlKey(caseIdentifier.value)]);
    case 'address':
      return unique(of(caseIdentifier.text.split(',').slice(0, -1).flatMap(distinctiveWords)));
    case 'organisation':
      return unique(of(bodyWords(caseIdentifier.text)));
    case 'place':
      return unique(of(distinctiveWords(caseIdentifier.text)));
    default:
      return of([caseIdentifier.value]);
  }
}

/** The keys whose frequency says how much it weighs that a tip agrees with it: fewer than it is found by. */
export function weighingKeys(caseIdentifier: CaseIdentifier): LookupKey[] {
  const { kind, value } = caseIdentifier;
  if (kind === 'vrm') return [{ kind, key: value }];
  const keys = indexKeys(caseIdentifier);
  // Of a name, the whole; its parts are counted as those of the tip.
  return kind === 'person' ? keys.filter(({ key }) => key.startsWith('w:')) : keys;
}

function identifierKeys(identifier: Identifier): LookupKey[] {
  const of = (keys: readonly string[]): LookupKey[] => keys.map((key) => ({ kind: identifier.kind, key }));
  switch (identifier.kind) {
    case 'vrm':
      return of(plateLookupKeys(identifier.value));
    case 'person':
      return of(nameKeys(identifier.value));
    case 'vehicle':
      return of(vehicleKeys(readVehicle(identifier.value)));
    case 'postcode':
      return of(postcodeKeys(identifier.value));
    case 'url':
      return of([urlKey(identifier.value)]);
    case 'date':
      return [];
    default:
      return of([identifier.value]);
  }
}

const mostTextKeys = 1_500;
const mostNamelike = 40;

/**
 * Words that stand side by side with a capital each and are no ordinary words: somebody's name, which nobody marked because it is
 * misspelt. Only these are looked up by their sound as well; every word by its sound would find half of all names.
 */
function namelike(text: string, words: readonly TipWord[]): Set<string> {
  const found = new Set<string>();
  const fits = ({ word, capital }: TipWord): boolean =>
    capital && word.length > 3 && !isStopWord(word) && !/\d/.test(word);
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    if (before === undefined || !fits(word) || !fits(before) || text.slice(before.end, word.start) !== ' ') continue;
    found.add(before.word).add(word.word);
    if (found.size >= mostNamelike) break;
  }
  return found;
}

/** Two words side by side, in whichever order and case, as the whole of a name is stored. */
const besideAtMost = 3;
function pairKeys(text: string, words: readonly TipWord[]): LookupKey[] {
  const keys: LookupKey[] = [];
  const folded = (word: TipWord): string => foldText(text.slice(word.start, word.end)).replace(/['’]/g, '');
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    if (before === undefined || word.start - before.end > besideAtMost || keys.length >= mostTextKeys) continue;
    // Where neither is an everyday word, each of them finds what holds it.
    if (!isStopWord(word.word) && !isStopWord(before.word)) continue;
    const pair = [folded(before), folded(word)];
    if (pair.every((one) => one.length > 2 && !/\d/.test(one)))
      keys.push({ kind: 'person', key: `w:${[...new Set(pair)].sort().join(' ')}` });
  }
  return keys;
}

/**
 * The keys to look up in the store's index for a tip: of its identifiers, and of its telling words (streets, bodies,
 * places, names that nobody marked as such, topics). Bounded for texts of any length.
 */
export function lookupKeys(text: string, identifiers: readonly Identifier[]): LookupKey[] {
  const keys = identifiers.flatMap(identifierKeys);
  const words = new Map<string, boolean>();
  const all = tipWords(text);
  for (const { word, capital, start, end } of all) {
    if (words.size >= mostTextKeys) break;
    const ordinary = isStopWord(word) || isStopWord(phraseWord(text.slice(start, end).toLowerCase()));
    if (!ordinary && !/^\d+$/.test(word)) words.set(word, (words.get(word) ?? false) || capital);
  }
  for (const word of words.keys()) {
    keys.push({ kind: 'organisation', key: word }, { kind: 'address', key: word }, { kind: 'place', key: word });
    keys.push({ kind: 'place', key: `about ${topicStem(word)}` });
    for (const key of tokenKeys(word)) if (!key.startsWith('p:')) keys.push({ kind: 'person', key });
  }
  for (const word of namelike(text, all)) for (const key of tokenKeys(word)) keys.push({ kind: 'person', key });
  return unique([...keys, ...pairKeys(text, all)]);
}

/** Of all pages together: documents name far more than whoever sends them. */
const mostAttachedKeys = 3_000;
/** Kinds of which what is attached says too much to be looked up by. */
const tooCommon: ReadonlySet<IdentifierKind> = new Set(['place', 'vehicle']);

/** The same for a tip with what is attached to it, whose towns and topics are left aside. */
export function tipKeys({ text, identifiers, attached = [] }: Tip): LookupKey[] {
  const own = lookupKeys(text, identifiers);
  if (attached.length === 0) return own;
  const named = attached.flatMap((page) => page.identifiers.flatMap(identifierKeys));
  const words = unique(attached.flatMap((page) => lookupKeys(page.text, []))).slice(0, mostAttachedKeys);
  return unique([...own, ...[...named, ...words].filter(({ kind }) => !tooCommon.has(kind))]);
}
