/** The words of one text part, as plain text. */
import { limits } from '../file-shape.ts';
import { htmlToText } from '../html-text.ts';
import { decodeCharacters } from './charset.ts';
import type { MailNote } from './note.ts';
import type { Part } from './parts.ts';
import { unwrap } from './transfer.ts';

export interface Words {
  /** Null for more than a cell may hold. */
  text: string | null;
  notes: MailNote[];
}

const quoteDepth = (line: string) => /^>*/.exec(line)?.[0].length ?? 0;

/** RFC 3676: a line that ends in a blank goes on in the next one. */
function unfolded(text: string, withoutBlank: boolean): string {
  const lines: string[] = [];
  let goesOn = false;
  for (const line of text.split(/\r?\n/)) {
    const depth = quoteDepth(line);
    const words = line.slice(depth).replace(/^ /, '');
    const last = lines.at(-1);
    if (goesOn && last !== undefined && quoteDepth(last) === depth && words !== '-- ')
      lines[lines.length - 1] = (withoutBlank ? last.slice(0, -1) : last) + words;
    else lines.push(depth === 0 ? words : `${'>'.repeat(depth)} ${words}`);
    goesOn = words.endsWith(' ') && words !== '-- ';
  }
  return lines.join('\n');
}

/** The encoding that a page names within itself, where the mail names none. */
function namedInside(bytes: Buffer): string | null {
  return /<meta[^>]{1,200}charset\s*=\s*["']?([\w.:-]+)/i.exec(bytes.toString('latin1', 0, 4_096))?.[1] ?? null;
}

/** text/enriched, RFC 1896: `<bold>` and the like, and `<<` for `<`. */
const enriched = (text: string) => text.replace(/<(?:<|\/?[a-z-]{1,60}>)/gi, (tag) => (tag === '<<' ? '<' : ''));

export const isHtml = ({ type }: Part) => type === 'text/html' || type === 'application/xhtml+xml';

export function wordsOf(part: Part): Words {
  const { bytes, faulty } = unwrap(part.bytes, part.encoding);
  const html = isHtml(part);
  const { text, note } = decodeCharacters(bytes, part.parameters.get('charset') ?? (html ? namedInside(bytes) : null));
  const notes: MailNote[] = [...(faulty ? ['MAIL_DAMAGED' as const] : []), ...(note === null ? [] : [note])];
  // Letters may be written as entities, several times as long as what they stand for.
  if (html) return { text: htmlToText(text, limits.cell * 4), notes };
  const flowed = part.parameters.get('format')?.toLowerCase() === 'flowed';
  const delsp = part.parameters.get('delsp')?.toLowerCase() === 'yes';
  const plain = part.type === 'text/enriched' || part.type === 'text/richtext' ? enriched(text) : text;
  return { text: (flowed ? unfolded(plain, delsp) : plain).replace(/\r\n?/g, '\n'), notes };
}

const wordOf = /[\p{L}\p{N}]+/gu;
const wordsIn = (text: string) => new Set(text.toLowerCase().match(wordOf));

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>) =>
  some.size <= all.size && [...some].every((word) => all.has(word));

/**
 * Of several tellings of the same, those that say something that the others do not: a plain part may be a stub beside the page that
 * holds the words, or lack the addresses that its links lead to.
 */
export function saidBy(tellings: readonly string[]): string[] {
  const all = tellings.filter((text) => text.trim() !== '').map((text) => ({ text, words: wordsIn(text) }));
  return all
    .filter(
      (one, at) =>
        !all.some(
          (other, place) =>
            place !== at && isWithin(one.words, other.words) && (place < at || one.words.size < other.words.size),
        ),
    )
    .map(({ text }) => text);
}
