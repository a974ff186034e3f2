/** The words of a text as they are seen before any of them is taken for part of a name. */

import { isDigit } from '../extract/characters.ts';
import type { Identifier } from '../extract/index.ts';
import { bitsOf, isEnglish, isGivenName } from '../extract/person-tagger/lexicon.ts';
import { notNames, titles } from '../extract/person-words.ts';
import { stopWords } from '../extract/stop-words.ts';
import { type MetWord, readWords, type Word } from '../extract/tokenise.ts';
import { reportingOfficers } from '../scoring/reporting-officers.ts';
import { type KnownBeside, readBeside } from './beside-words.ts';
import { cue, cuesOf, everyCue } from './cues.ts';
import { foldWord } from './more-scripts.ts';
import { petFamilies } from './pet-names.ts';

const capitalLetter = /\p{Lu}/u;

/** Written without capitals, as people type in a hurry. */
export function withoutCapitals(text: string): boolean {
  let letters = 0;
  let capitals = 0;
  for (let at = 0; at < Math.min(text.length, 2_000); at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 97 && code <= 122) letters += 1;
    else if (code >= 65 && code <= 90) {
      letters += 1;
      capitals += 1;
    } else if (code > 0x7f && capitalLetter.test(text.charAt(at))) capitals += 1;
  }
  return letters > 0 && capitals / letters < 0.03;
}

const mostWords = 1_500;

