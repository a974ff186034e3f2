import { transliterate } from './transliterate.ts';

const plainAscii = /^[\x20-\x7e]*$/;
const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ə: 'e',
  ħ: 'h',
  ʻ: '',
  ʼ: '',
  '’': '',
  '‘': '',
};

/** Lower case, plain Latin letters: accents are taken off and other scripts are written in Latin letters. */
export function foldText(text: string): string {
  if (plainAscii.test(text)) return text.toLowerCase();
  const bare = transliterate(joinAbd(text.normalize('NFKC').toLowerCase()))
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  return bare.replace(/[ßæœøłđðþıəħʻʼ’‘]/g, (char) => special[char] ?? '');
}

/** A name as identifiers hold it: folded, and initials without their stops, as they are found in texts. */
export const foldName = (name: string): string =>
  foldText(name)
    .replace(/[.\s]+/g, ' ')
    .trim();

/** `عبد الله` is one name, and so is `عبد الرحمن`; the article stands at its word. All are parted as Latin letters part them. */
function joinAbd(text: string): string {
  if (!/[\u0621-\u06ff]/.test(text)) return text;
  return text
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/عبد ?الله/g, 'abdullah')
    .replace(/عبد ?ال(?=[\u0621-\u06ff])/g, 'abdul ')
    .replace(/(?<![\u0621-\u06ff])[اٱ]ل(?=[\u0621-\u06ff]{3})/g, 'al ');
}

const titles = new Set(
  `mr mrs ms miss mx dr doctor prof professor rev revd reverend sir dame lady lord pc dc ps ds di dci det sgt insp cllr councillor president
  minister monsieur madame herr frau senor senora general colonel captain major llc ltd jr sr hajji haji hajj mullah maulana shaikh sheikh
  sheik imam pastor prasident king queen prince princess na nee`.split(/\s+/),
);

/** Titles that are forenames too: before one name alone they are part of it. */
const alsoForenames = new Set('shaikh sheikh sheik king queen prince princess'.split(' '));
export const isTitleName = (token: string): boolean => alsoForenames.has(token);

/** `Kamran Sheikh` and `Martin King` are whole names: such a title at the end is a surname. */
const alsoSurnames = new Set('shaikh sheikh sheik imam king prince major haji general pastor lord'.split(' '));

const light: ReadonlySet<string> = new Set(
  'al el ul ur bin ben ibn bint de del della di da dos das du la le van von der den ter'.split(' '),
);

/**
 * The tokens of a name, folded, in the order written: titles and possessive endings are dropped, an apostrophe joins
 * (`O'Neill` is one token), `JC` in capitals before a surname becomes two initials.
 */
export function nameTokens(name: string): string[] {
  const joined = name.replace(/([a-z])([A-Z])/g, (pair, low: string, high: string, at: number) =>
    isPrefix(name, at) ? pair : `${low} ${high}`,
  );
  const raw = foldText(joined.replace(/\b([A-Z])([A-Z])(?= [A-Z][a-z])/g, '$1 $2'))
    .replace(/['`´]s\b/g, '')
    .replace(/['`´]/g, '');
  // `abd al-aziz`, `abdel aziz` and `abdul aziz` are one name written in three ways.
  const tokens = raw
    .replace(/\babd(?:[ -](?:al|el|ul|ur|ar|as|ad)|el|ur|ar|al)?[ -](?=\p{L})/gu, 'abdul ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');
  const kept = tokens.filter(
    (token, at) =>
      !titles.has(token) ||
      (at > 0 && at === tokens.length - 1 && alsoSurnames.has(token)) ||
      (at === 0 && tokens.length === 2 && alsoForenames.has(token)),
  );
  return kept.length > 0 ? kept : tokens;
}

/** `McKay`, `MacDonald`, `DeSouza` keep their inner capital. */
function isPrefix(name: string, at: number): boolean {
  const start = name.lastIndexOf(' ', at) + 1;
  return at + 1 - start <= 3;
}

/** Small words that join the parts of a name and say little about who it is. */
export const isParticle = (token: string): boolean => light.has(token);
