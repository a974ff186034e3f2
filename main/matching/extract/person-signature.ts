import { canBeName, isWritten, type Mention } from './person-shape.ts';
import { titles } from './person-words.ts';
import type { Word } from './tokenise.ts';

const closings = new Set('cheerio cheers regards sincerely faithfully yours thanks best respect signed'.split(' '));

/** The name on a line that opens with one: `Ted Oxspring`, `L. Abernethy-Crook`, `Cheerio, Wrenna Tolliver (hon. sec.)`. */
function signatureAt(words: readonly Word[], index: number): Mention | null {
  let first = index;
  const opening = words[first];
  if (opening === undefined) return null;
  if (closings.has(opening.lower) && opening.gap.startsWith(',') && !opening.gap.includes('\n')) first += 1;
  while (titles.has(words[first]?.lower ?? '') && /^\.? $/.test(words[first]?.gap ?? '')) first += 1;
  let last = first;
  let full = 0;
  for (;;) {
    const word = words[last];
    if (word === undefined || !isWritten(word)) return null;
    if (word.shape === 'initial') {
      if (!/^(?:\.| $)/.test(word.gap) || word.gap.includes('\n')) return null;
    } else if (canBeName(word) && word.shape === 'capital') full += 1;
    else return null;
    if (word.gap === '' || !/^(?: |\. )$/.test(word.gap)) break;
    last += 1;
    if (last - first > 3) return null;
  }
  const end = words[last];
  if (end === undefined || full === 0 || last === first) return null;
  return end.gap === '' || /^(?:[.,]?\n|,| \(|\r)/.test(end.gap) ? { first, last } : null;
}

/** Names that stand on a line of their own below the first, as at the foot of a letter. */
export function findSignatures(text: string, words: readonly Word[]): Mention[] {
  if (!text.includes('\n')) return [];
  const found: Mention[] = [];
  for (let index = 1; index < words.length; index += 1) {
    if (words[index - 1]?.gap.includes('\n') !== true) continue;
    const mention = signatureAt(words, index);
    if (mention !== null) found.push(mention);
  }
  return found;
}
