/** Makes small compound files, and mails as Outlook saves them. */

export interface Folder {
  [name: string]: Buffer | Folder;
}

const sectorBytes = 512;
const smallBytes = 64;
const endOfChain = 0xfffffffe;
const none = 0xffffffff;

interface Entry {
  name: string;
  kind: 1 | 2 | 5;
  right: number;
  child: number;
  content: Buffer;
}

function entriesOf(root: Folder): Entry[] {
  const entries: Entry[] = [{ name: 'Root Entry', kind: 5, right: none, child: none, content: Buffer.alloc(0) }];
  const add = (folder: Folder, parent: Entry) => {
    let before: Entry | null = null;
    for (const [name, content] of Object.entries(folder)) {
      const isStream = Buffer.isBuffer(content);
      const entry: Entry = {
        name,
        kind: isStream ? 2 : 1,
        right: none,
        child: none,
        content: isStream ? content : Buffer.alloc(0),
      };
      const place = entries.push(entry) - 1;
      if (before === null) parent.child = place;
      else before.right = place;
      before = entry;
      if (!isStream) add(content, entry);
    }
  };
  const [top] = entries;
  if (top !== undefined) add(root, top);
  return entries;
}

const padded = (bytes: Buffer, size: number) =>
  Buffer.concat([bytes, Buffer.alloc((size - (bytes.length % size)) % size)]);

/** A compound file of version 3. Streams of 4,096 bytes and more lie in sectors of their own. */
export function compoundFileOf(root: Folder): Buffer {
  const entries = entriesOf(root);
  const sectors: Buffer[] = [];
  const table: number[] = [];
  const chain = (bytes: Buffer): number => {
    if (bytes.length === 0) return endOfChain;
    const whole = padded(bytes, sectorBytes);
    const first = sectors.length;
    for (let at = 0; at < whole.length; at += sectorBytes) {
      sectors.push(whole.subarray(at, at + sectorBytes));
      table.push(at + sectorBytes < whole.length ? sectors.length : endOfChain);
    }
    return first;
  };
  let small = Buffer.alloc(0);
  const smallTable: number[] = [];
  const starts = entries.map(({ kind, content }) => {
    if (kind !== 2 || content.length === 0) return endOfChain;
    if (content.length >= 4_096) return chain(content);
    const first = smallTable.length;
    const count = Math.ceil(content.length / smallBytes);
    for (let at = 0; at < count; at += 1) smallTable.push(at + 1 < count ? first + at + 1 : endOfChain);
    small = Buffer.concat([small, padded(content, smallBytes)]);
    return first;
  });
  const smallStart = chain(small);
  const smallTableStart = chain(Buffer.from(Uint32Array.from(smallTable).buffer));
  const directory = Buffer.concat(
    entries.map(({ name, kind, right, child, content }, place) => {
      const entry = Buffer.alloc(128);
      entry.writeUInt16LE(entry.write(name, 'utf16le') + 2, 64);
      entry[66] = kind;
      entry.writeUInt32LE(none, 68);
      entry.writeUInt32LE(right, 72);
      entry.writeUInt32LE(child, 76);
      entry.writeUInt32LE(kind === 5 ? smallStart : (starts[place] ?? endOfChain), 116);
      entry.writeUInt32LE(kind === 5 ? small.length : content.length, 120);
      return entry;
    }),
  );
  const directoryStart = chain(directory);
  const tableSectors = Math.ceil((table.length + 4) / (sectorBytes / 4 - 1));
  const tableStart = sectors.length;
  for (let at = 0; at < tableSectors; at += 1) table.push(0xfffffffd);
  const tableBytes = Buffer.alloc(tableSectors * sectorBytes, 0xff);
  for (const [at, next] of table.entries()) tableBytes.writeUInt32LE(next, at * 4);
  const head = Buffer.alloc(sectorBytes, 0);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(tableSectors, 44);
  head.writeUInt32LE(directoryStart, 48);
  head.writeUInt32LE(4_096, 56);
  head.writeUInt32LE(smallTableStart, 60);
  head.writeUInt32LE(endOfChain, 68);
  head.fill(0xff, 76);
  for (let at = 0; at < tableSectors; at += 1) head.writeUInt32LE(tableStart + at, 76 + at * 4);
  return Buffer.concat([head, ...sectors, tableBytes]);
}

export const wide = (text: string) => Buffer.from(text, 'utf16le');

/** Texts by the number of their property, and other content by the whole name of its stream. */
export function outlookItem(
  texts: Record<string, string>,
  more: Folder = {},
  headBytes = 32,
  sent: string | null = null,
): Folder {
  const properties = Buffer.alloc(headBytes + (sent === null ? 0 : 16));
  if (sent !== null) {
    properties.writeUInt32LE(0x00390040, headBytes);
    properties.writeBigUInt64LE((BigInt(Date.parse(sent)) + 11_644_473_600_000n) * 10_000n, headBytes + 8);
  }
  const named = Object.entries(texts).map(([id, text]) => [`__substg1.0_${id}001F`, wide(text)]);
  return { '__properties_version1.0': properties, ...Object.fromEntries(named), ...more };
}
