/** Dates and times as people and systems write them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../../main/intake/read/timestamp.ts';
import type { DateOrder } from '../../../preload/contract/mapping.ts';
import { now } from './files.ts';

function read(cell: string, order: DateOrder = 'day-first'): string {
  const moment = parseTimestamp(cell, order, now.getTime());
  return moment.ok ? new Date(moment.ms).toISOString() : moment.why;
}

function all(expected: Record<string, string>, order?: DateOrder) {
  const seen = Object.fromEntries(Object.keys(expected).map((cell) => [cell, read(cell, order)]));
  expect(seen).toEqual(expected);
}

describe('a date that is refused', () => {
  it('does not exist', () =>
    all({
      '31/02/2026': 'impossible',
      '29/02/2025': 'impossible',
      '2026-13-01': 'impossible',
      '2026-00-10': 'impossible',
      '2026-03-01T24:00:01Z': 'impossible',
      '2026-03-01T10:60:00Z': 'impossible',
      '01/03/2026 13:00 pm': 'impossible',
      '31 June 2025': 'impossible',
      '03/14/2026': 'impossible',
      '2026-03-01T10:00:00+23:00': 'impossible',
    }));

  it('lies too far off', () =>
    all({
      '1999-12-31T23:59:59Z': 'early',
      '0026-03-01': 'early',
      '1601-01-01T00:00:00Z': 'early',
      '2026-11-25T12:00:01Z': 'future',
      '2227-12-31T23:01:01+00:00': 'future',
    }));

  it('is a number that stands for nothing plausible', () =>
    all({
      '0': 'number',
      '123456': 'number',
      '88888888': 'number',
      '20261301': 'number',
      '9999999999999': 'number',
      '12345': 'number',
      '99999999999999999999999': 'number',
      '1e10': 'unreadable',
      '-1658689261': 'unreadable',
    }));

  it('is no date at all', () =>
    all({
      '': 'missing',
      ' \t': 'missing',
      '1234 19:01:01': 'unreadable',
      yesterday: 'unreadable',
      '3 Foo 2026': 'unreadable',
      '14:05:00': 'unreadable',
      '01/02-2026': 'unreadable',
      [`2026-03-01${' '.repeat(80)}x`]: 'unreadable',
    }));

  it('is in an order that was not expected', () =>
    all({ '03/04/2026': 'order', '2026-03-01': '2026-03-01T00:00:00.000Z' }, 'iso'));
});

describe('a date that is taken', () => {
  it('with an offset is that instant', () =>
    all({
      '2025-05-06T08:00:00+01:00': '2025-05-06T07:00:00.000Z',
      '2022-07-24T19:01:01+0000': '2022-07-24T19:01:01.000Z',
      '2024-07-24T10:57:02.877297Z': '2024-07-24T10:57:02.877Z',
      '2015-07-25 02:01:01-05': '2015-07-25T07:01:01.000Z',
      'Tue, 3 Mar 2026 14:05:00 -0230': '2026-03-03T16:35:00.000Z',
      '3 Jul 2026 14:05 BST': '2026-07-03T13:05:00.000Z',
      '3 Jul 2026 14:05:09 GMT': '2026-07-03T14:05:09.000Z',
    }));

  it('without one is on a clock in the United Kingdom', () =>
    all({
      '2026-07-01T12:00': '2026-07-01T11:00:00.000Z',
      '2026-01-01 12:00:30.5': '2026-01-01T12:00:30.500Z',
      '2026-07-01': '2026-06-30T23:00:00.000Z',
      // The clocks went back: the earlier of two.
      '25/10/2026 01:30': '2026-10-25T00:30:00.000Z',
      '25/10/2026 02:00': '2026-10-25T02:00:00.000Z',
      '29/03/2026 00:59': '2026-03-29T00:59:00.000Z',
      '29/03/2026 02:00': '2026-03-29T01:00:00.000Z',
      // They went forward at one o’clock: as on a clock that nobody had put forward.
      '29/03/2026 01:30': '2026-03-29T01:30:00.000Z',
    }));

  it('in any usual form', () =>
    all({
      '03/04/2026': '2026-04-02T23:00:00.000Z',
      '3.2.26 9:05': '2026-02-03T09:05:00.000Z',
      '03-02-2026 09:05:07': '2026-02-03T09:05:07.000Z',
      '03/02/2026, 9:05 pm': '2026-02-03T21:05:00.000Z',
      '03/02/2026 12:05 a.m.': '2026-02-03T00:05:00.000Z',
      '3 Mar 2026 14:05': '2026-03-03T14:05:00.000Z',
      '3rd March 2026': '2026-03-03T00:00:00.000Z',
      'Tuesday 3 March 2026 at 14:05': '2026-03-03T14:05:00.000Z',
      '3-Mar-26': '2026-03-03T00:00:00.000Z',
      'March 3, 2026 2:05 PM': '2026-03-03T14:05:00.000Z',
      '2026/3/3 14:05': '2026-03-03T14:05:00.000Z',
      ' 2026-03-03T14:05:00Z ': '2026-03-03T14:05:00.000Z',
    }));

  it('month first where the file is so', () => all({ '03/14/2026 10:00': '2026-03-14T10:00:00.000Z' }, 'month-first'));

  it('as seconds, milliseconds, microseconds or the days of a spreadsheet', () =>
    all({
      '1658689261': '2022-07-24T19:01:01.000Z',
      '1658689261.25': '2022-07-24T19:01:01.250Z',
      '1658689261123': '2022-07-24T19:01:01.123Z',
      '1658689261123456': '2022-07-24T19:01:01.123Z',
      '46084.586805555555': '2026-03-03T14:05:00.000Z',
      '46205.5': '2026-07-02T11:00:00.000Z',
    }));
});

describe('whatever stands in a cell', () => {
  it('every instant in range is read back from its own writing', () => {
    const instants = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: now, noInvalidDate: true });
    fc.assert(
      fc.property(instants, (date) => {
        expect(read(date.toISOString(), 'iso')).toBe(date.toISOString());
      }),
    );
  });

  it('every clock time in the United Kingdom is read as that clock shows it', () => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const seconds = fc.integer({ min: 946_771_200, max: Math.floor(now.getTime() / 1000) });
    fc.assert(
      fc.property(seconds, (second) => {
        const shown = clock.format(new Date(second * 1000));
        expect(clock.format(new Date(read(shown)))).toBe(shown);
      }),
    );
  });

  it('nothing makes it throw, and what is taken lies in range', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789/-.: TZ+aMprJun') }));
    fc.assert(
      fc.property(cell, fc.constantFrom<DateOrder>('day-first', 'month-first', 'iso'), (text, order) => {
        const moment = parseTimestamp(text, order, now.getTime());
        if (moment.ok) expect(moment.ms).toBeGreaterThanOrEqual(Date.UTC(2000, 0, 1));
        if (moment.ok) expect(moment.ms).toBeLessThanOrEqual(now.getTime() + 86_400_000);
      }),
      { numRuns: 1000 },
    );
  });
});
