/** A token of a name made ready to be compared: how it may be spelt, how it sounds, and what else it may be short for. */
import { bitsOf, isEnglish, isGivenName } from '../extract/person-tagger/lexicon.ts';
import { chineseAlike, syllablesOf } from '../names/chinese-syllables.ts';
import { typingErrors } from '../names/distance.ts';
import { isParticle } from '../names/fold.ts';
import { listedNames, nameVariantsOf, shortFormsOf, spellingsOf } from '../names/name-variants.ts';
import { canBeSaid, lacksVowels, phoneticKey, soundsWithoutVowels } from '../names/phonetic-key.ts';
import { isCommonName } from './common-names.ts';
import { petFamilies, petMembers, withoutFondEnding } from './pet-names.ts';

const kunyaWords = new Set('abu abou aboo umm oum umme'.split(' '));

export interface NameToken {
  /** Folded. */
  text: string;
  /** Spellings by other rules: Somali `c` and `x`, without a prefix. The first is `text`. */
  forms: readonly string[];
  sound: string;
  /** How other members of its families sound. */
  familySounds: readonly string[];
  eased: string;
  spellings: readonly number[];
  shortForms: readonly number[];
  pets: readonly number[];
  /** Letters that may stand for it: `r` for Bob as for Robert. */
  letters: string;
  particle: boolean;
  /** On the list of given names. */
  given: boolean;
  /** A word of everyday English, and no given name. */
  ordinary: boolean;
  /** Very many people have it. */
  common: boolean;
  /** As a Chinese name; null where it cannot be one. */
  syllables: readonly string[] | null;
}

/** How two tokens are one name. */
export type Likeness = 'same' | 'spelling' | 'typing error' | 'sound' | 'short form' | 'initial';

export const likenessShare: Readonly<Record<Likeness, number>> = {
  same: 1,
  spelling: 0.95,
  'typing error': 0.85,
  sound: 0.8,
  'short form': 0.8,
  initial: 0.3,
};

/** `aw` and `ow` before another consonant are vowels: `sheevawn`. */
const vowelW = /(?<=[aeo])w(?![aeiouy])/g;

/** `phoneticKey` with the letters that other languages say alike once more brought together. */
export const soundOf = (token: string): string =>
  canBeSaid(token) ? phoneticKey(token.replace(vowelW, '')).replace(/j/g, 's') : '';

const bareSounds = (text: string): string[] => soundsWithoutVowels(text).map((sound) => sound.replace(/j/g, 's'));

const ease = (text: string): string =>
  text
    .replace(/ph/g, 'f')
    .replace(/ck|q/g, 'k')
    .replace(/kh/g, 'k')
    .replace(/w/g, 'v')
    .replace(/c(?=[aourlt])/g, 'k')
    .replace(/z/g, 's')
    .replace(/ee|ey$|ie$|ij|yi|iy/g, 'i')
    .replace(/oo|ou/g, 'u')
    .replace(/[yj]/g, 'i')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=..)h$/, '');

/** Parts that names begin with and that people leave out: `Oluwatobi` is Tobi, `Abdirizak` is Rizak. */
const prefixes = /^(?:oluwa|olu|ade|chukwu|abdul|abdi|abdel|abdur|gebre|tekle|woldo|nur|mohamed)(?=\p{L}{4})/u;

function formsOf(text: string): string[] {
  const forms = new Set([text]);
  // Somali writes `c` for the throat sound that others leave out, and `x` for h.
  if (/^c[aeiou]|x|[aeiou]{2}/.test(text)) {
    const somali = text
      .replace(/^c(?=[aeiou])/, '')
      .replace(/x/g, 'h')
      .replace(/([aeiou])\1/g, '$1');
    if (somali.length > 2) forms.add(somali);
  }
  // Scripts without short vowels write a long u as w.
  if (/[^aeiouyw]w[^aeiouywh]/.test(text)) forms.add(text.replace(/(?<=[^aeiouyw])w(?=[^aeiouywh])/g, 'u'));
  // What scanners make of m and w.
  if (/rn|vv/.test(text)) forms.add(text.replace(/rn/g, 'm').replace(/vv/g, 'w'));
  const father = text.replace(/(?:[oi]?[ey]?v)?(?:ich|itch|ovna|evna|ichna)$/, '');
  if (father !== text && father.length > 3) forms.add(father.replace(/[aeiy]+$/, ''));
  const bare = text.replace(prefixes, '');
  if (bare !== text) forms.add(bare);
  return [...forms];
}

