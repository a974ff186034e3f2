/** What speaks against a case is judged over all of its subjects, and names what it rests on. */
import { describe, expect, it } from 'vitest';
import { keyIndex, readAndSuggest } from '../../main/accuracy/key-index.ts';
import { caseIdentifiersOf, type InvestigationSource } from '../../main/matching/scoring/index.ts';
import { subjectSource as subject } from '../support/casework.ts';

const bus = '+447700900811';
const vehicle = (vrm: string) => ({ vrm, make: 'Ford', model: 'Transit', colour: 'white' });
const investigations: InvestigationSource[] = [
  {
    id: 1,
    area: 'Pellwick (Ropeside)',
    summary: 'Two men store fireworks in a unit near Pellwick Arena.',
    subjects: [
      subject(11, 'Jonathan Garside', {
        addresses: [{ text: '9 Cooper Row, Ropeside, Pellwick', postcode: null }],
        vehicles: [vehicle('TY19KLM')],
        phones: [bus],
      }),
      subject(12, 'Jonathan Penhaligon', {
        addresses: [{ text: '12 Cooper Row, Ropeside, Pellwick', postcode: null }],
        vehicles: [vehicle('TY19KLN')],
        organisations: ['Northgate Roofing'],
        phones: [bus],
      }),
      subject(13, 'Rashid Karimov', { born: '1951-05-02', phones: [bus] }),
      subject(14, 'Rashid Karimov', { born: '1990-05-02', phones: ['+447700900822'] }),
    ],
  },
  {
    id: 2,
    area: 'Averley',
    summary: 'A bookshop.',
    subjects: [subject(21, 'Samuel Blythe', { phones: ['+447700900833'] })],
  },
  {
    id: 3,
    area: 'Dunsop',
    summary: 'Leaflets.',
    subjects: [subject(31, 'Anna Whitcombe', { phones: ['+447700900833'] })],
  },
];
const index = keyIndex(investigations.flatMap(caseIdentifiersOf));
const of = (id: number, text: string) =>
  readAndSuggest(text, '2026-03-11T10:00:00+00:00', index).suggestions.find((one) => one.investigationId === id);

describe('what agrees with one subject of a case speaks against no other', () => {
  it('a name', () => {
    expect(of(1, 'Jonathan Penhaligon of Northgate Roofing in Pellwick has a unit')?.against).toEqual([]);
    expect(of(1, 'Jonathan Marsden in Ropeside, Pellwick, keeps fireworks near the arena')?.against).toEqual([
      'The tip names “Jonathan Marsden”, not Jonathan Garside.',
      'The tip names “Jonathan Marsden”, not Jonathan Penhaligon.',
    ]);
  });

  it('a house number', () => {
    const against = of(1, 'Boxes of fireworks at 12 Cooper Row, Ropeside, Pellwick, Penhaligon again')?.against;
    expect(against).toEqual([]);
    expect(of(1, 'Boxes of fireworks at 14 Cooper Row, Ropeside, Pellwick, Penhaligon again')?.against).toEqual([
      'The tip says number 14, not 9 Cooper Row, Ropeside, Pellwick.',
      'The tip says number 14, not 12 Cooper Row, Ropeside, Pellwick.',
    ]);
  });

  it('a plate', () => {
    expect(of(1, 'White Transit TY19 KLN in Ropeside')?.against).toEqual([]);
  });

  it('the age of a namesake', () => {
    const found = of(1, 'Rashid Karimov, aged 36, from Pellwick, bought fireworks');
    expect(found?.against).toEqual([]);
    expect(of(1, 'Rashid Karimov, aged 20, from Pellwick, bought fireworks')?.against).toHaveLength(2);
  });
});

describe('whoever signs a police report is not told of in it', () => {
  const fireworks = 'a lad of about twenty keeps fireworks in a unit in Ropeside, Pellwick. TY19 KLM outside.';

  it.each([
    `Duty report, PC 133 Karimov. Yesterday ${fireworks}`,
    `Sgt Karimov, Pellwick neighbourhood team. Yesterday ${fireworks}`,
    `Yesterday ${fireworks} No offences disclosed. PC Karimov 133.`,
  ])('%s', (text) => {
    const found = of(1, text);
    expect(found?.against).toEqual([]);
    expect(found?.reasons.map(({ kind }) => kind)).not.toContain('person');
  });

  it('but an officer who is spoken of is', () => {
    const told = of(1, 'I know that PC Karimov sells fireworks from a unit in Ropeside, Pellwick');
    expect(told?.reasons.map(({ kind }) => kind)).toContain('person');
    const named = of(1, 'Duty report, PC 133 Rashid Karimov. Fireworks in a unit in Ropeside, Pellwick');
    expect(named?.reasons.map(({ kind }) => kind)).toContain('person');
  });
});

it('a number of things is nobody’s age', () => {
  const crossbow = (bolts: string) =>
    of(1, `Rashid Karimov in Pellwick had a crossbow and fireworks, ${bolts}`)?.against;
  expect(crossbow('about 12 bolts and a target')).toEqual([]);
  expect(crossbow('about 12 of them in a box')).toEqual([]);
  expect(of(1, 'Rashid Karimov, about 12 and always with fireworks, lives in Pellwick')?.against).toHaveLength(2);
  expect(of(1, 'Rashid Karimov, about 12 lives in Pellwick with fireworks')?.against).toHaveLength(2);
});

it('a place that the tip names is named', () => {
  expect(of(1, 'Jonathan Penhaligon of Northgate Roofing moved to Averley')?.against).toEqual([
    'The tip names “Averley”, and nothing of this case is there.',
  ]);
});

describe('a line that several have is not strong by itself', () => {
  it('two investigations have it', () => {
    const alone = of(2, 'He gave 07700 900833 as his number');
    expect(alone).toMatchObject({
      matchStrength: 'probable',
      against: ['+447700900833 is shared: 2 investigations have it.'],
    });
    expect(alone?.reasons[0]).toMatchObject({ strength: 'distinctive', common: 2 });
    expect(of(2, 'Samuel Blythe gave 07700 900833 as his number')?.matchStrength).toBe('strong');
    expect(of(3, 'Samuel Blythe gave 07700 900833 as his number')?.matchStrength).toBe('probable');
  });

  it('three people of one have it', () => {
    expect(of(1, 'He gave 07700 900811 as his number')).toMatchObject({
      matchStrength: 'probable',
      against: ['+447700900811 is shared: 3 people of this case have it.'],
    });
    expect(of(1, 'He gave 07700 900822 as his number')).toMatchObject({ matchStrength: 'strong', against: [] });
  });
});
