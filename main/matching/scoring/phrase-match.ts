import { isCommonTail, isStopWord, phraseWords, type TipWord } from './tip-words.ts';

export interface PhraseMatch {
  start: number;
  end: number;
  /** Telling words that agree, and ordinary ones beside them. */
  telling: number;
  ordinary: number;
  /** Share of the phrase's words that agree, 0 to 1. */
  share: number;
}

/** Where each word of a tip stands. */
export type WordIndex = ReadonlyMap<string, readonly number[]>;

export function indexWords(words: readonly TipWord[]): WordIndex {
  const index = new Map<string, number[]>();
  words.forEach(({ word }, at) => {
    const places = index.get(word);
    if (places === undefined) index.set(word, [at]);
    else places.push(at);
  });
  return index;
}

const window = 4;
const mostPlaces = 24;

/**
 * The best place in a tip where words of a phrase stand together, in any order, within four words; `null` when none of
 * its words is there. Words that the teller rules out ("not Tarnbridge") do not count.
 */
export function findPhrase(
  phrase: string,
  words: readonly TipWord[],
  index: WordIndex,
  common: ReadonlySet<string>,
): PhraseMatch | null {
  const wanted = phraseWords(phrase);
  const set = new Set(wanted);
  let best: PhraseMatch | null = null;
  for (const opening of set) {
    for (const at of (index.get(opening) ?? []).slice(0, mostPlaces)) {
      const match = matchAt(set, words, at, common);
      if (match !== null && (best === null || rank(match) > rank(best)))
        best = { ...match, share: (match.telling + match.ordinary) / set.size };
    }
  }
  return best;
}

const rank = (match: PhraseMatch): number => match.telling * 2 + match.ordinary;

function matchAt(
  wanted: ReadonlySet<string>,
  words: readonly TipWord[],
  at: number,
  common: ReadonlySet<string>,
): PhraseMatch | null {
  const first = words[at];
  if (first === undefined || first.negated) return null;
  const met = new Set<string>();
  let last = first;
  let telling = 0;
  let ordinary = 0;
  for (let index = at; index < words.length && index < at + window; index += 1) {
    const word = words[index];
    if (word === undefined || !wanted.has(word.word) || met.has(word.word) || word.negated) continue;
    met.add(word.word);
    last = word;
    if (isCommonTail(word.word) || isStopWord(word.word) || common.has(word.word)) ordinary += 1;
    else telling += 1;
  }
  return { start: first.start, end: last.end, telling, ordinary, share: 0 };
}
