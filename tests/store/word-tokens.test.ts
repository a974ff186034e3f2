/** The words of a text are the same in both stores: what PostgreSQL is given against what SQLite's own index makes of it. */
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { queryOf } from '../../main/store/postgres/lexemes.ts';
import { askedWords, indexForm } from '../../main/store/word-forms.ts';
import { tokensOf } from '../../main/store/word-tokens.ts';

/** The words of each text, in its order. */
function wordsInVault(texts: readonly string[]): string[][] {
  const db = new Sqlite(':memory:');
  db.exec(`create virtual table t using fts5 (text, tokenize="unicode61 remove_diacritics 2");
    create virtual table words using fts5vocab (t, instance)`);
  const add = db.prepare('insert into t (rowid, text) values (?, ?)');
  texts.forEach((text, at) => void add.run(at + 1, text));
  const found = texts.map((): string[] => []);
  const rows = db.prepare('select term, doc from words order by doc, offset').all() as { term: string; doc: number }[];
  for (const { term, doc } of rows) found[doc - 1]?.push(term);
  db.close();
  return found;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

it('every letter and sign of the scripts that are written here, in the middle of a word', () => {
  const points = [
    ...range(0x1, 0x250),
    ...range(0x300, 0x332),
    ...range(0x384, 0x526),
    ...range(0x5d0, 0x5eb),
    ...range(0x621, 0x660),
    ...range(0x660, 0x6d4),
    ...range(0x904, 0x940),
    ...range(0xe01, 0xe3b),
    ...range(0x1e00, 0x1f00),
    ...range(0x2010, 0x2050),
    ...range(0x2070, 0x2072),
    ...range(0x2160, 0x2188),
    ...range(0x3041, 0x3097),
    ...range(0x4e00, 0x4f00),
    ...range(0xac00, 0xad00),
  ].filter(
    (point) =>
      // A number that had no letter in the Unicode of SQLite's tables, 6.1, is part of a word there.
      /\P{Cn}/u.test(String.fromCodePoint(point)) && ![0x37f, 0x61c, 0x1e9e].includes(point),
  );
  const texts = points.map((point) => `q${String.fromCodePoint(point)}q`);
  const vault = wordsInVault(texts);
  const differ = texts.filter((text, at) => vault[at]?.join(' ') !== tokensOf(text).join(' '));
  // Two marks on one letter: never written in any language that is known to use it.
  expect(differ).toEqual(['qǠq', 'qǡq']);
});

it('whole texts', () => {
  const texts = [
    'A man rang about a white van, TX21 ABC, outside the market hall.',
    'Write to j.doe@mail.example or http://www.example.org/a-b_c?d=1&e=2, or ring +44 7700 900123 (ext. 5)',
    'Łukasz Wałęsa, Søren Kjær, Máire O’Neill and Aydın Işık; ΣΊΣΥΦΟΣ, σίσυφος, ЁЛКА, ёлка',
    '昨晚在旧磨坊后面看到王伟和两辆货车。',
    'شوهدت سيارة بيضاء أمام السوق في ٣ مارس',
    'Zoe\u0308 Mu\u0308ller \u{1f600} left-handed, co-operative, 3½ miles, x² and Ⅷ',
    "'quoted' \\ back\\slash \t tabs\n%_*\"():&|!<->",
  ].map(indexForm);
  expect(texts.map(tokensOf)).toEqual(wordsInVault(texts));
});

it('what somebody types asks for each word, the last of them begun, however it is written', () => {
  expect(queryOf(askedWords("O'Neill van"))).toBe("(('o' & 'neill') | ('oneill')) & (('van':*))");
  expect(queryOf(askedWords("it\\'s & | ! :* <-> 'x"))).toBe("(('it')) & (('s')) & (('x':*))");
  expect(queryOf(askedWords(' \u0301 … '))).toBeNull();
});
