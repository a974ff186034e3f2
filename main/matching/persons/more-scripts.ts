/** Scripts that `foldText` leaves as they are, written in Latin letters for names: enough to compare by sound. */
import { foldText } from '../names/index.ts';

/** Scripts of India whose letters stand in the same order as those of Devanagari, from U+0980 on, 128 places each. */
const indic = /[\u0980-\u0dff]/g;

/** Forms that Unicode keeps as a letter of their own, such as the Bengali `য়`. */
const asDevanagari = (char: string): string => String.fromCharCode(0x0900 + (char.charCodeAt(0) & 0x7f));

/** Consonants of Ethiopic by row of eight, from U+1200 on; each row has the same vowels in the same order. */
const ethiopicRows =
  'h l h m s r s sh k k k k b v t ch h h n ny - k k kh kh w - z zh y d d j g g g t ch p ts ts f p'.split(' ');
const ethiopicVowels = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa'];

function ethiopic(char: string): string {
  const place = char.charCodeAt(0) - 0x1200;
  const row = ethiopicRows[place >> 3] ?? '';
  const vowel = ethiopicVowels[place & 7] ?? '';
  return row === '-' ? (vowel === 'e' || vowel === '' ? 'a' : vowel) : row + vowel;
}

/** Letters of Urdu, Pashto and Uighur that Arabic writes otherwise. */
const urdu: Readonly<Record<string, string>> = {
  '\u0679': 'ت',
  '\u0688': 'د',
  '\u0691': 'ر',
  '\u06ba': 'ن',
  '\u06be': 'ه',
  '\u06c1': 'ه',
  '\u06d2': 'ي',
};

const hangul = /^[\uac00-\ud7a3]{2,4}$/;
const beyondLatin = /[\u0250-\uffff]/;

/** A word folded as `foldText` does, other scripts of India, Ethiopic and Urdu's letters included. */
export function foldWord(word: string): string {
  if (!beyondLatin.test(word)) return foldText(word);
  // Names of Korea stand without a blank: the first syllable is the surname.
  if (hangul.test(word)) return `${foldText(word.slice(0, 1))} ${foldText(word.slice(1))}`;
  const eased = word
    .normalize('NFKC')
    .replace(/[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]/g, (char) => urdu[char] ?? char)
    .replace(indic, asDevanagari)
    .replace(/[\u1200-\u135f]/g, ethiopic);
  return foldText(eased);
}
