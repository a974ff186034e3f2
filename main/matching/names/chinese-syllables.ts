/**
 * Chinese names by syllable. Of two such names that differ in one syllable neither is a slip of the other: Xiaoming is not Xiaofang, and
 * Zhou is not Zhao. The same syllable by another usage is the same name: Kwok-Wai is Guowei.
 */
import { doubleSurnameSounds, hanReadings } from './han-names.ts';
import { moreSpellings } from './spellings-by-tradition.ts';

const pinyin: ReadonlySet<string> = new Set(hanReadings.values());

/** A syllable as Pinyin, Wade-Giles or Cantonese usage write it, with what it may stand for in Pinyin: `kwok` for `guo`. */
const readings = new Map<string, Set<string>>([...pinyin].map((sound) => [sound, new Set([sound])]));
const doubleSurnames = new Set(doubleSurnameSounds);
for (const line of moreSpellings.trim().split('\n')) {
  const [head = '', ...others] = line.split(' ');
  for (const other of others) {
    if (pinyin.has(head)) readings.set(other, (readings.get(other) ?? new Set()).add(head));
    else if (doubleSurnameSounds.includes(head)) doubleSurnames.add(other);
  }
}

const longest = Math.max(...[...readings.keys()].map((syllable) => syllable.length));
const mostSyllables = 3;

/** The fewest syllables that a folded word falls into; null for what is not made of them. */
export function syllablesOf(word: string): readonly string[] | null {
  if (word.length < 2 || word.length > longest * mostSyllables) return null;
  let ends: { at: number; syllables: readonly string[] }[] = [{ at: 0, syllables: [] }];
  for (let count = 0; count < mostSyllables; count += 1) {
    const further: typeof ends = [];
    for (const { at, syllables } of ends)
      for (let length = Math.min(longest, word.length - at); length > 0; length -= 1) {
        const syllable = word.slice(at, at + length);
        if (!readings.has(syllable)) continue;
        if (at + length === word.length) return [...syllables, syllable];
        further.push({ at: at + length, syllables: [...syllables, syllable] });
      }
    ends = further;
  }
  return null;
}

/** What hardly any name of another language has: `Dan`, `Lina` and `Hana` fall into syllables too. */
const onlyChinese = /^(?:x|q|zh|hs|kw)|(?:iao|ian|iang|iong|uan|uang|uo|eng|ong|ung|uen|iu)$/;

/** In Chinese mouths and English ears one: `min` and `ming`, `si` and `shi`. */
const eased = (sound: string): string => sound.replace(/(?<=[aei]n)g$/, '').replace(/^([zcs])h/, '$1');

const share = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((reading) => other.has(reading));

const readingsOf = (syllable: string): ReadonlySet<string> => readings.get(syllable) ?? new Set();
const easedOf = (syllable: string): ReadonlySet<string> => new Set([...readingsOf(syllable)].map(eased));

/** Whether two words in syllables are one Chinese name, nearly one, or two; null where they may be names of another language. */
export function chineseAlike(
  one: readonly string[] | null,
  other: readonly string[] | null,
): 'same' | 'near' | 'other' | null {
  if (one === null || other === null) return null;
  const marked = (syllables: readonly string[]): boolean => syllables.some((syllable) => onlyChinese.test(syllable));
  const every = (of: (syllable: string) => ReadonlySet<string>): boolean =>
    one.length === other.length && one.every((syllable, at) => share(of(syllable), of(other[at] ?? '')));
  if (one.length > 1 && (marked(one) || marked(other)) && every(readingsOf)) return 'same';
  const double = (syllables: readonly string[]): boolean => doubleSurnames.has(syllables.join(''));
  if (double(one) !== double(other)) return 'other';
  if (one.length !== other.length || !(marked(one) && marked(other)) || every(readingsOf)) return null;
  return every(easedOf) ? 'near' : 'other';
}

const hyphened = /(\p{L}{2,6})-(\p{L}{2,6})(?!\p{L})/gu;

/** Words of a name with the halves of a given name (`Kwok-Wai`) and of a double surname (`Au Yeung`) made one; `text`: as written. */
export function chineseTogether(tokens: readonly string[], text: string): readonly string[] {
  const halves = new Set([...text.toLowerCase().matchAll(hyphened)].map(([, one, other]) => `${one} ${other}`));
  const joined: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const [one = '', other] = [tokens[at], tokens[at + 1]];
    const together =
      other !== undefined &&
      (doubleSurnames.has(one + other) || (halves.has(`${one} ${other}`) && readings.has(one) && readings.has(other)));
    joined.push(together ? one + other : one);
    if (together) at += 1;
  }
  return joined;
}
