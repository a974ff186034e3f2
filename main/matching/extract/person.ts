import { foldText } from '../names/fold.ts';
import { doubtfulNames, givenNames } from '../names/given-names.ts';
import { type Identifier, identifier } from './identifier.ts';
import { cuedMention, cueWords } from './person-cues.ts';
import { leaveOutRepetitions } from './person-repetition.ts';
import { canBeName, extendName, isGiven, isWritten, type Mention, startsPlace } from './person-shape.ts';
import { findSignatures } from './person-signature.ts';
import { placeTails } from './person-words.ts';
import { stopWords } from './stop-words.ts';
import { readWords, type Word } from './tokenise.ts';

const isDoubtful = (word: Word): boolean => doubtfulNames.has(word.lower);
const sureFollowers = new Set(
  'hes shes he she is was has who whos bloke guy fella lad lives works drives aka whose'.split(' '),
);
const placeLeads = new Set('in at from to near of into towards around outside'.split(' '));

/** True when a sentence or line begins with the word at `index`. */
export function opensSentence(words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  return before === undefined || /[.!?\n:]/.test(before.gap);
}

/** A given name with a capital, with what follows it. */
function capitalMention(words: readonly Word[], index: number): Mention | null {
  const word = words[index];
  const before = words[index - 1];
  if (word === undefined || !isWritten(word) || !isGiven(word)) return null;
  if (before?.gap.startsWith(' ') === true && isWritten(before) && (before.lower === 'st' || before.lower === 'saint'))
    return null;
  const last = extendName(words, index);
  const after = words[last + 1];
  const placeFollows = words[last]?.gap === ' ' && startsPlace(after);
  if (last === index && placeFollows) return null;
  if (last > index || !isDoubtful(word)) return { first: index, last };
  if (opensSentence(words, index) || word.shape === 'upper') return null;
  return before !== undefined && before.shape === 'lower' && !placeLeads.has(before.lower)
    ? { first: index, last }
    : null;
}

/** A second word in capitals: somebody shouts, and it is no surname. */
const shouts = (word: Word, next: Word | undefined): boolean =>
  word.gap === ' ' && next?.shape === 'upper' && next.text.length > 2;

/** `Flick GARRAD` and `GARRAD, Flick`: police reports write the surname in capitals. */
function policeMention(words: readonly Word[], index: number): Mention | null {
  const word = words[index];
  const next = words[index + 1];
  if (word === undefined || next === undefined || !canBeName(word) || !canBeName(next)) return null;
  if (
    word.shape === 'capital' &&
    next.shape === 'upper' &&
    word.gap === ' ' &&
    next.text.length > 2 &&
    !shouts(next, words[index + 2])
  ) {
    return { first: index, last: extendName(words, index) };
  }
  const turned = word.gap === ', ' && isGiven(next) && (next.gap === '' || /^[.\n,]/.test(next.gap)) && !isGiven(word);
  return turned && (word.shape === 'upper' || index === 0) ? { first: index, last: index + 1 } : null;
}

const humanVerbs = new Set(
  'said says told asked asks lives lived works worked drove drives wants wanted attended rang texted phoned threatened married bragged thinks wrote keeps who admits admitted'.split(
    ' ',
  ),
);

/** Two capitalised words that no list knows, before something that only a person does. */
function actingMention(words: readonly Word[], index: number): Mention | null {
  const word = words[index];
  const next = words[index + 1];
  const after = words[index + 2];
  if (word === undefined || next === undefined || after === undefined || word.gap !== ' ' || !/^,? $/.test(next.gap))
    return null;
  if (word.shape !== 'capital' || next.shape !== 'capital' || !canBeName(word) || !canBeName(next)) return null;
  return after.shape === 'lower' && humanVerbs.has(after.lower) ? { first: index, last: index + 1 } : null;
}

