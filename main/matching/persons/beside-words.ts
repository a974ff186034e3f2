/** The words of a text that may say who is meant, beside names. */

import { bitsOf, classMask, classNumber, isCommonWord, isFurtherWord } from '../extract/person-tagger/lexicon.ts';
import type { Word } from '../extract/tokenise.ts';
import {
  eachLatinWord,
  eachTipWord,
  goesOnAt,
  goesOnBefore,
  isLatinText,
  isStopWord,
  phraseWord,
  topicStem,
} from '../scoring/tip-words.ts';
import type { BesideWord } from './mention.ts';
import { foldWord } from './more-scripts.ts';

/** How reports are written, not what they are about. */
const deskWords = new Set(
  'clr caller desk panel closed referral referred form note noted tel mob concern concerned info information prevent officer team review reviewed action contact stated state states reported didnt doesnt wouldnt dont isnt theyre theres whos thats hes shes named name surname nothing known year month week agreed low level monitor safeguarding lead attended given advised says said told asked male female aged lad boy girl woman man'.split(
    ' ',
  ),
);

/** Origin, nationality and faith are never weighed, whatever a text says of them. */
const faith = new Set(
  'imam mosque church temple synagogue gurdwara chapel pray prayer prayed praying preach worship convert converted muslim islam islamic quran koran bible christian faith religion religious god allah'.split(
    ' ',
  ),
);
const ofOrigin = (word: string): boolean => (bitsOf(word) & classMask) === classNumber('nation') || faith.has(word);

const placeCue = /(?:\b(?:in|at|near|nr|from|around|outside|of)|[,(]) $|\($/i;
const openingPlace = /^(?:\[[^\]]*\] ?)?$/;

/** What a word says beside somebody, wherever it stands. */
export type KnownBeside = Pick<BesideWord, 'word' | 'unusual' | 'usual'>;

/** `null` where it says nothing of who is meant. */
export function readBeside(raw: string): KnownBeside | null {
  const word = phraseWord(raw);
  const folded = foldWord(raw.toLowerCase().replace(/['’].{1,3}$/, ''));
  if (isStopWord(word) || isStopWord(folded) || deskWords.has(word) || /\d/.test(word)) return null;
  if (ofOrigin(folded) || ofOrigin(word)) return null;
  const bits = bitsOf(folded) | bitsOf(word);
  const unusual = (bits & (isCommonWord | isFurtherWord)) === 0;
  return {
    word: topicStem(/^[\x20-\x7e]*$/.test(word) ? word.replace(/['’].{1,3}$/, '') : folded),
    unusual,
    usual: (bits & isCommonWord) !== 0 ? 0.01 : unusual ? 0.002 : 0.005,
  };
}

const isBlank = (text: string, at: number): boolean => text.charCodeAt(at) <= 32;

const isPlace = (text: string, start: number, end: number): boolean =>
  placeCue.test(text.slice(Math.max(0, start - 12), start)) ||
  (start < 60 && openingPlace.test(text.slice(0, start)) && /^[.,:]/.test(text.slice(end, end + 1)));

/**
 * In the order of the text; without those in brackets, which are notes of a desk. `read`: the words of the text as `readWords` parts it,
 * which are these but for joined ones and for those of other scripts; `known`: what each of them says by itself, `undefined` where it is joined.
 */
export function besideWords(
  text: string,
  read: readonly Word[] | null,
  known: readonly { beside: KnownBeside | null | undefined }[],
): BesideWord[] {
  const words: BesideWord[] = [];
  const plain = text.includes('[') ? text.replace(/\[[^\]]{0,80}\]/g, (notes) => ' '.repeat(notes.length)) : text;
  const add = (known: KnownBeside | null, start: number, end: number): void => {
    if (known === null) return;
    const { word, unusual, usual } = known;
    words.push({
      word,
      place: unusual && isPlace(text, start, end),
      text: text.slice(start, end),
      start,
      unusual,
      usual,
    });
  };
  const readAgain = (start: number, end: number): void => add(readBeside(text.slice(start, end)), start, end);
  if (read === null || plain !== text || !isLatinText(text)) {
    eachTipWord(plain, readAgain);
    return words;
  }
  let done = 0;
  for (let at = 0; at < read.length; at += 1) {
    const [word, beside] = [read[at], known[at]?.beside];
    if (word === undefined || word.start < done) continue;
    const { start, end } = word;
    if (beside !== undefined && !goesOnBefore(text, start) && !goesOnAt(text, end)) {
      add(beside, start, end);
      done = end;
      continue;
    }
    // Joined to a figure or to another word: all that stands without a blank.
    let [from, to] = [start, end];
    while (from > done && !isBlank(text, from - 1)) from -= 1;
    while (to < text.length && !isBlank(text, to)) to += 1;
    eachLatinWord(text, from, to, readAgain);
    done = to;
  }
  return words;
}
