import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { extract } from '../../main/matching/extract/index.ts';

const context = { receivedAt: '2026-03-11T10:00:00+00:00' };
const phones = (text: string): string[] =>
  extract(text, context)
    .filter((one) => one.kind === 'phone')
    .map((one) => one.value);

describe('a telephone number in a tip', () => {
  it.each([
    ['read off a wet form, last digit gone: 07700 90004-'],
    ['label says 07700 9006?8, one digit rubbed off'],
    ['order 1234567890 of 12/12/1983, card 4929 1234 5678 9012'],
    ['landline 01632 96027 is one short'],
    ['0770090012345 is too long'],
  ])('is left out when it cannot be one: %s', (text) => {
    expect(phones(text)).toEqual([]);
  });

  it.each([
    ['07700-900-321', '+447700900321'],
    ['(0161) 496 0777', '+441614960777'],
    ['+44 (0)7700 900 222', '+447700900222'],
    ['0044 7700 900091', '+447700900091'],
    ['+44.7700.900.111', '+447700900111'],
    ['0 7 7 0 0  9 0 0 1 2 3', '+447700900123'],
    ['O77OO 9OO456', '+447700900456'],
    ['020 7946 0351', '+442079460351'],
    ['+353 1 234 5678', '+35312345678'],
  ])('is read however it is typed: %s', (written, value) => {
    expect(phones(`ring ${written}. thanks`)).toEqual([value]);
  });

  it('keeps two numbers apart, and keeps what was written', () => {
    const text = 'not 07700 900321 but 01632 960 271 after 6pm';
    expect(phones(text)).toEqual(['+447700900321', '+441632960271']);
    const [first] = extract(text, context);
    expect(text.slice(first?.start, first?.end)).toBe('07700 900321');
  });

  it('of the drama ranges survives any spacing, and is possible in the eyes of libphonenumber', () => {
    const gap = fc.constantFrom('', ' ', '-', '.', '  ');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.array(gap, { minLength: 10, maxLength: 10 }), (last, gaps) => {
        const digits = `07700900${String(last).padStart(3, '0')}`;
        const written = Array.from(digits, (digit, index) => digit + (gaps[index] ?? '')).join('');
        const [value] = phones(`call ${written} now`);
        expect(value).toBe(`+44${digits.slice(1)}`);
        expect(parsePhoneNumberFromString(value ?? '')?.isPossible()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
