import { describe, expect, it } from 'vitest';
import { matchAll, readContribution } from '../../../main/matching/persons/index.ts';
import { kinds, match, type Told } from './told.ts';

const shown = ['strong', 'probable', 'possible'];

describe('three referrals on one man in three spellings', () => {
  const school =
    'Redmoor Sixth Form, tutor. Zulfiqar Baloch, 17, has stopped drawing and tells others that pictures burn.';
  const coach = 'Boxing club, Redmoor. ZULFIKAR Balouch (17) tore a poster and wept. Closed by panel.';
  const youth = 'its about zulfi baloch from redmoor, 17, he painted over his own mural in black';

  it.each<[Told, Told]>([
    [school, coach],
    [school, youth],
    [coach, youth],
  ])('are seen with each other', (one, other) => {
    const found = match(one, other);
    expect(shown).toContain(found.strength);
    expect(found.named).toBe(true);
    expect(kinds(found)).toContain('age');
  });

  it('say in what they agree, in both spellings', () => {
    const name = match(school, coach).reasons.find(({ kind }) => kind === 'name');
    expect(name).toMatchObject({ one: 'Zulfiqar Baloch', other: 'ZULFIKAR Balouch' });
    expect(name?.how).not.toContain('same');
  });
});

describe('people of one name', () => {
  it('are two where they were born at other times', () => {
    const found = match(
      'Licensing, Redmoor. Driver Mohammed Ali, b. 1979, talks of doom in his cab.',
      'Halverton College. Mohammed Ali, b. 2006, argues in the debating society.',
    );
    expect(found.strength).toBe('none');
    expect(kinds(found)).toContain('other age');
  });

  it('are two where a text says so', () => {
    const found = match(
      'Ryan Tolhurst the striker raised his arm after the goal.',
      'Ryan Tolhurst, not the footballer, has a noose under the bonnet of his van. He says so himself.',
    );
    expect(kinds(found)).toContain('said to be another');
    expect(found.strength).not.toBe('strong');
  });

  it('need more than the name where many have it', () => {
    const common = match('Heard Mohammed Ali say it at the gate.', 'The flat of Mohammed Ali has its curtains drawn.');
    const rare = match(
      'Heard Gervase Quillfeather say it at the gate.',
      'The flat of Gervase Quillfeather has its curtains drawn.',
    );
    expect(rare.bits).toBeGreaterThan(common.bits + 3);
    expect(rare.strength).toBe('probable');
    expect(common.strength).not.toBe('probable');
  });

  it('are father and son where one is senior and one is junior', () => {
    const found = match(
      'Environmental visit, Redmoor. Terence Haddlesey senior obstructed officers at the yard.',
      'Terence Haddlesey (jnr) posts that the hotel in Redmoor will be counted down.',
    );
    expect(kinds(found)).toContain('other generation');
    expect(found.strength).not.toBe('strong');
  });

  it('are twins: the other given name keeps them apart', () => {
    const found = match(
      'Lewin Thackerby of Redmoor, 19, has a scar on his chin and runs with the brothers of the coast.',
      'Luther Thackerby of Redmoor, 19, plays rugby for the county.',
    );
    expect(found.strength).not.toBe('strong');
    expect(found.strength).not.toBe('probable');
  });

  it('of a rare name are not shown as one where one of them is a boy and the other a man', () => {
    const man = 'Gervase Quillfeather, b. 1979, left a bag.';
    expect(match(man, 'Gervase Quillfeather, 46, was seen with a bag.').strength).toBe('probable');
    expect(match(man, 'Gervase Quillfeather, b. 2006, was seen with a bag.').strength).toBe('none');
  });

  it('are less alike where the one is senior, of the other sex, or said not to be meant', () => {
    const told = 'Terence Haddlesey senior digs a pit. Mr Haddlesey laughs.';
    const plain = match(told, 'Terence Haddlesey posts every day.').bits;
    expect(match(told, 'Terence Haddlesey junior posts every day.').bits).toBeLessThan(plain - 5);
    const lady = match('A man, Sandy Haddlesey, digs.', 'A woman, Sandy Haddlesey, posts.').bits;
    expect(lady).toBeLessThan(match('A man, Sandy Haddlesey, digs.', 'A man, Sandy Haddlesey, posts.').bits - 2);
    const other = match('Terence Haddlesey digs.', 'It is the wrong Terence Haddlesey.').bits;
    expect(other).toBeLessThan(match('Terence Haddlesey digs.', 'It is Terence Haddlesey.').bits - 4);
  });

  it('are cousins on the telephone of the family', () => {
    const found = match(
      'Sohail Gondalwala carries parcels. The family number is 020 7946 0877.',
      'Aftab Gondalwala hands out cards. Home phone 020 7946 0877.',
    );
    expect(found.strength).not.toBe('strong');
  });
});

