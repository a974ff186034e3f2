/** Letters that are not what they look like. They are told, never changed: a text stays as it was written. */
import type { Homoglyph } from '../../../preload/contract/linking.ts';

const atMost = 50;
/** Cyrillic and Greek letters that print as Latin ones do. */
const twins = /[АВЕЅІЈКМНОРСТУХаеѕіјорсухьԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧορν]/u;
const latin = /\p{Script=Latin}/u;
const token = /[\p{L}\p{M}\p{N}]+/gu;
/** Zero-width space and joiners, word joiner, byte order mark, soft hyphen, Mongolian separator, tag characters. */
const unseen = /[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]/g;
/** Embeddings, overrides and isolates turn round what is read. A mark alone belongs to writing from the right. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;
/** Joiners belong to scripts that join their letters, and to emoji. */
const western = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u;

function each(text: string, pattern: RegExp, found: (match: string, at: number) => Homoglyph | null): Homoglyph[] {
  const out: Homoglyph[] = [];
  for (const { 0: match, index } of text.matchAll(pattern)) {
    const one = found(match, index);
    if (one !== null) out.push(one);
    if (out.length === atMost) break;
  }
  return out;
}

/** A word of two alphabets, or a number plate in letters of another one. */
function isMixed(word: string): boolean {
  if (!twins.test(word)) return false;
  return latin.test(word) || (/\d/.test(word) && [...word].every((letter) => /\d/.test(letter) || twins.test(letter)));
}

/** At most fifty of each kind, in the order of the text. Offsets are UTF-16. Linear in the length of the text. */
export function findHomoglyphs(text: string): Homoglyph[] {
  const lookAlike = each(text, token, (word, start) =>
    isMixed(word) ? { kind: 'look-alike', text: word, start, end: start + word.length } : null,
  );
  const invisible = each(text, unseen, (mark, start) =>
    western.test(text.charAt(start - 1)) || western.test(text.charAt(start + 1))
      ? { kind: 'invisible', text: mark, start, end: start + 1 }
      : null,
  );
  const direction = each(text, turning, (mark, start) => ({ kind: 'direction', text: mark, start, end: start + 1 }));
  return [...lookAlike, ...invisible, ...direction].sort((one, other) => one.start - other.start);
}
