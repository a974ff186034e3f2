/** Where a contribution may name somebody: what the tagger marked, and what looks like a name without having been marked. */
import type { Identifier } from '../extract/index.ts';
import { kin, notNames, placeTails, titles } from '../extract/person-words.ts';
import { stopWords } from '../extract/stop-words.ts';
import { isInHan } from '../names/han-names.ts';
import { hanNames } from './han-mentions.ts';
import type { WrittenName } from './mention.ts';
import {
  isNamey,
  moreTitles,
  overlaps,
  readSeen,
  type Seen,
  surnameWords,
  type WordsSeen,
  withoutCapitals,
} from './name-words.ts';
import { nicknames } from './nicknames.ts';

const mostNames = 60;
const mostTokens = 5;

const beforePlaces = new Set('of in at near from off to nr around outside via opposite'.split(' '));
const sharedWithNames = new Set('abu umm um abou oum bin ibn al el de la van von'.split(' '));
const kunyas = new Set('abu abou aboo umm um oum umme'.split(' '));

/** Whether the next word can belong to the same name. */
function follows(text: string, before: Seen, next: Seen): boolean {
  const gap = text.slice(before.word.end, next.word.start);
  if (gap === ' ' || gap === '-' || gap === '  ') return true;
  if (before.initial && (gap === '. ' || gap === '.')) return true;
  if (gap === ', ') {
    // Surname first: `ALI, Mohammed`, `Swaine, E`.
    const surname =
      (before.known.capital || before.shouted) &&
      (before.tagged > 0 || !before.known.given || before.word.shape === 'upper');
    const quoted = before.word.shape === 'upper' && /["'”’]/.test(text.charAt(next.word.end));
    return (
      surname &&
      (next.initial || next.known.given || (quoted && !next.known.english)) &&
      (next.known.capital || next.shouted || next.initial)
    );
  }
  return false;
}

/** One letter that is a word of its own as well: where capitals say nothing, `A SONG` begins with no initial. */
const isWordToo = /^[aiurowx]$/;

/** By its capital, where that says something. */
const isWrittenAsInitial = (one: Seen): boolean =>
  one.initial && !one.blocked && one.word.shape === 'initial' && !(one.shouted && isWordToo.test(one.known.folded));

function runEnd(text: string, seen: readonly Seen[], from: number, small: boolean): number {
  let end = from;
  let commas = 0;
  for (let at = from + 1; at < seen.length && at - from < mostTokens; at += 1) {
    const [before, next] = [seen[at - 1], seen[at]];
    if (before === undefined || next === undefined || !follows(text, before, next)) break;
    if (before.known.otherScript !== next.known.otherScript && !before.initial) break;
    if (text.charAt(before.word.end) === ',') commas += 1;
    if (commas > 1) break;
    const joins = sharedWithNames.has(next.known.folded) && seen[at + 1] !== undefined && isNamey(seen[at + 1] ?? next);
    const initial =
      isWrittenAsInitial(next) || (small && next.initial && !next.blocked && !isWordToo.test(next.known.folded));
    // In a text with capitals a name has them throughout, or not at all.
    if (
      !small &&
      !next.initial &&
      !joins &&
      !before.initial &&
      next.known.capital !== before.known.capital &&
      !next.known.otherScript &&
      next.tagged < 2
    )
      break;
    const capitalWord =
      next.known.capital &&
      !next.blocked &&
      (before.known.capital || before.initial) &&
      !notNames.has(next.known.folded) &&
      (before.known.given || before.tagged > 0 || (!before.known.english && surnameWords.has(next.known.folded)));
    const lowerAfterGiven = next.tagged > 0 && !next.known.never;
    if (!isNamey(next) && !initial && !joins && !capitalWord && !lowerAfterGiven) break;
    end = at;
  }
  return end;
}

const isCapitalNoun = (one: Seen | undefined): boolean =>
  one !== undefined && one.word.shape === 'capital' && one.known.english && !one.known.given && one.tagged === 0;

/** `Land Rover`, `Castle Denny`, `Lucky Pet`: one word of a name of a place, a firm or a thing. */
function partOfAnother(text: string, seen: readonly Seen[], at: number): boolean {
  const own = seen[at];
  if (own === undefined || own.tagged === 2 || !own.known.capital || !(own.known.given || own.known.english))
    return false;
  const [before, after] = [seen[at - 1], seen[at + 1]];
  const joined = (one: Seen | undefined, other: Seen | undefined): boolean =>
    one !== undefined && other !== undefined && text.slice(one.word.end, other.word.start) === ' ';
  const sentence = before === undefined || /[.!?:\n][\s"'“‘]*$/.test(text.slice(0, before.word.start)) || at === 1;
  if (joined(own, after) && isCapitalNoun(after)) return true;
  return (
    !sentence &&
    joined(before, own) &&
    isCapitalNoun(before) &&
    !titles.has(before?.known.folded ?? '') &&
    !moreTitles.has(before?.known.folded ?? '')
  );
}

const isPlace = (text: string, seen: readonly Seen[], from: number, to: number): boolean => {
  const before = seen[from - 1];
  const after = seen[to + 1];
  const adjacent = before !== undefined && /^[ ]$/.test(text.slice(before.word.end, seen[from]?.word.start));
  if (adjacent && beforePlaces.has(before.known.folded) && from === to && seen[from]?.known.given !== true) return true;
  const tail =
    after !== undefined &&
    text.slice(seen[to]?.word.end, after.word.start) === ' ' &&
    placeTails.has(after.known.folded) &&
    !(from < to && after.known.folded === 'junior');
  const own = seen[to];
  const body =
    from < to &&
    own !== undefined &&
    own.known.english &&
    !surnameWords.has(own.known.folded) &&
    !own.known.given &&
    !own.initial &&
    seen[from]?.known.given !== true &&
    seen[from]?.initial !== true &&
    !sharedWithNames.has(seen[from]?.known.folded ?? '') &&
    (own.tagged < 2 || /[a-z]{3}s$/.test(own.known.folded));
  if (body) return true;
  if (from === to && partOfAnother(text, seen, from)) return true;
  return tail || (from < to && own !== undefined && placeTails.has(own.known.folded) && own.tagged < 2);
};

/** `mr jolly`: behind such a word stands a surname, whatever else the word means. */
const formalTitles = new Set(['mr', 'mrs', 'miss', 'ms']);
function isFormal(text: string, seen: readonly Seen[], at: number): boolean {
  const [before, own] = [seen[at - 1], seen[at]];
  return (
    before !== undefined &&
    own !== undefined &&
    formalTitles.has(before.known.folded) &&
    /^\.? $/.test(text.slice(before.word.end, own.word.start)) &&
    own.known.folded.length > 2 &&
    !own.blocked &&
    !stopWords.has(own.known.folded) &&
    !notNames.has(own.known.folded)
  );
}

function certaintyOf(run: readonly Seen[], titled: boolean, small: boolean): number {
  const [only] = run;
  if (small && run.length === 1 && only !== undefined && only.tagged < 2 && !only.known.given && !titled) return 0.5;
  if (run.some((one) => one.tagged === 2)) return 1;
  const whole = run.filter((one) => !one.initial);
  if (run.some((one) => one.foreign) && !titled) return whole.every((one) => one.known.given) ? 0.7 : 0.6;
  if (titled) return 0.9;
  if (whole.some((one) => one.known.given) && run.length > 1) return 0.9;
  if (run.length > 1 && run.every((one) => one.known.capital || one.initial)) return 0.85;
  if (run.some((one) => one.tagged === 1)) return run.length > 1 || run.some((one) => one.known.given) ? 0.75 : 0.6;
  if (whole.some((one) => one.known.given && one.known.capital)) return 0.75;
  if (run.length > 1) return 0.7;
  return 0.5;
}

/** Two given names, or one and a surname; an initial behind it. */
function surnameEnd(seen: readonly Seen[], from: number, to: number): number {
  let end = from;
  for (let at = from + 1; at <= to; at += 1) {
    const one = seen[at];
    if (one === undefined) break;
    end = at;
    if (!one.initial && !one.known.given && !sharedWithNames.has(one.known.folded)) {
      if (at - from > 1) end = at - 1;
      break;
    }
  }
  return end;
}

/** `GRACE OYELARAN`: in capitals a given name that is a word as well is told by the surname behind it, which is none. */
function givenBeforeSurname(text: string, first: Seen, next: Seen | undefined): boolean {
  if (!first.shouted || !first.known.given || first.known.never || first.blocked || next === undefined) return false;
  return isNamey(next) && !next.known.given && text.slice(first.word.end, next.word.start) === ' ';
}

/** A word that is not English is no name for that alone where it is shouted with others. */
const isMerelyShouted = (run: readonly Seen[], titled: boolean): boolean => {
  const [only] = run;
  if (only === undefined || run.length > 1 || titled) return false;
  return only.shouted && only.tagged === 0 && !only.known.given && !only.known.otherScript;
};

/** The names in a text, in its order; `identifiers` are those of `extract`. Bounded for texts of any length. */
export function writtenNames(text: string, identifiers: readonly Identifier[], words: WordsSeen): WrittenName[] {
  const seen = readSeen(text, identifiers, words);
  const inHan = isInHan(text);
  const found: WrittenName[] = inHan ? hanNames(text) : [];
  const allSmall = withoutCapitals(text);
  const lastLine = text.trimEnd().lastIndexOf('\n') + 1;
  for (let from = 0; from < seen.length && found.length < mostNames; from += 1) {
    const first = seen[from];
    if (first === undefined || (inHan && isInHan(first.word.text))) continue;
    const small = allSmall || first.shouted;
    const startsByInitial = isWrittenAsInitial(first) && seen[from + 1] !== undefined;
    const isKunya =
      kunyas.has(first.known.folded) && seen[from + 1] !== undefined && !(seen[from + 1] ?? first).known.never;
    const formal = isFormal(text, seen, from);
    const begins = isNamey(first) || givenBeforeSurname(text, first, seen[from + 1]);
    if (!begins && !isKunya && !formal && !(startsByInitial && runEnd(text, seen, from, small) > from)) continue;
    let to = runEnd(text, seen, from, small);
    if (isKunya && to === from && text.slice(first.word.end, seen[from + 1]?.word.start) === ' ') to = from + 1;
    if (small && !isKunya) {
      // Where nothing has a capital, a name begins with a given name, if it has one, and has one surname.
      const given = seen.slice(from, to + 1).findIndex((one) => one.known.given);
      if (given > 0 && !seen.slice(from, from + given).some((one) => one.initial)) {
        to = from + given - 1;
      } else if (given === 0) to = Math.min(to, surnameEnd(seen, from, to));
    }
    const run = seen.slice(from, to + 1);
    if (!run.some((one) => isNamey(one)) && !isKunya && !formal) continue;
    const before = seen[from - 1];
    const titled =
      before !== undefined &&
      text.slice(before.word.end, first.word.start).replace('.', '') === ' ' &&
      (titles.has(before.known.folded) ||
        moreTitles.has(before.known.folded) ||
        (kin.has(before.known.folded) && first.known.capital && !first.known.english));
    if (!isKunya && !formal && isMerelyShouted(run, titled)) continue;
    const start = first.word.start;
    const last = run.at(-1) ?? first;
    const ends = last.word.end + (last.initial && text.charAt(last.word.end) === '.' ? 1 : 0);
    const caller = /\b(?:clr|caller)\s$/i.test(text.slice(Math.max(0, start - 12), start));
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
        tokens: some.flatMap((word) => word.known.folded.split(/[^\p{L}\p{N}]+/u)).filter((token) => token !== ''),
        certainty,
        titled,
        place,
      });
    };
    // A sentence of a script without capitals: any two words of it may be a name.
    if (first.known.otherScript && run.length > 2 && !run.some((one) => one.tagged === 2)) {
      make(run.slice(0, 2), 0.6);
      from += 0;
      continue;
    }
    // Among foreign words any of them may be the name.
    if (run.length > 1 && run.every((one) => one.foreign))
      for (const one of run) if (one.known.folded.length > 3) make([one], one.known.given ? 0.7 : 0.65);
    make(run, isKunya ? 1 : certaintyOf(run, titled, small));
    from = to;
  }
  const free = nicknames(text, words.cues).filter(
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
