/** What public reports of other finders found wrong, tried with texts of our own: docs/reading.md names the reports. */
import { describe, expect, it } from 'vitest';
import { extract } from '../../main/matching/extract/index.ts';

const found = (text: string) =>
  extract(text, { receivedAt: '2026-11-20T09:00:00.000Z' })
    .filter(({ kind }) => kind !== 'person' && kind !== 'date')
    .map(({ kind, value }) => `${kind} ${value}`);

describe('an address is found as a whole or not at all', () => {
  it.each([
    ['(see https://example.net/a_(b))', ['url https://example.net/a_(b)']],
    ['(see https://example.net/a)', ['url https://example.net/a']],
    ['ask at https://user:pw@example.net/x', ['url https://user:pw@example.net/x']],
    ['it is https://例え.example/b here', ['url https://例え.example/b']],
    ['看https://example.net/x。还有', ['url https://example.net/x']],
    ['his page is t.me/larky_1', ['url t.me/larky_1']],
    ['"nadia oakes"@example.com', []],
    ['write to 用户@example.com', []],
    ['nadia@@example.com', []],
    ['he is @larky.one there', ['handle @larky.one']],
    ['insta: larky.1', ['handle @larky.1']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('a user name in the form of its platform', () => {
  it.each([
    ['he posts on reddit as u/larky_one', ['handle @larky_one']],
    ['reddit: /u/Larky-One, I think', ['handle @larky-one']],
    ['it was u/larkyone on reddit.', ['handle @larkyone']],
    ['his discord is larky#4821', ['handle @larky#4821']],
    ['"gamertag: Larky.One#48213"', ['handle @larky.one#48213']],
    ['he calls himself larky_one#4821', ['handle @larky_one#4821']],
    // A name that is no ordinary word needs no cue.
    ['it said larky_one#4821 there', ['handle @larky_one#4821']],
  ])('is found: %s', (text, expected) => expect(found(text)).toEqual(expected));

  it.each([
    'see form u/larky for that',
    'it is w/u/larkyone there',
    'drive/u/larkyone',
    'flat#1234 on the mill road',
    'issue#1234',
    'his discord is larky#48',
    'exhibit 12#3456',
    'img_2041#1234',
  ])('is nothing without a cue: %s', (text) => expect(found(text)).toEqual([]));
});

describe('numbers, marks and postcodes', () => {
  it.each([
    ['ring 0161 496 0123x12', ['phone +441614960123']],
    ['ring 01614960123ext4', ['phone +441614960123']],
    ['ref 0161 496 0123xy', []],
    ['abroad, 001 202-555-0123', ['phone +12025550123']],
    ['00 33 1 99 00 12 34 she wrote', ['phone +33199001234']],
    ['order 0012 3456 7890', []],
    ['order 000012025550123', []],
    ['请拨打020 7946 0123我在明天', ['phone +442079460123']],
    ['a Volvo, Q123 ABC', ['vrm Q123ABC']],
    ['at ZZ99-1AA', ['postcode ZZ99 1AA']],
    ['forces post BF1 0AX', ['postcode BF1 0AX']],
    ['posted in FIQQ 1ZZ and gx11 1aa', ['postcode FIQQ 1ZZ', 'postcode GX11 1AA']],
    ['GIR 0AA, BFPO 0012', ['postcode GIR 0AA', 'postcode BFPO 12']],
  ])('%s', (text, expected) => expect(found(text).filter((one) => !one.startsWith('vehicle'))).toEqual(expected));
});

describe('of a list in a document', () => {
  const all = (text: string) =>
    extract(text, { receivedAt: '2026-11-20T09:00:00.000Z' }).map(({ kind, value }) => `${kind} ${value}`);
  it.each([
    [
      'internet addresses are neither telephones nor days',
      '203.0.113.7\n198.51.100.23\n192.0.2.144\n10.10.10.10\n8.8.8.8',
      ['ip_address 203.0.113.7', 'ip_address 198.51.100.23', 'ip_address 192.0.2.144', 'ip_address 8.8.8.8'],
    ],
    ['the end of a reference is no telephone', 'Order 2026-03-09-0001234, paid.', ['date 2026-03-09']],
    [
      'a day before a telephone takes nothing of it',
      '2026-03-09 07700 900123',
      ['date 2026-03-09', 'phone +447700900123'],
    ],
    ['two telephones may be joined', '07700 900123-07700 900124', ['phone +447700900123', 'phone +447700900124']],
  ])('%s', (_, text, expected) => expect(all(text)).toEqual(expected));
});

it('a path of brackets takes linear time', () => {
  const started = process.cpuUsage();
  extract(`https://example.net/${'('.repeat(1000)}${')'.repeat(1000)} `.repeat(50), {
    receivedAt: '2026-11-20T09:00:00.000Z',
  });
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(3_000);
});