const isBare = ({ text }: NameToken, form: string): boolean =>
  form !== text && text.endsWith(form) && prefixes.test(text);

const cacheLimit = 40_000;
const known = new Map<string, NameToken>();

/** Listed names by how they are eased: `muhamed` belongs where `muhammed` does. */
const easedMembers = new Map<string, string>();
for (const name of listedNames)
  if (name.length > 4 && !easedMembers.has(ease(name))) easedMembers.set(ease(name), name);

const petsOf = (text: string): readonly number[] => {
  const own = petFamilies(text);
  return own.length > 0 ? own : petFamilies(easedMembers.get(ease(text)) ?? text);
};

const variantsOf = (text: string): ReturnType<typeof nameVariantsOf> => {
  const own = nameVariantsOf(text);
  if (own.spellings.length + own.shortForms.length > 0) return own;
  const member = easedMembers.get(ease(text));
  return member === undefined ? own : nameVariantsOf(member);
};

function makeToken(text: string): NameToken {
  const forms = formsOf(text);
  const { spellings, shortForms } = variantsOf(text);
  const bits = bitsOf(text);
  const own = soundOf(text);
  const pets = petsOf(text);
  const family = [...spellingsOf(spellings), ...petMembers(pets)].map(soundOf);
  const somali = [...forms.slice(1).map(soundOf), ...(lacksVowels(text) ? bareSounds(text) : [])];
  return {
    text,
    forms,
    sound: own,
    familySounds: [...new Set([...family, ...somali])].filter((sound) => sound.length > 1 && sound !== own),
    eased: ease(text),
    spellings,
    shortForms,
    pets,
    letters: [...forms, ...spellingsOf(spellings), ...shortFormsOf(shortForms), ...petMembers(pets)]
      .map((form) => form.charAt(0))
      .join(''),
    particle: isParticle(text) || kunyaWords.has(text),
    given: (bits & isGivenName) !== 0,
    ordinary: (bits & isEnglish) !== 0 && (bits & isGivenName) === 0,
    common: isCommonName(text),
    syllables: syllablesOf(text),
  };
}

/** Of a folded word. Kept for the last forty thousand. */
export function nameToken(text: string): NameToken {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= cacheLimit) known.clear();
  const made = makeToken(text);
  known.set(text, made);
  return made;
}

const share = (one: readonly number[], other: readonly number[]): boolean => one.some((n) => other.includes(n));

const allowance = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3);

/** `tobi` in `oluwatobi`, `rum` of `rumi` in `rumaysa`, `khan` not in `khanum`. */
function shortened(one: NameToken, other: NameToken): boolean {
  const [short, long] = one.text.length <= other.text.length ? [one, other] : [other, one];
  if (short.text.length < 3 || short.ordinary || long.ordinary) return false;
  if (short.text.length > 3 && long.text.length > short.text.length + 2 && long.text.endsWith(short.text)) return true;
  if (
    short.text.length > 4 &&
    short.sound.length > 2 &&
    long.sound.length > short.sound.length &&
    long.sound.startsWith(short.sound) &&
    typingErrors(short.eased, long.eased.slice(0, short.eased.length), 2) <= 2
  )
    return true;
  const eased = ease(short.text);
  const stem = withoutFondEnding(eased);
  if (stem === eased && (short.text.length > 4 || !(short.given || long.given))) return false;
  return long.eased.length > stem.length + 1 && long.eased.startsWith(stem) && stem.length > 2;
}

