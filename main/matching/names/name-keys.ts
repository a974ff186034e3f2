import { isParticle, nameTokens } from './fold.ts';
import { romanised } from './han-names.ts';
import { nameVariantKeys } from './name-variants.ts';
import { lacksVowels, phoneticKey, soundsWithoutVowels } from './phonetic-key.ts';

const mostTokens = 8;

/** Keys of one folded name token: as it is (`n:`), as it sounds (`p:`) and its spelling or short-form families (`f:`). */
export function tokenKeys(token: string): string[] {
  if (token.length < 2) return [];
  const keys = [`n:${token}`];
  const sound = phoneticKey(token);
  if (sound.length > 1 && token.length > 2) keys.push(`p:${sound}`);
  if (lacksVowels(token)) for (const other of soundsWithoutVowels(token)) if (other.length > 1) keys.push(`p:${other}`);
  for (const family of nameVariantKeys(token)) keys.push(`f:${family}`);
  return keys;
}

/**
 * Blocking keys of a name for an index: two names that `compareNames` takes for one person's share a key, but for rare
 * double errors. `w:` is the whole name (folded tokens, sorted); the other keys belong to single tokens. A name in
 * Chinese letters also has those of its Latin form.
 */
export function nameKeys(name: string): string[] {
  const latin = romanised(name);
  return latin === null ? keysOf(name) : [...new Set([...keysOf(name), ...keysOf(latin)])];
}

function keysOf(name: string): string[] {
  const tokens = nameTokens(name)
    .filter((token) => !isParticle(token))
    .slice(0, mostTokens);
  const keys = new Set<string>();
  if (tokens.length > 1) keys.add(`w:${[...new Set(tokens)].sort().join(' ')}`);
  for (const token of tokens) for (const key of tokenKeys(token)) keys.add(key);
  return [...keys];
}
