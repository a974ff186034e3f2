import { describe, expect, it } from 'vitest';
import { keyIndex } from '../../main/accuracy/key-index.ts';
import { extract } from '../../main/matching/extract/index.ts';
import { caseIdentifiersOf, type InvestigationSource, lookupKeys, suggest } from '../../main/matching/scoring/index.ts';
import { subjectSource as subject } from '../support/casework.ts';
import { suggestFor } from './labelled-corpus.ts';

const receivedAt = '2026-03-11T10:00:00+00:00';

const investigations: InvestigationSource[] = [
  {
    id: 1,
    area: 'Pellwick (Ropeside)',
    summary: 'Two men store fireworks in a unit near Pellwick Arena and have filmed its turnstiles.',
    subjects: [
      subject(11, 'Rashid Karimov', {
        aliases: ['Ricky'],
        born: '1990-05-02',
        phones: ['+447700900801'],
        emails: ['rk@example.org'],
        handles: ['@rk_builds'],
        vehicles: [{ vrm: 'TY19KLM', make: 'Ford', model: 'Transit', colour: 'white' }],
        addresses: [{ text: '9 Cooper Row, Ropeside, Pellwick', postcode: 'ZZ99 1AA' }],
        organisations: ['Northgate Roofing'],
      }),
      subject(12, 'Samuel Tranter', { organisations: ['Northgate Roofing'] }),
    ],
  },
  {
    id: 2,
    area: 'Averley',
    summary: 'A bookshop collects money.',
    subjects: [
      subject(21, 'Samuel Blythe', { born: '1950', addresses: [{ text: '9 Mill Lane, Averley', postcode: null }] }),
    ],
  },
  { id: 3, area: 'Dunsop', summary: 'Leaflets.', subjects: [subject(31, 'Anna Whitcombe')] },
];
const pellwick: InvestigationSource = investigations[0] ?? { id: 0, area: '', summary: '', subjects: [] };
const index = keyIndex(investigations.flatMap(caseIdentifiersOf));
const look = (text: string) => suggestFor(text, receivedAt, index);
const first = (text: string) => look(text)[0];

describe('what contradicts', () => {
  it('keeps a namesake of another age in another town from being more than possible', () => {
    const namesake = first('My grocer in Averley, Mr Rashid Karimov, aged 71, shouts at the radio');
    expect(namesake?.matchStrength ?? 'possible').toBe('possible');
    expect(namesake?.against.join(' ') ?? 'aged 71').toMatch(/aged 71/);
  });

  it('does not take the same house number and street in another town for the house', () => {
    expect(
      look('Dogs bark at 9 Cooper Row, Averley').filter(
        (one) => one.investigationId === 1 && one.matchStrength !== 'possible',
      ),
    ).toEqual([]);
  });

  it('does not link a plate that is one place off on another vehicle, nor an e-mail or phone that only looks alike', () => {
    expect(look('blue Corsa TY19 KLN on the pavement')).toEqual([]);
    expect(look('write to rk@example.com or ring 07700 900810')).toEqual([]);
  });

  it('hears "not Pellwick"', () => {
    expect(look('arches by the canal, not Pellwick, smell of paint')).toEqual([]);
  });

  it('stays silent on nothing', () => {
    expect(look('')).toEqual([]);
    expect(suggest({ text: 'x', identifiers: [], receivedAt }, [], () => 0)).toEqual([]);
  });
});

describe('what agrees', () => {
  it.each([
    ['phone', 'he rings from 0 7 7 0 0  9 0 0 8 0 1'],
    ['email', 'mail to RK@example.org'],
    ['handle', 'posts as @RK_builds'],
    ['vrm', 'van ty19 klm at the gate'],
  ])('is strong by one %s alone', (kind, text) => {
    const best = first(text);
    expect(best).toMatchObject({ investigationId: 1, matchStrength: 'strong' });
    expect(best?.reasons[0]).toMatchObject({ kind, strength: 'unique', subjectName: 'Rashid Karimov' });
    const reason = best?.reasons[0];
    expect(text.slice(reason?.start, reason?.end)).toBe(reason?.tipText);
  });

  it('is strong by house and name together', () => {
    expect(first('Ricky at 9 cooper row ropeside has boxes in the yard')).toMatchObject({
      investigationId: 1,
      matchStrength: 'strong',
    });
  });

  it.each([
    ['a misspelt name and a workplace', 'Rasheed KARIMOFF of Northgate Roofing asked about the arena'],
    ['a partial plate, vehicle and quarter', 'White Transit in Ropeside, reg TY19 something, men with boxes'],
  ])('is probable by %s', (_, text) => {
    const best = first(text);
    expect(best?.investigationId).toBe(1);
    expect(best?.matchStrength).toBe('probable');
  });

  it('counts a given name that several hold for less', () => {
    expect(look('someone called Samuel was rude')).toEqual([]);
  });
});

