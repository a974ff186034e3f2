/** The words of a text that may say who is meant, beside names. */
import { bitsOf, classMask, classNumber, isCommonWord, isFurtherWord } from '../extract/person-tagger/lexicon.ts';
import { isStopWord, tipWords, topicStem } from '../scoring/tip-words.ts';
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

export function besideWords(text: string): BesideWord[] {
  const words: BesideWord[] = [];
  const plain = text.replace(/\[[^\]]{0,80}\]/g, (notes) => ' '.repeat(notes.length));
  for (const { word, start, end } of tipWords(plain)) {
    const raw = text.slice(start, end);
    const folded = foldWord(raw.toLowerCase().replace(/['’].{1,3}$/, ''));
    if (isStopWord(word) || isStopWord(folded) || deskWords.has(word) || /\d/.test(word)) continue;
    if (ofOrigin(folded) || ofOrigin(word)) continue;
    const stem = topicStem(/^[\x20-\x7e]*$/.test(word) ? word.replace(/['’].{1,3}$/, '') : folded);
    const bits = bitsOf(folded) | bitsOf(word);
    const unusual = (bits & (isCommonWord | isFurtherWord)) === 0;
    const place =
      unusual &&
      (placeCue.test(text.slice(Math.max(0, start - 12), start)) ||
        (start < 60 && openingPlace.test(text.slice(0, start)) && /^[.,:]/.test(text.slice(end))));
    words.push({
      word: stem,
      place,
      text: raw,
      start,
      unusual,
      usual: (bits & isCommonWord) !== 0 ? 0.01 : unusual ? 0.002 : 0.005,
    });
  }
  return words;
}
