// What a native file is built for, read from its own first bytes: going by name alone, a Linux file could pass for a Windows one.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ platform: string, arch: string }} Target as Node names them: `win32`, `x64` */
/** @typedef {Target & { signed?: boolean }} Built `signed` is given for Windows files only */

/** The first bytes of a Windows file say where its header begins, in practice within a few hundred bytes. */
const enough = 4096;

/** @type {Record<number, string>} */
const elf = { 3: 'ia32', 40: 'arm', 62: 'x64', 183: 'arm64' };
/** @type {Record<number, string>} */
const windows = { 332: 'ia32', 34404: 'x64', 43620: 'arm64' };
/** @type {Record<number, string>} */
const mac = { 16777223: 'x64', 16777228: 'arm64' };

/** @param {Record<number, string>} names @param {number} machine */
const named = (names, machine) => names[machine] ?? `machine ${machine}`;

/** @param {Buffer} head @returns {Built[]} */
function windowsFile(head) {
  const at = head.length < 64 ? head.length : head.readUInt32LE(60);
  if (at + 176 > head.length || head.toString('latin1', at, at + 4) !== 'PE\0\0') return [];
  const wide = head.readUInt16LE(at + 24) === 0x20b;
  // The fifth directory says where the signature is and how long it is.
  const signature = head.readUInt32LE(at + 24 + (wide ? 112 : 96) + 4 * 8 + 4);
  return [{ platform: 'win32', arch: named(windows, head.readUInt16LE(at + 4)), signed: signature > 0 }];
}

/** One file for several kinds of Mac. Java classes begin the same way, with a version where the number of parts would be. */
function macParts(/** @type {Buffer} */ head) {
  const count = head.readUInt32BE(4);
  if (count === 0 || count > 8 || head.length < 8 + count * 20) return [];
  return Array.from({ length: count }, (_, part) => ({
    platform: 'darwin',
    arch: named(mac, head.readUInt32BE(8 + part * 20)),
  }));
}

/**
 * @param {Buffer} head the first bytes of a file
 * @returns {Built[]} empty where it is not a native file; more than one for a Mac file of several parts
 */
export function builtFor(head) {
  if (head.length < 20) return [];
  const magic = head.readUInt32BE(0);
  if (magic === 0x7f454c46) {
    const machine = head[5] === 2 ? head.readUInt16BE(18) : head.readUInt16LE(18);
    return [{ platform: 'linux', arch: named(elf, machine) }];
  }
  if (magic >>> 16 === 0x4d5a) return windowsFile(head);
  if (magic === 0xcffaedfe) return [{ platform: 'darwin', arch: named(mac, head.readUInt32LE(4)) }];
  return magic === 0xcafebabe ? macParts(head) : [];
}

/** @param {string} file */
export function builtForFile(file) {
  const bytes = Buffer.alloc(enough);
  const open = openSync(file, 'r');
  try {
    return builtFor(bytes.subarray(0, readSync(open, bytes, 0, enough, 0)));
  } finally {
    closeSync(open);
  }
}

/** File names from which a system loads code. */
const loadable = /\.(node|dll|exe|dylib|so(\.\d+)*)$/i;
/** electron-builder's installer brings along a helper of its own, which exists only in 32 bits. */
const helper = 'resources/elevate.exe';

/** @param {string} folder @param {string} [within] @returns {string[]} links are not followed: their targets are there themselves */
function filesWithin(folder, within = '') {
  return readdirSync(join(folder, within), { withFileTypes: true }).flatMap((entry) => {
    const name = within === '' ? entry.name : `${within}/${entry.name}`;
    if (entry.isDirectory()) return filesWithin(folder, name);
    return entry.isFile() ? [name] : [];
  });
}

/**
 * Looks at every native file in a packed folder.
 * @param {string} folder @param {Target} target @param {{ signed: boolean }} wanted `signed`: each Windows file has to be
 * @returns {{ count: number, problems: string[] }}
 */
export function checkBinaries(folder, target, wanted) {
  let count = 0;
  const problems = filesWithin(folder).flatMap((name) => {
    const built = builtForFile(join(folder, name));
    if (built.length === 0) return loadable.test(name) ? [`${name} is not a native file of any system`] : [];
    count++;
    const strange = built.find((one) => one.platform !== target.platform);
    if (strange !== undefined) return [`${name} is for ${strange.platform}-${strange.arch}, not ${target.platform}`];
    if (name !== helper && !built.some((one) => one.arch === target.arch))
      return [`${name} is for ${built.map((one) => one.arch).join(' and ')}, not ${target.arch}`];
    return wanted.signed && built.some((one) => one.signed === false) ? [`${name} is not signed`] : [];
  });
  return { count, problems: count === 0 ? [...problems, 'there is no native file at all'] : problems };
}
