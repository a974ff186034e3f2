/** Two words within typing errors have a key in common, whatever letters are wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorsAllowed, keysAsked, keysOfWord, typingErrors, wordsToOffer } from '../../main/store/near-words.ts';

const letter = fc.constantFrom(...'abcdé');
const word = (least: number) => fc.array(letter, { minLength: least, maxLength: 12 }).map((all) => all.join(''));

/** A typing error: its kind, where it is, and the letter that it brings. */
const error = fc.tuple(fc.constantFrom('wrong', 'missing', 'extra', 'swapped'), fc.nat(11), letter);
type TypingError = [kind: string, at: number, letter: string];

function mistyped(correct: string, errors: readonly TypingError[]): string {
  return errors.reduce((typed, [kind, place, wrong]) => {
    const at = place % Math.max(1, typed.length);
    if (kind === 'missing') return typed.slice(0, at) + typed.slice(at + 1);
    if (kind === 'extra') return typed.slice(0, at) + wrong + typed.slice(at);
    if (kind === 'wrong') return typed.slice(0, at) + wrong + typed.slice(at + 1);
    return (
      typed.slice(0, at) +
      typed
        .slice(at, at + 2)
        .split('')
        .reverse()
        .join('') +
      typed.slice(at + 2)
    );
  }, correct);
}

describe('words within typing errors', () => {
  it('have a key in common with every word that was meant', () => {
    fc.assert(
      fc.property(word(3), fc.array(error, { maxLength: 2 }), (correct, errors) => {
        const typed = mistyped(correct, errors);
        const allowed = errorsAllowed(typed);
        fc.pre(allowed > 0 && typingErrors(typed, correct, allowed) <= allowed);
        const kept = new Set(keysOfWord(correct));
        expect(keysAsked(typed).some((key) => kept.has(key))).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('are counted alike from both sides, and stop where they are too many', () => {
    fc.assert(
      fc.property(word(1), word(1), (one, other) => {
        const errors = typingErrors(one, other, 12);
        expect(typingErrors(other, one, 12)).toBe(errors);
        expect(typingErrors(one, other, 1)).toBe(Math.min(errors, 2));
        expect(errors === 0).toBe(one === other);
      }),
    );
    expect(typingErrors('aldresgate', 'aldersgate', 2)).toBe(1);
    expect(typingErrors('aldrsgatte', 'aldersgate', 2)).toBe(2);
    expect(typingErrors('aldersgate', 'ladysgate', 2)).toBe(3);
  });

  it('are none of short words, numbers and plates', () => {
    expect(wordsToOffer(['The van LK21 ABC at Aldersgate, 07700 900123', null, 'Łódź'])).toEqual([
      'the',
      'van',
      'abc',
      'aldersgate',
      'lodz',
    ]);
    expect(['van', 'lk21', 'gate', 'harbor'].map(errorsAllowed)).toEqual([0, 0, 1, 2]);
  });
});
