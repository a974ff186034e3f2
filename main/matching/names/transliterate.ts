/** Other scripts in Latin letters, roughly as passports write them: enough to compare names, not a standard romanisation. */
import { hepburn } from './kana.ts';

const pairs = (letters: string, sounds: string): [string, string][] => {
  const latin = sounds.split(' ');
  return Array.from(letters, (letter, index) => [letter, latin[index] === '-' ? '' : (latin[index] ?? '')]);
};

const table = new Map<string, string>([
  ...pairs(
    'абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїґўқңұүһөғ',
    'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya e ye i yi g u k n u u h o g',
  ),
  ...pairs('αβγδεζηθικλμνξοπρστυφχψως', 'a v g d e z i th i k l m n x o p r s t y f ch ps o s'),
  ...pairs(
    'ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگکی',
    'a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a - a a i u i p ch zh g k y',
  ),
  ...pairs(
    'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ',
    'a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f',
  ),
  ...pairs(
    'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
    'a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h',
  ),
]);

const hebrew = pairs('אבגדהוזחטיכךלמםנןסעפףצץקרשת', '- b g d h v z h t y k k l m m n n s - p f ts ts k r sh t');
for (const [letter, sound] of hebrew) table.set(letter, sound);

/** Devanagari: a consonant is said with an `a` unless a vowel sign or the mark for none follows; the last one is silent. */
const consonants = new Map(
  pairs(
    'कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह',
    'k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h',
  ),
);
const vowelSigns = new Map(pairs('ािीुूृेैोौंः', 'a i i u u ri e ai o au n h'));
const vowelLetters = new Map(pairs('अआइईउऊऋएऐओऔ', 'a a i i u u ri e ai o au'));
const noVowel = '\u094d';

function devanagari(text: string): string {
  let written = '';
  const letters = Array.from(text);
  letters.forEach((letter, at) => {
    const next = letters[at + 1] ?? '';
    const consonant = consonants.get(letter);
    if (consonant === undefined) {
      written +=
        vowelSigns.get(letter) ?? vowelLetters.get(letter) ?? (letter === noVowel || letter === '\u093c' ? '' : letter);
    } else {
      const ends = !/[\u0900-\u097f]/.test(next);
      written += consonant + (ends || next === noVowel || (vowelSigns.has(next) && next !== 'ं') ? '' : 'a');
    }
  });
  return written;
}

const leads = 'g kk n d tt r m b pp s ss - j jj ch k t p h'.split(' ').map((one) => (one === '-' ? '' : one));
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const tails = '- k k k n n n t l k m l l l p l m p p t t ng t t k t p t'
  .split(' ')
  .map((one) => (one === '-' ? '' : one));

function hangul(code: number): string {
  const index = code - 0xac00;
  return (
    (leads[Math.floor(index / 588)] ?? '') + (vowels[Math.floor((index % 588) / 28)] ?? '') + (tails[index % 28] ?? '')
  );
}

const kana = /[\u3041-\u3096\u30a1-\u30f4\u30fc]+/g;

/** Lower-case text with Cyrillic, Greek, Arabic, Hebrew, Devanagari, Armenian, Georgian, Hangul and kana written in Latin letters. */
export function transliterate(text: string): string {
  let written = '';
  const composed = text.normalize('NFC').replace(kana, hepburn);
  for (const char of /[\u0900-\u097f]/.test(composed) ? devanagari(composed) : composed) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x370) written += char;
    else if (code >= 0xac00 && code <= 0xd7a3) written += hangul(code);
    else written += table.get(char) ?? table.get(char.normalize('NFD').charAt(0)) ?? char;
  }
  return written;
}
