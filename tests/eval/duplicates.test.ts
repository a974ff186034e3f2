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

  it('are not stock phrases put together alike, nor what two people say about having told before', () => {
    const openings = [
      'Not sure if this counts',
      'I want this passed on',
      'I was told to report this',
      'I saw your poster about this',
    ];
    const middles = [
      'a voice said that the bomb is in the moon',
      'somebody somewhere is going to do something',
      'there was giggling in the background',
      'it may all be copied from a film',
    ];
    const closings = [
      'no need to ring me about it',
      'please do something about it',
      'I would rather not give my name',
      'I have told nobody else of it',
    ];
    const stock = openings.flatMap((one, a) =>
      middles.flatMap((two, b) =>
        closings.flatMap((three, c) =>
          Array.from({ length: 4 }, () => at(1 + ((a + b * 4 + c * 9) % 28), `${one}. ${two}. ${three}.`)),
        ),
      ),
    );
    const once = stock.filter((_, place) => place % 4 === 0);
    const sameEnds = [
      ...once,
      ...once.map(({ receivedAt, text }) => ({ receivedAt, text: `${text} Thank you very much.` })),
    ];
    expect(pairs(sameEnds.slice(0, 64)).length).toBe(0);
    const resubmitted = 'Resubmitted, the first one was lost by your switchboard.';
    const twice = [
      at(3, `${resubmitted} A kite with a camera came down over the prison yard and two men ran to pick it up.`),
      at(4, `${resubmitted} Eggs were thrown at the bakery on Canal Street by lads from the youth club.`),
    ];
    expect(pairs([...twice, ...others])).toEqual([]);
  });

  it.each([
    'I am the lady who rang about the two men with the grey Skoda at the covered market in Halverton, they photographed the loading doors.',
    'Did you get my message? Loading doors of the covered market in Halverton, grey Skoda, they photographed them and wrote in a notebook.',
    'I forgot to mention when I called: the grey Skoda that stood at the loading doors of the covered market had a notebook on the dashboard.',
    'Ringing you again. Nobody came about the men who photographed the loading doors of the covered market from a grey Skoda.',
  ])('are an account that says in these words that it was given before: %s', (again) => {
    expect(pairs([at(4, seen), ...others, at(7, again)])).toEqual([[0, 4, 'retelling']]);
  });

  it('are not what says that a thing, not the telling, happens again', () => {
    const again =
      'Outside again tonight: a grey Skoda by the loading doors of the covered market, a man in it photographed the bakery opposite.';
    expect(pairs([at(4, seen), ...others, at(7, again)])).toEqual([]);
    const shouted = again.replace('Outside again', 'A man shouted again');
    expect(pairs([at(4, seen), ...others, at(7, shouted)])).toEqual([]);
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