it('looks up by a bounded number of keys, and shows the best of many candidates', () => {
  const text = Array.from({ length: 50_000 }, (_, at) => `wordy${at}`).join(' ');
  expect(lookupKeys(text, []).length).toBeLessThan(15_000);
  const many = Array.from({ length: 500 }, (_, at) => ({ ...pellwick, id: at + 1 }));
  const crowded = keyIndex(many.flatMap(caseIdentifiersOf));
  const tip = 'White Transit TY19 KLM by Pellwick Arena, Rashid Karimov of Northgate Roofing, 9 Cooper Row';
  const identifiers = extract(tip, { receivedAt });
  const candidates = crowded.candidates(lookupKeys(tip, identifiers));
  const found = suggest({ text: tip, identifiers, receivedAt }, candidates, crowded.frequency);
  expect(found).toHaveLength(8);
});

describe('weak signs', () => {
  const wash: InvestigationSource = {
    id: 5,
    area: 'Wexmouth',
    summary: 'Men at a car wash store drums and photograph the ferries.',
    subjects: [
      subject(51, 'Nikola Draganov', {
        aliases: ['Hamid'],
        organisations: ['Maltings Hand Car Wash', 'Silver Kettle'],
      }),
    ],
  };
  // Every town has several cases.
  const neighbours = [6, 7, 8, 9].map((id): InvestigationSource => ({ ...wash, id, summary: '', subjects: [] }));
  const washes = keyIndex([wash, ...neighbours].flatMap(caseIdentifiersOf));
  const seen = (text: string): number[] => suggestFor(text, receivedAt, washes).map((one) => one.investigationId);

  it('make no suggestion where a town that has many cases comes with one word of a summary', () => {
    expect(seen('The ferries in Wexmouth are late again and the captain swears at us.')).toEqual([]);
  });

  it('make none where everyday words are part of the name of a body, once as that and once as words of the summary', () => {
    expect(seen('He works at a car wash near us and never says good morning to anybody.')).toEqual([]);
    expect(seen('He works at the Maltings Hand Car Wash and never says good morning.')).toEqual([5]);
    expect(seen('He sat in the Silver Kettle all day.')).toEqual([5]);
  });

  it('make none where somebody is told by a whole name, part of which is like the nickname of another', () => {
    expect(seen('Hameed Chaudhry of Wexmouth sells shoes and shouts at the seagulls.')).toEqual([]);
    expect(seen('A man called Hamid in Wexmouth shouts at us.')).toEqual([5]);
  });

  it('never keep a whole name from being shown, though half the town is called so', () => {
    const alike = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (id): InvestigationSource => ({
        id,
        area: 'Wexmouth',
        summary: '',
        subjects: [subject(id, ['Emine Yilmaz', 'Emine Sahin', 'Ahmet Yilmaz'][id % 3] ?? '')],
      }),
    );
    const found = suggestFor('Emine Yılmaz from Wexmouth', receivedAt, keyIndex(alike.flatMap(caseIdentifiersOf)));
    expect(found[0]?.reasons[0]?.caseText).toBe('Emine Yilmaz');
  });
});

describe('the whole name of a case in a text', () => {
  const zoe = keyIndex(
    [{ id: 4, area: 'Dunsop', summary: 'Leaflets.', subjects: [subject(41, 'Zoë Müller')] }].flatMap(caseIdentifiersOf),
  );
  it.each([
    'Müller, Zoë was there too.',
    'zoe muller was there too.',
    // Accents behind their letters, as some systems write them.
    'Mu\u0308ller, Zoe\u0308 was there too.',
    'We saw MU\u0308LLER Zoe\u0308 at the gate.',
  ])('is found: %s', (text) => {
    expect(suggestFor(text, receivedAt, zoe)).toMatchObject([{ investigationId: 4, matchStrength: 'possible' }]);
  });
});
