import type { Identifier } from '../extract/index.ts';
import { compareNames, nameTokens } from '../names/index.ts';
import { isEveryday, type TipWord } from './tip-words.ts';

/** A name in a tip: marked as a person by `extract`, or only a word that is somebody's name. */
export interface ToldName {
  text: string;
  start: number;
  end: number;
  marked: boolean;
}

export interface NameMatch {
  level: 'full' | 'near' | 'initial' | 'surname' | 'given' | 'clash';
  /** 0 to 1 within the level. */
  quality: number;
  told: ToldName;
  /** What differs, for `clash`. */
  differing: string | null;
}

/** Words that can be one name: side by side, none ordinary, or both with a capital and one of them not ordinary. */
function canRun(text: string, one: TipWord, other: TipWord): boolean {
  if (text.slice(one.end, other.start) !== ' ' || /\d/.test(one.word + other.word)) return false;
  const ordinary = [one, other].filter(({ word }) => isEveryday(word)).length;
  return ordinary === 0 || (ordinary === 1 && one.capital && other.capital);
}

/**
 * Persons of the tip, and what may be names that nobody marked: single words, and two side by side. The pairs matter for
 * fairness: which given names a list knows must not decide whether a full name counts as one.
 */
export function toldNames(text: string, identifiers: readonly Identifier[], words: readonly TipWord[]): ToldName[] {
  const named: ToldName[] = [];
  const covered = identifiers.filter((one) => one.kind !== 'date' && one.kind !== 'vehicle');
  for (const one of identifiers)
    if (one.kind === 'person') named.push({ text: one.text, start: one.start, end: one.end, marked: true });
  let next = 0;
  let before: TipWord | null = null;
  for (const word of words) {
    while (next < covered.length && (covered[next]?.end ?? 0) <= word.start) next += 1;
    const inside = (covered[next]?.start ?? Number.POSITIVE_INFINITY) < word.end;
    const unmarked = (start: number): void => {
      named.push({ text: text.slice(start, word.end), start, end: word.end, marked: false });
    };
    if (!inside && before !== null && canRun(text, before, word)) unmarked(before.start);
    if (!inside && !isEveryday(word.word) && !/\d/.test(word.word)) unmarked(word.start);
    before = inside ? null : word;
  }
  return named;
}

/** How a told name can be the held one; `null` when they have nothing in common that counts. */
export function matchName(told: ToldName, held: string): NameMatch | null {
  const { parts } = compareNames(told.text, held);
  const good = parts.filter((part) => part.how !== 'missing' && part.how !== 'different');
  const sure = good.filter((part) => part.how !== 'initial');
  const clashes = parts.filter((part) => part.how === 'different');
  if (sure.length === 0) return null;
  const same = sure.filter((part) => part.how === 'same').length;
  const quality = sure.length === 0 ? 0 : (same + (sure.length - same) * 0.85) / sure.length;
  const at = (level: NameMatch['level'], differing: string | null = null): NameMatch => ({
    level,
    quality,
    told,
    differing,
  });
  const heldTokens = nameTokens(held);
  if (clashes.length > 0) {
    const differing = clashes[0]?.a ?? null;
    return told.marked ? at('clash', differing) : null;
  }
  if (sure.length > 1) return at(same === sure.length ? 'full' : 'near');
  const only = sure[0];
  if (only === undefined) return null;
  if (!told.marked && (only.how === 'typing error' || only.a.length < 3)) return null;
  if (heldTokens.length === 1) return at(only.how === 'typing error' ? 'given' : 'surname');
  if (good.length > sure.length) return at('initial');
  if (only.how === 'typing error' && only.a.length < 6) return null;
  return at(only.b === heldTokens.at(-1) ? 'surname' : 'given');
}
