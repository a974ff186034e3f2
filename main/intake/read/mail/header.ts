/** The header lines of a mail or of one of its parts. */
import { isAscii } from 'node:buffer';
import { decodeCharacters } from './charset.ts';

export interface HeaderLine {
  /** In lower case. */
  name: string;
  /** On one line, otherwise as written. */
  value: string;
}
export type Headers = readonly HeaderLine[];

export const allOf = (headers: Headers, name: string): string[] =>
  headers.filter((line) => line.name === name).map(({ value }) => value);
export const firstOf = (headers: Headers, name: string): string | null =>
  headers.find((line) => line.name === name)?.value ?? null;

/** A name may be followed by blanks, which old programs write. */
const nameAndValue = /^([!-9;-~]{1,100})[ \t]*:([\s\S]*)$/;

/** Whether a line may stand among header lines, that the first mail of a mailbox begins with included. */
export const isHeaderLine = (line: string): boolean => /^(?:[!-9;-~]{1,100}[ \t]*:|[ \t]|>?From )/.test(line);

function unfolded(text: string): HeaderLine[] {
  const found: HeaderLine[] = [];
  for (const line of text.split(/\r?\n/)) {
    const last = found.at(-1);
    const [, name, value = ''] = nameAndValue.exec(line) ?? [];
    if (/^[ \t]/.test(line)) {
      if (last) last.value += ` ${line.trim()}`;
    } else if (name !== undefined) found.push({ name: name.toLowerCase(), value: value.trim() });
  }
  return found;
}

/** Of the bytes of header lines. */
export function headersOf(bytes: Buffer): Headers {
  const plain = unfolded(bytes.toString('latin1'));
  if (isAscii(bytes)) return plain;
  // Addresses and subjects that were written without being encoded are mostly in the encoding of the text.
  const label = structured(firstOf(plain, 'content-type') ?? '').parameters.get('charset') ?? null;
  return unfolded(decodeCharacters(bytes, label).text);
}

export interface Structured {
  /** In lower case. */
  value: string;
  parameters: ReadonlyMap<string, string>;
}

const parameter = /;\s*([^=;\s"]{1,100})\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)/g;

/** RFC 2231: `name*0*=utf-8''caf%C3%A9`, in pieces and with its encoding. */
function joined(pieces: readonly { place: number; coded: boolean; value: string }[]): string {
  const inOrder = pieces.toSorted((one, other) => one.place - other.place);
  const [, label, first] = /^([\w.:-]*)'[^']*'([\s\S]*)$/.exec(inOrder[0]?.coded ? inOrder[0].value : '') ?? [];
  const bytes = inOrder.map(({ coded, value }, at) => {
    const text = at === 0 && first !== undefined ? first : value;
    const plain = Buffer.from(text, 'utf8');
    if (!coded) return plain;
    const octets = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(octets, 'latin1');
  });
  return decodeCharacters(Buffer.concat(bytes), label ?? null).text;
}

/** Longer ones hold nothing that a mail program wrote. */
const longestStructured = 16 * 1024;

function withoutComment(text: string): string {
  const at = text.indexOf(' (');
  return at === -1 ? text : text.slice(0, at);
}

/** The value of a header line such as Content-Type, with its parameters; of one that is named twice, the first. */
export function structured(whole: string): Structured {
  const line = whole.slice(0, longestStructured);
  const semicolon = line.indexOf(';');
  const value = withoutComment((semicolon === -1 ? line : line.slice(0, semicolon)).slice(0, 200)).trim();
  const pieces = new Map<string, { place: number; coded: boolean; value: string }[]>();
  const plain = new Map<string, string>();
  for (const [, written = '', given = ''] of line.matchAll(parameter)) {
    const quoted = given.startsWith('"');
    const text = quoted ? given.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') : withoutComment(given).trim();
    const [, name = '', place, coded] = /^([^*]*)(?:\*(\d{1,3}))?(\*)?$/.exec(written.toLowerCase()) ?? [];
    if (name === '') continue;
    if (place === undefined && coded === undefined) {
      if (!plain.has(name)) plain.set(name, text);
    } else
      pieces.set(name, [...(pieces.get(name) ?? []), { place: Number(place ?? 0), coded: coded === '*', value: text }]);
  }
  const parameters = new Map(plain);
  for (const [name, found] of pieces) parameters.set(name, joined(found));
  return { value: value.toLowerCase(), parameters };
}