const uncased =
  /[\u0590-\u08ff\u0900-\u109f\u0e00-\u0fff\u1200-\u139f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Shorthand of reports and contractions that people write without an apostrophe: no names. */
const shorthand = new Set(
  'hr clr veh nr hrs stn tel mob pls ppl gonna didnt doesnt wouldnt couldnt shouldnt dont isnt wasnt arent werent hasnt havent im ive hes shes theres thats whos cos coz yr yrs abt bcos cuz tho thru tmrw ur gf bf abv wk wks mth mths hmrc dsl gp yot rspca ct sat sun gonna wanna innit ppls lol omg u r ya yous ok'.split(
    ' ',
  ),
);
export const moreTitles = new Set(
  'mr mrs ms miss dr pt sir imam shaykh sheikh sheik cllr young old big little uncle auntie aunty'.split(' '),
);

/** Words of everyday English that are surnames too: behind a word that is none they are taken for one. */
export const surnameWords: ReadonlySet<string> = new Set(
  'gill butt chow king hall wood woods ward bell cook baker brown white black gray grey fox wolf rose stone rivers banks bush berry sharp swift short long strong little hardy noble moody savage best goodman christian temple bishop pope dean abbott prior knight page squire earl marshall judge law lawless wise gold silver winter summer frost snow sheikh shaikh shah mirza malik sun song pang fang tang ting bang ping ming dong lam lamb lau mann bird finch swan drake nightingale potter carter turner taylor mason miller fisher hunter archer porter butler parker barber weaver tyler walker price power bright sadler wheeler cooper chandler'.split(
    ' ',
  ),
);

/** What is known of a word wherever it stands. */
interface KnownWord {
  folded: string;
  given: boolean;
  english: boolean;
  capital: boolean;
  /** One letter. */
  single: boolean;
  otherScript: boolean;
  /** An everyday word, or one that a scanner made of it: `frorn` is from. */
  never: boolean;
  /** What it says beside somebody; `undefined` where a hyphen or an apostrophe makes it several words to others. */
  beside: KnownBeside | null | undefined;
  /** Under what other readers of a text look closer (see cues.ts). */
  cues: number;
}

/** A word where it stands in a text, before it is seen as part of a name. */
export interface Seen {
  word: Word;
  known: KnownWord;
  initial: boolean;
  tagged: number;
  blocked: boolean;
  /** Among words that are not English: capitals mean less there. */
  foreign: boolean;
  /** In a passage that is all capitals, which say nothing there. */
  shouted: boolean;
}

export const overlaps = (one: { start: number; end: number }, other: { start: number; end: number }): boolean =>
  one.start < other.end && other.start < one.end;

const knownWords = new Map<MetWord, KnownWord>();
const mostKnown = 30_000;

/** Worked out once for each word that is met. */
function knownWord(word: Word): KnownWord {
  const before = knownWords.get(word.met);
  if (before !== undefined) return before;
  if (knownWords.size >= mostKnown) knownWords.clear();
  const known = readWord(word);
  knownWords.set(word.met, known);
  return known;
}

function readWord(word: Word): KnownWord {
  // `Pendlow'da`: endings behind an apostrophe are not the word's own.
  const folded = foldWord(word.text.replace(/['’].{1,3}$/, '')).replace(/['’`]/g, '');
  const bits = bitsOf(folded);
  const listed = (bits & isEnglish) !== 0;
  const misread = (bits & (isEnglish | isGivenName)) === 0 && isMisread(folded);
  return {
    folded,
    given: (bits & isGivenName) !== 0 || (!listed && isListed(folded)),
    english: listed || stopWords.has(folded) || notNames.has(folded),
    capital: word.shape !== 'lower' && word.shape !== 'initial',
    single: word.text.length === 1 && /\p{L}/u.test(folded) && folded.length === 1,
    otherScript: uncased.test(word.text),
    never:
      contracted.test(word.text) ||
      /(?:something|ish)$/.test(folded) ||
      misread ||
      stopWords.has(folded) ||
      notNames.has(folded) ||
      shorthand.has(folded),
    beside: /['’-]/.test(word.text) ? undefined : readBeside(word.text),
    cues: cuesOf(word.text),
  };
}

/** The words of a text with what is known of them: to be read once, by all who look for persons in it. */
export interface WordsSeen {
  words: readonly Word[];
  known: readonly KnownWord[];
  cues: number;
  /** Not all of a long text is read word by word. */
  whole: boolean;
}

export function wordsSeen(text: string): WordsSeen {
  const all = readWords(text);
  const words = all.length > mostWords ? all.slice(0, mostWords) : all;
  let cues = 0;
  const known = words.map((word) => {
    const one = knownWord(word);
    cues |= one.cues;
    return one;
  });
  const whole = all.length === words.length;
  return { words, known, cues: whole ? cues : everyCue, whole };
}

interface Passage {
  start: number;
  end: number;
}

/** The first of these that touches a word; -1 where none does. */
function touching(passages: readonly Passage[], { start, end }: Word): number {
  for (let at = 0; at < passages.length; at += 1) {
    const one = passages[at];
    if (one !== undefined && one.start < end && start < one.end) return at;
  }
  return -1;
}

export function readSeen(text: string, identifiers: readonly Identifier[], { words, known, cues }: WordsSeen): Seen[] {
  const officers = (cues & cue.rank) === 0 ? [] : reportingOfficers(text);
  const persons = identifiers.filter(({ kind }) => kind === 'person');
  const others = identifiers.filter(({ kind }) => kind !== 'person');
  const seen: Seen[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word, own] = [words[at], known[at]];
    if (word === undefined || own === undefined) break;
    const taggedBy = persons[touching(persons, word)];
    const inOther = others[touching(others, word)];
    const code = own.single ? text.charCodeAt(word.end) : 0;
    seen.push({
      word,
      known: own,
      initial: own.single && !isDigit(code),
      tagged: taggedBy === undefined ? 0 : taggedBy.doubtful === true ? 1 : 2,
      blocked: (inOther !== undefined && !(inOther.kind === 'vehicle' && own.given)) || touching(officers, word) >= 0,
      foreign: false,
      shouted: false,
    });
  }
  markShouted(seen);
  markForeign(seen);
  return seen;
}

const inSmallLetters = new Map<KnownWord, KnownWord>();

/** What is known of a word as if it had been written without a capital. */
function withoutCapital(known: KnownWord): KnownWord {
  const before = inSmallLetters.get(known);
  if (before !== undefined) return before;
  if (inSmallLetters.size >= mostKnown) inSmallLetters.clear();
  const small = { ...known, capital: false };
  inSmallLetters.set(known, small);
  return small;
}

/** A name and its title are shorter, and have no everyday words between them. */
const shortestShout = 4;

/** A shout, a title, a headline: several words in capitals one after another, a quarter of them such as no name has. */
function markShouted(seen: readonly Seen[]): void {
  for (let from = 0; from < seen.length; ) {
    let to = from;
    let everyday = 0;
    while (to < seen.length) {
      const one = seen[to];
      if (one === undefined || (one.word.shape !== 'upper' && one.word.shape !== 'initial')) break;
      if (one.known.never) everyday += 1;
      to += 1;
    }
    if (to - from >= shortestShout && everyday * 4 >= to - from)
      for (const one of seen.slice(from, to)) {
        one.shouted = true;
        one.known = withoutCapital(one.known);
      }
    from = to + 1;
  }
}

const around = 6;
/** Small words that say in which language a passage is. */
const isSmall = (one: Seen | undefined): one is Seen =>
  one !== undefined && !one.known.capital && !one.initial && one.known.folded.length > 2;

/** More than half of the small words around are not English. */
function markForeign(seen: readonly Seen[]): void {
  let small = 0;
  let other = 0;
  for (let at = -around; at < seen.length; at += 1) {
    const [enters, leaves] = [seen[at + around], seen[at - around - 1]];
    if (isSmall(enters)) {
      small += 1;
      if (!enters.known.english && !enters.known.given) other += 1;
    }
    if (isSmall(leaves)) {
      small -= 1;
      if (!leaves.known.english && !leaves.known.given) other -= 1;
    }
    const one = seen[at];
    if (one !== undefined) one.foreign = small > 2 && other * 2 > small;
  }
}

/** What a scanner makes of letters, turned back into an everyday word. */
function isMisread(folded: string): boolean {
  if (!/rn|vv|[il1]|ii/.test(folded)) return false;
  const back = [
    folded.replace(/rn/g, 'm'),
    folded.replace(/vv/g, 'w'),
    folded.replace(/i/g, 'l'),
    folded.replace(/l/g, 'i'),
  ];
  return back.some((one) => one !== folded && (bitsOf(one) & isEnglish) !== 0);
}

/** A fond form or a spelling that the list of given names does not have, or the name of a father as Slavs say it. */
const isListed = (folded: string): boolean =>
  petFamilies(folded).length > 0 || /(?:ovich|evich|[aiy]ich|ovna|evna|ichna)$/.test(folded);

/** `didn't` and its like, of which the words before the apostrophe are not listed as English. */
const contracted = /^(?:do|does|did|is|was|are|were|has|have|had|wo|ca|could|would|should|must|might|need|ai)n['’]t$/i;

export function isNamey(seen: Seen): boolean {
  const { known } = seen;
  if (seen.blocked || seen.initial || titles.has(known.folded)) return false;
  if (seen.tagged > 0) return !known.never || known.given || seen.tagged === 2;
  if (known.never) return false;
  if (known.otherScript) return known.folded.length > 1;
  if (known.capital) return known.given || !known.english;
  if (seen.foreign) return false;
  return !known.english && (known.given || known.folded.length > 2);
}
