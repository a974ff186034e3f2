/**
 * The parts of a mail, found in one walk through its bytes: nothing is decoded here, and bounds come before the work. What goes
 * against the rules is read as mail programs read it, so that no words are lost by it.
 */
import { VigilError } from '../../../../preload/contract/errors.ts';
import { limits } from '../file-shape.ts';
import { readable } from './encoded-words.ts';
import { firstOf, type Headers, headersOf, isHeaderLine, structured } from './header.ts';

export interface Part {
  headers: Headers;
  /** Such as `text/plain`, in lower case. */
  type: string;
  parameters: ReadonlyMap<string, string>;
  /** Such as `attachment`; empty where the mail does not say. */
  disposition: string;
  /** Empty where the mail gives none. */
  fileName: string;
  /** How its bytes are wrapped, as written. */
  encoding: string;
  /** As they stand in the mail. Of a part that holds others, what stands before the first of them. */
  bytes: Buffer;
  children: Part[];
}

/** What has been read of one file so far, that of mails inside mails included. */
export interface Budget {
  parts: number;
  nesting: number;
  headerBytes: number;
  /** Of parts that are words. */
  wordBytes: number;
  dashLines: number;
  /** Of mails inside mails, of each as often as it is gone through. */
  enclosedBytes: number;
}
export const freshBudget = (): Budget => ({
  parts: 0,
  nesting: 0,
  headerBytes: 0,
  wordBytes: 0,
  dashLines: 0,
  enclosedBytes: 0,
});

const lineFeed = 10;
const carriageReturn = 13;
const dash = 45;
const newLine = Buffer.from('\n');
const lineOfDashes = Buffer.from('\n--');
/** RFC 2046 has 70 letters at most; programs write more. */
const longestBoundary = 300;

export function spend(budget: Budget, what: keyof Budget, amount: number, most: number): void {
  budget[what] += amount;
  if (budget[what] > most) throw new VigilError('FILE_TOO_LARGE');
}

function lineEnd(mail: Buffer, at: number): number {
  const found = mail.indexOf(lineFeed, at);
  return found === -1 ? mail.length : found + 1;
}

/** A line without its end, however many carriage returns a gateway has put there. */
function bare(mail: Buffer, from: number, to: number): Buffer {
  let end = to;
  while (end > from && (mail[end - 1] === lineFeed || mail[end - 1] === carriageReturn)) end -= 1;
  return mail.subarray(from, end);
}

interface Open {
  part: Part;
  boundary: string | null;
  from: number;
}

/** Programs write `text/html charset=…` and `text` as well. */
function typeOf(written: string, inDigest: boolean): string {
  const type = written.split(/[\s,]/, 1)[0] ?? '';
  if (/^[\w.+-]+\/[\w.+-]+$/.test(type)) return type;
  if (type === 'html') return 'text/html';
  return inDigest && written === '' ? 'message/rfc822' : 'text/plain';
}

function partOf(headers: Headers, inDigest: boolean): Part {
  const content = structured(firstOf(headers, 'content-type') ?? '');
  const disposition = structured(firstOf(headers, 'content-disposition') ?? '');
  return {
    headers,
    type: typeOf(content.value, inDigest),
    parameters: content.parameters,
    disposition: disposition.value,
    fileName: readable(disposition.parameters.get('filename') ?? content.parameters.get('name') ?? ''),
    encoding: firstOf(headers, 'content-transfer-encoding') ?? '',
    bytes: Buffer.alloc(0),
    children: [],
  };
}

