import { describe, expect, it } from 'vitest';
import { numberedNames } from '../../build/check/catalogue-names.mjs';
import { wordsInCode } from '../../build/check/words-in-code.mjs';

describe('a name in a catalogue', () => {
  const numbered = (list: string) =>
    numberedNames(`export const catalogue = { screen: ${list} } as const;`).map(({ name }) => name);

  it('is refused where a number is all that tells it from its neighbour', () => {
    expect(
      numbered(`{ withdraw: 'Withdraw…', withdraw2: 'Withdraw', withdraw3: (name: Part) => \`Withdraw \${name}\` }`),
    ).toEqual(['withdraw2', 'withdraw3']);
    expect(numbered(`{ to: (day: Part, day2: Part) => \`\${day} to \${day2}\` }`)).toEqual(['day2']);
  });

  it('is told with its line', () => {
    expect(numberedNames(`export const catalogue = {\n  screen: {\n    op: 'Op',\n    op2: 'Op ',\n  },\n};`)).toEqual([
      { name: 'op2', at: 4 },
    ]);
  });

  it('may have a number that stands in the words, or a like one in another list', () => {
    expect(
      numbered(
        `{ act2018: 'Data Protection Act 2018', sha256: (sha256: Part) => \`SHA-256 \${sha256}\`, bothF1: 'Both (F1)' }`,
      ),
    ).toEqual([]);
    expect(numberedNames(`export const catalogue = { one: { part: 'Part' }, other: { part2: 'Part 2' } };`)).toEqual(
      [],
    );
  });
});

describe('words outside a catalogue', () => {
  const said = (text: string, lang: 'ts' | 'tsx' = 'ts') => wordsInCode(text, lang).map((one) => one.said);

  it.each([
    ['a sentence', `export const problem = 'The end lies before the start.';`],
    ['a sentence with something in it', `export const told = (day: string) => \`Read as \${day}.\`;`],
    ['a title of one word', `export const place = { title: 'Queue' };`],
    ['one of two', `export const place = (many: boolean) => ({ label: many ? 'Queues' : 'Queue' });`],
    ['the end of a sentence', `export const more = ': Not counted';`],
  ])('are found in %s', (_, text) => {
    expect(said(text)).toHaveLength(text.includes('Queues') ? 2 : 1);
  });

  it('are found in the name of a series', () => {
    expect(said(`export const bar = <Bar name="Calls a day" />;`, 'tsx')).toEqual(['Calls a day']);
  });

  it.each([
    ['a key', `export const up = ['ArrowDown', 'Ctrl Enter', 'G then Q'];`],
    ['an error for the log', `throw new Error('The worker has stopped.');`],
    ['a kind', `export const kind = 'other birth date';`],
    ['the name under which a place is kept', `const place = useTablePlace(\`Exhibits of \${id}\`);`],
    ['a font', `export const font = '600 12px "Inter Variable", sans-serif';`],
    ['a type', `export type Way = 'Due today' | 'Due later';`],
  ])('are not seen in %s', (_, text) => {
    expect(said(text)).toEqual([]);
  });
});
