import { placeTails } from '../extract/person-words.ts';
import { stopWords } from '../extract/stop-words.ts';
import { foldText } from '../names/index.ts';

/** A word of a tip in the form in which phrases are compared. */
export interface TipWord {
  /** Folded, abbreviations written out, plural ending taken off. */
  word: string;
  start: number;
  end: number;
  capital: boolean;
  /** "not" stands right before it: the caller rules the thing out. */
  negated: boolean;
}

const abbreviations: Readonly<Record<string, string>> = {
  st: 'street',
  rd: 'road',
  ln: 'lane',
  yd: 'yard',
  ave: 'avenue',
  av: 'avenue',
  sq: 'square',
  gdns: 'garden',
  cres: 'crescent',
  cl: 'close',
  ct: 'court',
  tce: 'terrace',
  mkt: 'market',
  stn: 'station',
  univ: 'university',
  uni: 'university',
  sch: 'school',
  hosp: 'hospital',
  bldg: 'building',
  centre: 'center',
  rly: 'railway',
  pk: 'park',
};

/** One word as phrases are compared: both sides of every comparison go through here. */
export function phraseWord(raw: string): string {
  const folded = foldText(raw)
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '');
  const full = abbreviations[folded] ?? folded;
  const single = full.length > 5 && /(?:ss|sh|ch|x|ns)es$/.test(full) ? full.slice(0, -2) : full;
  return single.length > 3 && single.endsWith('s') && !single.endsWith('ss') ? single.slice(0, -1) : single;
}

/** The stem that words of a subject matter are compared by: `stickers`, `filming` and `filmed` lose their endings. */
export function topicStem(word: string): string {
  if (word.length > 6 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 5 && word.endsWith('ie')) return `${word.slice(0, -2)}y`;
  return word.length > 5 && word.endsWith('ed') ? word.slice(0, -2) : word;
}

/** A letter may have its accent behind it, as some systems write. */
const pattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
const mostWords = 20_000;

/** Letters and digits of Latin scripts, by their UTF-16 unit; what lies beyond is left to `pattern`. */
const latin = Uint8Array.from({ length: 0x250 }, (_, code) => Number(/[\p{L}\p{N}]/u.test(String.fromCharCode(code))));
const beyondLatin = /[^\0-\u024f‘’“”–…]/;
export const isLatinText = (text: string): boolean => !beyondLatin.test(text);
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

/** Whether the word before, or after, a place of a Latin text goes on there. */
export const goesOnAt = (text: string, end: number): boolean =>
  latin[text.charCodeAt(end)] === 1 || (isApostrophe(text.charCodeAt(end)) && latin[text.charCodeAt(end + 1)] === 1);
export const goesOnBefore = (text: string, start: number): boolean =>
  latin[text.charCodeAt(start - 1)] === 1 ||
  (isApostrophe(text.charCodeAt(start - 1)) && latin[text.charCodeAt(start - 2)] === 1);

/** Where each word of a passage of a Latin text begins and ends; the passage cuts no word in two. */
export function eachLatinWord(
  text: string,
  from: number,
  to: number,
  visit: (start: number, end: number) => void,
): void {
  for (let at = from; at < to; at += 1) {
    if (latin[text.charCodeAt(at)] !== 1) continue;
    const start = at;
    do {
      at += 1;
      if (isApostrophe(text.charCodeAt(at)) && latin[text.charCodeAt(at + 1)] === 1) at += 1;
    } while (latin[text.charCodeAt(at)] === 1);
    visit(start, at);
  }
}

/** Where each word of a text begins and ends. */
export function eachTipWord(text: string, visit: (start: number, end: number) => void): void {
  if (isLatinText(text)) eachLatinWord(text, 0, text.length, visit);
  else for (const match of text.matchAll(pattern)) visit(match.index, match.index + match[0].length);
}

/** The words of a text with their offsets; a text beyond 20,000 words is read up to there. */
export function tipWords(text: string): TipWord[] {
  const words: TipWord[] = [];
  let negated = false;
  for (const match of text.matchAll(pattern)) {
    if (words.length >= mostWords) break;
    const raw = match[0];
    const first = raw.charAt(0);
    words.push({
      word: phraseWord(raw),
      start: match.index,
      end: match.index + raw.length,
      capital: first !== first.toLowerCase(),
      negated,
    });
    const lower = raw.toLowerCase();
    negated = lower === 'not' || (negated && (lower === 'the' || lower === 'in' || lower === 'from'));
  }
  return words;
}

const commonTails = new Set([...placeTails].map(phraseWord));

/** Words that every second address or body has. */
export const isCommonTail = (word: string): boolean =>
  commonTails.has(word) || word === 'flat' || word === 'unit' || word === 'room' || word === 'rear' || word === 'top';
export const isStopWord = (word: string): boolean => stopWords.has(word) || word.length < 3;

/** What phrases came to: those that investigations hold are compared with every tip. */
const knownPhrases = new Map<string, readonly string[]>();
const mostKnown = 20_000;

/** The folded words of a phrase such as a street, a body or a place. */
export function phraseWords(phrase: string): readonly string[] {
  const known = knownPhrases.get(phrase);
  if (known !== undefined) return known;
  const words: string[] = [];
  for (const match of phrase.replace(/&/g, ' and ').matchAll(pattern)) words.push(phraseWord(match[0]));
  const telling = words.filter((word) => word !== 'and' && word !== 'the' && word !== 'of' && word !== 'above');
  if (phrase.length <= 200) {
    if (knownPhrases.size >= mostKnown) knownPhrases.clear();
    knownPhrases.set(phrase, telling);
  }
  return telling;
}

/** The words under which a body is stored: all but the everyday ones, since `relief` tells when `palm` was misheard. */
export const bodyWords = (phrase: string): string[] => [
  ...new Set([...distinctiveWords(phrase), ...phraseWords(phrase).filter((word) => !isStopWord(word))]),
];

/** The words under which a phrase is stored: the telling ones, or all when none is. */
export function distinctiveWords(phrase: string): readonly string[] {
  const words = phraseWords(phrase);
  const telling = words.filter((word) => !isStopWord(word) && !isCommonTail(word) && !/^\d/.test(word));
  return telling.length > 0 ? telling : words.filter((word) => word.length > 2);
}
