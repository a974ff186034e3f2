/** Texts that somebody hopes a spreadsheet will run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from '../../main/files/spreadsheet-guard.ts';

const invisible = [
  ' ',
  '\u00a0',
  '\u3000',
  '\n',
  '\0',
  '\u0085',
  '\u00ad',
  '\u200b',
  '\u200e',
  '\u202e',
  '\u2060',
  '\ufe0f',
  '\ufeff',
];
const signs = [
  '=',
  '+',
  '-',
  '@',
  '\u2212',
  '\u207b',
  '\ufb29',
  '\ufe62',
  '\ufe66',
  '\ufe6b',
  '\uff0b',
  '\uff0d',
  '\uff1d',
  '\uff20',
];

describe('a text with a sign that begins a formula', () => {
  it('is guarded, also where blanks, apostrophes or what nobody sees stand before the sign', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...invisible, "'"), { maxLength: 5 }),
        fc.constantFrom(...signs),
        fc.string(),
        (before, sign, after) => {
          const text = `${before.join('')}${sign}${after}`;
          expect(guarded(text)).toBe(`'${text}`);
        },
      ),
    );
  });

  it('is guarded where it would move itself into another cell', () => {
    for (const text of ['\tx', '\rx', '\nx', "'\tx"]) expect(guarded(text)).toBe(`'${text}`);
  });

  it('takes no longer to find behind very many blanks', () => {
    const blanks = '\u200b '.repeat(2_000_000);
    expect(guarded(`${blanks}x`)).toHaveLength(4_000_001);
    expect(guarded(`${blanks}=x`)).toHaveLength(4_000_003);
  });
});

describe('any other text', () => {
  it('stays as it is', () => {
    for (const text of ['', 'plain = text', "'quoted' he said", ' a-b', '7', 'é=', '“=', '(+44)'])
      expect(guarded(text)).toBe(text);
  });
});

it('every text comes back as it was', () => {
  const unit = fc.constantFrom(...invisible, ...signs, "'", '\t', '\r', 'a', '😀');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 8 }), (text) => {
      expect(unguarded(guarded(text))).toBe(text);
    }),
    { numRuns: 5_000 },
  );
});
