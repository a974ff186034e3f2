/** What tempts to be taken for one person and is not: each a kind of mistake that texts by other hands showed. */
import { describe, expect, it } from 'vitest';
import { matchAll, readContribution } from '../../../main/matching/persons/index.ts';
import { kinds, match } from './told.ts';

const received = '2026-02-01T10:00:00Z';
const pairsOf = (texts: readonly string[]): [number, number][] =>
  matchAll(texts.map((text) => readContribution(text, received))).map(({ one, other }) => [one, other]);
const namesIn = (text: string): string[] =>
  readContribution(text, received).mentions.flatMap(({ names }) => names.map((name) => name.text));

describe('one part of a name', () => {
  it('that many people have is nothing by itself', () => {
    expect(match('Jude left a note on the gate.', 'Somebody called Jude rang.').strength).toBe('none');
    const beside = match('Jude left a parrot at the lighthouse.', 'Jude came for the parrot to the lighthouse.');
    expect(beside.strength).not.toBe('none');
  });

  it('that only sounds alike is nothing with one word beside it', () => {
    const heard = match('Lucan keeps a kiln.', 'A man, Lokan, has a kiln.');
    const written = match('Lucan keeps a kiln.', 'A man, Lucan, has a kiln.');
    expect(heard.bits).toBeLessThan(written.bits - 3);
  });

  it('of a kunya is a name that several have', () => {
    expect(match('Ask Abu Sulayfan for it.', 'Abu Sulaifan sells lamb.').strength).toBe('none');
  });
});

describe('what is no name of a person', () => {
  it.each([
    ['The Land Rover blocked the gate.', 'Rover'],
    ['It is sold in the Lucky Pet on the corner.', 'Lucky'],
    ["I didn't see it and he won't say.", "I didn't"],
  ])('%s', (text, word) => {
    expect(namesIn(text)).not.toContain(word);
  });

  it('two texts that name the same firm or car are not of one person', () => {
    expect(pairsOf(['His Land Rover was there.', 'A Land Rover, keys in it, was found.'])).toEqual([]);
  });

  it('the words of an address in the net are no words beside somebody', () => {
    const found = match(
      'Gervase Quillfeather writes from gq@lantern.example.org.',
      'Ottoline Marchbanks writes from om@kettle.example.org.',
    );
    expect(found.reasons.map(({ kind }) => kind)).not.toContain('word');
  });

  it('a host at which everybody may have an address is not shared', () => {
    const found = match('Write to a.lorne@example.org.', 'Mail came from b.pike@example.org.');
    expect(kinds(found)).not.toContain('host');
  });
});

describe('names of two people', () => {
  it.each([
    ['brothers', 'Jaffar Karim Bilal Tolhurst', 'Yaqub Karim Bilal Tolhurst'],
    ['sons of two fathers called alike', 'Pavel Antonovich Dubrovnin', 'Pavel Antonovich Karpenkov'],
    ['half of a given name', 'Kwok-Wai Leung', 'Wai Leung'],
    ['the halves of a given name as name and surname', 'Kwok-Wai Fennimore', 'Wai Kwok'],
    ['a name that only begins like a short form of the other', 'Isabella Quennell', 'Bailee Quennell'],
    ['two given names that share a short form', 'Josephine Quennell', 'Joshua Quennell'],
    ['a boy and a girl', 'Amin Quennell', 'Amina Quennell'],
  ])('%s: %s and %s', (_, one, other) => {
    const found = match(`A report on ${one} came in.`, `It was ${other} who was seen.`);
    expect(found.named && found.strength === 'probable').toBe(false);
    expect(found.strength).not.toBe('strong');
  });
});

describe('a text that says so', () => {
  const striker = 'Ryan Tolhurst the striker raised his arm after the goal.';

  it('takes somebody of the very same name apart', () => {
    expect(match(striker, 'Ryan Tolhurst, not the footballer, has a noose in his van.').strength).toBe('none');
    expect(match(striker, 'You have the wrong Ryan Tolhurst.').strength).toBe('none');
  });

  it('is not one that speaks of another wrong thing', () => {
    for (const text of [
      'Ryan Tolhurst came to the wrong site.',
      'Ring Ryan Tolhurst, not the landline.',
      "It's not that Ryan Tolhurst shouts.",
    ])
      expect(kinds(match(striker, text))).not.toContain('said to be another');
  });
});

describe('what is shared by more than one', () => {
  it('a landline with two names at it is not strong', () => {
    const house = match('Saad Tolhurst, 020 7946 0877, was stopped.', 'Somebody named Suhail rang from 020 7946 0877.');
    expect(house.strength).not.toBe('strong');
    const his = match('Saad Tolhurst, 020 7946 0877, was stopped.', 'Saad Tolhurst rang from 020 7946 0877.');
    expect(his.strength).toBe('strong');
  });

  it('a small number is less than a long one', () => {
    const plot = match('Gervase Lorne has plot 12.', 'The shed on plot 12 belongs to Ada Pike.');
    const badge = match('Gervase Lorne has badge 22147.', 'The man with badge 22147 is Ada Pike.');
    expect(plot.context).toBeLessThan(badge.context - 2);
  });
});

describe('of two people of one name', () => {
  const told = [
    'Tobi Adewunmi, 17, drums in the church at Redmoor and speaks of a cleansing fire.',
    'Tobi Adewunmi, 17, was seen at the church in Redmoor with matches, the drummer who speaks of fire.',
    'Tobi Adewunmi, 44, keeps bees in Redmoor.',
    'A drummer, Tobi Adewunmi, shook matches at the church in Redmoor.',
  ];

  it('each report goes to the one whom it fits far better', () => {
    const pairs = pairsOf(told);
    expect(pairs).toContainEqual([0, 3]);
    expect(pairs).toContainEqual([1, 3]);
    expect(pairs).not.toContainEqual([2, 3]);
  });
});

describe('without a name', () => {
  it('two who are named otherwise are not met by words alone', () => {
    const found = match(
      'Rufus Lorne typed out a screenshot of the parrot at the lighthouse.',
      'Holly Pike sent a screenshot of a parrot and a lighthouse.',
    );
    expect(found.strength).toBe('none');
  });
});
