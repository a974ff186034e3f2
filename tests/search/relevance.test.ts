import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relevance } from '../../main/search/relevance.ts';

const best = (texts: readonly string[], words: string[]) =>
  texts.toSorted((one, other) => relevance(other, words) - relevance(one, words))[0];

describe('what answers a search best', () => {
  it('is a text about the words, not one that has them somewhere', () => {
    const about = 'A white van. The van stood by the gate, and the van came back.';
    const aside = `I write about my neighbours, ${'who quarrel about the hedge, '.repeat(20)} and once a van stood there.`;
    expect(best([aside, about], ['van'])).toBe(about);
  });

  it('has the words next to each other rather than far apart', () => {
    const near = 'He showed a red lantern to the others and left the yard before the rain.';
    const far = 'The red gate was open and the others left the yard before he lit a lantern.';
    expect(best([far, near], ['red', 'lantern'])).toBe(near);
  });

  it('has the whole word rather than one that begins with it, and takes no letters inside another word', () => {
    expect(best(['A vanguard of men came.', 'A van with the men came.'], ['van'])).toBe('A van with the men came.');
    expect(relevance('The caravan stood.', ['van'])).toBe(0);
  });

  it('does not mind accents or capitals', () => {
    expect(relevance('ÖZGÜR was there', ['ozgur'])).toBe(relevance('ozgur was there', ['ozgur']));
  });

  it('is a number for whatever stands in a text, hostile ones too', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.array(fc.constantFrom('a', 'the', 'x'), { minLength: 1, maxLength: 3 }),
        (text, words) => {
          expect(relevance(text, words)).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(relevance(text, words))).toBe(true);
        },
      ),
    );
    // Quadratic work would not come to its end here.
    expect(relevance('a '.repeat(500_000), ['a', 'a', 'a'])).toBeGreaterThan(0);
  });
});
