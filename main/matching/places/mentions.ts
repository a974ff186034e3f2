/** Places that a text names: postcodes, coordinates, grid references, and what may be a name of a gazetteer. */
import { findPostcodes } from '../extract/postcode.ts';
import { type LonLat, onGrid, readGridReference, toWgs84 } from './national-grid.ts';

export interface PlaceMention {
  start: number;
  end: number;
  /** As written. */
  written: string;
  /** What is looked up in a gazetteer: see `placeKey`. */
  key: string;
  form: 'coordinates' | 'grid_reference' | 'postcode' | 'name';
  /** What follows it, as it is looked up: the town of a street stands there. */
  follows: string;
  /** Where it is, of what says so itself; `uncertainty` in metres. */
  point: (LonLat & { uncertainty: number }) | null;
}

/**
 * A name as it is looked up: without accents, case and punctuation, `St.` and `Saint` alike, and without `the`. Empty for what has no letter
 * or digit.
 */
export function placeKey(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’.]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the (?=.)/, '')
    .replaceAll(/\bsaint\b/g, 'st')
    .replaceAll(/\brd\b/g, 'road')
    .replace(/ str?$/, ' street')
    .slice(0, 80);
}

/** Behind a comma, a blank, or `in`. */
const following = (text: string, end: number): string => {
  const rest = text.slice(end, end + 60);
  return /^,?[ \t]+[\p{L}]/u.test(rest) ? placeKey(rest).replace(/^in /, '') : '';
};

const mention = (
  text: string,
  start: number,
  end: number,
  rest: Pick<PlaceMention, 'key' | 'form' | 'point'>,
): PlaceMention => ({ start, end, written: text.slice(start, end), follows: following(text, end), ...rest });

/** Decimal degrees with at least two places; fewer would be any two numbers. */
const decimal =
  /(?<![\d.,])([+−-]?)(\d{1,2}\.\d{2,9})\s?°?\s?([NS]?)\s*[,;/ ]\s*([+−-]?)(\d{1,3}\.\d{2,9})\s?°?\s?([EW]?)(?!\w|\.\d)/gi;
