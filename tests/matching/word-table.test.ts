import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, WordTable } from '../../main/matching/extract/person-tagger/word-table.ts';

describe('a table of words', () => {
  it('answers as a map does, for words that it has and for words that it has not', () => {
    const word = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.integer({ min: 1, max: 255 })), { maxLength: 200 }),
        fc.array(word, { maxLength: 50 }),
        (entries, others) => {
          const table = new WordTable(200);
          const map = new Map(entries);
          for (const [one, number] of entries) table.set(one, number);
          for (const one of [...map.keys(), ...others]) {
            expect(table.get(one)).toBe(map.get(one) ?? 0);
            expect(table.get(one, hashOf(one))).toBe(map.get(one) ?? 0);
          }
        },
      ),
    );
  });

  it('tells apart words whose places meet', () => {
    const table = new WordTable(4);
    for (const [at, word] of ['ada', 'ben', 'cyd', 'dov'].entries()) table.set(word, at + 1);
    expect(['ada', 'ben', 'cyd', 'dov', 'eva', ''].map((word) => table.get(word))).toEqual([1, 2, 3, 4, 0, 0]);
  });

  it('refuses a number that it cannot keep', () => {
    expect(() => new WordTable(4).set('ada', 0)).toThrow(RangeError);
    expect(() => new WordTable(4).set('ada', 256)).toThrow(RangeError);
  });

  it('refuses more words than it was made for, and takes another number for one that it has', () => {
    const table = new WordTable(1);
    table.set('ada', 1);
    table.set('ada', 2);
    expect(table.get('ada')).toBe(2);
    expect(() => table.set('ben', 1)).toThrow(RangeError);
  });
});
