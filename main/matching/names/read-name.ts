/** A name made ready to be compared with many others: read once, then kept. */
import { lettersOf } from './distance.ts';
import { isParticle, isTitleName, nameTokens } from './fold.ts';
import { isInHan } from './han-names.ts';
import { nameVariantsOf } from './name-variants.ts';
import { lacksVowels, phoneticKey, soundsWithoutVowels } from './phonetic-key.ts';

export interface Token {
  text: string;
  /** Which letters it has, one bit each. */
  letters: number;
  sound: string;
  /** Long vowels, doubled letters and a final `h` written one way: `meera` and `mira`, `karim` and `kareem`. */
  eased: string;
  particle: boolean;
  /** A title that is also a forename: Prince is not Princess, however close the spelling. */
  title: boolean;
  /** Written in a script without short vowels: how it sounds, with and without what may be an `h` of its own. */
  bare: readonly string[] | null;
  spellings: readonly number[];
  shortForms: readonly number[];
}

export interface ReadName {
  tokens: readonly Token[];
  /** The tokens run together. */
  plain: string;
  /** Written in Chinese letters. */
  han: boolean;
  /** Each pair of neighbouring tokens as one; null until a comparison needs them. */
  joined: readonly Token[] | null;
}

const cacheLimit = 20_000;
const knownNames = new Map<string, ReadName>();
const knownTokens = new Map<string, Token>();

function remember<T>(cache: Map<string, T>, key: string, make: (key: string) => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const made = make(key);
  cache.set(key, made);
  return made;
}

const ease = (text: string): string =>
  text
    .replace(/ee|ey$|ie$/g, 'i')
    .replace(/oo|ou/g, 'u')
    .replace(/y/g, 'i')
    .replace(/(.)\1/g, '$1')
    .replace(/(?<=..)h$/, '');

const makeToken = (text: string): Token => ({
  text,
  letters: lettersOf(text),
  sound: phoneticKey(text),
  eased: ease(text),
  particle: isParticle(text),
  title: isTitleName(text),
  bare: lacksVowels(text) ? soundsWithoutVowels(text) : null,
  ...nameVariantsOf(text),
});
const tokenOf = (text: string): Token => remember(knownTokens, text, makeToken);

/** Arabic and Hebrew letters, and their presentation forms. */
const withoutVowels = /[\u05d0-\u05ea\u0621-\u06ff\ufb1d-\ufdfb\ufe70-\ufefc]/;
const bareToken = (text: string): Token => ({ ...tokenOf(text), bare: soundsWithoutVowels(text) });

function makeName(name: string): ReadName {
  const texts = nameTokens(name).filter((text, index, all) => text !== all[index - 1]);
  const tokens = withoutVowels.test(name) ? texts.map(bareToken) : texts.map(tokenOf);
  return { tokens, plain: texts.join(''), han: isInHan(name), joined: null };
}

/** Kept for the last twenty thousand names. */
export const readName = (name: string): ReadName => remember(knownNames, name, makeName);

/** The tokens of `name`, each run together with the next. */
export function joinedTokens(name: ReadName): readonly Token[] {
  const known = name.joined;
  if (known !== null) return known;
  const joined: Token[] = [];
  for (let at = 0; at + 1 < name.tokens.length; at += 1)
    joined.push(tokenOf((name.tokens[at]?.text ?? '') + (name.tokens[at + 1]?.text ?? '')));
  name.joined = joined;
  return joined;
}
