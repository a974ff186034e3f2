import { describe, expect, it } from 'vitest';
import { numberedNames } from '../../build/check/catalogue-names.mjs';

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
