/** The interval of a share: figures of others, and what must hold of any. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../main/oversight/wilson.ts';

describe('Wilson’s interval', () => {
  it.each([
    // Newcombe 1998, table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i', (hits, cases, low, high) => {
    const found = wilson(hits, cases);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it('says nothing of no case', () => expect(wilson(0, 0)).toBeNull());

  it('holds the share, stays within 0 and 1, and mirrors where agreement is counted instead', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.float({ min: 0, max: 1, noNaN: true }), (cases, part) => {
        const hits = Math.floor(part * cases);
        const [found, other] = [wilson(hits, cases), wilson(cases - hits, cases)];
        if (found === null || other === null) return false;
        return (
          found.low >= 0 &&
          found.low <= found.share &&
          found.share <= found.high &&
          found.high <= 1 &&
          Math.abs(found.low - (1 - other.high)) < 1e-9
        );
      }),
    );
  });
});
