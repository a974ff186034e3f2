/** What of a text may be a place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlaceMentions, placeKey } from '../../main/matching/places/index.ts';

const sure = (text: string) => findPlaceMentions(text).filter(({ form }) => form !== 'name');
const names = (text: string, field = false) =>
  findPlaceMentions(text, field).flatMap(({ form, written }) => (form === 'name' ? [written] : []));

describe('coordinates', () => {
  it.each([
    ['He stood at 54.71234, -1.62345 for an hour', 54.712_34, -1.623_45, 20],
    ['54.71° N, 1.62° W', 54.71, -1.62, 1_110],
    ['pin dropped 54.7123N 1.6234E.', 54.712_3, 1.623_4, 20],
    ['51°30\'26"N, 0°7\'39"W', 51.507_222, -0.1275, 30],
  ])('%s', (text, lat, lon, uncertainty) => {
    const [found] = sure(text);
    expect(found?.point?.lat).toBeCloseTo(lat, 5);
    expect(found?.point?.lon).toBeCloseTo(lon, 5);
    expect(found?.point?.uncertainty).toBe(uncertainty);
  });

  it.each([
    'It cost 12.50, 13.75 with the postage',
    'version 1.2345.6 came out',
    '99.12345, 200.12345',
    'call 07700 900123 or 07700 900124',
    '51°75\'26"N, 0°7\'39"W',
  ])('none in: %s', (text) => expect(sure(text).filter(({ form }) => form === 'coordinates')).toEqual([]));
});

describe('grid references', () => {
  it.each([
    ['Grid reference TG 514 131', 71],
    ['seen at TG 51409 13177.', 20],
    ['map ref TG5113', 708],
  ])('%s', (text, uncertainty) => {
    const [found] = sure(text);
    expect(found?.form).toBe('grid_reference');
    expect(found?.point?.uncertainty).toBe(uncertainty);
  });

  it.each(['The van was TX21 ABC', 'invoice TG 514131', 'order AA 514 131'])('none in: %s', (text) =>
    expect(sure(text).filter(({ form }) => form === 'grid_reference')).toEqual([]),
  );
});

describe('names', () => {
  it('of one word stand after a word that makes a place of them', () => {
    expect(names('A van in Halverton. Reading is what he does.')).toContain('Halverton');
    expect(names('A van in Halverton. Reading is what he does.')).not.toContain('Reading');
  });
  it('of several words with capitals, and after `the` without', () => {
    expect(names('Outside 12 Station Road, by the bus station')).toEqual(
      expect.arrayContaining(['Station Road', 'bus station']),
    );
  });
  it('any in a field that is a place', () => {
    expect(names('Kiln Row, Carrowby', true)).toEqual(expect.arrayContaining(['Kiln Row', 'Carrowby']));
  });
  it.each([
    ['The Bus Station', 'bus station'],
    ['Bury St. Edmunds', 'bury st edmunds'],
    ['Saint Helens', 'st helens'],
    ['Station Rd', 'station road'],
    ['Llandudno’s Pier', 'llandudnos pier'],
    ['Èze-sur-Mer', 'eze sur mer'],
    ['the', 'the'],
  ])('%s is looked up as %s', (name, key) => expect(placeKey(name)).toBe(key));
});

it('whatever the text, every mention is where it says, and it takes no longer than it is long', () => {
  const letters = fc.constantFrom(
    'in ',
    'Halverton',
    ' the ',
    'ZZ99 3AB',
    '54.71234, -1.62',
    ' TG 514 131',
    '°',
    '’',
    '\n',
    '𝕏',
    ', ',
    '-',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(letters, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 60 }),
      (parts) => {
        const text = parts.join('');
        for (const { start, end, written } of findPlaceMentions(text)) expect(text.slice(start, end)).toBe(written);
      },
    ),
  );
  const started = performance.now();
  findPlaceMentions('in Station Road the '.repeat(50_000));
  findPlaceMentions('1.2 '.repeat(100_000));
  findPlaceMentions(`${'a'.repeat(400_000)}`);
  expect(performance.now() - started).toBeLessThan(4_000);
});
