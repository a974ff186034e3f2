import { everydayLetters, type SpeechWord, speechWords } from './speech-words.ts';

/** Letters or digits that somebody said or wrote one after another. Offsets are UTF-16. */
export interface SaidPart {
  /** Capitals and digits; `?` for a place that was not seen. */
  chars: string;
  start: number;
  end: number;
  /** Said in a word, not written in digits. */
  said: boolean;
  /** Of letters: 2 by the radio alphabet or "M for mother", 1 by a name that is no other word, 0 by one that may be. */
  sure: 0 | 1 | 2;
}

/** What was said until it was taken back. */
export interface Segment {
  parts: SaidPart[];
  /** What follows takes back the end of this segment: `no` alone says less than `sorry` or several words. */
  takenBack: 'no' | 'weak' | 'strong';
}

/** Characters said in one go, with their corrections. */
export type Run = Segment[];

export interface Token {
  lower: string;
  text: string;
  start: number;
  end: number;
  entry: SpeechWord | undefined;
}

const token = /[A-Za-z0-9]+(?:[-'’][A-Za-z]+)*/g;
const mostBetween = 8;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(token)) {
    const word = match[0];
    if (word.length > 12 && !word.includes('-')) {
      tokens.push({ lower: '', text: word, start: match.index, end: match.index + word.length, entry: undefined });
      continue;
    }
    const lower = word.toLowerCase();
    const entry = speechWords.get(lower);
    // Words joined by a hyphen that mean nothing together are read one by one: "seven-seven-double-oh".
    if (entry === undefined && word.includes('-')) {
      let at = match.index;
      for (const piece of word.split('-')) {
        const small = piece.toLowerCase();
        tokens.push({ lower: small, text: piece, start: at, end: at + piece.length, entry: speechWords.get(small) });
        at += piece.length + 1;
      }
    } else tokens.push({ lower, text: word, start: match.index, end: match.index + word.length, entry });
  }
  return tokens;
}

interface Read {
  part: SaidPart;
  /** Tokens used. */
  count: number;
}

const said = (first: Token, last: Token, chars: string, sure: SaidPart['sure']): SaidPart => ({
  chars,
  start: first.start,
  end: last.end,
  said: true,
  sure,
});

/** "sixty six" is one number; so is "nine hundred", with what follows an "and". */
function numberAt(tokens: readonly Token[], at: number, first: Token, chars: string, tens: boolean): Read {
  const next = tokens[at + 1];
  if (tens) {
    if (next?.entry?.is === 'digit' && next.entry.chars !== '0')
      return { part: said(first, next, `${chars.charAt(0)}${next.entry.chars}`, 2), count: 2 };
    return { part: said(first, first, chars, 2), count: 1 };
  }
  if (next?.entry?.is === 'hundred') return { part: said(first, next, `${chars}${next.entry.zeros}`, 2), count: 2 };
  return { part: said(first, first, chars, 2), count: 1 };
}

/** A single letter or digit written in the same case. */
const isBeside = (letter: Token, one: Token | undefined): boolean =>
  one?.text.length === 1 && (/\d/.test(one.text) || /[a-z]/.test(one.text) === /[a-z]/.test(letter.text));

/** A letter by its name, by the radio alphabet or alone, with the word that explains it: "M for mother", "G as in Germany". */
function letterAt(tokens: readonly Token[], at: number): Read | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const { entry } = first;
  const next = tokens[at + 1];
  let chars: string;
  let count = 1;
  let sure: SaidPart['sure'] = 1;
  if (first.lower === 'double' && (next?.lower === 'you' || next?.lower === 'u' || next?.lower === 'yoo')) {
    chars = 'W';
    count = 2;
  } else if (first.lower === 'x' && next?.lower === 'ray') {
    chars = 'X';
    count = 2;
    sure = 2;
  } else if (entry?.is === 'nato') {
    chars = entry.chars;
    sure = 2;
  } else if (entry?.is === 'name') {
    chars = entry.chars;
    sure = everydayLetters.has(first.lower) ? 0 : 1;
  } else if (/^[A-Za-z]$/.test(first.text)) {
    chars = first.text.toUpperCase();
  } else return null;
  const explained = explanation(tokens, at + count, chars);
  if (explained > 0) return { part: said(first, tokens[at + count - 1] ?? first, chars, 2), count: count + explained };
  // "a" and "I" are words unless other single letters stand beside them.
  if (/^[aiI]$/.test(first.text) && !isBeside(first, next) && !isBeside(first, tokens[at - 1])) return null;
  return { part: said(first, tokens[at + count - 1] ?? first, chars, sure), count };
}

