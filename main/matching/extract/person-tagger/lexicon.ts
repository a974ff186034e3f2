/** What is known of a word before anything was learned: its class, and whether it is a given name or an ordinary English word. */
import { foldText } from '../../names/fold.ts';
import { givenNames as ownGivenNames } from '../../names/given-names.ts';
import englishWords from './english-words.json' with { type: 'json' };
import givenNames from './given-names.json' with { type: 'json' };
import { wordClasses } from './word-classes.ts';
import { hashOf, WordTable } from './word-table.ts';

/** The low bits hold the class of a word by its place in `wordClasses`, from 1; 0 is none. */
export const classMask = 0x1f;
export const isGivenName = 0x20;
export const isCommonWord = 0x40;
export const isFurtherWord = 0x80;
export const isEnglish = isCommonWord | isFurtherWord;

export type ClassName = (typeof wordClasses)[number][0];
const classNames: readonly string[] = wordClasses.map(([name]) => name);
export const classNumber = (name: ClassName): number => classNames.indexOf(name) + 1;

/** More than the lists hold. */
const mostWords = 80_000;
const known = new WordTable(mostWords);
const mark = (list: Iterable<string>, bits: number): void => {
  for (const word of list) known.set(word, known.get(word) | bits);
};
mark(givenNames.names.split(' '), isGivenName);
mark(ownGivenNames, isGivenName);
mark(englishWords.common.split(' '), isCommonWord);
mark(englishWords.further.split(' '), isFurtherWord);
for (const [at, [, list]] of wordClasses.entries())
  for (const word of list) {
    const bits = known.get(word);
    if ((bits & classMask) === 0) known.set(word, bits | (at + 1));
  }

/** True of words of everyday English, folded, also where they are names too. */
export const isOrdinaryWord = (word: string): boolean => (known.get(word) & isEnglish) !== 0;

const plain = /^[a-z]+$/;
const apostrophes = /['’]/g;

/** Words that had to be folded first: texts say the same ones again. */
const unusual = new Map<string, number>();
const mostUnusual = 4_000;
/** No list has a longer word. */
const longestWord = 60;

/**
 * The bits of a word in small letters; accents, other scripts, apostrophes and the parts of a double name are tried too. `hash`: its
 * `hashOf`, where the caller has it already.
 */
export function bitsOf(lower: string, hash = hashOf(lower)): number {
  const bits = known.get(lower, hash);
  if (bits !== 0) return bits;
  if (lower.length > longestWord || plain.test(lower)) return 0;
  const before = unusual.get(lower);
  if (before !== undefined) return before;
  const found = bitsOfUnusual(lower);
  if (unusual.size >= mostUnusual) unusual.clear();
  unusual.set(lower, found);
  return found;
}

function bitsOfUnusual(lower: string): number {
  const bare = foldText(lower).replace(apostrophes, '');
  const folded = known.get(bare);
  if (folded !== 0) return folded;
  const hyphen = bare.indexOf('-');
  if (hyphen < 0) return 0;
  const first = known.get(bare.slice(0, hyphen));
  const last = known.get(bare.slice(bare.lastIndexOf('-') + 1));
  // Of a double name one part is enough; ordinary words have to be ordinary on both sides.
  return ((first | last) & isGivenName) | ((first & last & isEnglish) === 0 ? 0 : first & isEnglish);
}
