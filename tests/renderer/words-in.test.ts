import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../renderer/features/contributions/words-in.ts';

const marked = (text: string, words: readonly string[]) =>
  wordsIn(text, words)
    .filter(({ found }) => found)
    .map(({ text: each }) => each);

describe('what another report has as well', () => {
  it('is found as whole words, in whatever case and across a line break', () => {
    expect(marked('KEIRAN\nMaddox and his tyres at the tyre place', ['Keiran Maddox', 'tyre'])).toEqual([
      'KEIRAN\nMaddox',
      'tyre',
    ]);
  });

  it('is marked as the longest that fits, once', () => {
    expect(marked('Kieran Maddocks came', ['Kieran', 'Kieran Maddocks'])).toEqual(['Kieran Maddocks']);
  });

  it('may hold anything that means something to a machine', () => {
    expect(marked('ring (07700) 900414 + ask', ['(07700) 900414', '+', ''])).toEqual(['(07700) 900414', '+']);
    expect(marked('José Ó Briain', ['Ó Briain'])).toEqual(['Ó Briain']);
  });

  it('leaves the text whole', () => {
    const text = 'a b c b a';
    expect(
      wordsIn(text, ['b'])
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
    expect(wordsIn('', ['b'])).toEqual([]);
  });
});
