/** The words of rich text as Outlook keeps it: packed (MS-OXRTFCP), and sometimes with a page of HTML inside (MS-OXRTFEX). */

const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier' +
  '{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const packed = 0x75465a4c;
const plain = 0x414c454d;
const ring = 4_096;

/** Null for what is not packed rich text, or unpacks to more than `most` bytes. */
export function unpackRichText(bytes: Buffer, most: number): Buffer | null {
  if (bytes.length < 16) return null;
  const kind = bytes.readUInt32LE(8);
  const size = bytes.readUInt32LE(4);
  if (size > most) return null;
  if (kind === plain) return bytes.subarray(16, 16 + size);
  if (kind !== packed) return null;
  const window = Buffer.alloc(ring);
  let place = window.write(dictionary, 'latin1');
  const out = Buffer.alloc(size);
  let length = 0;
  const put = (byte: number) => {
    window[place] = byte;
    place = (place + 1) % ring;
    if (length < size) out[length++] = byte;
  };
  for (let at = 16; at < bytes.length && length < size; ) {
    const control = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length && length < size; bit += 1) {
      if (((control >> bit) & 1) === 0) put(bytes[at++] ?? 0);
      else {
        const token = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
        at += 2;
        const from = token >> 4;
        if (from === place) return out.subarray(0, length);
        for (let step = 0; step < (token & 15) + 2; step += 1) put(window[(from + step) % ring] ?? 0);
      }
    }
  }
  return out.subarray(0, length);
}

/** Groups that hold no words of the text. */
const silent = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'htmltag',
  'mhtmltag',
]);
const breaks: Readonly<Record<string, string>> = { par: '\n', line: '\n', tab: '\t', cell: ' ', row: '\n', sect: '\n' };
const letters: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};
const piece = /\\([a-z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/gi;

interface Group {
  silent: boolean;
  /** Letters that stand in for one that an old reader does not know, behind it. */
  spare: number;
}

/** The words, one line for each paragraph. Each piece is looked at once. */
export function richTextWords(text: string, decode: (bytes: Buffer) => string): string {
  const words: string[] = [];
  const groups: Group[] = [];
  let group: Group = { silent: false, spare: 1 };
  /** Between `\htmlrtf` and `\htmlrtf0` stands what the page that it was made from does not hold. */
  let madeUp = false;
  let skip = 0;
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) words.push(decode(Buffer.from(bytes)));
    bytes = [];
  };
  const put = (written: string) => {
    if (group.silent || madeUp) return;
    flush();
    words.push(written);
  };
  for (const [, word, number, hex, sign, brace, plainText] of text.matchAll(piece)) {
    if (brace === '{') {
      groups.push(group);
      group = { ...group };
    } else if (brace === '}') group = groups.pop() ?? group;
    else if (hex !== undefined) {
      if (skip > 0) skip -= 1;
      else if (!group.silent && !madeUp) bytes.push(Number.parseInt(hex, 16));
    } else if (plainText !== undefined) {
      const from = Math.min(skip, plainText.length);
      skip -= from;
      put(plainText.slice(from));
    } else if (sign !== undefined) {
      if (sign === '*') group.silent = true;
      else if (sign === '~') put(' ');
      else if (sign === '\\' || sign === '{' || sign === '}') put(sign);
    } else if (word !== undefined) {
      const name = word.toLowerCase();
      if (name === 'u' && number !== undefined) {
        put(String.fromCharCode(Number(number) & 0xffff));
        skip = group.spare;
      } else if (name === 'uc') group.spare = Math.min(16, Math.abs(Number(number ?? 1)));
      else if (name === 'htmlrtf') madeUp = number !== '0';
      else if (silent.has(name)) group.silent = true;
      else put(breaks[name] ?? letters[name] ?? '');
    }
  }
  flush();
  return words.join('').toWellFormed();
}
