import { isLetter, isUpper } from './characters.ts';

/** A word of running text. Apostrophes and hyphens inside belong to it; a possessive ending does not. */
export interface Word {
  text: string;
  lower: string;
  start: number;
  end: number;
  /** How it is written: `Abc` and `ABc` are capital, `ABC` is upper. A single capital letter is `initial`. */
  shape: 'lower' | 'capital' | 'upper' | 'initial';
  /** What stands between this word and the next one, up to 4 characters. */
  gap: string;
}

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

/** The words of a text in order. Linear in the length of the text. */
export function readWords(text: string): Word[] {
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
    const word = text.slice(start, end);
    const last = words.at(-1);
    if (last !== undefined) last.gap = text.slice(last.end, Math.min(start, last.end + 4));
    words.push({ text: word, lower: word.toLowerCase(), start, end, shape: shapeOf(word), gap: '' });
  }
  const last = words.at(-1);
  if (last !== undefined) last.gap = text.slice(last.end, last.end + 4);
  return words;
}
