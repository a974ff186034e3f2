/**
 * Small numbers that are left out of a published table stay out, however somebody adds and takes away. The attacks here know nothing
 * of how the table was made: one solves the sums as equations, one tries every table of whole numbers that fits, and one goes
 * by linear programming from corner to corner.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalOf } from '../../main/oversight/public-page/attack.ts';
import {
  type CountedTable,
  type Hidden,
  hiding,
  isHidden,
  nothingHidden,
  placesOf,
  valueAt,
  withTotals,
} from '../../main/oversight/public-page/counted-table.ts';
import { isProtected, suppress, tellsTooMuch } from '../../main/oversight/public-page/suppress.ts';
import { everyTableThatFits, least, solvedFor, sumsOf } from './attacks-on-tables.ts';

const rule = { below: 5 };
const names = (n: number, word: string) => Array.from({ length: n }, (_, at) => `${word} ${at + 1}`);
const table = (counts: readonly (readonly number[])[]): CountedTable =>
  withTotals(names(counts.length, 'row'), names(counts[0]?.length ?? 0, 'column'), counts);
const hiddenPlaces = (of: CountedTable, hidden: Hidden) => placesOf(of).filter((place) => isHidden(hidden, place));

/** Mostly small numbers and noughts, as in tables of a short period; now and then a large one. */
const count = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 31, max: 90_000 }) },
);
const counts = (most: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );

describe('a table with small numbers', () => {
  it('publishes nought and five, and neither one nor four', () => {
    const told = table([
      [0, 50, 60],
      [5, 70, 80],
      [4, 1, 90],
    ]);
    const hidden = suppress(told, rule);
    for (const place of placesOf(told)) {
      const value = valueAt(told, place);
      if (value > 0 && value < 5) expect(isHidden(hidden, place)).toBe(true);
    }
    expect(isHidden(suppress(table([[0, 50]]), rule), { row: 0, column: 0 })).toBe(false);
  });

  it('is not given back by one total: another cell of its row and of its column goes too', () => {
    const told = table([
      [3, 40, 60],
      [50, 70, 80],
      [55, 65, 90],
    ]);
    const hidden = suppress(told, rule);
    const inRow = hiddenPlaces(told, hidden).filter(({ row }) => row === 0);
    const inColumn = hiddenPlaces(told, hidden).filter(({ column }) => column === 0);
    expect(inRow.length).toBeGreaterThan(1);
    expect(inColumn.length).toBeGreaterThan(1);
    // Totals say most, and stay.
    expect(hiddenPlaces(told, hidden).every(({ row, column }) => row < 3 && column < 3)).toBe(true);
  });

  it('does not let two small ones in one row protect each other: their sum would say that both are small', () => {
    const told = table([
      [1, 2, 60],
      [1, 2, 80],
      [55, 65, 90],
    ]);
    const pairs = hiding(
      nothingHidden(told),
      [0, 1].flatMap((row) => [0, 1].map((column) => ({ row, column }))),
    );
    // Each of the four could be others, and yet never more than three.
    expect(intervalOf(told, pairs, { row: 0, column: 0 })).toEqual({ least: 0, most: 2 });
    expect(tellsTooMuch(told, pairs, rule)).toHaveLength(4);
    expect(tellsTooMuch(told, suppress(told, rule), rule)).toEqual([]);
  });

  it('finds what no single row or column tells, and several together do', () => {
    // Left out at the corners of two rectangles that share a side: each line has two, and one cell is still known.
    const told = table([
      [2, 30, 10, 20],
      [20, 40, 30, 10],
      [10, 30, 20, 30],
    ]);
    const corners = [
      { row: 0, column: 0 },
      { row: 0, column: 1 },
      { row: 1, column: 0 },
      { row: 1, column: 1 },
      { row: 1, column: 2 },
      { row: 2, column: 2 },
    ];
    const hidden = hiding(nothingHidden(told), corners);
    expect(intervalOf(told, hidden, { row: 1, column: 2 })).toEqual({ least: 30, most: 30 });
    expect(solvedFor(told, hidden)).toContainEqual({ row: 1, column: 2 });
  });

  it('leaves everything out where all of it is small', () => {
    const told = table([[1, 0, 2]]);
    expect(tellsTooMuch(told, suppress(told, rule), rule)).toEqual([]);
    expect(isHidden(suppress(told, rule), { row: 0, column: 3 })).toBe(true);
  });

  it('keeps out what an earlier edition left out', () => {
    const before = suppress(
      table([
        [4, 40],
        [50, 60],
      ]),
      rule,
    );
    const now = table([
      [6, 40],
      [50, 60],
    ]);
    const hidden = suppress(now, rule, before);
    for (const place of placesOf(now)) if (isHidden(before, place)) expect(isHidden(hidden, place)).toBe(true);
    expect(tellsTooMuch(now, hidden, rule)).toEqual([]);
  });
});

describe('whatever the table', () => {
  it('no cell that was left out can be solved for, by any sums whatever', () => {
    fc.assert(
      fc.property(counts(6), (given) => {
        const told = table(given);
        const hidden = suppress(told, rule);
        expect(solvedFor(told, hidden)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('the interval of each is what linear programming gives, and wide enough', () => {
    fc.assert(
      fc.property(counts(4), (given) => {
        const told = table(given);
        const hidden = suppress(told, rule);
        for (const place of hiddenPlaces(told, hidden)) {
          const own = { least: least(told, hidden, place, 1), most: -least(told, hidden, place, -1) };
          expect(intervalOf(told, hidden, place)).toEqual(own);
          expect(isProtected(rule, valueAt(told, place), own)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of all tables of whole numbers that fit, some have each of the left-out cells small and some have it large', () => {
    const small = fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 2, maxLength: 2 }), {
      minLength: 2,
      maxLength: 3,
    });
    fc.assert(
      fc.property(small, (given) => {
        const told = table(given);
        const hidden = suppress(told, rule);
        const places = hiddenPlaces(told, hidden);
        const fitting = everyTableThatFits(told, hidden, 14);
        expect(fitting).toContainEqual(given);
        for (const [at, place] of places.entries()) {
          const values = fitting.map((one) => valueAt(table(one), places[at] ?? place));
          const value = valueAt(told, place);
          if (value < 1 || value > 4) expect(new Set(values).size).toBeGreaterThan(4);
          else {
            expect(Math.min(...values)).toBeLessThanOrEqual(1);
            expect(Math.max(...values)).toBeGreaterThanOrEqual(5);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the attacks find something where only the small numbers themselves are left out', () => {
    // Otherwise they would prove nothing of the tables above.
    const careless = fc.sample(counts(4), { numRuns: 300, seed: 11 }).filter((given) => {
      const told = table(given);
      const small = placesOf(told).filter((place) => valueAt(told, place) > 0 && valueAt(told, place) < 5);
      return solvedFor(told, hiding(nothingHidden(told), small)).length > 0;
    });
    expect(careless.length).toBeGreaterThan(50);
    expect(sumsOf(table([[1, 2]]))).toHaveLength(5);
  });
});
