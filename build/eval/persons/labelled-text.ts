/** Texts in which every name of a person is marked. */

import { labels, mayContinue } from '../../../main/matching/extract/person-tagger/decode.ts';
import { readTokens, type Tokens } from '../../../main/matching/extract/person-tagger/tokens.ts';
import { readWords } from '../../../main/matching/extract/tokenise.ts';

export interface Span {
  start: number;
  end: number;
}

export interface LabelledText {
  text: string;
  /** In order, without overlaps. */
  names: Span[];
}

/** A text in which names stand in braces, `\n` for a line break: how texts are written for training. */
export function readMarked(line: string): LabelledText {
  const source = line.replaceAll('\\n', '\n');
  const names: Span[] = [];
  let text = '';
  let start = 0;
  for (const letter of source) {
    if (letter === '{') start = text.length;
    else if (letter === '}') names.push({ start, end: text.length });
    else text += letter;
  }
  return { text, names };
}

const wordBefore = /[\p{L}\p{N}\p{M}]$/u;
const wordAfter = /^[\p{L}\p{N}\p{M}]/u;

function* placesOf(text: string, name: string): Generator<Span> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    if (!wordBefore.test(text.slice(Math.max(0, at - 2), at)) && !wordAfter.test(text.slice(end, end + 2)))
      yield { start: at, end };
  }
}

const touches = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/**
 * A text of which only the set of names is known: every place where one stands is marked, and then shorter forms of it, which
 * such sets leave out.
 */
export function markNames(text: string, known: readonly string[], isOrdinary: (word: string) => boolean): LabelledText {
  const names: Span[] = [];
  const longestFirst = known.toSorted((one, other) => other.length - one.length);
  for (const name of longestFirst)
    for (const place of placesOf(text, name)) if (!names.some((one) => touches(one, place))) names.push(place);
  const shorter: Span[] = [];
  for (const name of longestFirst)
    for (const { text: word, lower } of readWords(name)) {
      if (word.length < 3 || isOrdinary(lower)) continue;
      for (const place of placesOf(text, word))
        if (!names.some((one) => touches(one, place)) && !shorter.some((one) => touches(one, place)))
          shorter.push(place);
    }
  shorter.sort((one, other) => one.start - other.start);
  const joined: Span[] = [];
  for (const one of shorter) {
    const last = joined.at(-1);
    if (last !== undefined && text.slice(last.end, one.start) === ' ') last.end = one.end;
    else joined.push({ ...one });
  }
  return { text, names: [...names, ...joined].sort((one, other) => one.start - other.start) };
}

export interface Example {
  tokens: Tokens;
  gold: Uint8Array;
}

/** Words with their labels; a name that the tagger cannot reach as it is written is cut to what it can. */
export function asExample({ text, names }: LabelledText): Example {
  const tokens = readTokens(readWords(text));
  const gold = new Uint8Array(tokens.words.length);
  let next = 0;
  let open = -1;
  for (const [at, word] of tokens.words.entries()) {
    while (next < names.length && (names[next]?.end ?? 0) <= word.start) next += 1;
    const name = names[next];
    if (name === undefined || name.start >= word.end || tokens.active[at] !== 1) {
      open = -1;
      continue;
    }
    gold[at] = open === next && mayContinue(tokens, at) ? labels.inside : labels.begins;
    open = next;
  }
  return { tokens, gold };
}
