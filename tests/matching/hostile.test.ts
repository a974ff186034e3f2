import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHomoglyphs } from '../../main/matching/extract/homoglyphs.ts';
import { extract } from '../../main/matching/extract/index.ts';

const context = { receivedAt: '2026-01-01T00:00:00Z' };
/** Beyond what one contribution may hold, and long enough for a time that grows with its square to show. */
const long = 400_000;
const fill = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Processor milliseconds: other work on the machine does not count. */
function cost(text: string): number {
  const before = process.cpuUsage();
  extract(text, context);
  findHomoglyphs(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('a text made to be slow', () => {
  it.each([
    'a',
    'A',
    '0',
    '0 1 ',
    '0 7 ',
    '+44 ',
    '001 ',
    '00120 ',
    'u/abcd ',
    'reddit u/abcd ',
    'a1#1234 ',
    'a week yesterday ',
    'monday before ',
    'タナ',
    'a.',
    'a@',
    'a@b.',
    'AB12 ',
    'A1 ',
    'AB1? ',
    'reg AB12 ',
    'Mr ',
    'Mr A',
    'Ab Cd\n',
    'A. ',
    "John 'A' ",
    'called ',
    'a underscore b ',
    'a at b dot com ',
    'oh ',
    'oh seven ',
    'one no ',
    'nine, sorry, ',
    'double ',
    'tango ',
    'tango one ',
    'm for mother ',
    'p or r ',
    'um ',
    'dot one ',
    'a underscore ',
    'all one word at b dot com ',
    'a_b ',
    '_',
    'a1.',
    'insta is a1 ',
    'username is abcd ',
    'aB1: x\n',
    'reg AB-1 ',
    'reg A1, ends B ',
    '[.]',
    '０７',
    '\u200b',
    "a'",
    'é',
    'red ',
    'white van ',
    'postcode ZZ99 ',
    '12/03/2026 ',
    '1 jan ',
    'http://a.b/',
    'ab@example.org ',
    '07700 900123 ',
  ])('of 400,000 characters is read in linear time: %j', (unit) => {
    const of = (length: number) => cost(fill(unit, length));
    of(2_000);
    // Four times the text takes four times as long where time is linear, and sixteen where it is not; below some milliseconds the
    // clock tells nothing.
    const quarter = Math.min(of(long / 4), of(long / 4));
    expect(of(long) / Math.max(quarter, 15)).toBeLessThan(10);
  });

  it('with ten thousand identifiers gives them all', () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `u${index}@example.org`).join(' ');
    expect(extract(text, context)).toHaveLength(10_000);
  });
});

it('gives results that are in order, do not overlap and say what stands there, for any text', () => {
  const piece = fc.constantFrom(
    '07700 900123',
    'TX21 ABC',
    'Mr Osgood',
    '@a_b',
    'x@example.org',
    'ZZ99 3AB',
    ' ',
    '\n',
    '.',
    '0',
    'TG63 ?',
    ' oh double seven double oh nine hundred one two three',
    ' tango x ray two one kilo papa mike',
    ' M for mother',
    ', sorry, four',
    ' not five',
    ' marek dot t underscore ninety two at example dot org',
    ' zed zed double nine four pee tee',
    'called Bo',
    '12/03/26',
    'é',
    '😀',
    "'",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 20 }),
      (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const one of extract(text, context)) {
          expect(one.start).toBeGreaterThanOrEqual(end);
          expect(one.end).toBeGreaterThan(one.start);
          expect(one.text).toBe(text.slice(one.start, one.end));
          end = one.end;
        }
      },
    ),
    { numRuns: 400 },
  );
});