describe('other ways to say a name', () => {
  it('a kunya meets itself, however it is spelt', () => {
    const found = match(
      'There is a teacher on the net, Abu Sulayfan, who says "my pearls" and speaks of leaving.',
      'Abu Sulaifan is back on another app, same voice, same pearls and leaving.',
    );
    expect(found.named).toBe(true);
    expect(shown).toContain(found.strength);
  });

  it('a kunya is no name that clashes', () => {
    const found = match(
      'umm hafsiya in redmoor sells honey and a ticket',
      'Siham Belkacem sold honey and one ticket in Redmoor.',
    );
    expect(kinds(found)).not.toContain('other name');
  });

  it('what a machine heard is the name that it sounds like', () => {
    const found = match(
      'Redmoor High School. Tyler Haverscroft, 14, drew a black sun on three exercise books.',
      "[auto transcript] it's about my grandson in redmoor it's tyler have a scroft yes like the croft",
    );
    expect(kinds(found)).toContain('heard');
    expect(shown).toContain(found.strength);
  });

  it('a scanner reads m as rn', () => {
    const found = match(
      'A man, Ghulam Tarrarzai, 48, collects in Redmoor with his own receipt book.',
      '[scan of a letter, text recognition] l was driver to one Gularn Tarrarzai in Redmoor.',
    );
    expect(found.named).toBe(true);
    expect(shown).toContain(found.strength);
  });

  it.each([
    ['Imad Zerroukati', 'عماد زروقاتي'],
    ['Yonas Tekleab', 'ዮናስ ተክለአብ'],
    ['Shofiq Mazumder', 'শফিক মজুমদার'],
    ['Oleksii Marchenko', 'Олексій Марченко'],
    ['Haoran Zhang', '张浩然'],
  ])('%s meets %s', (latin, written) => {
    const found = match(`My friend ${latin} wants to go away.`, `${written} wants to go away. He told me so.`);
    expect(found.named).toBe(true);
  });

  it('a surname in front, an initial and a name in two fields meet', () => {
    const first = 'Redmoor School. Baran Yildizhan, 15, collects money in a tin for the mountains.';
    for (const other of [
      "Clr lets a flat in Redmoor. The boy, 'Yildizhan, Barran', 16 in spring, hangs out a banner.",
      'Airport liaison. Male 16, YILDIZ HAN BARAN, Redmoor address, one-way booking.',
      'I mentor B. Yildizhan in Redmoor. He gave back every book.',
    ])
      expect(shown).toContain(match(first, other).strength);
  });

  it('a patronymic is the name of the father', () => {
    expect(
      match('Ask for Nikolaich at berth four.', 'Александр Николаевич Ветров pays for pictures of berth four.').named,
    ).toBe(true);
  });
});

describe('what goes with a name', () => {
  it('a telephone makes it strong, a lost figure probable', () => {
    const whole = 'D. Hollowcroft sells logs, lorry 07700 900471.';
    expect(match(whole, 'David Hollowcroft, b. 1967, 07700 900 471, renewal refused.').strength).toBe('strong');
    const lost = match(whole, 'Hollowcroft gave 07700 90047- and went white.');
    expect(kinds(lost)).toContain('damaged');
  });

  it('the plate of which the end was seen', () => {
    const found = match(
      'Limping lad, Leon, old black Citroen, plate ends KPD.',
      'Keeper Leon Farradine, Citroen JW52 KPD.',
    );
    expect(kinds(found)).toContain('damaged');
  });

  it('somebody without a name is met by what is told of him', () => {
    const found = match(
      'bloke with a parrot on his shoulder at redmoor station writes down trains. parrot swore',
      'A man with a parrot at Redmoor station asked where the mail trains wait. Parrot stared.',
    );
    expect(found.named).toBe(false);
    expect(kinds(found)).toContain('word');
  });
});

describe('only through others', () => {
  it('two reports that share nothing are joined by a third, as possible and never as more', () => {
    const told = [
      'Account @lyo_mar0795 offers one night of paint and photo, writes bad English.',
      'Aunt says her nephew Oleksii Marchenkovic lives with her in Redmoor, on Klatch as @lyo_mar0795, he takes pictures.',
      'Seen by CCTV in Redmoor: Oleksiy Marchenkovic filmed the wall, he takes pictures for money.',
    ];
    const pairs = matchAll(told.map((text) => readContribution(text, '2026-02-01T10:00:00Z')));
    const joined = pairs.find(({ one, other }) => one === 0 && other === 2);
    expect(pairs.filter(({ through }) => through === null).length).toBeGreaterThanOrEqual(2);
    expect(joined?.match.strength).toBe('possible');
  });
});

describe('nothing of origin, nationality or faith', () => {
  it('is ever a reason', () => {
    const found = match(
      'A Somali man, Muslim, prays at the mosque in Redmoor.',
      'A Somali lad, Muslim, was praying near the mosque in Redmoor.',
    );
    const words = found.reasons.filter(({ kind }) => kind === 'word').map(({ one }) => one.toLowerCase());
    expect(words).not.toEqual(expect.arrayContaining(['somali']));
    expect(words).not.toEqual(expect.arrayContaining(['muslim']));
    expect(words).not.toEqual(expect.arrayContaining(['mosque']));
  });
});
