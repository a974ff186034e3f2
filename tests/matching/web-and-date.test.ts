import { describe, expect, it } from 'vitest';
import { extract, extractForImport } from '../../main/matching/extract/index.ts';

const context = { receivedAt: '2026-03-11T10:00:00+00:00' };
const values = (text: string, kind: string): string[] =>
  extract(text, context)
    .filter((one) => one.kind === kind)
    .map((one) => one.value);

describe('addresses on the net', () => {
  it.each([
    ['email', 'mail jo.bloggs+x@mail.example.co.uk.', ['jo.bloggs+x@mail.example.co.uk']],
    ['email', 'write to sparrow at example dot org', ['sparrow@example.org']],
    ['email', 'a@b and @ and x@', []],
    [
      'url',
      'see https://example.org/a?b=1, or greywall.example.org/join.',
      ['https://example.org/a?b=1', 'greywall.example.org/join'],
    ],
    ['url', 'he went home.then he came', []],
    ['handle', 'his @ is @Yahya_of_the_north. ok', ['@yahya_of_the_north']],
    ['handle', 'user jarek_ostrow asks', ['@jarek_ostrow']],
    ['handle', 'its hal vard underscore north thats H A L V A R D underscore north all small', ['@halvard_north']],
    ['handle', 'raven underscore two zero', ['@raven_20']],
  ])('%s: %s', (kind, text, expected) => {
    expect(values(text, kind)).toEqual(expected);
  });
});

describe('dates', () => {
  it.each([
    ['on 12/03/2026 and 2026-02-28', ['2026-03-12', '2026-02-28']],
    ['31/02/2026 is no day, nor is 45/13/2026', []],
    ['born 17/11/91', ['1991-11-17']],
    ['last Tuesday', ['2026-03-10']],
    ['yesterday, 3rd of March', ['2026-03-10', '2026-03-03']],
    ['14 Marlow Rise, marks 1-10', []],
  ])('%s', (text, expected) => {
    expect(values(text, 'date')).toEqual(expected);
  });
});

describe('vehicles', () => {
  it.each([
    ['in a green Fiat Panda', ['green fiat panda']],
    ['L/Rover Defender, green', ['green landrover defender']],
    ['the golden leaf and the smart man', []],
    ['a van, black Golf', ['black volkswagen golf']],
  ])('%s', (text, expected) => {
    expect(values(text, 'vehicle')).toEqual(expected);
  });
});

it('gives an import the same as a full reading, but for dates and vehicles', () => {
  const text = 'Mr Osgood in a red Ford AB12 CDE yesterday, 07700 900111, @osgood_x, o@example.org, ZZ99 3AB';
  const full = extract(text, context).filter((one) => one.kind !== 'date' && one.kind !== 'vehicle');
  expect(extractForImport(text, context)).toEqual(full);
  expect(full.map((one) => one.kind)).toEqual(['person', 'vrm', 'phone', 'handle', 'email', 'postcode']);
});
