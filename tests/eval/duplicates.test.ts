import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicates } from '../../main/matching/near-duplicates/index.ts';

const at = (day: number, text: string) => ({ receivedAt: `2026-03-${String(day).padStart(2, '0')}T10:00:00Z`, text });
const seen =
  'Two men in a grey Skoda have photographed the loading doors of the covered market in Halverton on three mornings and wrote times into a notebook.';
const others = [
  at(1, 'A drone hung over the reservoir at dusk and flew off towards the quarry when I waved at it.'),
  at(2, 'My neighbour plays the organ at four in the morning and nobody at the council will listen to me.'),
  at(3, 'The charity tin in the chip shop has no number on it and the lad who empties it drives a sports car.'),
];

const pairs = (told: { receivedAt: string; text: string }[]) =>
  findDuplicates(told).map(({ first, again, how }) => [first, again, how]);

describe('duplicates', () => {
  it('are not what is alike in topic alone, nor what another witness tells', () => {
    const witness =
      'I work at the covered market in Halverton and a grey Skoda keeps stopping by our doors, somebody inside holds a camera.';
    expect(pairs([at(4, seen), at(5, witness), ...others])).toEqual([]);
    expect(pairs([])).toEqual([]);
    expect(pairs([at(1, ''), at(1, '')])).toEqual([]);
  });

  it('are a copy inside a letter, whatever the order of the list', () => {
    const letter = `Good morning. My daughter was sent this and I pass it on.\n\n> ${seen}\n\nYours, V. Langstaff`;
    expect(pairs([at(4, seen), ...others, at(6, letter)])).toEqual([[0, 4, 'copy']]);
    expect(pairs([at(6, letter), ...others, at(4, seen)])).toEqual([[4, 0, 'copy']]);
  });

  it('are a call that says it was made before, soon after the first and about the same rare things', () => {
    const again =
      'Same gent rang back re the grey Skoda and the two men who photographed the loading doors with a notebook. Adds nothing new.';
    expect(pairs([at(4, seen), ...others, at(7, again)])).toEqual([[0, 4, 'retelling']]);
    expect(pairs([at(4, seen), ...others, at(30, again)])).toEqual([]);
  });

  it('are found in any text without a fault, each pair once and in order of receipt', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ day: fc.integer({ min: 1, max: 28 }), text: fc.string() }), { maxLength: 12 }),
        (list) => {
          const told = list.map(({ day, text }) => at(day, text));
          const found = findDuplicates(told);
          expect(new Set(found.map(({ first, again }) => `${first} ${again}`)).size).toBe(found.length);
          for (const { first, again } of found)
            expect(`${told[first]?.receivedAt}` <= `${told[again]?.receivedAt}`).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});
