/** Where a contribution may name somebody: what the tagger marked, and what looks like a name without having been marked. */
import type { Identifier } from '../extract/index.ts';
import { bitsOf, isEnglish, isGivenName } from '../extract/person-tagger/lexicon.ts';
import { kin, notNames, placeTails, titles } from '../extract/person-words.ts';
import { stopWords } from '../extract/stop-words.ts';
import { readWords, type Word } from '../extract/tokenise.ts';
import { isInHan, romanised } from '../names/han-names.ts';
import { reportingOfficers } from '../scoring/reporting-officers.ts';
import { foldWord } from './more-scripts.ts';
import { petFamilies } from './pet-names.ts';

export type NameKind = 'name' | 'nickname' | 'kunya';

export interface WrittenName {
  kind: NameKind;
  /** As written. */
  text: string;
  start: number;
  end: number;
  /** Folded words in the order written, initials among them, without titles. */
  tokens: readonly string[];
  /** 1 where it certainly is a name, down to 0.5. */
  certainty: number;
  /** A title or rank stands before it. */
  titled: boolean;
  /** It follows "in" or "at", or a street or school follows it: rather a place than a person. */
  place: boolean;
}

/** Written without capitals, as people type in a hurry. */
export function withoutCapitals(text: string): boolean {
  const head = text.slice(0, 2_000);
  const letters = head.match(/[a-z]/gi)?.length ?? 0;
  return letters > 0 && (head.match(/\p{Lu}/gu)?.length ?? 0) / letters < 0.03;
}

const mostNames = 60;
const mostWords = 1_500;
const mostTokens = 5;

