/** Ways in which one person is written that were missed: each a kind that texts and lists of names by other hands showed. */
import { describe, expect, it } from 'vitest';
import { matchAll, readContribution } from '../../../main/matching/persons/index.ts';
import { match } from './told.ts';

const seen = (one: string, other: string) =>
  match(`A report on ${one} of Redmoor came in.`, `${other} of Redmoor was seen by the gate. He ran.`);

describe('initials and letters', () => {
  it.each([
    ['Bob Quennellship', 'R. Quennelship'],
    ['T. Haverscroft', 'Ty H'],
    ['Leonardo M', 'L. Mendonheira'],
  ])('%s is %s', (one, other) => {
    expect(seen(one, other).named).toBe(true);
  });

  it('two letters that fit a name do not take it apart from a surname that only one tells', () => {
    const found = seen('G.M. Tarrarzai', 'Ghulam Mustafa');
    expect(found.reasons.filter(({ kind, bits }) => kind === 'other name' && bits < 0)).toEqual([]);
  });
});

describe('slips', () => {
  it.each([
    ['Thomas Whitelock', 'Thomas Whigtelock'],
    ['Somphong Udomlert', 'Somphong Udomlerd'],
    ['Gedeon Thackerby', 'Gideon Thackerby'],
    ['Rebecca Pearceley', 'Rebekah Pearceley'],
    ['Emmy Thackerby', 'Emma Thackerby'],
  ])('in one part are forgiven where the other agrees: %s, %s', (one, other) => {
    expect(['probable', 'possible']).toContain(seen(one, other).strength);
  });
});

describe('parts run together or left out', () => {
  it('a name behind Mohamed or Abdul is not taken to be run together with it', () => {
    for (const [one, other] of [
      ['Muhammad Lorrimayo', 'Mohamed Lorrimayo'],
      ['Abdul Jabbarzai', 'Abdul Jabarzai'],
    ] as const)
      expect(seen(one, other).parts).toBe(2);
  });

  it('long names leave out a part', () => {
    expect(seen('Emilio Duarte Pinheiro Lormez', 'Tomas Emilio Pinheiro Lormez').named).toBe(true);
    expect(seen('Maksim Hryhoryavich Zubrovko', 'Maksim Grigoriyevich Zubrovko').named).toBe(true);
  });

  it('what a report calls somebody is no part of the name', () => {
    expect(seen('Drv Balmohan Quennell', 'Balmohan Quennell').named).toBe(true);
  });

  it('Sheikh and Begum are surnames where they stand last', () => {
    expect(seen('Junaid Shaikh', 'Junaid Sheikh').parts).toBe(2);
    expect(seen('Roksana Begum', 'Ruksana Begum').parts).toBe(2);
  });
});

describe('other scripts and ways to spell', () => {
  it.each([
    ['Ahmed Hassanovi', 'أحمد حسنوفي'],
    ['Khaled Mahmoud', 'خالد محمود'],
    ['Nasreen Akhtar', 'نسرین اختر'],
    ['Kim Min-jun', '김민준'],
    ['Abdirahman Warsamow', 'Cabdiraxmaan Warsamow'],
    ['Ieuan Llwydfaen', 'Evan Llwydfaen'],
    ['Siobhan Tolhurst', 'Shivaun Tolhurst'],
    ['Oliver Tolhurst', 'Ollie Tolhurst'],
    ['Charlotte Tolhurst', 'Lottie Tolhurst'],
    ['Wojciech Grzybek', 'Wojtek Grzybek'],
  ])('%s is %s', (one, other) => {
    const found = seen(one, other);
    expect(found.named).toBe(true);
    expect(found.parts).toBe(2);
  });

  it('a long vowel that is written tells two names apart', () => {
    const names = (other: string) =>
      match('حسن ورسمي wants to go. He told me so.', `${other} Warsami wants to go.`).bits;
    expect(names('Hassan')).toBeGreaterThan(names('Hussein'));
  });
});

describe('a formal title', () => {
  it('makes a surname of any word', () => {
    const { mentions } = readContribution("it's about mr jolly in redmoor", '2026-02-01T10:00:00Z');
    expect(mentions.flatMap(({ names }) => names.map(({ text }) => text))).toContain('jolly');
    expect(match('mr jolly in redmoor keeps a pit', 'Samuel Jolly digs a pit in Redmoor.').named).toBe(true);
  });
});

describe('a person of whom several reports speak', () => {
  it('has not a common name for that', () => {
    const told = ['left a bag', 'bought rope', 'shouted', 'was seen at night', 'asked for a van'];
    const read = told.map((what) => readContribution(`Gervase Hinksmanley ${what}.`, '2026-02-01T10:00:00Z'));
    expect(matchAll(read).filter(({ match: { strength } }) => strength === 'probable')).toHaveLength(10);
  });
});
