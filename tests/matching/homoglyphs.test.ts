/** Letters that are not what they look like: told where they can mislead, and nowhere else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHomoglyphs } from '../../main/matching/extract/homoglyphs.ts';

const kinds = (text: string) => findHomoglyphs(text).map((one) => [one.kind, one.text]);

describe('homoglyphs', () => {
  it.each([
    ['L\u0430rkspur is the name', 'L\u0430rkspur'],
    ['his van is \u0422\u042521 \u0410\u0412\u0421', '\u0422\u042521'],
    ['Dunm\u03bfre', 'Dunm\u03bfre'],
  ])('are told in %s', (text, word) => {
    expect(kinds(text)).toContainEqual(['look-alike', word]);
  });

  it('are told where they are not seen or turn the reading round', () => {
    expect(kinds('07700\u200b900123')).toEqual([['invisible', '\u200b']]);
    expect(kinds('pay \u202eCBA12XT\u202c now')).toEqual([
      ['direction', '\u202e'],
      ['direction', '\u202c'],
    ]);
  });

  it.each([
    'Он живёт в Тарнбридже, улица Мира 5',
    'محمد قال ذلك\u200f، وعاد',
    'می\u200cخواهم',
    'a family \u{1f468}\u200d\u{1f469}\u200d\u{1f467} moved in',
    'Zoë Łukasz İbrahim Ñuñez',
    'Αθήνα and Москва',
  ])('are not told of plain writing: %s', (text) => {
    expect(findHomoglyphs(text)).toEqual([]);
  });

  it('are at most fifty of a kind, in order, and stand where they say, for any text', () => {
    const strange = fc.string({ unit: fc.constantFrom('a', '\u0430', '\u200b', '\u202e', '7', ' ', '\u{1f600}') });
    fc.assert(
      fc.property(fc.oneof(strange, fc.string({ unit: 'grapheme' })), (text) => {
        const found = findHomoglyphs(text);
        for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.text);
        expect(found.map((one) => one.start)).toEqual(found.map((one) => one.start).sort((a, b) => a - b));
      }),
    );
    expect(findHomoglyphs('a\u0430 '.repeat(1000))).toHaveLength(50);
  });
});
