// The packages that ship, bundled or as native files: everything reachable from `dependencies`, according to the lock file.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../places.mjs';

/** @typedef {{ name: string, version: string, licence: string, text: string | null }} Shipped */

/** @param {string} folder @returns {string | null} */
function licenceText(folder) {
  const name = readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file));
  return name === undefined ? null : readFileSync(join(folder, name), 'utf8').trim();
}

/**
 * The data of Tesseract for English is under its own licence, whatever the package around it names: github.com/tesseract-ocr/tessdata.
 * The package comes without its text, which is that of the program beside it.
 */
const stated = new Map([
  ['@tesseract.js-data/eng', { licence: 'Apache-2.0', textOf: at('node_modules', 'tesseract.js-core') }],
]);

/** @returns {Shipped[]} in the order of their names */
export function shipped() {
  const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true && entry.devOptional !== true)
    .map(([path]) => at(path))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const other = stated.get(name);
      if (other !== undefined) return { name, version, licence: other.licence, text: licenceText(other.textOf) };
      const licence = typeof license === 'string' ? license : (license?.type ?? 'none named');
      return { name, version, licence, text: licenceText(folder) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const accepted = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/**
 * Whether a licence expression leaves us one that asks for nothing but its text. Anything not known is not accepted, the
 * GPL family above all.
 * @param {string} expression such as `(MIT OR GPL-3.0)` or `MIT AND Apache-2.0`
 */
export function isAccepted(expression) {
  const plain = expression.replace(/[()]/g, ' ').trim();
  return plain.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((one) => accepted.has(one.trim())));
}
