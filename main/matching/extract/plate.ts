import { isAsciiLetter, isDigit } from './characters.ts';
import { type Identifier, identifier } from './identifier.ts';
import { fitMark, type Mark, readMark, readOtherMark } from './plate-shapes.ts';
import { stopWords } from './stop-words.ts';

interface Token {
  text: string;
  start: number;
  end: number;
  hasDigit: boolean;
  hasLetter: boolean;
  upper: boolean;
}

interface Found extends Mark {
  /** Tokens used. */
  count: number;
}

const cue = /\b(?:reg|registration|plates?|index|vrm|vrn|number plate|licence)\b[^.!?\n]{0,24}$/i;
const startCue =
  /\b(?:reg|registration|plate|index|vrm|vrn|partial|starts?|starting|begins?|beginning|first (?:part|half|bit))\b[^.!?\n]{0,20}$/i;
const endCue = /\b(?:reg|registration|plate|index|vrm|vrn)\b[^.!?\n]{0,30}\bend(?:s|ed|ing)?(?: in| with)?:? ?['"]?$/i;
const lost = /^ ?(?:something|blank|dunno|unknown|unkn?|n\/k|\.{2,}|…|[?*]{2,3}|-{2,}|xxx)(?: something)?\b/i;
const cueReach = 56;

/** A token of letters, digits and marks for what could not be read; longer ones are no part of a plate and are left out. */
function makeToken(word: string, start: number): Token {
  let hasDigit = false;
  let hasLetter = false;
  let upper = true;
  for (let index = 0; index < word.length; index += 1) {
    const code = word.charCodeAt(index);
    if (isDigit(code)) hasDigit = true;
    else if (isAsciiLetter(code)) {
      hasLetter = true;
      if (code > 90) upper = false;
    }
  }
  return { text: word, start, end: start + word.length, hasDigit, hasLetter, upper };
}

const isTokenCode = (code: number): boolean => isDigit(code) || isAsciiLetter(code) || code === 63 || code === 42;

/** Words are left out: letters alone belong to a mark only where they are three at most. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!isTokenCode(text.charCodeAt(at))) continue;
    const start = at;
    let letters = true;
    for (let code = text.charCodeAt(at); isTokenCode(code); code = text.charCodeAt(at)) {
      letters &&= code > 63;
      at += 1;
    }
    if (at - start > 8 || (letters && at - start > 3)) continue;
    let word = text.slice(start, at);
    // A question mark after a whole plate ends the sentence.
    if (word.length > 4 && word.indexOf('?') === word.length - 1) word = word.slice(0, -1);
    tokens.push(makeToken(word, start));
  }
  return tokens;
}

const cued = (text: string, at: number, pattern: RegExp): boolean =>
  pattern.test(text.slice(Math.max(0, at - cueReach), at));
const isWord = (token: Token): boolean => stopWords.has(token.text.toLowerCase());

/** `TU12 KEY` amid small letters: a word in capitals behind the head of a current mark is its tail. */
function isTail(text: string, parts: readonly Token[]): boolean {
  const [head, tail] = parts;
  if (head?.text.length !== 4 || tail?.text.length !== 3 || parts.length > 2 || !head.upper || !tail.upper)
    return false;
  return (
    /\p{Ll}{2}/u.test(text.slice(tail.end, tail.end + 12)) ||
    /\p{Ll}{2}/u.test(text.slice(Math.max(0, head.start - 12), head.start))
  );
}

/** True when at most a space, dash or dot stands between the two. */
function adjoins(text: string, left: Token, right: Token): boolean {
  const gap = right.start - left.end;
  return gap === 0 || (gap <= 2 && /^[ \-.]+$/.test(text.slice(left.end, right.start)));
}

/** One to seven neighbouring tokens, first to last, whose characters make a mark; longest first, so that no tail is lost. */
function wholeMark(text: string, tokens: readonly Token[], first: number): Found | null {
  let raw = '';
  let best: Found | null = null;
  let digit = false;
  let letter = false;
  for (let index = first; index < tokens.length && index < first + 7; index += 1) {
    const token = tokens[index];
    const before = tokens[index - 1];
    if (token === undefined || raw.length + token.text.length > 7) break;
    if (index > first && (before === undefined || !adjoins(text, before, token))) break;
    raw += token.text;
    digit ||= token.hasDigit;
    letter ||= token.hasLetter;
    if (!digit || !letter) continue;
    const mark = acceptMark(text, raw, tokens.slice(first, index + 1));
    if (mark !== null) best = { ...mark, count: index - first + 1 };
  }
  return best;
}

/** What stands before references and sums, which look like marks of any series; and before rooms, roads and sizes. */
const number = '\\b[ .:#]*(?:(?:no|num|number|is|was|code)\\b[ .:#]*)?';
const reference = new RegExp(
  `\\b(?:ref|reference|urn|cad|incident|crime|order|invoice|serial|exhibit|tracking|booking|policy|claim)${number}$`,
  'i',
);
const otherNumber = new RegExp(
  `\\b(?:ticket|container|report|log|room|flat|unit|gate|bay|berth|code|size|model|part|item|locker|flight|form)${number}$`,
  'i',
);
/** Inside a sum, a time or a longer code. */
const inside = /(?:[£$€#]|\d[:/_-]|\b[A-Z]{1,3}[-/_])$/;
const goesOn = /^(?:[-/_]\d|:\d)/;

function acceptMark(text: string, raw: string, parts: readonly Token[]): Mark | null {
  const mark = readMark(raw);
  const opening = parts[0];
  const closing = parts.at(-1);
  if (mark === null || opening === undefined || closing === undefined || raw.includes('?')) return null;
  // Two digits are no letters of an area: `1015 Clr` is a time and a caller.
  if (mark.series === 'current' && /^\d\d/.test(raw)) return null;
  // `TC05 unk`: the rest is not known.
  if (closing.text === 'unk' && opening.upper) return null;
  if (cued(text, opening.start, cue)) {
    if (mark.changes > (mark.series === 'current' ? 2 : 1)) return null;
    return mark.series === 'dateless' && !dateless(parts) ? null : mark;
  }
  if (mark.changes > (mark.series === 'current' ? 1 : 0)) return null;
  const words = parts.some((part) => part.text.length > 1 && !part.hasDigit && isWord(part));
  if (words && !(mark.series === 'current' && isTail(text, parts))) return null;
  const before = text.slice(Math.max(0, opening.start - 28), opening.start);
  if (inside.test(before) || reference.test(before) || (mark.series !== 'current' && otherNumber.test(before)))
    return null;
  if (goesOn.test(text.slice(closing.end, closing.end + 2))) return null;
  const upper = parts.every((part) => part.upper);
  if (mark.series === 'current') return upper || parts.length === 1 || opening.text.length === 4 ? mark : null;
  if (!upper || mark.series === 'dateless' || parts.length > 2) return null;
  if (mark.series === 'prefix') return /^[AM]\d/.test(mark.value) && mark.value.length < 7 ? null : mark;
  return mark.value.length >= 6 ? mark : null;
}

/** Whether the token may belong to a mark at all: letters that are a word do not. */
const mayBelong = (token: Token): boolean =>
  (token.hasDigit && !token.text.includes('?')) || (token.upper && token.text.length < 4 && !isWord(token));

/** Neighbours from `first` on that could all belong to one mark. */
function neighbours(text: string, tokens: readonly Token[], first: number): Token[] {
  const some: Token[] = [];
  for (let at = first; at < tokens.length && some.length < 5; at += 1) {
    const token = tokens[at];
    const before = some.at(-1);
    if (token === undefined || !mayBelong(token)) break;
    if (before !== undefined && (!adjoins(text, before, token) || text.slice(before.end, token.start).includes('.')))
      break;
    some.push(token);
  }
  return some;
}

/** A mark of another series where the text speaks of a registration: the longest that the neighbours make. */
function otherMark(text: string, tokens: readonly Token[], first: number): Found | null {
  const some = neighbours(text, tokens, first);
  if (some[0] === undefined || !cued(text, some[0].start, cue)) return null;
  for (let count = some.length; count > 0; count -= 1) {
    if (count < some.length && !isDashed(text, some, count)) continue;
    const mark = readOtherMark(
      some
        .slice(0, count)
        .map((token) => token.text.toUpperCase())
        .join('-'),
    );
    if (mark !== null) return { ...mark, count };
  }
  return null;
}

/** Whether the first `count` are joined by dashes and what follows is not: there a mark may end before its neighbours do. */
function isDashed(text: string, some: readonly Token[], count: number): boolean {
  const dash = (at: number): boolean => text.charAt(some[at]?.end ?? 0) === '-';
  return count > 1 && !dash(count - 1) && some.slice(0, count - 1).every((_, at) => dash(at));
}

/** A dateless mark keeps its letters together and its digits together; a lone number is none. */
function dateless(parts: readonly Token[]): boolean {
  return (
    parts.length <= 2 &&
    parts.every((part) => part.upper && !isWord(part)) &&
    parts.some((part) => /[A-Z]/.test(part.text))
  );
}

/** A current mark of which a part was lost: `TG63???`, `TX2?ABC`, `????ABC`. */
function partialMark(text: string, tokens: readonly Token[], first: number): Found | null {
  const opening = tokens[first];
  if (opening === undefined) return null;
  const length = opening.text.length;
  if (length === 7) return opening.text.includes('?') ? partial(fitMark(opening.text, 'AA99AAA'), 1) : null;
  const head = length === 3 || length === 4 ? fitMark(opening.text.padEnd(4, '?'), 'AA99') : null;
  if (head === null || (length === 3 && opening.text.endsWith('?'))) return null;
  const dashed = length === 4 && opening.upper ? dashedTail(text, opening) : null;
  if (dashed !== null) return partial(head + dashed.replaceAll('-', '?'), 2);
  const apart = headAndTail(text, tokens, first, head);
  if (apart !== null) return apart;
  const gap = lost.exec(text.slice(opening.end, opening.end + 24))?.[0] ?? null;
  if (gap === null && !opening.text.includes('?') && (length < 4 || !cued(text, opening.start, startCue))) return null;
  const next = gap === null ? first + 1 : tokenAfter(tokens, first, opening.end + gap.length);
  const tail = tokens[next];
  const reach = gap === null ? 2 : gap.length + 2;
  const near =
    tail !== undefined &&
    tail.start - opening.end <= reach &&
    !/[.,;:] /.test(text.slice(opening.end, tail.start)) &&
    /^[A-Za-z?]{1,3}$/.test(tail.text);
  const letters = near && (tail.upper || tail.text.length === 3) && !isWord(tail) ? tail.text.toUpperCase() : '';
  return partial(head + letters, letters === '' ? 1 : next - first + 1);
}

/** `X--` or `--T` behind a head: a dash for each letter that was not read. */
function dashedTail(text: string, { end }: Token): string | null {
  const tail = /^ ?(-{1,2}[A-Z]{1,2}|[A-Z]{1,2}-{1,2})(?![\w-])/.exec(text.slice(end, end + 5))?.[1] ?? '';
  return tail.length === 3 ? tail : null;
}

const tailCue =
  /^[^A-Za-z0-9]{0,6}(?:(?:and|then|something|blank|dunno|unknown|it)\b[ ,.…?*-]{0,6}){0,3}(?:ends?|ended|ending|finish(?:es|ed|ing)?)(?: (?:in|with|on))?:? ?['"‘“]?$/i;

/** "Begins TD1, ends N": the head and the tail of one mark. */
function headAndTail(text: string, tokens: readonly Token[], first: number, head: string): Found | null {
  const opening = tokens[first];
  if (opening === undefined || !cued(text, opening.start, startCue)) return null;
  for (let at = first + 1; at < Math.min(tokens.length, first + 8); at += 1) {
    const tail = tokens[at];
    if (tail === undefined || tail.start - opening.end > 48) return null;
    if (!tail.upper || !/^[A-Z]{1,3}$/.test(tail.text) || !tailCue.test(text.slice(opening.end, tail.start))) continue;
    return partial(head.padEnd(7 - tail.text.length, '?') + tail.text, at - first + 1);
  }
  return null;
}

const partial = (value: string | null, count: number): Found | null =>
  value === null || value.startsWith('ZZ')
    ? null
    : { value: value.padEnd(7, '?'), count, series: 'current', changes: 0 };

function tokenAfter(tokens: readonly Token[], from: number, offset: number): number {
  let index = from + 1;
  while (index < tokens.length && (tokens[index]?.start ?? 0) < offset) index += 1;
  return index;
}

/**
 * A dateless mark is the last resort: `TR15` after "reg starts" is the head of a current one. Half of a longer mark that
 * is not known is no mark, and neither is its other half: then the number of tokens to pass over.
 */
function markAt(text: string, tokens: readonly Token[], index: number): Found | number {
  const whole = wholeMark(text, tokens, index);
  if (whole !== null && whole.series !== 'dateless') return whole;
  const other = otherMark(text, tokens, index) ?? partialMark(text, tokens, index);
  if (other !== null) return other;
  if (whole === null) return 1;
  const together = neighbours(text, tokens, index).length;
  return together > whole.count ? together : whole;
}

/** Registration marks (value: upper case without spaces, `?` for each unknown character of a current mark). */
export function findPlates(text: string): Identifier[] {
  const found: Identifier[] = [];
  const tokens = tokensOf(text);
  let index = 0;
  while (index < tokens.length) {
    const opening = tokens[index];
    if (opening === undefined) break;
    const read = mayOpen(tokens, index) ? markAt(text, tokens, index) : 1;
    const mark = typeof read === 'number' ? null : read;
    const last = mark === null ? undefined : tokens[index + mark.count - 1];
    if (mark !== null && last !== undefined) {
      found.push(identifier('vrm', text, opening.start, last.end, mark.value));
    } else if (opening.upper && /^[A-Z]{3}$/.test(opening.text) && cued(text, opening.start, endCue)) {
      found.push(identifier('vrm', text, opening.start, opening.end, `????${opening.text}`));
    }
    index += typeof read === 'number' ? read : read.count;
  }
  return found;
}

/** A mark needs a digit in its first tokens and no token longer than itself. */
function mayOpen(tokens: readonly Token[], index: number): boolean {
  const opening = tokens[index];
  if (opening === undefined || opening.text.length > 7) return false;
  if (opening.hasDigit) return opening.hasLetter || tokens[index + 1]?.hasLetter === true;
  if (opening.text.length > 3) return false;
  return tokens[index + 1]?.hasDigit === true || tokens[index + 2]?.hasDigit === true;
}
