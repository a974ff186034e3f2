import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../main/matching/extract/index.ts';

const context = { receivedAt: '2026-03-11T10:00:00+00:00' };
const kinds = new Set(['phone', 'vrm', 'postcode', 'email', 'handle']);
const found = (text: string): string[] =>
  extract(text, context)
    .filter((one) => kinds.has(one.kind))
    .map((one) => `${one.kind} ${one.value}`);

describe('a telephone number that was said', () => {
  it.each([
    ['he gave oh double seven double oh nine double oh one two three as his', '+447700900123'],
    ['Zero seven seven zero zero, nine zero zero, one two three.', '+447700900123'],
    ['Zero seven seven zero zero. Nine zero zero. One two three. Thanks', '+447700900123'],
    ['its nought double seven um double oh nine double oh then er treble four yes', '+447700900444'],
    ['oh seven seven double oh nine hundred one two three', '+447700900123'],
    ['07700 nine hundred nine two six', '+447700900926'],
    ['seven past nine ring me on oh one six three two nine six oh one seven eight', '+441632960178'],
    ['oh-double-seven-double-oh-nine-double-oh-one-two-three', '+447700900123'],
    ['plus four four seven seven double oh nine hundred one two three', '+447700900123'],
    ['oh two oh seven nine four six oh five five one extension four', '+442079460551'],
    ['oh seven seven double oh nine double oh forty four six', '+447700900446'],
  ])('is the number: %s', (text, value) => {
    expect(found(text)).toEqual([`phone ${value}`]);
  });

  it.each([
    ['oh double seven double oh nine hundred one two three, sorry, four', '+447700900124'],
    ['oh double seven double oh nine hundred one two five, sorry, four not five', '+447700900124'],
    ['number is 07700 900125, sorry, 126', '+447700900126'],
    ['oh seven seven double oh nine double oh three one no sorry three seven two', '+447700900372'],
    ['oh one six three two nine six oh three double seven no i tell a lie three seven one', '+441632960371'],
    ['oh seven double eight no start again oh double seven double oh nine double oh six seven oh', '+447700900670'],
    ['oh seven seven double oh nine one double oh no too many double oh oh one one', '+447700900011'],
    [
      'oh seven seven double oh nine double oh three five eight i will say that again three five eight',
      '+447700900358',
    ],
  ])('is as it was put right: %s', (text, value) => {
    expect(found(text)).toEqual([`phone ${value}`]);
  });

  it.each([
    ['oh seven seven double oh nine hundred one two three no one answered', '+447700900123'],
    ['oh seven seven double oh nine hundred one two three sorry two men were there', '+447700900123'],
    ['07700 900123 no two vans, one white', '+447700900123'],
  ])('is not put right by what only sounds like it: %s', (text, value) => {
    expect(found(text)).toEqual([`phone ${value}`]);
  });

  it.each([
    'at one two three four in the morning oh dear',
    'oh seven seven double oh nine',
    'we counted one two three four five six seven eight nine ten eleven men',
    'he is twenty seven and she is thirty three',
  ])('is not made of other numbers: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a mark that was read out', () => {
  it.each([
    ['van is TANGO DELTA ONE NINE, WHISKEY ECHO X-RAY...', 'vrm TD19WEX'],
    ['tango x ray two one kilo papa mike it is a van', 'vrm TX21KPM'],
    ['jay for jam tee for teapot one seven bee for banana haitch for horse double you for wellies', 'vrm JT17BHW'],
    ['U for uncle J for jam one nine H O P', 'vrm UJ19HOP'],
    ['G like in Germany, L as in London, one nine, A for apple B for Bertie C for cat', 'vrm GL19ABC'],
    ['T X 6 9 A B C', 'vrm TX69ABC'],
    ['delta echo 19, hotel x-ray alpha', 'vrm DE19HXA'],
    ['tee jay something four kilo lima x ray a green land rover', 'vrm TJ?4KLX'],
    ['T for Tommy E for elephant two three then I think a P or an R then L for lemon B for Bertie.', 'vrm TE23?LB'],
    ['the reg was victor six two three lima mike november', 'vrm V623LMN'],
    ['tango uniform zero eight november delta kilo no juliet', 'vrm TU08NDJ'],
    [
      'sixty six hotel romeo charlie with a tango november first so tango november sixty six hotel romeo charlie',
      'vrm TN66HRC',
    ],
    ['the postcode is zed zed double nine four pee tee', 'postcode ZZ99 4PT'],
    ['zulu zulu nine nine eight uniform quebec', 'postcode ZZ99 8UQ'],
    ['he put zed zed double nine five double you ee', 'postcode ZZ99 5WE'],
  ])('is the mark: %s', (text, value) => {
    expect(found(text)).toEqual([value]);
  });

  it.each([
    'it will be one two see you at the queue',
    'Charlie and Oscar came at one two days later with Victor and Mike',
    'we have a hotel golf course one nine holes echo lima',
    'M for mother',
  ])('is not made of words: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('an address that was read out', () => {
  it.each([
    ['marek dot t underscore ninety two', 'handle @marek.t_92'],
    ['raven underscore two zero', 'handle @raven_20'],
    ['marek dot t underscore ninety two at hot mail dot co dot uk', 'email marek.t_92@hotmail.co.uk'],
    [
      'email hotel alpha romeo tango dot lima oscar delta golf echo at example dot org.',
      'email hart.lodge@example.org',
    ],
    ['you can email tee lachlan all one word at example dot org thats tee el ay', 'email tlachlan@example.org'],
    ['it is a.b.carrow [at] example.org', 'email a.b.carrow@example.org'],
    ['craig dash d at example dot com', 'email craig-d@example.com'],
  ])('is the address: %s', (text, value) => {
    expect(found(text)).toEqual([value]);
  });

  it.each(['Email is first letter then surname at example dot com.', 'look me up at example dot com'])(
    'is left out where nobody could write to it: %s',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});

it('of any digits is read back from the way in which people say them', () => {
  const words = ['oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  const pause = fc.constantFrom(' ', ', ', ' um ', ' then ', '... ', ' - ');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999 }),
      fc.array(pause, { minLength: 11, maxLength: 11 }),
      fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }),
      (last, pauses, doubled) => {
        const digits = `07700900${String(last).padStart(3, '0')}`;
        let said = 'it is ';
        for (let at = 0; at < digits.length; at += 1) {
          const twice = doubled[at] === true && digits.charAt(at) === digits.charAt(at + 1);
          said += `${twice ? 'double ' : ''}${words[Number(digits.charAt(at))]}${pauses[at]}`;
          if (twice) at += 1;
        }
        const text = `${said}ta`;
        const phones = extract(text, context).filter((one) => one.kind === 'phone');
        expect(phones.map((one) => one.value)).toEqual([`+44${digits.slice(1)}`]);
        for (const one of phones) expect(text.slice(one.start, one.end)).toBe(one.text);
      },
    ),
    { numRuns: 200 },
  );
});
