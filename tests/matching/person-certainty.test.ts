import { describe, expect, it } from 'vitest';
import { identifier } from '../../main/matching/extract/identifier.ts';
import { extract, type PersonFinder } from '../../main/matching/extract/index.ts';
import { caseIdentifiersOf, suggest } from '../../main/matching/scoring/index.ts';
import { subjectSource } from '../support/casework.ts';

const receivedAt = '2026-03-11T10:00:00+00:00';
const held = (name: string) =>
  caseIdentifiersOf({
    id: 1,
    area: 'Halverton',
    summary: '',
    subjects: [subjectSource(1, name, { vehicles: [{ vrm: null, make: 'Skoda', model: 'Octavia', colour: 'red' }] })],
  });

/** A finder that sees these words as a name, with a large or a small margin. */
const seeing =
  (name: string, doubtful: boolean): PersonFinder =>
  (text) => {
    const start = text.indexOf(name);
    const found = identifier('person', text, start, start + name.length, name.toLowerCase());
    return start < 0 ? [] : [doubtful ? { ...found, doubtful: true as const } : found];
  };

function judged(text: string, name: string, subject: string, doubtful: boolean) {
  const identifiers = extract(text, { receivedAt }, seeing(name, doubtful));
  const [first] = suggest({ text, identifiers, receivedAt }, held(subject), () => 1);
  return first;
}

describe('a name in doubt', () => {
  const text = 'I saw Grace Halloran by her red Skoda Octavia in Halverton.';

  it('raises a suggestion to possible at most, and says so in its reason', () => {
    expect(judged(text, 'Grace Halloran', 'Grace Haloran', false)).toMatchObject({ matchStrength: 'probable' });
    const doubted = judged(text, 'Grace Halloran', 'Grace Haloran', true);
    expect(doubted).toMatchObject({ matchStrength: 'possible' });
    expect(doubted?.reasons.find(({ kind }) => kind === 'person')).toMatchObject({ doubtful: true });
  });

  it('is in none where the whole name of the case stands there, unless that is made of ordinary words', () => {
    expect(judged(text, 'Grace Halloran', 'Grace Halloran', true)).toMatchObject({ matchStrength: 'probable' });
    const field = 'I saw grace field by her red Skoda Octavia in Halverton.';
    expect(judged(field, 'grace field', 'Grace Field', true)).toMatchObject({ matchStrength: 'possible' });
  });
});
