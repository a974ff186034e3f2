/** Words of header lines that are encoded for the way (RFC 2047). */
import { decodeCharacters } from './charset.ts';
import { unwrap } from './transfer.ts';

/** Some programs leave blanks inside, which the rule does not allow; a word in base64 has none. */
const word = /=\?([^?\s]{1,60})\?(?:([bB])\?([^?]*)|([qQ])\?([^?]*))\?=/g;

interface Piece {
  label: string;
  bytes: Buffer;
}

function bytesOf(base64: string | undefined, quoted: string | undefined): Buffer {
  if (base64 !== undefined) return unwrap(Buffer.from(base64, 'latin1'), 'base64').bytes;
  return unwrap(Buffer.from((quoted ?? '').replaceAll('_', ' '), 'utf8'), 'quoted-printable').bytes;
}

const turn = 0x1b;
const backToLetters = Buffer.from('\u001b(B', 'latin1');

/** Each word in an encoding of Japan ends in plain letters, and the next one leaves them: nothing lies between, which is no error. */
function joined(before: Buffer, after: Buffer): Buffer {
  const turns = after[0] === turn && before.subarray(-backToLetters.length).equals(backToLetters);
  return Buffer.concat([turns ? before.subarray(0, -backToLetters.length) : before, after]);
}

/** RFC 2231 adds a language to the label. */
const labelOf = (written: string) => written.split('*', 1)[0]?.toLowerCase() ?? '';

/**
 * The text with its encoded words replaced by what `put` makes of them. Words that follow each other are put together before
 * they are read, since programs cut them in the middle of a letter.
 */
export function replaceWords(value: string, put: (text: string) => string): string {
  let read = '';
  let at = 0;
  let pieces: Piece[] = [];
  const finish = () => {
    for (const group of pieces) read += put(decodeCharacters(group.bytes, group.label).text);
    pieces = [];
  };
  for (const found of value.matchAll(word)) {
    const [whole, written = '', , base64, , quoted] = found;
    const between = value.slice(at, found.index);
    // Blanks between two words are there for the folding only.
    if (pieces.length === 0 || between.trim() !== '') {
      finish();
      read += between;
    }
    const label = labelOf(written);
    const bytes = bytesOf(base64, quoted);
    const last = pieces.at(-1);
    if (last?.label === label) pieces[pieces.length - 1] = { label, bytes: joined(last.bytes, bytes) };
    else pieces.push({ label, bytes });
    at = found.index + whole.length;
  }
  finish();
  return read + value.slice(at);
}

/** On one line, as it reads. */
export const readable = (value: string): string =>
  replaceWords(value, (text) => text)
    .replace(/[\r\n\t]+/g, ' ')
    .replaceAll('\0', '')
    .trim();
