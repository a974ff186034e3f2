import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { age, dateAndTime, dateInWords, exactUtc } from '../../renderer/ui/dates.ts';
import { readTypedDate } from '../../renderer/ui/imprecise-date.ts';
import { columnTemplate, compareValues, moveRow } from '../../renderer/ui/table-columns.ts';

const now = Date.parse('2026-03-14T09:30:00.000Z');
const read = (typed: string) => readTypedDate(typed, now);

describe('a date as it is typed', () => {
  it.each([
    '',
    'soon',
    '31 Feb 2026',
    '30/2/26',
    '14 Mar 2026 25:00',
    '13/13/2026',
    'ma 2026',
    '99999',
    '2026-3-1-1',
    'about',
    '14 mar 1066',
  ])('is not guessed at: %j', (typed) => expect(read(typed)).toBeNull());

  it.each([
    ['14 Mar 2026 09:30', '2026-03-14T09:30:00.000Z', 'minute'],
    ['14 July 2026, 09.30', '2026-07-14T08:30:00.000Z', 'minute'],
    ['yesterday 21:00', '2026-03-13T21:00:00.000Z', 'minute'],
    ['3/4/26', '2026-04-02T23:00:00.000Z', 'day'],
    ['14th March', '2026-03-14T00:00:00.000Z', 'day'],
    ['Sept 2025', '2025-08-31T23:00:00.000Z', 'month'],
    ['2025', '2025-01-01T00:00:00.000Z', 'year'],
    ['about 14 March 2026', '2026-03-14T12:00:00.000Z', 'approximate'],
    ['c. 1 Feb 2026', '2026-02-01T12:00:00.000Z', 'approximate'],
  ])('%s is read as British, no more exact than typed', (typed, from, precision) => {
    expect(read(typed)).toEqual({ from, precision });
  });

  it('never throws, and what it reads can be read again from its own words', () => {
    fc.assert(fc.property(fc.string({ maxLength: 30 }), (typed) => void read(typed)));
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('minute', 'day', 'month', 'year', 'approximate'), (date, precision) => {
        const typed = dateInWords(date.getTime(), precision);
        const found = read(typed);
        expect(found?.precision).toBe(precision);
        expect(dateInWords(Date.parse(found?.from ?? ''), precision)).toBe(typed);
      }),
    );
  });
});

describe('times in the officer’s zone', () => {
  it('follow summer time, with UTC at hand', () => {
    const summer = Date.parse('2026-07-01T11:05:00.000Z');
    expect(dateAndTime(summer)).toBe('1 Jul 2026, 12:05');
    expect(exactUtc(summer)).toBe('2026-07-01 11:05:00 UTC');
  });
  it('say ages in two units, and never a negative one', () => {
    expect([-5, 12 * 60_000, 252 * 60_000, 76 * 3_600_000, 40 * 86_400_000].map(age)).toEqual([
      '0 min',
      '12 min',
      '4 h 12 min',
      '3 d 4 h',
      '5 wk',
    ]);
  });
});

describe('the table', () => {
  it('stays inside its rows whatever key is pressed, and ignores keys that do not move', () => {
    const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown');
    fc.assert(
      fc.property(key, fc.integer({ min: -1, max: 99 }), fc.integer({ min: 1, max: 40 }), (pressed, from, page) => {
        const to = moveRow(pressed, from, 100, page);
        expect(to).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThan(100);
      }),
    );
    expect(moveRow('ArrowDown', -1, 0, 10)).toBeNull();
    expect(moveRow('x', 0, 10, 10)).toBeNull();
  });
  it('orders references as people do and puts what is not known last', () => {
    expect(['Op 10', null, 'Op 2'].sort(compareValues)).toEqual(['Op 2', 'Op 10', null]);
    expect([10, 9, null, 100].sort(compareValues)).toEqual([9, 10, 100, null]);
  });
  it('keeps fixed columns fixed and lets the others share', () => {
    const columns = [
      { id: 'a', header: 'A', value: () => 1, width: 90 },
      { id: 'b', header: 'B', value: () => 1, width: '2fr' as const },
    ];
    expect(columnTemplate(columns, true)).toBe('32px 90px minmax(72px, 2fr)');
  });
});
