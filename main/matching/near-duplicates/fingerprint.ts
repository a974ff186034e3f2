/** A contribution's text made ready to be compared with others as an account of the same event. */
import { isStopWord, tipWords, topicStem } from '../scoring/tip-words.ts';

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
  /** The smallest of those hashes (a MinHash sketch of the bottom-k kind): copies share most of them. */
  sketch: readonly number[];
  /** Stems of the words that are not everyday ones. */
  stems: ReadonlySet<string>;
  /** The writer says that this was told before. */
  again: boolean;
}

const sketchSize = 24;
const mostShingles = 20_000;

/** What people and call takers write when the same account comes once more. `again` says so only near the beginning. */
const againWords =
  /^[\s\S]{0,120}\bagain\b|\b(?:resubmitted|re-?sent|same (?:clr|caller|gent|gentleman|lady|account)|r[au]ng back|called back|wrote (?:about this before|to you before)|(?:filled|sent) (?:in )?(?:your|the|my) form|in case it was lost|(?:already|previously) (?:reported|rang|called|told|wrote)|as before|has no ref|further to my|once more)\b/i;

/** FNV-1a of 32 bits, mixed once more so that the smallest are a fair draw. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

export function readFingerprint({ text, receivedAt }: FingerprintSource): Fingerprint {
  const words = tipWords(text);
  const shingles = new Set<number>();
  for (let at = 0; at + 2 < words.length && shingles.size < mostShingles; at += 1)
    shingles.add(hashOf(`${words[at]?.word} ${words[at + 1]?.word} ${words[at + 2]?.word}`));
  const stems = new Set(
    words.filter(({ word }) => word.length > 2 && !isStopWord(word)).map(({ word }) => topicStem(word)),
  );
  return {
    at: Date.parse(receivedAt),
    shingles,
    sketch: [...shingles].sort((one, other) => one - other).slice(0, sketchSize),
    stems,
    again: againWords.test(text),
  };
}
