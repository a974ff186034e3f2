// Writes a PMTiles file, version 3, as its specification has it (github.com/protomaps/PMTiles, spec/v3): tiles in the order of their numbers, directories
// packed by gzip, leaves where the root would outgrow its 16 KiB.
import { gzipSync } from 'node:zlib';

/** @param {number} value @returns {number[]} */
function varint(value) {
  const bytes = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return [...bytes, rest];
}

/**
 * The number of a tile: along Hilbert's curve within its zoom, after all tiles of lower zooms.
 * @param {number} z @param {number} column @param {number} line
 */
export function tileNumber(z, column, line) {
  let [x, y] = [column, line];
  let number = (4 ** z - 1) / 3;
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const right = (x & side) > 0 ? 1 : 0;
    const lower = (y & side) > 0 ? 1 : 0;
    number += side * side * ((3 * right) ^ lower);
    if (lower === 0) {
      if (right === 1) [x, y] = [side - 1 - x, side - 1 - y];
      [x, y] = [y, x];
    }
  }
  return number;
}

/** @typedef {{ id: number, offset: number, length: number, run: number }} Entry */

/** @param {readonly Entry[]} entries @returns {Buffer} */
function directory(entries) {
  const bytes = [...varint(entries.length)];
  let last = 0;
  for (const { id } of entries) {
    bytes.push(...varint(id - last));
    last = id;
  }
  for (const { run } of entries) bytes.push(...varint(run));
  for (const { length } of entries) bytes.push(...varint(length));
  for (const [at, { offset }] of entries.entries()) {
    const before = entries[at - 1];
    bytes.push(...(before !== undefined && offset === before.offset + before.length ? [0] : varint(offset + 1)));
  }
  return gzipSync(Buffer.from(bytes), { level: 9 });
}

const headerBytes = 127;
const rootBytes = 16_384 - headerBytes;
const inLeaf = 2_000;

/** @param {readonly Entry[]} entries @returns {{ root: Buffer, leaves: Buffer }} */
function directories(entries) {
  const whole = directory(entries);
  if (whole.length <= rootBytes) return { root: whole, leaves: Buffer.alloc(0) };
  const leaves = [];
  const roots = [];
  let offset = 0;
  for (let at = 0; at < entries.length; at += inLeaf) {
    const part = entries.slice(at, at + inLeaf);
    const leaf = directory(part);
    roots.push({ id: part[0]?.id ?? 0, offset, length: leaf.length, run: 0 });
    leaves.push(leaf);
    offset += leaf.length;
  }
  return { root: directory(roots), leaves: Buffer.concat(leaves) };
}

/**
 * @param {readonly { z: number, x: number, y: number, bytes: Uint8Array }[]} tiles vector tiles, not yet packed
 * @param {{ minZoom: number, maxZoom: number, west: number, south: number, east: number, north: number, metadata: object }} about
 * @returns {Buffer}
 */
export function writePmtiles(tiles, about) {
  const ordered = tiles
    .map(({ z, x, y, bytes }) => ({ id: tileNumber(z, x, y), bytes: gzipSync(bytes, { level: 9 }) }))
    .sort((one, other) => one.id - other.id);
  /** @type {Map<string, number>} */
  const kept = new Map();
  /** @type {Buffer[]} */
  const contents = [];
  /** @type {Entry[]} */
  const entries = [];
  let end = 0;
  for (const { id, bytes } of ordered) {
    const same = bytes.toString('base64');
    const offset = kept.get(same) ?? end;
    const last = entries.at(-1);
    if (last !== undefined && last.offset === offset && last.id + last.run === id) last.run += 1;
    else entries.push({ id, offset, length: bytes.length, run: 1 });
    if (kept.has(same)) continue;
    kept.set(same, end);
    contents.push(bytes);
    end += bytes.length;
  }
  const { root, leaves } = directories(entries);
  const metadata = gzipSync(JSON.stringify(about.metadata), { level: 9 });
  const header = Buffer.alloc(headerBytes);
  header.write('PMTiles', 0, 'latin1');
  header[7] = 3;
  const parts = [root.length, metadata.length, leaves.length, end];
  let offset = headerBytes;
  for (const [at, length] of parts.entries()) {
    header.writeBigUInt64LE(BigInt(offset), 8 + at * 16);
    header.writeBigUInt64LE(BigInt(length), 16 + at * 16);
    offset += length;
  }
  header.writeBigUInt64LE(BigInt(ordered.length), 72);
  header.writeBigUInt64LE(BigInt(entries.length), 80);
  header.writeBigUInt64LE(BigInt(contents.length), 88);
  header.set([1, 2, 2, 1, about.minZoom, about.maxZoom], 96);
  const degrees = [about.west, about.south, about.east, about.north];
  for (const [at, degree] of degrees.entries()) header.writeInt32LE(Math.round(degree * 1e7), 102 + at * 4);
  header[118] = about.minZoom;
  header.writeInt32LE(Math.round(((about.west + about.east) / 2) * 1e7), 119);
  header.writeInt32LE(Math.round(((about.south + about.north) / 2) * 1e7), 123);
  return Buffer.concat([header, root, metadata, leaves, ...contents]);
}