const sexagesimal =
  /(\d{1,2})\s?°\s?(\d{1,2})\s?['′’]\s?(?:(\d{1,2}(?:\.\d{1,4})?)\s?(?:["″”]|''))?\s?([NS])[,;\s]+(\d{1,3})\s?°\s?(\d{1,2})\s?['′’]\s?(?:(\d{1,2}(?:\.\d{1,4})?)\s?(?:["″”]|''))?\s?([EW])/gi;
const gridReference = /(?<![A-Za-z0-9])([A-HJ-Z]{2})\s?(\d{2,5})\s?(\d{2,5})(?![A-Za-z0-9])/g;

const negative = (sign: string, side: string) => (sign === '-' || sign === '−' || /[SW]/i.test(side) ? -1 : 1);
const valid = ({ lon, lat }: LonLat) => Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
/** One place of a degree of latitude is 111 km; nobody reads a position off a device more exactly than to 20 m. */
const exactness = (places: number) => Math.max(20, Math.ceil(111_000 / 10 ** places));

function findCoordinates(text: string): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (const match of text.matchAll(decimal)) {
    const [whole, sign = '', lat = '', side = '', sign2 = '', lon = '', side2 = ''] = match;
    // Without a point of the compass both have to be as exact as a device gives them: prices come in pairs as well.
    const places = Math.min(lat.split('.')[1]?.length ?? 0, lon.split('.')[1]?.length ?? 0);
    if ((side === '') !== (side2 === '') || (side === '' && places < 4)) continue;
    const at = { lat: Number(lat) * negative(sign, side), lon: Number(lon) * negative(sign2, side2) };
    if (!valid(at)) continue;
    const point = { ...at, uncertainty: exactness(places) };
    found.push(mention(text, match.index, match.index + whole.length, { key: '', form: 'coordinates', point }));
  }
  for (const match of text.matchAll(sexagesimal)) {
    const [whole, d1 = '', m1 = '', s1, ns = '', d2 = '', m2 = '', s2, ew = ''] = match;
    const degrees = (d: string, m: string, s: string | undefined) =>
      Number(d) + Number(m) / 60 + Number(s ?? 0) / 3_600;
    if ([m1, m2, s1 ?? '0', s2 ?? '0'].some((part) => Number(part) >= 60)) continue;
    const at = { lat: degrees(d1, m1, s1) * negative('', ns), lon: degrees(d2, m2, s2) * negative('', ew) };
    if (!valid(at)) continue;
    const point = { ...at, uncertainty: s1 === undefined || s2 === undefined ? 1_000 : 30 };
    found.push(mention(text, match.index, match.index + whole.length, { key: '', form: 'coordinates', point }));
  }
  return found;
}

const gridCue = /\b(?:grid|map)\b[^.!?\n]{0,30}$/i;

/** With fewer than six digits, or written in one, they look like plates and references: then the text has to say what it is. */
function findGridReferences(text: string): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (const match of text.matchAll(gridReference)) {
    const [whole, square = '', east = '', north = ''] = match;
    const apart = whole.includes(`${east} ${north}`);
    const named = gridCue.test(text.slice(Math.max(0, match.index - 40), match.index));
    if (east.length !== north.length || (!named && !(apart && east.length >= 3))) continue;
    const read = readGridReference(square, east + north);
    if (read === null || !onGrid(read)) continue;
    const point = { ...toWgs84(read), uncertainty: Math.max(20, read.uncertainty) };
    found.push(mention(text, match.index, match.index + whole.length, { key: '', form: 'grid_reference', point }));
  }
  return found;
}

const word = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu;
/** Before a name of one word, that makes a place of it. */
const before =
  /(?:\b(?:in|at|near|from|to|around|outside|towards?|through|into|via|by|of|between|leaving|reach(?:ed|ing)?|visit(?:ed|ing)?|central)|,|\bbetween \p{L}+ and)\s*$/iu;
const capital = /^\p{Lu}/u;
const inName = /^(?:of|on|upon|the|in|under|le|de|and|by|cum|next|st)$/i;
const streetWord =
  /^(?:road|rd|street|st|lane|avenue|ave|close|drive|way|terrace|crescent|place|row|hill|walk|parade|grove|gate|mews|court|wharf|square|gardens|bank)$/i;
const mostWords = 4;

interface Word {
  text: string;
  start: number;
  end: number;
}

/** Nothing but blanks, a hyphen or an apostrophe stands between the words of one name. */
const together = (text: string, one: Word, next: Word) => /^[ \t-]+$/.test(text.slice(one.end, next.start));

/**
 * What may be a name: words with capitals that stand together, up to four, and after `the` also words without (`the bus station`). A
 * single word has to stand after a word such as `in` or after a comma, unless the whole field is a place.
 */
function findNames(text: string, isField: boolean): PlaceMention[] {
  const words: Word[] = [...text.matchAll(word)].map((match) => {
    const bare = match[0].replace(/[.'’-]+$/, '');
    return { text: bare, start: match.index, end: match.index + bare.length };
  });
  const found: PlaceMention[] = [];
  for (const [at, first] of words.entries()) {
    const article = /^the$/i.test(words[at - 1]?.text ?? '') && words[at - 1] !== undefined;
    const capitalised = capital.test(first.text);
    if (!capitalised && !article && !isField) continue;
    for (let length = 1; length <= mostWords; length += 1) {
      const last = words[at + length - 1];
      const previous = words[at + length - 2];
      if (last === undefined || (length > 1 && previous !== undefined && !together(text, previous, last))) break;
      if (
        capitalised &&
        !isField &&
        length > 1 &&
        !capital.test(last.text) &&
        !inName.test(last.text) &&
        !streetWord.test(last.text) &&
        !article
      )
        break;
      const placed = isField || article || before.test(text.slice(Math.max(0, first.start - 24), first.start));
      if (length === 1 && (!placed || !capitalised)) continue;
      const key = placeKey(text.slice(first.start, last.end));
      if (key.length < 3) continue;
      found.push(mention(text, first.start, last.end, { key, form: 'name', point: null }));
    }
  }
  return found;
}

/** A text of many thousand words names places in its first ones or not at all. */
const readAtMost = 20_000;
const mostMentions = 400;

/**
 * Everything in a text that may be a place, names as candidates that overlap: a gazetteer says which of them are any. `isField`: the whole
 * text is what somebody gave as a place or an address. Linear in the length of the text, of which the first 20,000 letters are read.
 */
export function findPlaceMentions(given: string, isField = false): PlaceMention[] {
  const text = given.slice(0, readAtMost);
  const sure: PlaceMention[] = [];
  if (/\d/.test(text)) {
    sure.push(...findCoordinates(text), ...findGridReferences(text));
    for (const { start, end, value } of findPostcodes(text))
      if (!sure.some((one) => start < one.end && one.start < end))
        sure.push(mention(text, start, end, { key: placeKey(value), form: 'postcode', point: null }));
  }
  const names = findNames(text, isField).filter(
    (name) => !sure.some((one) => name.start < one.end && one.start < name.end),
  );
  return [...sure, ...names].slice(0, mostMentions);
}
