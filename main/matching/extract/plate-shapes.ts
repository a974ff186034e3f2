import { isDigit } from './characters.ts';

/**
 * The forms of UK registration marks. In a pattern `A` is a letter and `9` a digit.
 * Source: DVLA leaflet INF104 (current marks), and the earlier suffix, prefix, dateless and Northern Ireland series.
 */

const toLetter: Readonly<Record<string, string>> = { '0': 'O', '1': 'I' };
const toDigit: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/**
 * The mark with letters and digits put right by their place (O for 0, I or l for 1), upper case; `?` and `*` become `?`.
 * `null` when a character cannot stand where it is, or when no true digit is left in the digits.
 */
export function fitMark(raw: string, pattern: string): string | null {
  if (raw.length !== pattern.length) return null;
  let value = '';
  let digits = 0;
  for (let index = 0; index < pattern.length; index += 1) {
    const written = raw.charAt(index);
    const char = written.toUpperCase();
    const wantsDigit = pattern.charAt(index) === '9';
    const isNumber = isDigit(char.charCodeAt(0));
    if (char === '?' || char === '*') value += '?';
    else if (isNumber === wantsDigit) {
      value += char;
      if (isNumber) digits += 1;
    } else {
      const right = (wantsDigit ? toDigit : toLetter)[char];
      if (right === undefined) return null;
      value += right;
    }
  }
  return digits > 0 ? value : null;
}

function differences(one: string, other: string): number {
  let count = 0;
  for (let index = 0; index < one.length; index += 1) if (one.charAt(index) !== other.charAt(index)) count += 1;
  return count;
}

/** Two-letter Northern Ireland codes: a mark ends its letters with one of them. */
const northernIreland = new Set(
  'IA DZ KZ RZ IB LZ XI AZ CZ EZ FZ GZ MZ OI OZ PZ TZ UZ WZ BZ IJ JZ SZ IL IG IW NZ YZ UI HZ JI VZ QZ'.split(' '),
);

export type Series = 'current' | 'prefix' | 'suffix' | 'northern-ireland' | 'dateless' | 'other';

export interface Mark {
  series: Series;
  value: string;
  /** How many characters were put right: O for 0, I for 1. */
  changes: number;
}

/** The series and corrected value of a whole mark without spaces, or `null`. Dateless forms are the most permissive and come last. */
export function readMark(raw: string): Mark | null {
  const length = raw.length;
  if (length < 2 || length > 7) return null;
  const whole: readonly [series: Series, pattern: string, place: number][] = [
    ['current', 'AA99AAA', -1],
    ['prefix', `A${'9'.repeat(Math.max(1, length - 4))}AAA`, 0],
    ['suffix', `AAA${'9'.repeat(Math.max(1, length - 4))}A`, length - 1],
  ];
  // What needs fewer characters put right wins: `A123BCD` is a prefix mark, not a current one with I for 1.
  let best: Mark | null = null;
  for (const [series, pattern, place] of whole) {
    const value = fitMark(raw, pattern);
    // Q is the year letter of a vehicle whose age is not known, and of no other.
    if (value === null || (place >= 0 && (series === 'prefix' ? 'IOUZ' : 'IOQUZ').includes(value.charAt(place))))
      continue;
    const changes = differences(raw.toUpperCase(), value);
    if (best === null || changes < best.changes) best = { series, value, changes };
  }
  if (best !== null) return best;
  const letters = /^[A-Za-z]*/.exec(raw)?.[0].toUpperCase() ?? '';
  const digits = raw.slice(letters.length);
  if (letters.length > 3 || (letters.length === 0 && !/^\d{1,4}[A-Za-z]{1,3}$/.test(raw))) return null;
  if (letters.length >= 2 && /^\d{1,4}$/.test(digits) && northernIreland.has(letters.slice(-2))) {
    return { series: 'northern-ireland', value: raw.toUpperCase(), changes: 0 };
  }
  if (letters.length === 0 || /^\d{1,4}$/.test(digits))
    return { series: 'dateless', value: raw.toUpperCase(), changes: 0 };
  return null;
}

/** Counties of Ireland, in whose marks they stand between the year and the number. */
const irish = 'C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|MO|OY|RN|SO|T|TN|TS|W|WD|WH|WW|WX';

/**
 * Marks of other series, each group of characters apart by a dash: the forces, diplomats, and neighbours whose vehicles
 * are met. They look like too much else to be seen where nobody speaks of a registration.
 */
const otherShapes: readonly RegExp[] = [
  /^\d{2}-?[A-Z]{2}-?\d{2}$/,
  /^\d{3}-?[DX]-?\d{3}$/,
  /^[A-Z]{2}-?\d{3}-?[A-Z]{2}$/,
  new RegExp(`^\\d{2,3}-?(?:${irish})-?\\d{1,6}$`),
  /^[A-Z]{1,3}-[A-Z]{1,2}-?\d{1,4}[EH]?$/,
  /^(?:[A-Z]{2}-\d{2}-(?:\d{2}|[A-Z]{2})|\d{2}-(?:\d{2}|[A-Z]{2})-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}|[A-Z]{1,2}-\d{3}-[A-Z]{1,2}|[A-Z]{3}-\d{2}-[A-Z])$/,
  /^\d{4}-?[A-Z]{3}$/,
  /^[A-Z]{2,3}-?\d{4,5}[A-Z]?$/,
  /^[A-Z]{1,2}-?\d{4}-?[A-Z]{2}$/,
  /^[A-Z]{1,2}-?\d{2,3}-?[A-Z]{3}$/,
];

/** A whole mark of another series, written with dashes between its groups; `null` for anything else. */
export function readOtherMark(dashed: string): Mark | null {
  if (dashed.length > 12 || !otherShapes.some((shape) => shape.test(dashed))) return null;
  return { series: 'other', value: dashed.replaceAll('-', ''), changes: 0 };
}
