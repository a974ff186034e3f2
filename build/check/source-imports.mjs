// What each source file imports, read by a parser. Shared by the checks in this folder.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { parseSync } from 'vite';
import { filesUnder, root } from '../places.mjs';

const sources = new Set(['.ts', '.tsx', '.cts', '.mts']);
const languages = { '.tsx': 'tsx', '.ts': 'ts', '.cts': 'ts', '.mts': 'ts' };

/** @param {string} base @param {string} path */
const named = (base, path) => relative(base, path).replaceAll('\\', '/');

/**
 * @typedef {{ from: string, to: string, own: boolean, typeOnly: boolean }} Import
 * `from` and an own `to` are paths from the root of the checkout; another `to` is the name of a package.
 */

/**
 * @param {string} base
 * @param {string} file
 * @returns {Import[]}
 */
function importsOf(base, file) {
  const text = readFileSync(file, 'utf8');
  const { module, errors } = parseSync(file, text, { lang: languages[extname(file)] ?? 'ts', sourceType: 'module' });
  if (errors.length > 0) throw new Error(`${named(base, file)} cannot be parsed`);
  const written = [
    ...module.staticImports.map((one) => ({
      specifier: one.moduleRequest.value,
      typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap((one) =>
      one.entries
        .filter((entry) => entry.moduleRequest !== null && entry.moduleRequest !== undefined)
        .map((entry) => ({ specifier: entry.moduleRequest?.value ?? '', typeOnly: entry.isType })),
    ),
    ...module.dynamicImports.flatMap((one) => {
      const literal = /^['"](.+)['"]$/.exec(text.slice(one.moduleRequest.start, one.moduleRequest.end));
      return literal?.[1] === undefined ? [] : [{ specifier: literal[1], typeOnly: false }];
    }),
  ];
  return written.map(({ specifier, typeOnly }) => {
    const own = specifier.startsWith('.');
    const to = own ? named(base, join(dirname(file), specifier)) : packageName(specifier);
    return { from: named(base, file), to, own, typeOnly };
  });
}

/** @param {string} specifier */
function packageName(specifier) {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * Every import of the sources under the named folders.
 * @param {readonly string[]} folders
 * @param {string} [base] the checkout
 * @returns {{ files: string[], imports: Import[] }}
 */
export function readImports(folders, base = root) {
  const files = folders
    .map((folder) => join(base, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => filesUnder(folder))
    .filter((file) => sources.has(extname(file)));
  return { files: files.map((file) => named(base, file)), imports: files.flatMap((file) => importsOf(base, file)) };
}
