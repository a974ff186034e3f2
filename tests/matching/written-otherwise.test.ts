import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract, extractForImport } from '../../main/matching/extract/index.ts';

const context = { receivedAt: '2026-03-11T10:00:00+00:00' };
const lookups = new Set(['phone', 'vrm', 'postcode', 'email', 'url', 'handle']);
const found = (text: string): string[] =>
  extract(text, context)
    .filter((one) => lookups.has(one.kind))
    .map((one) => `${one.kind} ${one.value}`);

describe('what is written in other characters', () => {
  it.each([
    ['Ring him on ０７７００９００１２３ after six.', ['phone +447700900123']],
    ['رقمه ٠٧٧٠٠٩٠٠١٢٣ واسمه كريغ.', ['phone +447700900123']],
    ['شماره ۰۷۷۰۰۹۰۰۱۲۳ است', ['phone +447700900123']],
    ['नंबर ०७७०० ९००१२३', ['phone +447700900123']],
    ['07700 – 900 ‑ 123', ['phone +447700900123']],
    ['07700\u00a0900\u2009123', ['phone +447700900123']],
    ['0\u00ad7700\u200b900123', ['phone +447700900123']],
    ['𝟎𝟕𝟕𝟎𝟎 𝟗𝟎𝟎𝟏𝟐𝟑', ['phone +447700900123']],
    ['0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣', ['phone +447700900123']],
    ['ＴＸ２１ ＡＢＣ', ['vrm TX21ABC']],
    ['hxxps://example[.]com/page77', ['url https://example.com/page77']],
    ['HXXPS://example[.]com/a', ['url https://example.com/a']],
    ['at example [dot] com/page', ['url example.com/page']],
    ['See example[.]net/forum for the rest', ['url example.net/forum']],
    ['http[:]//example.net/forum2', ['url http://example.net/forum2']],
    ['marek[at]example[dot]org', ['email marek@example.org']],
    ['marek[@]example(.)org', ['email marek@example.org']],
  ])('is found: %s', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it('stays as it was given, and is pointed at where it stands', () => {
    const text = '😀 ring ０７７００ ９００１２３ or hxxps://example[.]com/a now';
    const read = extract(text, context).filter((one) => lookups.has(one.kind));
    expect(read.map((one) => one.text)).toEqual(['０７７００ ９００１２３', 'hxxps://example[.]com/a']);
    for (const one of read) expect(text.slice(one.start, one.end)).toBe(one.text);
  });

  it('is pointed at where it stands in any text, by both ways to read', () => {
    const piece = fc.constantFrom(
      '０７７００９００１２３',
      '٠٧٧٠٠٩٠٠١٢٣',
      'a[.]b',
      'hxxp://a[.]org',
      '\u200b',
      'ﬁ',
      '①',
      '–',
      ' ',
      'ＴＸ２１ＡＢＣ',
      'jörg@example.net',
      'ﻣﺤﻤﺪ',
      '𝟎',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 16 }),
        (pieces) => {
          const text = pieces.join('');
          for (const read of [extract(text, context), extractForImport(text, context)]) {
            let end = 0;
            for (const one of read) {
              expect(one.start).toBeGreaterThanOrEqual(end);
              expect(one.end).toBeGreaterThan(one.start);
              expect(one.text).toBe(text.slice(one.start, one.end));
              end = one.end;
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('an address', () => {
  it.each([
    ["Write to c.o'neill@example.com about it.", ["email c.o'neill@example.com"]],
    ['Write to c.o’neill@example.com about it.', ["email c.o'neill@example.com"]],
    ["It is 'craig@example.com', he says", ['email craig@example.com']],
    ['jörg@example.net', ['email jörg@example.net']],
    ['JO\u0308RG@example.net', ['email jörg@example.net']],
    ['post as @zoë_k', ['handle @zoë_k']],
    ['邮箱marek@example.com', ['email marek@example.com']],
    [`${'a'.repeat(70)}@example.org`, []],
    ['craig@sub_domain.example.com', []],
    ['@bug__test and @dani.winks.', ['handle @bug__test', 'handle @dani.winks']],
  ])('is taken whole or not at all: %s', (text, values) => {
    expect(found(text)).toEqual(values);
  });
});

describe('a user name without @', () => {
  it.each([
    ['his insta is marek.t_92', ['handle @marek.t_92']],
    ['acc suli.ghuraba he said', ['handle @suli.ghuraba']],
    ['he goes by zed.k9 online', ['handle @zed.k9']],
    ['username is jaydee', ['handle @jaydee']],
    ['a new member tench_wrench only ever asks', ['handle @tench_wrench']],
    ['skype-ish id live.geng.bureau. Help', ['handle @live.geng.bureau']],
    ['[TEAM] xX_Warden_Xx: rdy?\n[TEAM] BriarHob: yh', ['handle @xx_warden_xx', 'handle @briarhob']],
  ])('is found: %s', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    'username: unknown',
    'see file IMG_2034.jpg and my_notes.docx',
    'the page is 4.9 stars, account 12345678, user 10pm',
    'facebook was down.he rang',
    'Time: now\nMcDonald: I was there\nMacLeod: me too',
    'it was _really_ loud',
    'page example.org',
  ])('is not seen in: %s', (text) => {
    expect(found(text).filter((one) => one.startsWith('handle'))).toEqual([]);
  });
});

describe('a registration mark is whole or is none', () => {
  it.each([
    ['White van, registration QIZ 4321, parked', ['vrm QIZ4321']],
    ['Army Land Rover, reg 23 KK 45, at the gate.', ['vrm 23KK45']],
    ['Black saloon, registration 999 D 999, at the gate.', ['vrm 999D999']],
    ['reg W-AB 1234 was there', ['vrm WAB1234']],
    ['reg was AB-123-CD', ['vrm AB123CD']],
    ['number plate 191-D-12345', ['vrm 191D12345']],
    ['reg 12 AB 34 56 seen', []],
    ['reg begins TD1 … ends N', ['vrm TD1???N']],
    ['plate starts TD1, ends in KM', ['vrm TD1??KM']],
    ['it was tx21 abc', ['vrm TX21ABC']],
  ])('%s', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    'See report R-1001 of last week.',
    'Gate code is A1011 they said.',
    'Ticket B1100 was closed.',
    'Room M1000 in the tower.',
    'Order P1010, delivered twice.',
    'o/s Sun 0940-1015. Clr states',
    '0035 hrs on the door',
    'crime ref TX21 ABC',
    'at 10:21 ABC and 2026-03-11T10:00:00Z',
  ])('and times, references and rooms are none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

it.each([
  ['The letter came from GIR 0AA it said.', ['postcode GIR 0AA']],
  ['Postcode BFPO 999, the caller said.', ['postcode BFPO 999']],
  ['return label ZZ99 4VE', ['postcode ZZ99 4VE']],
  ['car park, ZZ99 something he said', ['postcode ZZ99']],
  ['at ZZ99 6 something', ['postcode ZZ99 6']],
])('a postcode outside the pattern is found: %s', (text, values) => {
  expect(found(text)).toEqual(values);
});

it('a vehicle of two words is marked to its end', () => {
  const [vehicle] = extract('a blue Land Rover, mud', context).filter((one) => one.kind === 'vehicle');
  expect(vehicle?.text).toBe('blue Land Rover');
  expect(vehicle?.value).toBe('blue landrover');
});
