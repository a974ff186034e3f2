/** The words that other systems write for a channel, a kind of contribution or a marking. */
import type { Channel, ContributionKind, Marking } from '../../../preload/contract/vocabulary.ts';
import { plainWord } from './synonyms.ts';

const channels: Readonly<Record<Channel, readonly string[]>> = {
  hotline: [
    'hotline',
    'anti terrorist hotline',
    'anti terrorism hotline',
    'antiterrorist hotline',
    'confidential hotline',
    'hotline call',
    'ath',
    'phone',
    'telephone',
    'phone call',
    'telephone call',
    'call',
    'by phone',
    'by telephone',
    'tel',
  ],
  online: [
    'online',
    'online report',
    'online form',
    'online referral',
    'web',
    'web form',
    'webform',
    'web report',
    'website',
    'internet',
    'portal',
    'form',
    'digital',
    'app',
  ],
  police: [
    'police',
    'police report',
    'police officer',
    'officer',
    'force',
    'police force',
    '101',
    '999',
    'emergency call',
    'patrol',
  ],
  email: ['email', 'e mail', 'by email', 'by e mail', 'mail', 'mailbox', 'inbox'],
  'walk-in': [
    'walk in',
    'walkin',
    'walked in',
    'in person',
    'front counter',
    'front desk',
    'counter',
    'police station',
    'station',
    'station counter',
    'desk',
  ],
  referral: ['referral', 'prevent', 'prevent referral', 'safeguarding referral', 'referred'],
  advice: [
    'advice',
    'advice contact',
    'advice request',
    'security advice',
    'protective security advice',
    'protective security',
  ],
};

const kinds: Readonly<Record<ContributionKind, readonly string[]>> = {
  tip: ['tip', 'tips', 'tip off', 'information', 'intelligence', 'report', 'contribution'],
  referral: [
    'referral',
    'prevent referral',
    'prevent',
    'radicalisation',
    'radicalisation concern',
    'radicalization concern',
  ],
  online_material: [
    'online material',
    'online material report',
    'online content',
    'extremist material',
    'material',
    'internet referral',
    'web content',
  ],
  advice: ['advice', 'advice contact', 'advice request', 'security advice', 'protective security advice'],
};

const markings: Readonly<Record<Marking, readonly string[]>> = {
  OFFICIAL: ['official'],
  'OFFICIAL-SENSITIVE': ['official sensitive', 'officialsensitive', 'official sensitive marking', 'o s', 'os'],
  SECRET: ['secret', 'uk secret'],
  'TOP SECRET': ['top secret', 'topsecret', 'uk top secret', 'ts'],
};

type Words<T extends string> = (cell: string) => T | null;

const remembered = 2000;

function lookUp<T extends string>(lists: Readonly<Record<T, readonly string[]>>): Words<T> {
  const words = new Map<string, T>();
  for (const [word, list] of Object.entries(lists) as [T, readonly string[]][])
    for (const other of [plainWord(word), ...list]) words.set(other, word);
  const seen = new Map<string, T | null>();
  return (cell) => {
    const known = seen.get(cell);
    if (known !== undefined) return known;
    const found = cell.length > 100 ? null : (words.get(plainWord(cell)) ?? null);
    if (seen.size < remembered && cell.length <= 100) seen.set(cell, found);
    return found;
  };
}

/** The channel that a cell means, or null. Case, strokes and blanks do not matter. */
export const channelWord: Words<Channel> = lookUp(channels);
/** The kind of contribution that a cell means, or null. */
export const kindWord: Words<ContributionKind> = lookUp(kinds);
/** The marking that a cell means, or null: a marking that is not known is never lowered to one that is. */
export const markingWord: Words<Marking> = lookUp(markings);
