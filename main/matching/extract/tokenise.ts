import { isLetter, isUpper } from './characters.ts';
import { ownCopy } from './own-copy.ts';
import { bitsOf } from './person-tagger/lexicon.ts';
import { hashOf } from './person-tagger/word-table.ts';

/** What a word is wherever it stands. The same object whenever the word is met again, as long as it is kept. */
export interface MetWord {
  text: string;
  lower: string;
  shape: Word['shape'];
  /** Of `lower`. */
  hash: number;
  /** Of `lower`: see `bitsOf`. */
  bits: number;
}

/** A word of running text. Apostrophes and hyphens inside belong to it; a possessive ending does not. */
export interface Word {
  text: string;
  lower: string;
  start: number;
  end: number;
  /** How it is written: `Abc` and `ABc` are capital, `ABC` is upper. A single capital letter is `initial`. */
  shape: 'lower' | 'capital' | 'upper' | 'initial';
  met: MetWord;
  /** What stands between this word and the next one, up to 4 characters. */
  gap: string;
}

const longestKept = 20_000;

const isInner = (code: number): boolean => code === 39 || code === 0x2019 || code === 45;

function shapeOf(text: string): Word['shape'] {
  if (!isUpper(text.charCodeAt(0))) return 'lower';
  if (text.length === 1) return 'initial';
  let lower = false;
  for (let index = 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isLetter(code) && !isUpper(code)) {
      lower = true;
      break;
    }
  }
  return lower ? 'capital' : 'upper';
}

const metWords = new Map<string, MetWord>();
const mostMet = 30_000;
const longestMet = 40;

/** Texts say the same words again: what is known of one is worked out once. */
function metWord(piece: string): MetWord {
  const before = metWords.get(piece);
  if (before !== undefined) return before;
  const text = piece.length <= longestMet ? ownCopy(piece) : piece;
  const lower = text.toLowerCase();
  const hash = hashOf(lower);
  const met = { text, lower, shape: shapeOf(text), hash, bits: bitsOf(lower, hash) };
  if (metWords.size >= mostMet) metWords.clear();
  if (text.length <= longestMet) metWords.set(text, met);
  return met;
}

/** The text that was read last, and its words: whoever looks for identifiers and for persons reads the same text twice. */
let lastText = '';
let lastWords: readonly Word[] = [];

/** The words of a text in order. Linear in the length of the text. */
export function readWords(text: string): readonly Word[] {
  if (text === lastText) return lastWords;
  const words = wordsIn(text);
  // A long one is not held on to.
  if (text.length <= longestKept) {
    lastText = text;
    lastWords = words;
  }
  return words;
}

function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  let index = 0;
  while (index < text.length) {
    if (!isLetter(text.charCodeAt(index))) {
      index += 1;
      continue;
    }
    const start = index;
    while (index < text.length) {
      const code = text.charCodeAt(index);
      if (isLetter(code) || (isInner(code) && isLetter(text.charCodeAt(index + 1)))) index += 1;
      else break;
    }
    let end = index;
    const tail = text.slice(end - 2, end);
    if (end - start > 2 && (tail === "'s" || tail === '’s' || tail === "'S")) end -= 2;
    const met = metWord(text.slice(start, end));
    const last = words.at(-1);
    if (last !== undefined) last.gap = text.slice(last.end, Math.min(start, last.end + 4));
    words.push({ text: met.text, lower: met.lower, start, end, shape: met.shape, met, gap: '' });
  }
  const last = words.at(-1);
  if (last !== undefined) last.gap = text.slice(last.end, last.end + 4);
  return words;
}
