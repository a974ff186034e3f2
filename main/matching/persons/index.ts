export { candidatesFor, type KeyIndex, keysToFollow, MemoryIndex } from './candidates.ts';
export { compareContributions } from './compare-persons.ts';
export type { Frequencies } from './frequencies.ts';
export { keysOf } from './keys.ts';
export { type MatchedPair, matchAll } from './match-all.ts';
export type { Mention, ReadContribution } from './mention.ts';
export { readContribution } from './mentions.ts';
export type { PersonMatch, Reason } from './person-match.ts';
export { storedKey, storedKeysOf } from './stored-keys.ts';
