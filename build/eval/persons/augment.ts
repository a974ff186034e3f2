/** The same text with other names, other places and other spelling, so that the tagger learns what stands around names. */

import { below, chance, pick, type Random } from '../../../main/demonstration/generate/random.ts';
import englishWords from '../../../main/matching/extract/person-tagger/english-words.json' with { type: 'json' };
import {
  bitsOf,
  classMask,
  classNumber,
  isEnglish,
  isGivenName,
} from '../../../main/matching/extract/person-tagger/lexicon.ts';
import { readWords } from '../../../main/matching/extract/tokenise.ts';
import { foldText } from '../../../main/matching/names/fold.ts';
import type { LabelledText, Span } from './labelled-text.ts';
import pools from './name-pools.json' with { type: 'json' };

export const givenPool = pools.given.split('|');
export const surnamePool = pools.surnames.split('|');
export const townPool = pools.towns.split('|');
const ordinaryPool = englishWords.further.split(' ').filter((word) => word.length > 3 && word.length < 9);

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Writes `next` as `model` is written. */
function inCaseOf(model: string, next: string): string {
  if (model.length > 1 && model === model.toUpperCase() && model !== model.toLowerCase()) return next.toUpperCase();
  return model === model.toLowerCase() ? next.toLowerCase() : next;
}

/** A single word for a place in a name. */
export function namePart(random: Random, first: boolean): string {
  if (chance(random, 0.05)) return capitalised(pick(random, ordinaryPool));
  const part = pick(random, first ? givenPool : surnamePool);
  if (!first && chance(random, 0.1)) return `${part}-${pick(random, surnamePool)}`;
  return chance(random, 0.3) ? capitalised(foldText(part)) : part;
}

const fixed = new Set(['honorific', 'particle', 'title'] as const);
const fixedClasses: ReadonlySet<number> = new Set([...fixed].map(classNumber));

function otherWord(random: Random, word: string, first: boolean, whole: boolean): string {
  if (word.length === 1) return inCaseOf(word, String.fromCharCode(65 + below(random, 26)));
  if (fixedClasses.has(bitsOf(word.toLowerCase()) & classMask)) return word;
  return inCaseOf(word, namePart(random, first || (whole && chance(random, 0.5))));
}

/** Puts other text in place of some spans, and moves the names along. */
function replaced(one: LabelledText, changes: readonly (Span & { by: string })[]): LabelledText {
  const ordered = changes.toSorted((a, b) => a.start - b.start);
  let text = '';
  let from = 0;
  const moves: { at: number; by: number }[] = [];
  for (const { start, end, by } of ordered) {
    text += one.text.slice(from, start) + by;
    moves.push({ at: end, by: by.length - (end - start) });
    from = end;
  }
  text += one.text.slice(from);
  const moved = (place: number, isEnd: boolean): number => {
    let sum = place;
    for (const { at, by } of moves) if (at < place || (isEnd && at === place) || (!isEnd && at <= place)) sum += by;
    return sum;
  };
  return { text, names: one.names.map(({ start, end }) => ({ start: moved(start, false), end: moved(end, true) })) };
}

/** Other people. The same word becomes the same word throughout. */
function renamed(random: Random, one: LabelledText): LabelledText {
  const words = new Map<string, string>();
  const changes = one.names.flatMap(({ start, end }) => {
    const inName = readWords(one.text.slice(start, end));
    return inName.map((word, at) => {
      const known = words.get(word.lower) ?? otherWord(random, word.text, at === 0, inName.length === 1);
      words.set(word.lower, known);
      return { start: start + word.start, end: start + word.end, by: inCaseOf(word.text, known) };
    });
  });
  return replaced(one, changes);
}

/** A full name in another form: initials, surname first, in capitals, with an honorific. */
function reformed(random: Random, one: LabelledText): LabelledText {
  const changes = one.names.flatMap(({ start, end }) => {
    const name = one.text.slice(start, end);
    const parts = /^(\p{Lu}[\p{L}'’-]+) (\p{Lu}[\p{L}'’-]+)$/u.exec(name);
    if (parts === null || !chance(random, 0.4)) return [];
    const [, given = '', surname = ''] = parts;
    const by = pick(random, [
      `${surname.toUpperCase()} ${given}`,
      `${surname.toUpperCase()}, ${given}`,
      `${given} ${surname.toUpperCase()}`,
      `${given.charAt(0)}. ${surname}`,
      `${given.charAt(0)}. ${String.fromCharCode(65 + below(random, 26))}. ${surname}`,
      `${given.charAt(0)} ${surname}`,
      `${given} ${surname.charAt(0)}`,
      given,
      `${given} ${pick(random, ['bhai', 'abi', 'abla', 'hoca', 'baji', 'uncle', 'usta', 'apa'])}`,
      `${given} ${namePart(random, true)} ${surname}`,
      `${given} ${pick(random, ['de', 'van', 'bin', 'al', 'ap', 'da', 'Mac', 'Nic', 'Abu', 'Ben'])} ${surname}`,
      `Abu ${given}`,
      `Umm ${given}`,
      `${given} '${namePart(random, true)}' ${surname}`,
    ]);
    return [{ start, end, by }];
  });
  return replaced(one, changes);
}

/** Other places and bodies: capitalised words outside names that no list knows. */
function moved(random: Random, one: LabelledText): LabelledText {
  const changes = readWords(one.text).flatMap((word) => {
    if (word.shape !== 'capital' || word.text.length < 4) return [];
    if ((bitsOf(word.lower) & (isEnglish | isGivenName | classMask)) !== 0) return [];
    if (one.names.some((name) => name.start < word.end && word.start < name.end)) return [];
    const town = pick(random, townPool).split(' ')[0] ?? word.text;
    return [{ start: word.start, end: word.end, by: chance(random, 0.3) ? pick(random, surnamePool) : town }];
  });
  return replaced(one, changes);
}

const sameLength = (text: string, next: string): string => (next.length === text.length ? next : text);

/** As it would stand in another kind of writing; every place stays where it is. */
function respelt(random: Random, one: LabelledText): LabelledText {
  const drawn = random();
  if (drawn < 0.1) return { ...one, text: sameLength(one.text, one.text.toLowerCase()) };
  if (drawn < 0.17) {
    const bare = one.text.toLowerCase().replace(/[.,;:!?"()]/g, ' ');
    return { ...one, text: sameLength(one.text, bare) };
  }
  if (drawn < 0.21) return { ...one, text: sameLength(one.text, one.text.toUpperCase()) };
  return one;
}

/** A new form of a text on every call. */
export function augmented(random: Random, one: LabelledText): LabelledText {
  let now = one;
  if (chance(random, 0.6)) now = renamed(random, now);
  if (chance(random, 0.35)) now = reformed(random, now);
  if (chance(random, 0.35)) now = moved(random, now);
  return respelt(random, now);
}
