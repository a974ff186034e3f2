/** What stands inside a signed message (CMS, RFC 5652): the content that was signed. The signature itself is not checked. */

export type Sealed =
  | { kind: 'signed'; content: Buffer }
  /** Signed, but what was signed is not in it. */
  | { kind: 'signature' }
  | { kind: 'encrypted' }
  | { kind: 'unknown' };

const signedData = '2a864886f70d010702';
const encryptedContents: readonly string[] = ['2a864886f70d010703', '2a864886f70d010706', '2a864886f70d0109100117'];
const sequence = 0x30;
const objectId = 0x06;
const octets = 0x04;
const octetsInPieces = 0x24;
const tagged = 0xa0;
const deepest = 16;

interface Element {
  tag: number;
  /** Of the content. */
  from: number;
  to: number;
  /** Its end is marked instead of its length being told. */
  open: boolean;
}

/** The element that starts at `at` and ends by `end` at the latest; null for what is none. */
function elementAt(bytes: Buffer, at: number, end: number): Element | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > end || (tag & 31) === 31) return null;
  if (first === 0x80) return { tag, from: at + 2, to: end, open: true };
  const more = first > 0x80 ? first - 0x80 : 0;
  if (more > 6 || at + 2 + more > end) return null;
  const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
  const from = at + 2 + more;
  return { tag, from, to: Math.min(end, from + length), open: false };
}

/** Where the element behind this one starts; an open one is gone through, however deep it lies. */
function behind(bytes: Buffer, element: Element, depth: number): number {
  if (!element.open) return element.to;
  if (depth > deepest) return bytes.length;
  let at = element.from;
  while (at + 1 < element.to) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return at + 2;
    const inner = elementAt(bytes, at, element.to);
    if (inner === null) return element.to;
    at = behind(bytes, inner, depth + 1);
  }
  return element.to;
}

function* elements(bytes: Buffer, { from, to }: Pick<Element, 'from' | 'to'>): Generator<Element> {
  let at = from;
  while (at + 1 < to) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return;
    const element = elementAt(bytes, at, to);
    if (element === null) return;
    yield element;
    at = Math.max(at + 1, behind(bytes, element, 0));
  }
}

/** The bytes of a string, put together where it comes in pieces. */
function stringOf(bytes: Buffer, element: Element): Buffer | null {
  if (element.tag === octets) return bytes.subarray(element.from, element.to);
  if (element.tag !== octetsInPieces) return null;
  return Buffer.concat(
    [...elements(bytes, element)].filter(({ tag }) => tag === octets).map(({ from, to }) => bytes.subarray(from, to)),
  );
}

const childrenOf = (bytes: Buffer, element: Element | undefined, tag: number): Element[] =>
  element?.tag === tag ? [...elements(bytes, element)].slice(0, 8) : [];

/** `bytes` in DER or BER. Never throws. */
export function openSealed(bytes: Buffer): Sealed {
  const [whole] = elements(bytes, { from: 0, to: bytes.length });
  const [name, wrapped] = childrenOf(bytes, whole, sequence);
  if (name?.tag !== objectId) return { kind: 'unknown' };
  const written = bytes.toString('hex', name.from, name.to);
  if (encryptedContents.includes(written)) return { kind: 'encrypted' };
  if (written !== signedData) return { kind: 'unknown' };
  const [data] = childrenOf(bytes, wrapped, tagged);
  const inside = childrenOf(bytes, data, sequence).find(({ tag }) => tag === sequence);
  const [, content] = childrenOf(bytes, inside, sequence);
  const [string] = childrenOf(bytes, content, tagged);
  const found = string === undefined ? null : stringOf(bytes, string);
  return found === null || found.length === 0 ? { kind: 'signature' } : { kind: 'signed', content: found };
}
