/** A contribution's text made ready to be compared with others as an account of the same event. */
import { isStopWord, type TipWord, tipWords, topicStem } from '../scoring/tip-words.ts';
import { anchorsOf, type ToldAgain, toldAgain } from './told-again.ts';

export interface FingerprintSource {
  text: string;
  /** ISO 8601. */
  receivedAt: string;
}

/** A text read once for all its comparisons. */
export interface Fingerprint {
  /** Milliseconds since 1970. */
  at: number;
  /** Hashes of every three words in a row. */
  shingles: ReadonlySet<number>;
  /** Stems of the words that are not everyday ones. */
  stems: ReadonlySet<string>;
  /** Numbers, plates, accounts: what is said of few. */
  anchors: ReadonlySet<string>;
  /** Whether the writer says that this was told before, in one of a series of letters, or that it is somebody else's text. */
  told: ToldAgain;
  /** Stems of the sentences that say that it was told before. */
  aboutTelling: ReadonlySet<string>;
}

const mostShingles = 20_000;

/** FNV-1a of 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

const stemsOf = (words: readonly TipWord[]): Set<string> =>
  new Set(words.filter(({ word }) => word.length > 2 && !isStopWord(word)).map(({ word }) => topicStem(word)));

export function readFingerprint({ text, receivedAt }: FingerprintSource): Fingerprint {
  const words = tipWords(text);
  const shingles = new Set<number>();
  for (let at = 0; at + 2 < words.length && shingles.size < mostShingles; at += 1)
    shingles.add(hashOf(`${words[at]?.word} ${words[at + 1]?.word} ${words[at + 2]?.word}`));
  const told = toldAgain(text);
  return {
    at: Date.parse(receivedAt),
    shingles,
    stems: stemsOf(words),
    anchors: anchorsOf(text),
    told,
    aboutTelling: stemsOf(told.sentences.flatMap(tipWords)),
  };
}