/** How many tokens explain the letter: "for mother", "as in mother". The word begins with the letter. */
function explanation(tokens: readonly Token[], at: number, letter: string): number {
  const lead = tokens[at]?.lower ?? '';
  const second = tokens[at + 1]?.lower ?? '';
  const used =
    lead === 'for'
      ? 1
      : (lead === 'as' || lead === 'like' || lead === 'is') && /^(?:in|for)$/.test(second)
        ? 2
        : lead === 'like'
          ? 1
          : 0;
  if (used === 0) return 0;
  const word = tokens[at + used];
  return word !== undefined && word.text.length > 1 && word.lower.startsWith(letter.toLowerCase()) ? used + 1 : 0;
}

export function partAt(tokens: readonly Token[], at: number): Read | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const { entry } = first;
  if (/^\d+$/.test(first.text))
    return { part: { chars: first.text, start: first.start, end: first.end, said: false, sure: 2 }, count: 1 };
  if (first.text.length <= 8 && /\d/.test(first.text) && /^[A-Za-z0-9]+$/.test(first.text)) {
    return {
      part: { chars: first.text.toUpperCase(), start: first.start, end: first.end, said: false, sure: 2 },
      count: 1,
    };
  }
  if (entry?.is === 'digit' || entry?.is === 'teen') return numberAt(tokens, at, first, entry.chars, false);
  if (entry?.is === 'tens') return numberAt(tokens, at, first, entry.chars, true);
  if (entry?.is === 'unknown') return { part: said(first, first, '?', 2), count: 1 };
  if (entry?.is === 'plus') return { part: said(first, first, '+', 2), count: 1 };
  const letter = letterAt(tokens, at);
  if (letter !== null) return letter;
  if (entry?.is === 'times') {
    const next = tokens[at + 1]?.entry?.is === 'times' ? null : partAt(tokens, at + 1);
    if (next === null || next.part.chars.length !== 1 || !/[A-Z0-9]/.test(next.part.chars)) return null;
    return {
      part: { ...next.part, chars: next.part.chars.repeat(entry.times), start: first.start, said: true },
      count: next.count + 1,
    };
  }
  return null;
}

interface Between {
  count: number;
  /** What the words between say: nothing, "take that back", "not this one", "or that one"; or they end the run. */
  says: 'nothing' | 'correction' | 'negation' | 'alternative';
  strength: Segment['takenBack'];
}

/** The words from `at` to the next characters, or `null` where something else is said first. */
function between(text: string, tokens: readonly Token[], at: number): Between | null {
  let soft = 0;
  let corrections = 0;
  let bare = true;
  let negated = false;
  let either = false;
  let before = tokens[at - 1]?.end ?? 0;
  for (let count = 0; count <= mostBetween; count += 1) {
    const here = tokens[at + count];
    if (here === undefined || here.start - before > 12 || /\n\s*\n/.test(text.slice(before, here.start))) return null;
    before = here.end;
    const part = partAt(tokens, at + count);
    if (part !== null) {
      if (soft > 0 && corrections === 0 && !negated) return null;
      if (corrections === 0 && !negated && !either && count > 4) return null;
      const strength = corrections === 0 ? 'no' : corrections > 1 || soft > 0 ? 'strong' : bare ? 'no' : 'weak';
      const says = negated ? 'negation' : corrections > 0 ? 'correction' : either ? 'alternative' : 'nothing';
      return { count, says, strength };
    }
    const is = here.entry?.is;
    if (is === 'filler') continue;
    if (is === 'not') negated = true;
    else if (is === 'or') either = true;
    else if (is === 'soft') soft += 1;
    else if (is === 'correction') {
      corrections += 1;
      if (here.lower !== 'no') bare = false;
    } else return null;
  }
  return null;
}

/** "A P or an R". */
const isOneLetter = ({ chars, sure }: SaidPart): boolean => sure > 0 && /^[A-Z]$/.test(chars);

/** Everything in a text that was said or written character by character. Linear in the length of the text. */
export function readSpeech(text: string): Run[] {
  const tokens = tokensOf(text);
  const runs: Run[] = [];
  let at = 0;
  while (at < tokens.length) {
    const opening = partAt(tokens, at);
    if (opening === null) {
      at += 1;
      continue;
    }
    let segment: Segment = { parts: [opening.part], takenBack: 'no' };
    const run: Run = [segment];
    at += opening.count;
    for (;;) {
      const gap = between(text, tokens, at);
      const next = gap === null ? null : partAt(tokens, at + gap.count);
      if (gap === null || next === null) break;
      const last = segment.parts.at(-1);
      if (gap.says === 'alternative') {
        if (last === undefined || !isOneLetter(last) || !isOneLetter(next.part)) break;
        segment.parts[segment.parts.length - 1] = { ...last, chars: '?', end: next.part.end };
      } else if (gap.says === 'correction') {
        segment.takenBack = gap.strength;
        segment = { parts: [next.part], takenBack: 'no' };
        run.push(segment);
      } else if (gap.says === 'nothing') segment.parts.push(next.part);
      at += gap.count + next.count;
    }
    runs.push(run);
  }
  return runs;
}
