import { type Identifier, isOrdinaryWord } from '../extract/index.ts';
import { compareNames, nameTokens } from '../names/index.ts';
import { isStopWord, type TipWord } from './tip-words.ts';

/** A name in a tip: marked as a person by `extract`, or only a word that is somebody's name. */
export interface StatedName {
  text: string;
  start: number;
  end: number;
  marked: boolean;
  /** Nobody is sure that it is a name: it was marked with a small margin, or not at all. */
  doubtful: boolean;
}

export interface NameMatch {
  level: 'full' | 'near' | 'initial' | 'surname' | 'given' | 'clash';
  /** 0 to 1 within the level. */
  quality: number;
  told: StatedName;
  /** Every part of the held name is there, as it is held. */
  whole: boolean;
  /** What differs, for `clash`. */
  differing: string | null;
}

/** Words that can be one name: side by side, none ordinary, or both with a capital and one of them not ordinary. */
function canRun(text: string, one: TipWord, other: TipWord): boolean {
  if (text.slice(one.end, other.start) !== ' ' || /\d/.test(one.word + other.word)) return false;
  const ordinary = [one, other].filter(({ word }) => isStopWord(word)).length;
  return ordinary === 0 || (ordinary === 1 && one.capital && other.capital);
}

/** Where the name that a word may close begins: `Li-hwa` is one part of a name. */
function startOf(text: string, words: readonly TipWord[], at: number): number {
  const word = words[at];
  const before = words[at - 1];
  if (word === undefined) return 0;
  if (before === undefined || !before.capital) return word.start;
  return text.slice(before.end, word.start) === '-' ? before.start : word.start;
}

/**
 * Persons of the tip, and what may be names that nobody marked: single words, and two side by side. The pairs matter for
 * fairness: which given names a list knows must not decide whether a full name counts as one.
 */
export function statedNames(text: string, identifiers: readonly Identifier[], words: readonly TipWord[]): StatedName[] {
  const named: StatedName[] = [];
  const covered = identifiers.filter((one) => one.kind !== 'date' && one.kind !== 'vehicle');
  for (const one of identifiers)
    if (one.kind === 'person') {
      const { text: name, start, end, doubtful = false } = one;
      named.push({ text: name, start, end, marked: true, doubtful });
    }
  const unmarked = (start: number, end: number): void => {
    named.push({ text: text.slice(start, end), start, end, marked: false, doubtful: true });
  };
  let next = 0;
  let before: TipWord | null = null;
  for (const [at, word] of words.entries()) {
    while (next < covered.length && (covered[next]?.end ?? 0) <= word.start) next += 1;
    const cover = covered[next];
    const inside = cover !== undefined && cover.start < word.end;
    // One word marked as a name may be half of it: `Wanjiro Osman` where only `Osman` is on a list.
    const half = inside && cover.kind === 'person' && !/[\s-]/.test(cover.text);
    if ((!inside || half) && before !== null && canRun(text, before, word))
      unmarked(startOf(text, words, at - 1), word.end);
    if (!inside && !isStopWord(word.word) && !/\d/.test(word.word)) unmarked(word.start, word.end);
    before = inside && !half ? null : word;
  }
  return named;
}

/**
 * Whether a match rests on no more than a doubtful name. The whole name of a case, as it is held, is looked for in the text whatever
 * was marked there, and is in no doubt unless it is made of ordinary words.
 */
export const isDoubtful = ({ whole, told }: NameMatch): boolean =>
  told.doubtful && !(whole && nameTokens(told.text).some((token) => !isOrdinaryWord(token)));

/** How a told name can be the held one; `null` when they have nothing in common that counts. */
export function matchName(told: StatedName, held: string): NameMatch | null {
  const { parts } = compareNames(told.text, held);
  const good = parts.filter((part) => part.how !== 'missing' && part.how !== 'different');
  const sure = good.filter((part) => part.how !== 'initial');
  const clashes = parts.filter((part) => part.how === 'different');
  if (sure.length === 0) return null;
  const same = sure.filter((part) => part.how === 'same').length;
  const quality = sure.length === 0 ? 0 : (same + (sure.length - same) * 0.85) / sure.length;
  const caseTokens = nameTokens(held);
  const at = (level: NameMatch['level'], differing: string | null = null): NameMatch => ({
    level,
    quality,
    told,
    whole: same === caseTokens.length,
    differing,
  });
  if (clashes.length > 0) {
    const differing = clashes[0]?.a ?? null;
    return told.marked ? at('clash', differing) : null;
  }
  if (sure.length > 1) return at(same === sure.length ? 'full' : 'near');
  const only = sure[0];
  if (only === undefined) return null;
  if (!told.marked && (only.how === 'typing error' || only.a.length < 3)) return null;
  if (caseTokens.length === 1) {
    // Somebody whose whole name is told is hardly the one who is only known as something like a part of it.
    const besides = told.marked && only.how !== 'same' && parts.some((part) => part.how === 'missing' && part.b === '');
    if (besides) return { ...at('given'), quality: quality / 2 };
    return at(only.how === 'typing error' ? 'given' : 'surname');
  }
  if (good.length > sure.length) return at('initial');
  if (only.how === 'typing error' && only.a.length < 6) return null;
  return at(only.b === caseTokens.at(-1) ? 'surname' : 'given');
}
