/** A name by itself, as an investigation holds it or somebody types it, to be compared with what contributions tell. */
import type { ReadContribution } from './mention.ts';
import { readContribution } from './mentions.ts';

/** Any day: nothing of a name depends on it. */
const someDay = '2000-01-01T00:00:00.000Z';
const before = 'The name is ';

/** `null` for what is no name of at least two words: one word alone is many people's. */
export function readName(given: string): ReadContribution | null {
  const name = given
    .trim()
    .replace(/\s+/g, ' ')
    // As names are written: people type them in small letters.
    .replace(/(?<![\p{L}\p{N}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
  if (!/^\p{L}[\p{L}\p{M}'’. -]*$/u.test(name) || !name.includes(' ')) return null;
  const text = `${before}${name}.`;
  const read = readContribution(text, someDay);
  const names = read.mentions
    .flatMap((mention) => mention.names)
    .filter(({ start, end, tokens }) => start === before.length && end >= text.length - 1 && tokens.length > 1);
  const [only] = names;
  if (only === undefined) return null;
  const mention = {
    names: [only],
    particulars: [],
    born: [],
    sex: null,
    generation: null,
    words: new Map(),
    otherMeant: false,
  };
  return { receivedAt: someDay, text, mentions: [mention], heard: [] };
}
