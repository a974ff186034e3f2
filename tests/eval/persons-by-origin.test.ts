import { describe, expect, it } from 'vitest';
import { personsByOrigin } from '../../build/eval/persons-by-origin.ts';

describe('whatever the origin of the names', () => {
  it('a person is met again nearly as often, and hardly ever in another', () => {
    const { rates, spread_recall } = personsByOrigin(3);
    expect(spread_recall).toBeLessThan(12);
    for (const [origin, { recall, precision }] of Object.entries(rates)) {
      expect(recall, origin).toBeGreaterThan(0.85);
      // Different names of China are often written as one in Latin letters.
      expect(precision, origin).toBeGreaterThan(origin === 'Chinese' ? 0.6 : 0.9);
    }
  }, 60_000);
});
