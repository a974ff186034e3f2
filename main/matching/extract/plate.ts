import { isAsciiLetter, isDigit } from './characters.ts';
import { type Identifier, identifier } from './identifier.ts';
import { fitMark, type Mark, readMark } from './plate-shapes.ts';
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
const lost = /^ ?(?:something|blank|dunno|unknown|\.{2,}|…|[?*]{2,3}|-{2,}|xxx)(?: something)?\b/i;
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

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[A-Za-z0-9?*]+/g)) {
    let word = match[0];
    if (word.length > 8) continue;
    // A question mark after a whole plate ends the sentence.
    if (word.length > 4 && word.indexOf('?') === word.length - 1) word = word.slice(0, -1);
    tokens.push(makeToken(word, match.index));
  }
  return tokens;
}

const cued = (text: string, at: number, pattern: RegExp): boolean =>
  pattern.test(text.slice(Math.max(0, at - cueReach), at));
const isWord = (token: Token): boolean => stopWords.has(token.text.toLowerCase());

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

function acceptMark(text: string, raw: string, parts: readonly Token[]): Mark | null {
  const mark = readMark(raw);
  const opening = parts[0];
  if (mark === null || opening === undefined || raw.includes('?')) return null;
  if (cued(text, opening.start, cue)) return mark.series === 'dateless' && !dateless(parts) ? null : mark;
  if (parts.some((part) => part.text.length > 1 && !part.hasDigit && isWord(part))) return null;
  const upper = parts.every((part) => part.upper);
  if (mark.series === 'current') return upper || parts.length === 1 || opening.text.length === 4 ? mark : null;
  if (!upper || mark.series === 'dateless' || parts.length > 2) return null;
  if (mark.series === 'prefix') return /^[AM]\d/.test(mark.value) && mark.value.length < 7 ? null : mark;
  return mark.value.length >= 6 ? mark : null;
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
  const gap = lost.exec(text.slice(opening.end, opening.end + 24))?.[0] ?? null;
  if (gap === null && !opening.text.includes('?') && (length < 4 || !cued(text, opening.start, startCue))) return null;
  const next = gap === null ? first + 1 : tokenAfter(tokens, first, opening.end + gap.length);
  const tail = tokens[next];
  const reach = gap === null ? 2 : gap.length + 2;
  const near = tail !== undefined && tail.start - opening.end <= reach && /^[A-Za-z?]{1,3}$/.test(tail.text);
  const letters = near && (tail.upper || tail.text.length === 3) && !isWord(tail) ? tail.text.toUpperCase() : '';
  return partial(head + letters, letters === '' ? 1 : next - first + 1);
}

const partial = (value: string | null, count: number): Found | null =>
  value === null ? null : { value: value.padEnd(7, '?'), count, series: 'current' };

function tokenAfter(tokens: readonly Token[], from: number, offset: number): number {
  let index = from + 1;
  while (index < tokens.length && (tokens[index]?.start ?? 0) < offset) index += 1;
  return index;
}

/** A dateless mark is the last resort: `TR15` after "reg starts" is the head of a current one. */
function markAt(text: string, tokens: readonly Token[], index: number): Found | null {
  const whole = wholeMark(text, tokens, index);
  if (whole !== null && whole.series !== 'dateless') return whole;
  return partialMark(text, tokens, index) ?? whole;
}

/** Registration marks (value: upper case without spaces, `?` for each unknown character of a current mark). */
export function findPlates(text: string): Identifier[] {
  const found: Identifier[] = [];
  const tokens = tokensOf(text);
  let index = 0;
  while (index < tokens.length) {
    const opening = tokens[index];
    if (opening === undefined) break;
    const mark = mayOpen(tokens, index) ? markAt(text, tokens, index) : null;
    const last = mark === null ? undefined : tokens[index + mark.count - 1];
    if (mark !== null && last !== undefined) {
      found.push(identifier('vrm', text, opening.start, last.end, mark.value));
    } else if (opening.upper && /^[A-Z]{3}$/.test(opening.text) && cued(text, opening.start, endCue)) {
      found.push(identifier('vrm', text, opening.start, opening.end, `????${opening.text}`));
    }
    index += mark?.count ?? 1;
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
