import { expect, it } from 'vitest';
import { phoneAsRecorded, plateAsRecorded } from '../../main/matching/as-recorded.ts';

it.each([
  ['+447700900123', '07700 900123'],
  ['+442079460018', '020 7946 0018'],
  ['+441632960115', '01632 960115'],
  ['+441614960212', '0161 496 0212'],
  // Somebody's own way to write it, another country's, and what is no number.
  ['+44 7700 900123', '+44 7700 900123'],
  ['07700900123', '07700900123'],
  ['+15550100123', '+15550100123'],
  ['ask for Craig', 'ask for Craig'],
])('the number %s is recorded as %s', (text, recorded) => expect(phoneAsRecorded(text)).toBe(recorded));

it.each([
  ['LK21ABC', 'LK21 ABC'],
  ['LK21 ABC', 'LK21 ABC'],
  ['lk21abc', 'lk21abc'],
  ['A1', 'A1'],
])('the plate %s is recorded as %s', (text, recorded) => expect(plateAsRecorded(text)).toBe(recorded));
