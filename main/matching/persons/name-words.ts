/** The words of a text as they are seen before any of them is taken for part of a name. */
import type { Identifier } from '../extract/index.ts';
import { bitsOf, isEnglish, isGivenName } from '../extract/person-tagger/lexicon.ts';
import { notNames, titles } from '../extract/person-words.ts';
import { stopWords } from '../extract/stop-words.ts';
import { readWords, type Word } from '../extract/tokenise.ts';
import { reportingOfficers } from '../scoring/reporting-officers.ts';
import { foldWord } from './more-scripts.ts';
import { petFamilies } from './pet-names.ts';

/** Written without capitals, as people type in a hurry. */
export function withoutCapitals(text: string): boolean {
  const head = text.slice(0, 2_000);
  const letters = head.match(/[a-z]/gi)?.length ?? 0;
  return letters > 0 && (head.match(/\p{Lu}/gu)?.length ?? 0) / letters < 0.03;
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

/** What is known of a word before it is seen as part of a name. */
export interface Seen {
  word: Word;
  folded: string;
  given: boolean;
  english: boolean;
  capital: boolean;
  initial: boolean;
  tagged: number;
  blocked: boolean;
  otherScript: boolean;
  /** A scanner read an everyday word so: `frorn` is from. */
  misread: boolean;
  /** Among words that are not English: capitals mean less there. */
  foreign: boolean;
}

export const overlaps = (one: { start: number; end: number }, other: { start: number; end: number }): boolean =>
  one.start < other.end && other.start < one.end;

export function readSeen(text: string, identifiers: readonly Identifier[]): Seen[] {
  const officers = reportingOfficers(text);
  const persons = identifiers.filter(({ kind }) => kind === 'person');
  const others = identifiers.filter(({ kind }) => kind !== 'person');
  const seen = readWords(text)
    .slice(0, mostWords)
    .map((word) => {
      // `Pendlow'da`: endings behind an apostrophe are not the word's own.
      const folded = foldWord(word.text.replace(/['’].{1,3}$/, '')).replace(/['’`]/g, '');
      const bits = bitsOf(folded);
      const english = (bits & isEnglish) !== 0;
      const given = (bits & isGivenName) !== 0 || (!english && isListed(folded));
      const taggedBy = persons.findIndex((one) => overlaps(one, word));
      const inOther = others.find((one) => overlaps(one, word));
      return {
        word,
        folded,
        given,
        english: (bits & isEnglish) !== 0 || stopWords.has(folded) || notNames.has(folded),
        capital: word.shape !== 'lower' && word.shape !== 'initial',
        initial:
          word.text.length === 1 && /\p{L}/u.test(folded) && folded.length === 1 && !/\d/.test(text.charAt(word.end)),
        tagged: taggedBy < 0 ? 0 : persons[taggedBy]?.doubtful === true ? 1 : 2,
        blocked:
          (inOther !== undefined && !(inOther.kind === 'vehicle' && given)) ||
          officers.some((one) => overlaps(one, word)),
        otherScript: uncased.test(word.text),
        misread: (bits & (isEnglish | isGivenName)) === 0 && misread(folded),
        foreign: false,
      };
    });
  return seen.map((one, at) => ({ ...one, foreign: isForeign(seen, at) }));
}

/** What a scanner makes of letters, turned back into an everyday word. */
function misread(folded: string): boolean {
  if (!/rn|vv|[il1]|ii/.test(folded)) return false;
  const back = [
    folded.replace(/rn/g, 'm'),
    folded.replace(/vv/g, 'w'),
    folded.replace(/i/g, 'l'),
    folded.replace(/l/g, 'i'),
  ];
  return back.some((one) => one !== folded && (bitsOf(one) & isEnglish) !== 0);
}

/** More than half of the small words around are not English. */
function isForeign(seen: readonly Seen[], at: number): boolean {
  let small = 0;
  let other = 0;
  for (const one of seen.slice(Math.max(0, at - 6), at + 7)) {
    if (one.capital || one.initial || one.folded.length < 3) continue;
    small += 1;
    if (!one.english && !one.given) other += 1;
  }
  return small > 2 && other * 2 > small;
}

/** A fond form or a spelling that the list of given names does not have, or the name of a father as Slavs say it. */
const isListed = (folded: string): boolean =>
  petFamilies(folded).length > 0 || /(?:ovich|evich|[aiy]ich|ovna|evna|ichna)$/.test(folded);

/** `didn't` and its like, of which the words before the apostrophe are not listed as English. */
const contracted = /^(?:do|does|did|is|was|are|were|has|have|had|wo|ca|could|would|should|must|might|need|ai)n['’]t$/i;

export const never = (seen: Seen): boolean =>
  contracted.test(seen.word.text) ||
  /(?:something|ish)$/.test(seen.folded) ||
  seen.misread ||
  stopWords.has(seen.folded) ||
  notNames.has(seen.folded) ||
  shorthand.has(seen.folded);

export function isNamey(seen: Seen): boolean {
  if (seen.blocked || seen.initial || titles.has(seen.folded)) return false;
  if (seen.tagged > 0) return !(never(seen) && !seen.given) || seen.tagged === 2;
  if (never(seen)) return false;
  if (seen.otherScript) return seen.folded.length > 1;
  if (seen.capital) return seen.given || !seen.english;
  if (seen.foreign) return false;
  return (seen.given && !seen.english) || (!seen.english && seen.folded.length > 2);
}
