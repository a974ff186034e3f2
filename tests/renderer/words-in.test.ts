import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../renderer/features/contributions/words-in.ts';

const marked = (text: string, words: readonly string[]) =>
  wordsIn(text, words)
    .filter(({ found }) => found)
    .map(({ text: each }) => each);

describe('what another report has as well', () => {
  it('may hold whatever signs there are, such as a hyphen', () => {
    const odd = ['fox21@storm-crow.example.com', 'a/b', 'x{2}', '(really)', 'C++', '[sic]', 'one|two', 'a\\b', '^$.*?'];
    for (const word of odd) expect(() => marked(`He wrote ${word} there`, [word])).not.toThrow();
    expect(marked('Mail fox21@storm-crow.example.com now', ['fox21@storm-crow.example.com'])).toEqual([
      'fox21@storm-crow.example.com',
    ]);
  });

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
