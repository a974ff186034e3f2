/** A list that keeps its order while somebody is at work in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arranged } from '../../renderer/shell/held-order.ts';

const itself = (row: string): string => row;
const letters = (rows: string): string[] => [...rows];

describe('the order of a list that somebody is at work in', () => {
  it('stays, where rows are put in another order', () => {
    expect(arranged(letters('abcd'), letters('dbca'), itself, null)).toEqual({ rows: letters('abcd'), waiting: 0 });
  });

  it('lets what has come in above wait, and says how many wait', () => {
    expect(arranged(letters('abc'), letters('xyabc'), itself, null)).toEqual({ rows: letters('abc'), waiting: 2 });
  });

  it('leaves out what has left, so that the row below comes up', () => {
    expect(arranged(letters('abc'), letters('ac'), itself, null)).toEqual({ rows: letters('ac'), waiting: 0 });
  });

  it('goes on with a further page', () => {
    expect(arranged(letters('abc'), letters('abcdef'), itself, null)).toEqual({ rows: letters('abcdef'), waiting: 0 });
  });

  it('shows what is open, although it came in between', () => {
    expect(arranged(letters('abc'), letters('xabc'), itself, 'x')).toEqual({ rows: letters('abcx'), waiting: 0 });
  });

  it('shows all that it is given or counts it as waiting, and nothing else, nothing twice, what was held in its order', () => {
    const rows = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String));
    fc.assert(
      fc.property(rows, rows, fc.option(fc.integer({ min: 0, max: 30 }).map(String)), (held, given, open) => {
        const { rows: shown, waiting } = arranged(held, given, itself, open);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.every((row) => given.includes(row))).toBe(true);
        expect(shown.length + waiting).toBe(given.length);
        expect(shown.filter((row) => held.includes(row))).toEqual(held.filter((row) => given.includes(row)));
        if (open !== null && given.includes(open)) expect(shown).toContain(open);
      }),
    );
  });
});
