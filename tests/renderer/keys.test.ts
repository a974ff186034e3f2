/** One table of keys: what a button shows, and what a part takes, stands under `?`. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partKeys } from '../../renderer/shell/part-keys.ts';

const sources = globSync('renderer/**/*.{ts,tsx}').map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** Keys that a shortcut binds: those have a description, and `?` lists whatever is bound. */
const bound = new Set(
  sources.flatMap(({ text }) => [
    ...[...text.matchAll(/keys: '([^']+)',\s*description:/g)].map(([, keys = '']) => keys),
    // A shortcut made by a function of its own: `key('L', 'Link, as compared', …)`.
    ...[...text.matchAll(/\bkey\('([^']+)', '[^']+'/g)].map(([, keys = '']) => keys),
  ]),
);
const ofParts = new Set(partKeys.flatMap(({ keys }) => [keys, ...keys.split(' ')]));
const alike: Readonly<Record<string, string>> = { Esc: 'Escape', ' ': 'Space', '=': '+', _: '-', a: 'Ctrl A' };
const isListed = (keys: string) => {
  const name = alike[keys] ?? keys;
  return bound.has(name) || ofParts.has(name);
};

describe('the keys under ?', () => {
  it('hold every key that a button, an entry of a menu or a hint shows', () => {
    const shown = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\bkeys(?:="|: ')([^"'$]+)["']/g)].map(([, keys = '']) => ({ path, keys })),
    );
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.filter(({ keys }) => !isListed(keys))).toEqual([]);
  });

  it('hold every key that a part of a view takes itself', () => {
    const taken = sources
      .filter(({ path }) => !path.endsWith('shell/shortcuts.ts'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/(?:\bkey|\.key) === '([^']+)'|case '((?:Arrow|Page|Home|End)\w*)'/g)].map(
          ([, one, other]) => ({
            path,
            keys: one ?? other ?? '',
          }),
        ),
      )
      // In a table of vocabulary or of a cache `key` is no key of the keyboard.
      .filter(({ keys }) => /^(?:.|[A-Z]\w+)$/.test(keys));
    expect(taken.length).toBeGreaterThan(10);
    expect(taken.filter(({ keys }) => !isListed(keys))).toEqual([]);
  });

  it('say each thing once in a group', () => {
    const names = partKeys.map(({ group, keys }) => `${group} ${keys}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
