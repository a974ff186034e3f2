import type { Identifier } from './identifier.ts';

/**
 * A text as the finders read it: digits of any script as ours, full-width and other forms of letters as the letters
 * themselves, one kind of blank, one kind of dash between digits, nothing invisible, and addresses that were broken on
 * purpose put together again. What is shown, kept and pointed at is always the text as it was given.
 */
export interface Readable {
  text: string;
  /** For each place of the readable text, where it begins and ends in the given one; `null` where nothing was changed. */
  places: { start: Int32Array; end: Int32Array } | null;
}

const digit = /\p{Nd}/u;
/**
 * Characters that are read as others: blanks, invisible ones, dashes, full-width and presentation forms, circled and
 * mathematical letters, and digits of other scripts.
 */
const odd =
  /[\u00a0\u00ad\u1680\u180e\u2000-\u2015\u2028-\u202f\u205f-\u2069\u2212\u2460-\u2473\u24b6-\u24ea\u3000\ufb00-\ufb06\ufb50-\ufdfb\ufe58\ufe63\ufe70-\ufeff\uff01-\uff9f\u{1d400}-\u{1d7ff}]|\u20e3|\ufe0f|(?![0-9])\p{Nd}/gu;
/** Broken on purpose so that nobody follows it: `hxxps`, `[.]`, `[:]`, `[@]`, `[dot]` without blanks. */
const broken = /\bhxxps?\b|\[(?:[.:@/]|:\/\/)\]|\((?:[.@])\)|\{[.@]\}|(?<=\w)\s?[[({]\s?dot\s?[\])}]\s?(?=\w)/gi;
const mayBeOdd = /[^ -~\n\r\t£é’‘“”…]/;
const mayBeBroken = /hxxp|[[({] ?(?:dot|[.:@/])/i;

const known = new Map<string, string>();

/** The digit that a character of category Nd stands for: each script has its ten side by side, the nought first. */
function digitOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  let below = 0;
  while (digit.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
}

function readAs(char: string): string {
  const before = known.get(char);
  if (before !== undefined) return before;
  const code = char.codePointAt(0) ?? 0;
  let read: string;
  if (digit.test(char)) read = digitOf(char);
  else if (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
    read = ' ';
  else if (code === 0x2028 || code === 0x2029) read = '\n';
  else if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xfe58 || code === 0xfe63) read = '-';
  else if (code < 0x2460 || (code >= 0xfe00 && code <= 0xfe0f) || code === 0xfeff) read = '';
  else read = char.normalize('NFKC');
  known.set(char, read);
  return read;
}

/** A dash in running text stays what it is; beside a digit it separates the parts of a number, as a hyphen does. */
function isRunning(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x2013 && code !== 0x2014 && code !== 0x2015 && code !== 0x2212) return false;
  const beside = (near: number): boolean => digit.test(text.charAt(near));
  return !beside(at - 1) && !beside(at + 1);
}

interface Change {
  start: number;
  end: number;
  read: string;
}

function changesOf(text: string): Change[] {
  const changes: Change[] = [];
  if (mayBeOdd.test(text))
    for (const match of text.matchAll(odd))
      if (!isRunning(text, match.index))
        changes.push({ start: match.index, end: match.index + match[0].length, read: readAs(match[0]) });
  if (mayBeBroken.test(text)) {
    for (const match of text.matchAll(broken)) {
      const written = match[0];
      const read = /^hxxp/i.test(written)
        ? written.toLowerCase().replace('hxxp', 'http')
        : /dot/i.test(written)
          ? '.'
          : written.slice(1, -1);
      changes.push({ start: match.index, end: match.index + written.length, read });
    }
    changes.sort((one, other) => one.start - other.start);
  }
  return changes;
}

/** Linear in the length of the text; a text without any of this is given back as it is. */
export function readable(text: string): Readable {
  const changes = changesOf(text);
  if (changes.length === 0) return { text, places: null };
  const pieces: string[] = [];
  const length = changes.reduce((sum, { start, end, read }) => sum + read.length - (end - start), text.length);
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  let from = 0;
  let to = 0;
  const copy = (until: number): void => {
    for (; from < until; from += 1, to += 1) {
      starts[to] = from;
      ends[to] = from + 1;
    }
  };
  for (const { start, end, read } of changes) {
    pieces.push(text.slice(from, start), read);
    copy(start);
    for (let place = 0; place < read.length; place += 1, to += 1) {
      starts[to] = start;
      ends[to] = end;
    }
    from = end;
  }
  pieces.push(text.slice(from));
  copy(text.length);
  return { text: pieces.join(''), places: { start: starts, end: ends } };
}

/** What was found in a readable text, at its places in the text that was given. */
export function inGiven(given: string, { places }: Readable, found: Identifier[]): Identifier[] {
  if (places === null) return found;
  return found.map((one) => {
    const start = places.start[one.start] ?? 0;
    const end = places.end[one.end - 1] ?? given.length;
    return { ...one, start, end, text: given.slice(start, end) };
  });
}
