/**
 * Words that are like a word that was typed, within typing errors: a letter wrong, missing, too many, or swapped with the next. Each word
 * is kept under what is left of its beginning when letters are left out, and so is what was typed: two words within the errors have one of
 * these keys in common, so that they are found along an index, whichever letters are wrong. What has a key in common is then measured.
 */
import { indexForm } from './word-forms.ts';
import { tokensOf } from './word-tokens.ts';

/** Shorter words are like too many others, and numbers and plates are found by their endings. */
const kept = /^\p{L}{3,40}$/u;
const askedFrom = 4;
const twoErrorsFrom = 6;
/** Letters of a word that its keys are made of: whatever lies beyond is measured, not looked up. */
const beginning = 7;

/** How many typing errors a word may have: none below four letters, one below six, and two. */
export function errorsAllowed(word: string): 0 | 1 | 2 {
  const letters = Array.from(word).length;
  if (letters < askedFrom || !kept.test(word)) return 0;
  return letters < twoErrorsFrom ? 1 : 2;
}

/** The words of texts that can be offered, each once and as the index has them. */
export const wordsToOffer = (texts: readonly (string | null)[]): string[] => [
  ...new Set(
    texts.flatMap((text) => (text === null ? [] : tokensOf(indexForm(text)))).filter((word) => kept.test(word)),
  ),
];

function withoutLetters(word: string, most: number): string[] {
  const all = new Set([word]);
  let last = [word];
  for (let times = 0; times < most; times += 1) {
    const next = last.flatMap((one) => {
      const letters = Array.from(one);
      return letters.map((_, at) => letters.toSpliced(at, 1).join(''));
    });
    last = [...new Set(next)].filter((one) => one !== '' && !all.has(one));
    for (const one of last) all.add(one);
  }
  return [...all];
}

const beginningOf = (word: string): string => Array.from(word).slice(0, beginning).join('');

/** Under what a word is kept; the first is its beginning as it is. */
export const keysOfWord = (word: string): string[] =>
  withoutLetters(beginningOf(word), Array.from(word).length < twoErrorsFrom ? 1 : 2);

/** Under what words like this one are looked for. */
export const keysAsked = (word: string): string[] => withoutLetters(beginningOf(word), errorsAllowed(word));

/** The fewest typing errors that make one word of the other, where no letter is touched twice; `most + 1` where it takes more than `most`. */
export function typingErrors(one: string, other: string, most: number): number {
  const [left, right] = [Array.from(one), Array.from(other)];
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const here = [row];
    for (let at = 1; at <= right.length; at += 1) {
      const same = left[row - 1] === right[at - 1];
      let errors = Math.min((above[at] ?? 0) + 1, (here[at - 1] ?? 0) + 1, (above[at - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && at > 1 && left[row - 1] === right[at - 2] && left[row - 2] === right[at - 1];
      if (swapped) errors = Math.min(errors, (before[at - 2] ?? 0) + 1);
      here.push(errors);
    }
    if (Math.min(...here) > most && Math.min(...above) > most) return most + 1;
    [before, above] = [above, here];
  }
  return Math.min(above[right.length] ?? 0, most + 1);
}

/** Those of `words` that are within the errors that `word` may have, itself among them. */
export const withinErrors = (word: string, words: readonly string[]): string[] => {
  const most = errorsAllowed(word);
  return words.filter((one) => typingErrors(word, one, most) <= most);
};

/** Where words of contributions are counted, and how often they are new there. */
export interface WordsOf {
  readonly compartmentId: number;
  readonly markingRank: number;
  readonly texts: readonly (string | null)[];
}

export interface WordCount {
  readonly word: string;
  readonly compartmentId: number;
  readonly markingRank: number;
  readonly n: number;
}

/** How many contributions of each standing have a word, times `by`; in the order of the index. */
export function countWords(contributions: readonly WordsOf[], by: 1 | -1): WordCount[] {
  const counts: WordCount[] = [];
  const standings = Map.groupBy(contributions, ({ compartmentId, markingRank }) => `${compartmentId} ${markingRank}`);
  for (const alike of standings.values()) {
    const [first] = alike;
    if (first === undefined) continue;
    const { compartmentId, markingRank } = first;
    const times = new Map<string, number>();
    for (const { texts } of alike) for (const word of wordsToOffer(texts)) times.set(word, (times.get(word) ?? 0) + by);
    for (const [word, n] of times) counts.push({ word, compartmentId, markingRank, n });
  }
  return counts.sort((one, other) => (one.word < other.word ? -1 : Number(one.word > other.word)));
}