/** `Tahiri Y.` and `M. Sobczak`. */
function initialMention(words: readonly Word[], index: number): Mention | null {
  const word = words[index];
  const next = words[index + 1];
  const before = words[index - 1];
  if (word === undefined || next === undefined) return null;
  if (
    canBeName(word) &&
    word.shape === 'capital' &&
    word.gap === ' ' &&
    next.shape === 'initial' &&
    next.gap.startsWith('.')
  ) {
    return before?.shape === 'lower' ? { first: index, last: index + 1 } : null;
  }
  const opens = before === undefined || before.gap !== ' ' || stopWords.has(before.lower);
  const single =
    word.shape === 'initial' && word.gap === '. ' && canBeName(next) && opens && !/^[.]/.test(before?.gap ?? '');
  return single && !isGiven(next) ? { first: index, last: extendName(words, index + 1) } : null;
}

/** A given name in text without capitals, with the next word when that can only be a surname. */
function lowerMention(words: readonly Word[], index: number): Mention | null {
  const word = words[index];
  if (word === undefined || word.shape !== 'lower' || !isGiven(word)) return null;
  const next = words[index + 1];
  const after = words[index + 2];
  const unknown =
    next !== undefined &&
    next.shape === 'lower' &&
    word.gap === ' ' &&
    next.text.length > 2 &&
    !stopWords.has(next.lower) &&
    !placeTails.has(next.lower);
  const closed =
    unknown &&
    (/^[,.\n]/.test(next.gap) ||
      next.gap === '' ||
      (next.gap === ' ' && after !== undefined && sureFollowers.has(after.lower)));
  const kunya = words[index - 1]?.lower === 'abu' || words[index - 1]?.lower === 'umm';
  const first = kunya && words[index - 1]?.gap === ' ' ? index - 1 : index;
  if (closed && !(isDoubtful(word) && /^[,.\n]/.test(next.gap))) return { first, last: index + 1 };
  if (
    isDoubtful(word) ||
    stopWords.has(word.lower) ||
    (next !== undefined && placeTails.has(next.lower) && word.gap === ' ')
  )
    return null;
  return { first, last: index };
}

/** Text typed in capitals throughout is read as text without any. */
function evenOut(words: Word[]): Word[] {
  let upper = 0;
  let long = 0;
  for (const word of words) {
    if (word.text.length < 3) continue;
    long += 1;
    if (word.shape === 'upper') upper += 1;
  }
  return long > 3 && upper / long > 0.8 ? words.map((word) => ({ ...word, shape: 'lower' })) : words;
}

/** Words that a mention can begin with in lower case: what introduces a name, and given names themselves. */
const lowerOpeners = new Set([...cueWords, ...givenNames]);

/** Most words of a text begin no mention, and are known for that by one look. */
function mayOpen({ shape, lower }: Word): boolean {
  return shape !== 'lower' || lowerOpeners.has(lower) || /[^a-z]/.test(lower);
}

function mentionsIn(words: readonly Word[]): Mention[] {
  const mentions: Mention[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined || !mayOpen(word)) continue;
    const mention =
      cuedMention(words, index) ??
      policeMention(words, index) ??
      capitalMention(words, index) ??
      initialMention(words, index) ??
      actingMention(words, index) ??
      lowerMention(words, index);
    if (mention === null) continue;
    mentions.push(mention);
    index = mention.last;
  }
  return mentions;
}

/**
 * Names of persons (text: as written, without title or rank; value: folded tokens in the order written, one space
 * between). A shorter repetition of a name that stands elsewhere in the text is left out.
 */
export function findPersons(text: string): Identifier[] {
  const words = evenOut(readWords(text));
  const mentions = mentionsIn(words);
  if (mentions.length === 0 && !text.includes('\n')) return [];
  const taken = new Set(
    mentions.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  );
  for (const signature of findSignatures(text, words)) {
    if (!taken.has(signature.first) && !taken.has(signature.last)) mentions.push(signature);
  }
  mentions.sort((one, other) => one.first - other.first);
  const found = mentions.flatMap(({ first, last }) => {
    const opening = words[first];
    const closing = words[last];
    if (opening === undefined || closing === undefined) return [];
    const end = closing.end + (closing.text.length === 1 && text.charAt(closing.end) === '.' ? 1 : 0);
    const value = foldText(text.slice(opening.start, end))
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    return [identifier('person', text, opening.start, end, value)];
  });
  return leaveOutRepetitions(found);
}
