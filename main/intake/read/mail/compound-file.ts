/**
 * A compound file (MS-CFB): the streams and storages that Outlook keeps a mail in. Every chain is followed for as many steps as the
 * file has sectors and no further, so that no file can send the reader round in circles.
 */
import { VigilError } from '../../../../preload/contract/errors.ts';

export interface Storage {
  name: string;
  storages: readonly Storage[];
  /** The bytes of a stream in it, or null where there is none of that name. Throws FILE_DAMAGED. */
  stream(name: string): Buffer | null;
  streamNames: readonly string[];
}

const signature = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const noEntry = 0xffffffff;
/** Of a mail; Outlook nests a few. */
const deepest = 40;
const mostEntries = 100_000;
const entryBytes = 128;

interface Entry {
  name: string;
  kind: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

function damaged(): never {
  throw new VigilError('FILE_DAMAGED');
}

/** Numbers of sectors in the order of a chain. */
function chainFrom(table: readonly number[], start: number): number[] {
  const chain: number[] = [];
  for (let sector = start; sector < 0xfffffffc; sector = table[sector] ?? damaged()) {
    if (chain.length > table.length || sector >= table.length) damaged();
    chain.push(sector);
  }
  return chain;
}

const numbersIn = (bytes: Buffer): number[] =>
  Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32LE(at * 4));

function entryOf(bytes: Buffer): Entry {
  const nameBytes = Math.min(64, Math.max(0, bytes.readUInt16LE(64) - 2));
  return {
    name: bytes.toString('utf16le', 0, nameBytes),
    kind: bytes[66] ?? 0,
    left: bytes.readUInt32LE(68),
    right: bytes.readUInt32LE(72),
    child: bytes.readUInt32LE(76),
    start: bytes.readUInt32LE(116),
    size: bytes.readUInt32LE(120),
  };
}

export const isCompoundFile = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(signature);

/** The root storage. Throws FILE_DAMAGED. */
export function openCompoundFile(file: Buffer): Storage {
  if (file.length < 512 || !isCompoundFile(file)) damaged();
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) damaged();
  const sectorBytes = 1 << shift;
  const smallBytes = 64;
  const sectors = Math.ceil(file.length / sectorBytes);
  const sector = (at: number): Buffer =>
    at >= sectors ? damaged() : file.subarray((at + 1) * sectorBytes, (at + 2) * sectorBytes);

  /** Sectors that hold the table of chains: the first are named in the header, the rest in a chain of their own. */
  function tableSectors(): number[] {
    const found = numbersIn(file.subarray(76, 512));
    const inEach = sectorBytes / 4 - 1;
    let steps = 0;
    for (let at = file.readUInt32LE(68); at < 0xfffffffc; steps += 1) {
      if (steps > sectors) damaged();
      const numbers = numbersIn(sector(at));
      found.push(...numbers.slice(0, inEach));
      at = numbers[inEach] ?? damaged();
    }
    return found.filter((one) => one < 0xfffffffc).slice(0, sectors);
  }
  const table = tableSectors()
    .flatMap((at) => numbersIn(sector(at)))
    .slice(0, sectors);
  const whole = (start: number) => Buffer.concat(chainFrom(table, start).map(sector));

  const directory = whole(file.readUInt32LE(48));
  const entries: Entry[] = [];
  for (let at = 0; at + entryBytes <= directory.length && entries.length < mostEntries; at += entryBytes)
    entries.push(entryOf(directory.subarray(at, at + entryBytes)));
  const [root = damaged()] = entries;
  const smallTable = numbersIn(whole(file.readUInt32LE(60)));
  const small = whole(root.start);
  const cutoff = file.readUInt32LE(56);

  function bytesOf({ start, size }: Entry): Buffer {
    if (size > file.length) damaged();
    if (size === 0) return Buffer.alloc(0);
    if (size >= cutoff) return whole(start).subarray(0, size);
    const pieces = chainFrom(smallTable, start).map((at) => small.subarray(at * smallBytes, (at + 1) * smallBytes));
    return Buffer.concat(pieces).subarray(0, size);
  }

  /** Those beside each other hang in a tree. */
  function inside(child: number): Entry[] {
    const found: Entry[] = [];
    const open = [child];
    const seen = new Set<number>();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const entry = at === noEntry || seen.has(at) ? undefined : entries[at];
      if (entry === undefined) continue;
      seen.add(at);
      found.push(entry);
      open.push(entry.left, entry.right);
    }
    return found;
  }

  function storageOf(entry: Entry, depth: number): Storage {
    if (depth > deepest) damaged();
    const held = inside(entry.child);
    const streams = new Map(held.filter(({ kind }) => kind === 2).map((one) => [one.name, one]));
    return {
      name: entry.name,
      // Made when they are asked for: a file that claims a thousand levels is not gone through for nothing.
      get storages() {
        return held.filter(({ kind }) => kind === 1).map((one) => storageOf(one, depth + 1));
      },
      stream: (name) => {
        const found = streams.get(name);
        return found === undefined ? null : bytesOf(found);
      },
      streamNames: [...streams.keys()],
    };
  }
  return storageOf(root, 0);
}