/** Words that sound alike share at least half of their letters, but where vowels are not written at all. */
function writtenAlike(one: NameToken, other: NameToken): boolean {
  if (lacksVowels(one.text) || lacksVowels(other.text)) return true;
  const limit = Math.max(2, Math.floor(Math.max(one.text.length, other.text.length) * 0.5));
  return typingErrors(one.eased, other.eased, limit) <= limit;
}

/** `Ty` is Tyler, `Al` is Alan: two letters stand for a listed name alone. */
function twoLetters(one: NameToken, other: NameToken): boolean {
  const [short, long] = one.text.length === 2 ? [one, other] : [other, one];
  return long.given && !short.ordinary && long.text.length > 3 && long.text.startsWith(short.text);
}

/** Heard for a member of a family of names, and in no family itself: who is called Bailee is not Bella of Isabella. */
const soundsLikeFamily = (one: NameToken, other: NameToken): boolean =>
  other.sound.length > 2 &&
  (lacksVowels(one.text) || other.pets.length + other.spellings.length + other.shortForms.length === 0) &&
  one.familySounds.includes(other.sound);

/** `Imad` and `Amad`, `Usama` and `Osama` are one name: other scripts hardly tell which vowel a name begins with. */
const firstVowel = /^[aeiou]/;

function compare(one: NameToken, other: NameToken): Likeness | null {
  if (one.text === other.text) return 'same';
  const shorter = Math.min(one.text.length, other.text.length);
  if (shorter === 1) {
    const [letter, whole] = one.text.length === 1 ? [one, other] : [other, one];
    return whole.letters.includes(letter.text) ? 'initial' : null;
  }
  if (one.particle || other.particle) return null;
  if (share(one.spellings, other.spellings)) return 'spelling';
  if (shorter > 2 && one.eased === other.eased) return 'spelling';
  if (share(one.pets, other.pets) || share(one.shortForms, other.shortForms)) return 'short form';
  const chinese = chineseAlike(one.syllables, other.syllables);
  if (chinese !== null) return chinese === 'same' ? 'spelling' : chinese === 'near' ? 'typing error' : null;
  if (shorter < 3) return shorter === 2 && twoLetters(one, other) ? 'short form' : null;
  // A part without its prefix is a short form, unless the other is one as well.
  if (
    one.forms.some(
      (form) =>
        other.forms.includes(form) &&
        !(isBare(one, form) && form === other.text) &&
        !(isBare(other, form) && form === one.text),
    )
  )
    return 'spelling';
  const alike = one.sound !== '' && one.sound === other.sound;
  const limit = allowance(Math.max(one.text.length, other.text.length));
  const errors = limit === 0 ? 1 : typingErrors(one.text, other.text, limit);
  // Two names that both are known as names of their own are hardly one with a slip.
  const bothKnown =
    (one.given || one.common) &&
    (other.given || other.common) &&
    !(firstVowel.test(one.text) && firstVowel.test(other.text) && one.text.slice(1) === other.text.slice(1));
  // Another first letter of a short word makes another word.
  const begin = one.text.charAt(0) === other.text.charAt(0) || Math.max(one.text.length, other.text.length) > 5;
  if (errors <= limit && !bothKnown && (alike || begin)) {
    const rate = errors / ((one.text.length + other.text.length) / 2);
    if (alike || rate <= 0.26) return alike ? 'spelling' : 'typing error';
  }
  if (alike && !bothKnown && (one.sound.length > 2 || shorter > 3) && writtenAlike(one, other)) return 'sound';
  if (soundsLikeFamily(one, other) || soundsLikeFamily(other, one)) return 'sound';
  return shortened(one, other) ? 'short form' : null;
}

const answers = new Map<string, Likeness | null>();

/** How two tokens are one name; null where they are not. Symmetric. */
export function tokensAlike(one: NameToken, other: NameToken): Likeness | null {
  if (one.text === other.text) return 'same';
  const key = one.text < other.text ? `${one.text} ${other.text}` : `${other.text} ${one.text}`;
  const before = answers.get(key);
  if (before !== undefined) return before;
  if (answers.size >= 200_000) answers.clear();
  const answer = one.text < other.text ? compare(one, other) : compare(other, one);
  answers.set(key, answer);
  return answer;
}
