/** A name beside what a machine or a stranger wrote down by ear. */
import { typingErrors } from '../names/distance.ts';
import { spellingsOf } from '../names/name-variants.ts';
import { tokenBits, useful } from './compare-names.ts';
import type { Frequencies } from './frequencies.ts';
import type { HeardName, WrittenName } from './mention.ts';
import { nameToken, soundOf } from './name-tokens.ts';
import { petMembers } from './pet-names.ts';

/** How a name may sound, run together: whole, turned round, its last part, its first and last. */
const soundsOf = (tokens: readonly string[]): string[] => [
  soundOf(tokens.join('')),
  soundOf([...tokens].reverse().join('')),
  soundOf(tokens.slice(-1).join('')),
  soundOf(`${tokens[0] ?? ''}${tokens.at(-1) ?? ''}`),
];

const mostFamily = 8;

/** With other names of the family of the given name: Siobhan is heard as `sheevawn`. */
function calledOtherwise([given = '', ...rest]: readonly string[]): string[][] {
  if (rest.length === 0) return [];
  const { pets, spellings } = nameToken(given);
  const family = new Set([...petMembers(pets), ...spellingsOf(spellings)]);
  return [...family].slice(0, mostFamily).map((name) => [name, ...rest]);
}

/** A name and what a machine or a stranger heard: the same sounds, run together. Null where they are not. */
export function compareHeard(
  name: WrittenName,
  heard: readonly HeardName[],
  frequencies: Frequencies,
): { bits: number; heard: HeardName } | null {
  const tokens = useful(name).filter((token) => token.length > 1);
  if (tokens.length === 0 || heard.length === 0) return null;
  const sounds = new Set([
    ...soundsOf(tokens),
    ...soundsOf(tokens.map((token) => nameToken(token).forms[1] ?? token)),
    ...calledOtherwise(tokens).map((others) => soundOf(others.join(''))),
  ]);
  let best: { bits: number; heard: HeardName } | null = null;
  for (const sound of sounds) {
    if (sound.length < 5) continue;
    const limit = sound.length > 8 ? 2 : sound.length > 6 ? 1 : 0;
    for (const one of heard) {
      if (Math.abs(one.sound.length - sound.length) > limit || one.sound.charCodeAt(0) !== sound.charCodeAt(0))
        continue;
      const errors = typingErrors(one.sound, sound, limit);
      if (errors > limit) continue;
      const rare = tokens.map(nameToken);
      const bits =
        Math.min(
          16,
          rare.reduce((sum, token) => sum + tokenBits(token, token, frequencies), 0),
        ) *
        (0.85 - errors * 0.1);
      if (best === null || bits > best.bits) best = { bits, heard: one };
    }
  }
  return best;
}