/** A mail's own parts; mails inside it stay as they are. Throws FILE_TOO_LARGE by `budget`. */
export function partsOf(mail: Buffer, budget: Budget): Part {
  const open: Open[] = [];
  let at = 0;

  function boundaryAt(from: number): { level: number; last: boolean } | null {
    if (mail[from] !== dash || mail[from + 1] !== dash || open.length === 0) return null;
    spend(budget, 'dashLines', 1, limits.mailLines);
    const end = lineEnd(mail, from);
    if (end - from > longestBoundary) return null;
    const name = mail.toString('latin1', from + 2, end).trimEnd();
    for (const last of [false, true])
      for (let level = open.length - 1; level >= 0; level -= 1) {
        const boundary = open[level]?.boundary ?? null;
        if (boundary !== null && name === `${boundary}${last ? '--' : ''}`) return { level, last };
      }
    return null;
  }

  /** Reads the header lines of a part and leaves `at` where its content starts. */
  function header(atStart: boolean): Headers {
    const lines: Buffer[] = [];
    while (at < mail.length) {
      const end = lineEnd(mail, at);
      const line = bare(mail, at, end);
      if (line.length === 0) {
        // Some programs put blank lines above a mail.
        if (lines.length > 0 || !atStart) {
          at = end;
          break;
        }
      } else if (boundaryAt(at) !== null) break;
      // A line that cannot be a header line begins the text: the blank line between them was lost.
      else if (isHeaderLine(line.toString('latin1', 0, 120))) {
        spend(budget, 'headerBytes', end - at, limits.mailHeaders);
        lines.push(line);
      } else break;
      at = end;
    }
    return headersOf(Buffer.concat(lines.flatMap((line) => [line, newLine])));
  }

  /** The name that the dividing lines of a multipart bear; where it does not say, that of the first line that looks like one. */
  function boundaryOf(part: Part): string | null {
    const named = part.parameters.get('boundary')?.trimEnd() ?? '';
    if (named !== '') return Buffer.from(named, 'utf8').toString('latin1');
    const first = mail.subarray(at, at + 2).equals(Buffer.from('--')) ? at - 1 : mail.indexOf(lineOfDashes, at);
    if (first === -1) return null;
    return (
      mail.toString('latin1', first + 3, Math.min(lineEnd(mail, first + 1), first + longestBoundary)).trimEnd() || null
    );
  }

  function start(headers: Headers, parent: Part | null): void {
    spend(budget, 'parts', 1, limits.mailParts);
    const part = partOf(headers, parent?.type === 'multipart/digest');
    const multipart = part.type.startsWith('multipart/');
    const boundary = multipart ? boundaryOf(part) : null;
    parent?.children.push(part);
    open.push({ part, boundary, from: at });
    if (budget.nesting + open.length > limits.mailNesting) throw new VigilError('FILE_TOO_LARGE');
  }

  /** Ends everything above `level`, at the line that starts at `to`. */
  function endAbove(level: number, to: number): void {
    for (const { part, from } of open.splice(level)) {
      // The line break before a dividing line belongs to that line.
      const last = to > from && to < mail.length ? to - 1 : to;
      const end = last > from && mail[last] === lineFeed && mail[last - 1] === carriageReturn ? last - 1 : last;
      // What stands above the first of its own parts was ended by that.
      if (part.children.length === 0) part.bytes = mail.subarray(from, Math.max(from, end));
    }
  }

  start(header(true), null);
  const root = open[0]?.part;
  while (at < mail.length) {
    const found = boundaryAt(at);
    if (found !== null) {
      const { level, last } = found;
      endAbove(level + 1, at);
      const parent = open[level];
      if (parent !== undefined) {
        if (parent.part.children.length === 0)
          parent.part.bytes = mail.subarray(parent.from, Math.max(parent.from, at));
        at = lineEnd(mail, at);
        // Below the last part there may still be words, which a mailing list adds.
        start(last ? [] : header(false), parent.part);
      }
      continue;
    }
    const next = open.some(({ boundary }) => boundary !== null) ? mail.indexOf(lineOfDashes, at) : -1;
    at = next === -1 ? mail.length : next + 1;
  }
  endAbove(0, mail.length);
  if (root === undefined) throw new VigilError('UNEXPECTED');
  return root;
}
