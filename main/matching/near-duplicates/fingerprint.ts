/** A contribution's text made ready to be compared with others as an account of the same event. */
import { isStopWord, tipWords, topicStem } from '../scoring/tip-words.ts';
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
  /** The smallest of those hashes (a MinHash sketch of the bottom-k kind): copies share most of them. */
  sketch: readonly number[];
  /** Stems of the words that are not everyday ones. */
  stems: ReadonlySet<string>;
  /** Numbers, plates, accounts: what is said of few. */
  anchors: ReadonlySet<string>;
  /** Whether the writer says that this was told before, in one of a row of letters, or that it is somebody else's text. */
  told: ToldAgain;
}

const sketchSize = 24;
const mostShingles = 20_000;

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
    anchors: anchorsOf(text),
    told: toldAgain(text),
  };
}
