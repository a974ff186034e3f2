/**
 * What of a saved mail is worth parsing: its header lines and the parts that hold words. Attachments are not taken, so that
 * their content is left out here, line by line, before anything is made of it; what remains has bounds. The parser keeps several
 * objects for each line and part, and works down nested ones again and again.
 */
import { VigilError } from '../../../preload/contract/errors.ts';
import { limits } from './file-shape.ts';

const lineFeed = 10;
const dash = 45;
const lineOfDashes = Buffer.from('\n--');
/** RFC 2046 has 70 letters at most; programs write more. */
const longestBoundary = 300;
/** Longer header lines hold no type and no boundary that a mail program wrote. */
const longestHeader = 4 * 1024;

interface Walk {
  /** Boundaries that were announced, as they stand in the text. */
  boundaries: Set<string>;
  state: 'header' | 'words' | 'attachment';
  /** Header lines of the part so far, folded ones joined, as far as they say what it is. */
  header: string;
  parts: number;
  nesting: number;
  headerBytes: number;
}

function startPart(walk: Walk): void {
  walk.state = 'header';
  walk.header = '';
  walk.parts += 1;
  if (walk.parts > limits.mailParts) throw new VigilError('FILE_TOO_LARGE');
}

const contentType = /^content-type:[ \t]*(.*)$/im;
const boundaryOf = /boundary[ \t]*=[ \t]*(?:"([^"]*)"|([^\s;]+))/i;
const attached = /^content-disposition:[ \t]*attachment/im;

/** What follows the blank line that ends the header lines of a part. */
function endHeader(walk: Walk): void {
  const value = contentType.exec(walk.header)?.[1] ?? 'text/plain';
  const type = value.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const isMultipart = type.startsWith('multipart/');
  const isMessage = type === 'message/rfc822';
  if (isMultipart) {
    const [, quoted, plain] = boundaryOf.exec(value) ?? [];
    walk.boundaries.add(quoted ?? plain ?? '');
  }
  if (isMultipart || isMessage) walk.nesting += 1;
  if (walk.nesting > limits.mailNesting) throw new VigilError('FILE_TOO_LARGE');
  if (isMessage) startPart(walk);
  else if (isMultipart) walk.state = 'words';
  else walk.state = type.startsWith('text/') && !attached.test(walk.header) ? 'words' : 'attachment';
}

function isBoundary({ boundaries }: Walk, line: Buffer): boolean {
  if (boundaries.size === 0 || line[0] !== dash || line[1] !== dash || line.length > longestBoundary) return false;
  const name = line.toString('latin1', 2).trimEnd();
  return boundaries.has(name) || (name.endsWith('--') && boundaries.has(name.slice(0, -2)));
}

function headerLine(walk: Walk, line: Buffer): void {
  walk.headerBytes += line.length;
  if (walk.headerBytes > limits.mailHeaders) throw new VigilError('FILE_TOO_LARGE');
  const text = line.toString('latin1', 0, longestHeader).replace(/[\r\n]+$/, '');
  if (text === '') endHeader(walk);
  else if (/^[ \t]/.test(text)) walk.header += ` ${text.trim()}`;
  else walk.header += `\n${text}`;
}

const isLeftOut = ({ state }: Walk) => state === 'attachment';

/** Where the line at `at` ends, its line feed included; within an attachment, where the next line of dashes starts. */
function lineEnd(walk: Walk, mail: Buffer, at: number): number {
  const passing = isLeftOut(walk) && mail[at] !== dash;
  const found = mail.indexOf(passing ? lineOfDashes : lineFeed, at);
  return found === -1 ? mail.length : found + 1;
}

/**
 * The mail without the content of its attachments. Throws FILE_TOO_LARGE where what is left has more bytes, lines, parts, header
 * lines or nesting than a mail that somebody wrote.
 */
export function withoutAttachments(mail: Buffer): Buffer {
  const walk: Walk = { boundaries: new Set(), state: 'header', header: '', parts: 0, nesting: 0, headerBytes: 0 };
  const kept: Buffer[] = [];
  let bytes = 0;
  let lines = 0;
  /** From where on nothing has been left out. */
  let from = 0;
  for (let at = 0; at < mail.length; ) {
    const next = lineEnd(walk, mail, at);
    const line = mail.subarray(at, next);
    if (isBoundary(walk, line)) {
      if (isLeftOut(walk)) from = at;
      startPart(walk);
    } else if (walk.state === 'header') {
      headerLine(walk, line);
      if (isLeftOut(walk)) kept.push(mail.subarray(from, next));
    }
    lines += 1;
    bytes += isLeftOut(walk) ? 0 : line.length;
    if (bytes > limits.mailText || lines > limits.mailLines) throw new VigilError('FILE_TOO_LARGE');
    at = next;
  }
  if (!isLeftOut(walk)) kept.push(mail.subarray(from));
  return Buffer.concat(kept);
}