const uncased =
  /[\u0590-\u08ff\u0900-\u109f\u0e00-\u0fff\u1200-\u139f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Shorthand of reports and contractions that people write without an apostrophe: no names. */
const shorthand = new Set(
  'hr clr veh nr hrs stn tel mob pls ppl gonna didnt doesnt wouldnt couldnt shouldnt dont isnt wasnt arent werent hasnt havent im ive hes shes theres thats whos cos coz yr yrs abt bcos cuz tho thru tmrw ur gf bf abv wk wks mth mths hmrc dsl gp yot rspca ct sat sun gonna wanna innit ppls lol omg u r ya yous ok'.split(
    ' ',
  ),
);
const beforePlaces = new Set('of in at near from off to nr around outside via opposite'.split(' '));
const sharedWithNames = new Set('abu umm um abou oum bin ibn al el de la van von'.split(' '));
const kunyas = new Set('abu abou aboo umm um oum umme umar'.split(' ').slice(0, 7));
const moreTitles = new Set(
  'mr mrs ms miss dr sir imam shaykh sheikh sheik cllr young old big little uncle auntie aunty'.split(' '),
);

/** What is known of a word before it is seen as part of a name. */
interface Seen {
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

const overlaps = (one: { start: number; end: number }, other: { start: number; end: number }): boolean =>
  one.start < other.end && other.start < one.end;

function readSeen(text: string, identifiers: readonly Identifier[]): Seen[] {
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

const never = (seen: Seen): boolean =>
  /(?:something|ish)$/.test(seen.folded) ||
  seen.misread ||
  stopWords.has(seen.folded) ||
  notNames.has(seen.folded) ||
  shorthand.has(seen.folded);

function isNamey(seen: Seen): boolean {
  if (seen.blocked || seen.initial || titles.has(seen.folded)) return false;
  if (seen.tagged > 0) return !(never(seen) && !seen.given) || seen.tagged === 2;
  if (never(seen)) return false;
  if (seen.otherScript) return seen.folded.length > 1;
  if (seen.capital) return seen.given || !seen.english;
  if (seen.foreign) return false;
  return (seen.given && !seen.english) || (!seen.english && seen.folded.length > 2);
}

/** Whether the next word can belong to the same name. */
function follows(text: string, before: Seen, next: Seen): boolean {
  const gap = text.slice(before.word.end, next.word.start);
  if (gap === ' ' || gap === '-' || gap === '  ') return true;
  if (before.initial && (gap === '. ' || gap === '.')) return true;
  if (gap === ', ') {
    // Surname first: `ALI, Mohammed`, `Swaine, E`.
    const surname = before.capital && (before.tagged > 0 || !before.given || before.word.shape === 'upper');
    const quoted = /["'”’]/.test(text.charAt(next.word.end));
    return surname && (next.initial || next.given || (quoted && !next.english)) && (next.capital || next.initial);
  }
  return false;
}

function runEnd(text: string, seen: readonly Seen[], from: number, small: boolean): number {
  let end = from;
  let commas = 0;
  for (let at = from + 1; at < seen.length && at - from < mostTokens; at += 1) {
    const [before, next] = [seen[at - 1], seen[at]];
    if (before === undefined || next === undefined || !follows(text, before, next)) break;
    if (before.otherScript !== next.otherScript && !before.initial) break;
    if (text.charAt(before.word.end) === ',') commas += 1;
    if (commas > 1) break;
    const joins = sharedWithNames.has(next.folded) && seen[at + 1] !== undefined && isNamey(seen[at + 1] ?? next);
    const initial =
      next.initial && !next.blocked && (next.word.shape === 'initial' || (small && !/^[aiurowx]$/.test(next.folded)));
    // In a text with capitals a name has them throughout, or not at all.
    if (
      !small &&
      !next.initial &&
      !joins &&
      !before.initial &&
      next.capital !== before.capital &&
      !next.otherScript &&
      next.tagged < 2
    )
      break;
    const capitalWord =
      next.capital &&
      !next.blocked &&
      (before.capital || before.initial) &&
      !notNames.has(next.folded) &&
      (before.given || before.tagged > 0);
    const lowerAfterGiven = next.tagged > 0 && !never(next);
    if (!isNamey(next) && !initial && !joins && !capitalWord && !lowerAfterGiven) break;
    end = at;
  }
  return end;
}

const isPlace = (text: string, seen: readonly Seen[], from: number, to: number): boolean => {
  const before = seen[from - 1];
  const after = seen[to + 1];
  const adjacent = before !== undefined && /^[ ]$/.test(text.slice(before.word.end, seen[from]?.word.start));
  if (adjacent && beforePlaces.has(before.folded) && from === to && seen[from]?.given !== true) return true;
  const tail =
    after !== undefined && text.slice(seen[to]?.word.end, after.word.start) === ' ' && placeTails.has(after.folded);
  const own = seen[to];
  const body =
    from < to &&
    own !== undefined &&
    own.english &&
    !own.given &&
    !own.initial &&
    seen[from]?.given !== true &&
    seen[from]?.initial !== true &&
    !sharedWithNames.has(seen[from]?.folded ?? '') &&
    (own.tagged < 2 || /[a-z]{3}s$/.test(own.folded));
  if (body) return true;
  return tail || (from < to && own !== undefined && placeTails.has(own.folded) && own.tagged < 2);
};

function certaintyOf(run: readonly Seen[], titled: boolean, small: boolean): number {
  const [only] = run;
  if (small && run.length === 1 && only !== undefined && only.tagged < 2 && !only.given && !titled) return 0.5;
  if (run.some((one) => one.tagged === 2)) return 1;
  const whole = run.filter((one) => !one.initial);
  if (run.some((one) => one.foreign) && !titled) return whole.every((one) => one.given) ? 0.7 : 0.6;
  if (titled) return 0.9;
  if (whole.some((one) => one.given) && run.length > 1) return 0.9;
  if (run.length > 1 && run.every((one) => one.capital || one.initial)) return 0.85;
  if (run.some((one) => one.tagged === 1)) return run.length > 1 || run.some((one) => one.given) ? 0.75 : 0.6;
  if (whole.some((one) => one.given && one.capital)) return 0.75;
  if (run.length > 1) return 0.7;
  return 0.5;
}

/** Names in Chinese letters stand without blanks: three letters and two, from any known surname on. */
function hanNames(text: string): WrittenName[] {
  const found: WrittenName[] = [];
  for (const match of text.matchAll(/[\u4e00-\u9fff]{2,}/g)) {
    const whole = match[0];
    const lengths = whole.length <= 3 ? [whole.length] : [3, 2];
    for (let at = 0; at + 2 <= whole.length && at < 24; at += 1)
      for (const length of lengths) {
        const piece = whole.slice(at, at + length);
        if (piece.length !== length || found.length >= 24) continue;
        const latin = romanised(piece);
        if (latin === null) continue;
        const start = match.index + at;
        const certainty = whole.length <= 3 ? 0.9 : 0.6;
        found.push({
          kind: 'name',
          text: piece,
          start,
          end: start + length,
          tokens: latin.split(' '),
          certainty,
          titled: false,
          place: false,
        });
      }
  }
  return found;
}

const nicknameBefore =
  /\b(?:called|calls (?:him|her)self|call (?:him|her|them)|they call|known (?:locally )?as|nicknamed|aka|a\.k\.a\.?|goes by|go by|answers to|named|name is|name's|names|says name's|introduced (?:him|her)self as|signs (?:him|her)self|(?:him|her)self|user ?name|alias)(?: him| her)? (?:only )?(?:as )?(?:the )?["'“‘]?([\p{L}][\p{L}'’]{1,20})/giu;
const quotedWord = /(?:^|[\s(])["'“‘](\p{Lu}[\p{L}]{2,15})["'”’](?=[\s,.;)])/gu;
const noNickname = new Set(
  'a an the him her it me us them so by for on in at to as if by my his our your out up off and or that this there for'.split(
    ' ',
  ),
);

/** `called Spider`, `known as the Sheriff`, `"Sanya" at the harbour`. */
function nicknames(text: string): WrittenName[] {
  const found: WrittenName[] = [];
  for (const pattern of [nicknameBefore, quotedWord])
    for (const match of text.matchAll(pattern)) {
      const word = match[1] ?? '';
      const folded = foldWord(word.replace(/['’]+(?:s|\p{L}{2})?$/u, ''))
        .replace(/['’]s?$/, '')
        .replace(/['’]/g, '');
      if (
        folded.length < 3 ||
        noNickname.has(folded) ||
        stopWords.has(folded) ||
        titles.has(folded) ||
        moreTitles.has(folded)
      )
        continue;
      const start = match.index + match[0].lastIndexOf(word);
      found.push({
        kind: 'nickname',
        text: word,
        start,
        end: start + word.length,
        tokens: [folded],
        certainty: 0.9,
        titled: false,
        place: false,
      });
      if (found.length > 12) return found;
    }
  return found;
}

/** Two given names, or one and a surname; an initial behind it. */
function surnameEnd(seen: readonly Seen[], from: number, to: number): number {
  let end = from;
  for (let at = from + 1; at <= to; at += 1) {
    const one = seen[at];
    if (one === undefined) break;
    end = at;
    if (!one.initial && !one.given && !sharedWithNames.has(one.folded)) {
      if (at - from > 1) end = at - 1;
      break;
    }
  }
  return end;
}

/** The names in a text, in its order; `identifiers` are those of `extract`. Bounded for texts of any length. */
export function writtenNames(text: string, identifiers: readonly Identifier[]): WrittenName[] {
  const seen = readSeen(text, identifiers);
  const found: WrittenName[] = isInHan(text) ? hanNames(text) : [];
  const small = withoutCapitals(text);
  const lastLine = text.trimEnd().lastIndexOf('\n') + 1;
  for (let from = 0; from < seen.length && found.length < mostNames; from += 1) {
    const first = seen[from];
    if (first === undefined || isInHan(first.word.text)) continue;
    const startsByInitial =
      first.initial && first.word.shape === 'initial' && !first.blocked && seen[from + 1] !== undefined;
    const isKunya = kunyas.has(first.folded) && seen[from + 1] !== undefined && !never(seen[from + 1] ?? first);
    if (!isNamey(first) && !isKunya && !(startsByInitial && runEnd(text, seen, from, small) > from)) continue;
    let to = runEnd(text, seen, from, small);
    if (isKunya && to === from && text.slice(first.word.end, seen[from + 1]?.word.start) === ' ') to = from + 1;
    if (small && !isKunya) {
      // Where nothing has a capital, a name begins with a given name, if it has one, and has one surname.
      const given = seen.slice(from, to + 1).findIndex((one) => one.given);
      if (given > 0 && !seen.slice(from, from + given).some((one) => one.initial)) {
        to = from + given - 1;
      } else if (given === 0) to = Math.min(to, surnameEnd(seen, from, to));
    }
    const run = seen.slice(from, to + 1);
    if (!run.some((one) => isNamey(one)) && !isKunya) continue;
    const before = seen[from - 1];
    const titled =
      before !== undefined &&
      text.slice(before.word.end, first.word.start).replace('.', '') === ' ' &&
      (titles.has(before.folded) ||
        moreTitles.has(before.folded) ||
        (kin.has(before.folded) && first.capital && !first.english));
    const start = first.word.start;
    const last = run.at(-1) ?? first;
    const ends = last.word.end + (last.initial && text.charAt(last.word.end) === '.' ? 1 : 0);
    const caller = /\b(?:clr|caller)\s$/i.test(text.slice(0, start));
    const signature = start >= lastLine && lastLine > 0 && text.slice(lastLine).trim().length <= ends - lastLine + 1;
    if (caller || signature) {
      from = to;
      continue;
    }
    const place = isPlace(text, seen, from, to);
    const make = (some: readonly Seen[], certainty: number): void => {
      const [one, other] = [some[0], some.at(-1)];
      if (one === undefined || other === undefined) return;
      found.push({
        kind: isKunya ? 'kunya' : 'name',
        text: text.slice(one.word.start, some === run ? ends : other.word.end),
        start: one.word.start,
        end: some === run ? ends : other.word.end,
        tokens: some.flatMap((word) => word.folded.split(/[^\p{L}\p{N}]+/u)).filter((token) => token !== ''),
        certainty,
        titled,
        place,
      });
    };
    // A sentence of a script without capitals: any two words of it may be a name.
    if (first.otherScript && run.length > 2 && !run.some((one) => one.tagged === 2)) {
      make(run.slice(0, 2), 0.6);
      from += 0;
      continue;
    }
    // Among foreign words any of them may be the name.
    if (run.length > 1 && run.every((one) => one.foreign))
      for (const one of run) if (one.folded.length > 3) make([one], one.given ? 0.7 : 0.65);
    make(run, isKunya ? 1 : certaintyOf(run, titled, small));
    from = to;
  }
  const free = nicknames(text).filter(
    (one) =>
      !found.some((other) => overlaps(one, other) && other.tokens.length > 1 && other.certainty > 0.7 && !other.place),
  );
  return [
    ...found.filter(
      (one) => !free.some((other) => overlaps(one, other) && (one.certainty <= 0.7 || one.tokens.length === 1)),
    ),
    ...free,
  ].sort((one, other) => one.start - other.start);
}
