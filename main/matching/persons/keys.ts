/** The keys under which a store keeps what a contribution says of persons, and by which others are found. */

import { nameVariantKeys } from '../names/name-variants.ts';
import type { BesideWord, Findable, HeardName } from './mention.ts';
import { type NameToken, nameToken, soundOf } from './name-tokens.ts';
import { petKeys } from './pet-names.ts';

const mostWordKeys = 24;
const mostKeys = 120;

export const wordKey = (word: string): string => `c:${word}`;
export const placeKey = (word: string): string => `at:${word}`;
export const tokenKey = (token: string): string => `n:${token}`;
export const particularKey = (kind: string, value: string): string => `${kind}:${value}`;

/** Keys of one token of a name: as it is, as it sounds, and its families. */
export function nameTokenKeys(token: NameToken): string[] {
  if (token.text.length < 2 || token.particle) return [];
  const keys = token.forms.map(tokenKey);
  for (const sound of [token.sound, ...token.familySounds]) if (sound.length > 1) keys.push(`p:${sound}`);
  for (const family of [...nameVariantKeys(token.text), ...petKeys(token.text)]) keys.push(`f:${family}`);
  return keys;
}

/** Neighbouring tokens of a name as one word: `YILDIZ HAN` beside `Yildizhan`, `rees ack jelly` beside `Rizak Gelle`. */
function joinedKeys(tokens: readonly string[]): string[] {
  const keys: string[] = [];
  for (let from = 0; from < tokens.length; from += 1)
    for (let to = from + 2; to <= Math.min(tokens.length, from + 3); to += 1) {
      const sound = soundOf(tokens.slice(from, to).join(''));
      if (sound.length > 3) keys.push(`p:${sound}`);
    }
  return keys;
}

const heardKeys = (heard: readonly HeardName[]): string[] => heard.map(({ sound }) => `p:${sound}`);

function mentionKeys(mention: Findable): string[] {
  const keys: string[] = [];
  for (const { tokens } of mention.names) {
    for (const token of tokens) keys.push(...nameTokenKeys(nameToken(token)));
    if (tokens.length > 1) keys.push(...joinedKeys(tokens));
  }
  for (const { kind, value } of mention.particulars) {
    keys.push(particularKey(kind === 'shared phone' ? 'phone' : kind, value));
    if (kind === 'phone' || kind === 'part of a phone') keys.push(`phone~:${value.replace(/^\+44/, '0').slice(0, 9)}`);
    if (kind === 'vrm' && value.length === 7) keys.push(`vrm~:${value.slice(0, 4)}`, `vrm~:${value.slice(4)}`);
  }
  return keys;
}

/** The words beside anybody, as the last of them has each. */
function wordsIn(mentions: readonly Findable[]): BesideWord[] {
  const [only] = mentions;
  if (mentions.length === 1 && only !== undefined) return [...only.words.values()];
  const words = new Map<string, BesideWord>();
  for (const mention of mentions) for (const [word, one] of mention.words) words.set(word, one);
  return [...words.values()];
}

/** Keys of a contribution, each once; at most some dozens. Words are kept only where they are not everyday ones. */
export function keysOf(read: { mentions: readonly Findable[]; heard: readonly HeardName[] }): string[] {
  const keys = new Set<string>();
  for (const mention of read.mentions) for (const key of mentionKeys(mention)) keys.add(key);
  const rare = wordsIn(read.mentions).sort((one, other) => one.usual - other.usual || one.start - other.start);
  for (const { word, place } of rare.slice(0, mostWordKeys)) {
    keys.add(wordKey(word));
    if (place) keys.add(placeKey(word));
  }
  for (const key of heardKeys(read.heard)) keys.add(key);
  return [...keys].slice(0, mostKeys);
}
