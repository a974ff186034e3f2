import { describe, expect, it } from 'vitest';
import type { PersonReason } from '../../preload/contract/earlier-reports.ts';
import {
  alikeWords,
  countInWords,
  inTheWay,
  otherSpelling,
  reasonsInWords,
  unreadInWords,
} from '../../renderer/features/linking/person-reasons.ts';

const reason = (kind: PersonReason['kind'], here: string, there: string, more: Partial<PersonReason> = {}) => ({
  kind,
  here,
  there,
  speaks: 'for' as const,
  bits: 4,
  how: [],
  ...more,
});

describe('why two reports may speak of one person', () => {
  it('says how the name is written there, and in which way it is like the one here', () => {
    const name = reason('name', 'Kieron Maddix', 'Keiran Maddox', { how: ['spelling', 'sound'] });
    expect(reasonsInWords([name]).for).toEqual([
      'Written “Keiran Maddox” there, “Kieron Maddix” here: spelt otherwise, sounds alike.',
    ]);
    expect(otherSpelling([name])).toEqual({
      here: 'Kieron Maddix',
      there: 'Keiran Maddox',
      how: 'spelt otherwise, sounds alike',
    });
  });

  it('does not say twice what stands above already', () => {
    const reasons = [
      reason('name', 'Kieron Maddix', 'Keiran Maddox', { how: ['spelling'] }),
      reason('word', 'tyre', 'tyre'),
    ];
    expect(reasonsInWords(reasons, otherSpelling(reasons)).for).toEqual(['Both speak of “tyre”.']);
  });

  it('does not call capitals or spaces another spelling', () => {
    const name = reason('name', 'KIERON  MADDIX', 'Kieron Maddix', { how: ['same', 'same'] });
    expect(otherSpelling([name])).toBeNull();
    expect(reasonsInWords([name]).for).toEqual(['Same name: “Kieron Maddix”.']);
  });

  it('puts the words around into one sentence, and what speaks against it apart', () => {
    const said = reasonsInWords([
      reason('phone', '07700 900414', '+44 7700 900414'),
      reason('word', 'tyre', 'tyre'),
      reason('word', 'Merestow', 'Merestow'),
      reason('other age', '25', '71', { speaks: 'against' }),
      reason('other place', '', '', { speaks: 'against' }),
    ]);
    expect(said.for).toEqual([
      'Same phone number: “+44 7700 900414” there, “07700 900414” here.',
      'Both speak of “tyre”, “Merestow”.',
    ]);
    expect(said.against).toEqual(['Another age: “71” there, “25” here.', 'They speak of different places.']);
  });

  it('marks on each side what is alike as that side writes it, and nothing that speaks against', () => {
    const reasons = [
      reason('name', 'Kieron Maddix', 'Keiran Maddox'),
      reason('other age', '25', '71', { speaks: 'against' }),
      reason('word', '', 'tyre'),
    ];
    expect(alikeWords(reasons, 'there')).toEqual(['Keiran Maddox', 'tyre']);
    expect(alikeWords(reasons, 'here')).toEqual(['Kieron Maddix']);
  });
});

describe('how many earlier reports there are', () => {
  it('is told with what became of them', () => {
    const states = [
      { state: 'nfa' as const, n: 2 },
      { state: 'trace' as const, n: 1 },
    ];
    expect(countInWords({ earlier: [1, 2, 3], states, more: false })).toBe(
      '3 earlier reports name somebody like this: 2 closed, 1 trace',
    );
    expect(countInWords({ earlier: [1], states: [{ state: 'nfa_proposed', n: 1 }], more: true })).toBe(
      'At least 1 earlier report names somebody like this: 1 awaiting sign-off',
    );
    expect(countInWords({ earlier: [], states: [], more: false })).toBeNull();
  });

  it('and how many of them stand in the way', () => {
    const told = [
      { unread: true, openedByProposer: null },
      { unread: true, openedByProposer: true },
      { unread: true, openedByProposer: false },
      { unread: false, openedByProposer: null },
    ];
    expect(inTheWay(told)).toBe(2);
    expect(unreadInWords(0)).toBeNull();
    expect(unreadInWords(1)).toBe('1 earlier report not opened');
    expect(unreadInWords(2)).toBe('2 earlier reports not opened');
  });
});
