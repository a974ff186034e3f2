import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { age, ago, dateAndTime, dateInWords, exactUtc } from '../../renderer/ui/dates.ts';
import { columnsThatFit, columnTemplate, compareValues, moveRow } from '../../renderer/ui/table-columns.ts';
import { type DateRules, isoDay, isoInWords, readDate, readInWords } from '../../renderer/ui/typed-date.ts';

// A Saturday.
const now = Date.parse('2026-03-14T09:30:00.000Z');
const anyDate = { kind: 'period', towards: 'either' } as const;
const read = (typed: string, rules: DateRules = anyDate, at = now) => readDate(typed, rules, at);
const words = (typed: string, rules: DateRules = anyDate, at = now) => {
  const found = read(typed, rules, at);
  return 'date' in found ? readInWords(found.date) : found.problem;
};

describe('a date as it is typed', () => {
  it.each([
    '',
    'soon',
    '31 Feb 2026',
    '30/2/26',
    '14 Mar 2026 25:00',
    '14 Mar 2026 13pm',
    '13/13/2026',
    'ma 2026',
    '99999',
    '2026-3-1-1',
    'about',
    '14 mar 1066',
    '10-1 March 2026',
    'soon ago',
  ])('is not guessed at: %j', (typed) => expect(read(typed)).toEqual({ problem: expect.any(String) }));

  it.each([
    ['14 Mar 2026 09:30', '2026-03-14T09:30:00.000Z', 'minute'],
    ['14 July 2026, 09.30', '2026-07-14T08:30:00.000Z', 'minute'],
    ['yesterday 21:00', '2026-03-13T21:00:00.000Z', 'minute'],
    ['last night 11pm', '2026-03-13T23:00:00.000Z', 'minute'],
    ['3/4/26', '2026-04-02T23:00:00.000Z', 'day'],
    ['14th March', '2026-03-14T00:00:00.000Z', 'day'],
    ['Sept 2025', '2025-08-31T23:00:00.000Z', 'month'],
    ['2025', '2025-01-01T00:00:00.000Z', 'year'],
    ['about 14 March 2026', '2026-03-14T12:00:00.000Z', 'approximate'],
    ['c. 1 Feb 2026', '2026-02-01T12:00:00.000Z', 'approximate'],
  ])('%s is read as British, no more exact than typed', (typed, from, precision) => {
    expect(read(typed)).toMatchObject({ date: { from, precision } });
  });

  const november = Date.parse('2026-11-29T10:00:00.000Z');
  it.each([
    ['early October 2026', '1–10 October 2026'],
    ['mid-October 2026', '11–20 October 2026'],
    ['late February 2024', '21–29 February 2024'],
    ['Weds gone', 'Wednesday 25 November 2026'],
    ['last Thursday', 'Thursday 26 November 2026'],
    ['next fri', 'Friday 4 December 2026'],
    ['3/11/26', '3 November 2026, day first'],
    ['13/11/26', 'Friday 13 November 2026'],
    ['1-10 October 2026', '1–10 October 2026'],
    ['28 Sept to 3 Oct 2026', '28 September – 3 October 2026'],
    ['30 Dec 2025 – 2 Jan 2026', '30 December 2025 – 2 January 2026'],
    ['between 1 and 3 May 2026', '1–3 May 2026'],
    ['w/c 16 November', '16–22 November 2026'],
    ['last week', '16–22 November 2026'],
    ['Tues 24 Nov 2026 at 9.15pm', 'Tuesday 24 November 2026, 21:15'],
    ['Friday', 'Friday 27 November 2026'],
    ['3 Jan', 'Sunday 3 January 2027'],
    ['3 Oct', 'Saturday 3 October 2026'],
    ['early May', '1–10 May 2026'],
    ['early January', '1–10 January 2027'],
    ['two weeks ago', 'Sunday 15 November 2026'],
    ['Mon 24 Nov 2026', '24 November 2026 is a Tuesday: check the day or the date.'],
    ['31 June 2026', 'There is no 31 June 2026.'],
    ['11/13/2026', 'There is no month 13. The day stands first: 31/12/2026.'],
  ])('%s shows how it was understood: %s', (typed, shown) => expect(words(typed, anyDate, november)).toBe(shown));

  it('is as exact as its field needs, and points the way that the field does', () => {
    const due = { kind: 'day', towards: 'future' } as const;
    const born = { kind: 'birth', towards: 'past' } as const;
    const seen = { kind: 'moment', towards: 'past' } as const;
    expect(words('Friday', due, november)).toBe('Friday 4 December 2026');
    expect(words('Friday', seen, november)).toBe('Friday 27 November 2026');
    expect(words('3 Jan', due, november)).toBe('Sunday 3 January 2027');
    expect(words('3 Jan', seen, november)).toBe('Saturday 3 January 2026');
    expect(words('14/3/88', born, november)).toBe('Monday 14 March 1988');
    expect(words('14/3/31', born, november)).toBe('Saturday 14 March 1931');
    expect(words('1/2/27', due, november)).toBe('1 February 2027, day first');
    expect(words('March 2026', due, november)).toContain('March 2026 is not exact enough here.');
    expect(words('early March 2026', seen, november)).toContain('1–10 March 2026 is not exact enough here.');
    expect(words('tomorrow', seen, november)).toBe('Monday 30 November 2026 is in the future.');
    const iso = (typed: string) => {
      const found = read(typed, born, november);
      return 'date' in found ? isoDay(found.date) : found.problem;
    };
    expect(['2 Apr 1988', 'April 1988', '1988'].map(iso)).toEqual(['1988-04-02', '1988-04', '1988']);
    for (const kept of ['1988-04-02', '1988-04', '1988']) expect(iso(isoInWords(kept))).toBe(kept);
  });

  it('never throws, and what it reads can be read again from its own words', () => {
    fc.assert(fc.property(fc.string({ maxLength: 30 }), (typed) => void read(typed)));
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('minute', 'day', 'month', 'year', 'approximate'), (date, precision) => {
        const typed = dateInWords(date.getTime(), precision);
        const found = read(typed);
        if ('problem' in found) throw new Error(found.problem);
        expect(found.date.precision).toBe(precision);
        expect(dateInWords(Date.parse(found.date.from), precision)).toBe(typed);
        // What the field shows can be typed as well, periods included.
        const again = readInWords(found.date).replace(', day first', '');
        expect(read(again)).toMatchObject({ date: { from: found.date.from, precision } });
      }),
    );
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 400 }), (date, length) => {
        const to = new Date(date.getTime() + length * 86_400_000);
        const typed = `${dateInWords(date.getTime(), 'day')} to ${dateInWords(to.getTime(), 'day')}`;
        const found = read(typed);
        if ('problem' in found) throw new Error(found.problem);
        expect(read(readInWords(found.date))).toEqual(found);
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
    expect([-5, 59_000, 12 * 60_000, 252 * 60_000, 76 * 3_600_000, 40 * 86_400_000].map((one) => age(one))).toEqual([
      'just now',
      'just now',
      '12 min',
      '4 h 12 min',
      '3 d 4 h',
      '5 wk',
    ]);
  });
  it('say them in a sentence as people do', () => {
    expect([ago(0), ago(12 * 60_000), ago(5_000, 'day'), ago(30 * 3_600_000, 'day')]).toEqual([
      'just now',
      '12 min ago',
      'today',
      '1 d ago',
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

describe('a table that is too wide', () => {
  const column = (id: string, width: number, goes?: number) => ({
    id,
    header: id,
    value: () => null,
    width,
    ...(goes === undefined ? {} : { goes }),
  });
  const columns = [
    column('priority', 100),
    column('name', 100),
    column('area', 100, 2),
    column('marking', 100, 1),
    column('owner', 100),
  ];
  const shownAt = (width: number) => columnsThatFit(columns, false, width).shown.map(({ id }) => id);

  it('lets the least important columns go one by one, then the others from the right, and never the first two', () => {
    expect(shownAt(500)).toHaveLength(5);
    expect(shownAt(499)).toEqual(['priority', 'name', 'area', 'owner']);
    expect(shownAt(399)).toEqual(['priority', 'name', 'owner']);
    expect(shownAt(299)).toEqual(['priority', 'name']);
    expect(shownAt(50)).toEqual(['priority', 'name']);
  });

  it('names what has gone, and shows all while the width is not known', () => {
    expect(columnsThatFit(columns, false, 399).hidden.map(({ id }) => id)).toEqual(['area', 'marking']);
    expect(shownAt(0)).toHaveLength(5);
  });
});
