import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../main/matching/extract/index.ts';

const context = { receivedAt: '2026-03-11T10:00:00+00:00' };
const values = (text: string, kind = 'vrm'): string[] =>
  extract(text, context)
    .filter((one) => one.kind === kind)
    .map((one) => one.value);

describe('a registration mark in a tip', () => {
  it.each([
    'in 12 min we left, at 14 the bus, no15 the shop',
    'on the A40 OUT of town, near the M25 and the A1 NOW',
    'PC 551 Mensah, PS 318, DC 1830',
    'post code starts ZZ99 2',
    'SOON AT 12 MAN AND 20 MEN',
  ])('is not seen in ordinary words: %s', (text) => {
    expect(values(text)).toEqual([]);
  });

  it.each([
    ['Took index TX2O RPD, flatbed', 'TX20RPD'],
    ['white transit tx2i abc back gates', 'TX21ABC'],
    ['reg of his car: tni7 zrd, blue', 'TN17ZRD'],
    ['TLO9 FBU parked', 'TL09FBU'],
    ['reg A123 BCD', 'A123BCD'],
    ['an ABC 123D on bricks', 'ABC123D'],
    ['XAZ 4321 with a trailer', 'XAZ4321'],
    ['reg 1 ABC', '1ABC'],
    ['T X 2 1 A B D in biro', 'TX21ABD'],
  ])('is put right by position: %s', (text, value) => {
    expect(values(text)).toEqual([value]);
  });

  it.each([
    ['black bmw TG63 something. crates at 3am', 'TG63???'],
    ['Reg starts TR15, did not get the rest', 'TR15???'],
    ["'something like TX2 something ABC'", 'TX2?ABC'],
    ['plate LK2? something', 'LK2????'],
    ['part plate KX?4 JHU', 'KX?4JHU'],
    ['silver car, reg ends KLM', '????KLM'],
  ])('keeps its unknown places: %s', (text, value) => {
    expect(values(text)).toEqual([value]);
  });

  it('of the current form is found wherever it stands', () => {
    const letter = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXY');
    const digits = fc.integer({ min: 2, max: 79 }).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(letter, letter, digits, letter, letter, letter, (a, b, number, c, d, e) => {
        const plate = `${a}${b}${number}${c}${d}${e}`;
        expect(values(`The reg was ${plate.slice(0, 4)} ${plate.slice(4)}, I think.`)).toEqual([plate]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a mark whose tail is a word, or of which a part was not read', () => {
  it.each([
    ['Maroon Honda, they had TN15 BAD on the back of a menu', 'TN15BAD'],
    ['Hilux TW12 KEY on the 1400 boat, four up', 'TW12KEY'],
    ['gold Rover, index TC09 unk. Walks off.', 'TC09???'],
    ['blue camper, first half TM14. SW: please ring', 'TM14???'],
    ['Corsa, red, TX66 K--. Ends.', 'TX66K??'],
    ['walked to silver i10 TD24 --T, female driver', 'TD24??T'],
  ])('%s', (text, value) => {
    expect(values(text)).toEqual([value]);
  });

  it.each(['SOON AT12 MAN WITH A BAG', 'we met at14 the bus', 'Bus TR12 -- the late one'])('is none: %s', (text) => {
    expect(values(text)).toEqual([]);
  });
});

describe('a postcode in a tip', () => {
  it.each([
    ["I've got the launderette, zz994pn.", ['ZZ99 4PN']],
    ['Passed to the team same day, ZZ99 6.', ['ZZ99 6']],
    ['post code starts ZZ99 2. Booked as a 60th', ['ZZ99 2']],
    ['postcode ZZ99 somewhere', ['ZZ99']],
    ['near SW1A 1AA', ['SW1A 1AA']],
    ['TX21 ABC and B23 are none', []],
  ])('%s', (text, expected) => {
    expect(values(text, 'postcode')).toEqual(expected);
  });
});
