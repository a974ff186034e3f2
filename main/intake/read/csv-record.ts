/**
 * One record of delimited text after another (RFC 4180), walking over the bytes once. A record that cannot be read is
 * answered with where it is and why, so that what follows it can be read from there.
 */
import { limits } from './file-shape.ts';

export const doubleQuote = 34;
export const singleQuote = 39;
/** No byte of any text: quotation marks stand for themselves. */
export const noQuote = -1;
const lineFeed = 10;
const carriageReturn = 13;

export type Broken = 'unclosed' | 'misplaced';

export type CsvRecord =
  /** `next` is where the following record starts, `lines` how many lines of the file this one takes up. */
  { cells: string[]; next: number; lines: number; broken?: undefined } | { broken: Broken; cells?: undefined };

export interface RecordReader {
  /** The record that starts at `at`, which lies before the end. */
  recordAt(at: number): CsvRecord;
}

/**
 * Reads `text` up to `end`, which is behind a line feed or where the file ends. Cells beyond the maximum number of
 * columns are not kept; one that is not empty makes the record longer than that by one. `quote` is the byte that encloses cells.
 */
export function csvRecords(text: Buffer, end: number, delimiter: number, quote = doubleQuote): RecordReader {
  const mark = quote === noQuote ? '' : String.fromCharCode(quote);
  const twice = mark + mark;

  /** The next line feed within the record that is read: its cells may share a line, which is then looked through once. */
  let knownFeed = -1;

  function feedsWithin(from: number, to: number): number {
    let feeds = 0;
    for (let at = from; ; ) {
      if (knownFeed < at) {
        const found = text.indexOf(lineFeed, at);
        knownFeed = found === -1 ? text.length : found;
      }
      if (knownFeed >= to) return feeds;
      feeds += 1;
      at = knownFeed + 1;
    }
  }

  /** Where the quoted cell that starts behind `from` is closed, or -1; and whether it holds doubled marks. */
  function closing(from: number): { at: number; doubled: boolean } {
    let doubled = false;
    for (let at = text.indexOf(quote, from); at !== -1 && at < end; at = text.indexOf(quote, at + 2)) {
      if (text[at + 1] !== quote || at + 1 >= end) return { at, doubled };
      doubled = true;
    }
    return { at: -1, doubled };
  }

  function recordAt(start: number): CsvRecord {
    const cells: string[] = [];
    let lines = 1;
    let at = start;
    // The byte order mark that a file brings along when it is appended to another.
    while (text[at] === 0xef && text[at + 1] === 0xbb && text[at + 2] === 0xbf && at < end) at += 3;
    knownFeed = -1;
    const add = (from: number, to: number, doubled: boolean) => {
      if (cells.length > limits.columns || (cells.length === limits.columns && from === to)) return;
      const cell = text.toString('utf8', from, to);
      cells.push(doubled ? cell.replaceAll(twice, mark) : cell);
    };
    for (;;) {
      const from = at;
      let byte = text[at];
      if (byte === quote && at < end) {
        const close = closing(at + 1);
        if (close.at === -1) return { broken: 'unclosed' };
        lines += feedsWithin(at + 1, close.at);
        at = close.at + 1;
        byte = text[at];
        const ends = byte === carriageReturn && text[at + 1] === lineFeed && at + 1 < end;
        if (at < end && byte !== delimiter && byte !== lineFeed && !ends) return { broken: 'misplaced' };
        add(from + 1, close.at, close.doubled);
        if (ends) at += 1;
      } else {
        while (at < end && byte !== delimiter && byte !== lineFeed) {
          if (byte === quote) return { broken: 'misplaced' };
          at += 1;
          byte = text[at];
        }
        const ends = at < end && byte === lineFeed && at > from && text[at - 1] === carriageReturn;
        add(from, ends ? at - 1 : at, false);
      }
      if (at >= end) return { cells, next: end, lines };
      at += 1;
      if (text[at - 1] === lineFeed) return { cells, next: at, lines };
    }
  }

  return { recordAt };
}

/** Also skips the byte order mark that a file brings along when it is appended to another. */
const blank = /\s/;

export type Leniency = 'blanks' | 'backslashes' | 'marks';

/** Whether an odd number of backslashes stands before it: databases write a quotation mark so. */
function isEscaped(line: string, at: number): boolean {
  let first = at;
  while (line[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
}

/**
 * Cells of one line with a quotation mark in the wrong place. `blanks`: blanks around quoted cells are passed over, and taken
 * from the ends of plain ones. `backslashes`: a mark inside a quoted cell has one before it in place of a second mark. `marks`: marks inside plain text stand for themselves, as in 6'2". Null where that does not help.
 */
export function lenientCells(line: string, delimiter: string, allowed: Leniency): string[] | null {
  const escaped = allowed === 'backslashes';
  const cells: string[] = [];
  let at = 0;
  const pass = () => {
    while (allowed === 'blanks' && line[at] !== delimiter && blank.test(line.charAt(at))) at += 1;
  };
  for (;;) {
    pass();
    if (line[at] === '"') {
      let close = line.indexOf('"', at + 1);
      for (;;) {
        if (close === -1) return null;
        if (escaped && isEscaped(line, close)) close = line.indexOf('"', close + 1);
        else if (!escaped && line[close + 1] === '"') close = line.indexOf('"', close + 2);
        else break;
      }
      const inside = line.slice(at + 1, close);
      const cell = escaped ? inside.replace(/\\(["\\])/g, '$1') : inside.replaceAll('""', '"');
      at = close + 1;
      pass();
      if (at < line.length && line[at] !== delimiter) return null;
      cells.push(cell);
    } else {
      const found = line.indexOf(delimiter, at);
      const end = found === -1 ? line.length : found;
      const cell = line.slice(at, end);
      if (allowed !== 'marks' && cell.includes('"')) return null;
      cells.push(allowed === 'blanks' ? cell.trim() : cell);
      at = end;
    }
    // A mark that a cell begins with is one that was not understood.
    if (cells.at(-1)?.startsWith('"')) return null;
    if (at >= line.length) return cells;
    at += 1;
  }
}
