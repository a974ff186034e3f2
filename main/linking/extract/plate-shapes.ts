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

/** Two-letter Northern Ireland codes: a mark ends its letters with one of them. */
const northernIreland = new Set(
  'IA DZ KZ RZ IB LZ XI AZ CZ EZ FZ GZ MZ OI OZ PZ TZ UZ WZ BZ IJ JZ SZ IL IG IW NZ YZ UI HZ JI VZ QZ'.split(' '),
);

export type Series = 'current' | 'prefix' | 'suffix' | 'northern-ireland' | 'dateless';

export interface Mark {
  series: Series;
  value: string;
}

/** The series and corrected value of a whole mark without spaces, or `null`. Dateless forms are the most permissive and come last. */
export function readMark(raw: string): Mark | null {
  const length = raw.length;
  if (length < 2 || length > 7) return null;
  if (length === 7) {
    const current = fitMark(raw, 'AA99AAA');
    if (current !== null) return { series: 'current', value: current };
  }
  if (length >= 5) {
    const prefix = fitMark(raw, `A${'9'.repeat(length - 4)}AAA`);
    if (prefix !== null && !'IOQUZ'.includes(prefix.charAt(0))) return { series: 'prefix', value: prefix };
    const suffix = fitMark(raw, `AAA${'9'.repeat(length - 4)}A`);
    if (suffix !== null && !'IOQUZ'.includes(suffix.charAt(length - 1))) return { series: 'suffix', value: suffix };
  }
  const letters = /^[A-Za-z]*/.exec(raw)?.[0].toUpperCase() ?? '';
  const digits = raw.slice(letters.length);
  if (letters.length > 3 || (letters.length === 0 && !/^\d{1,4}[A-Za-z]{1,3}$/.test(raw))) return null;
  if (letters.length >= 2 && /^\d{1,4}$/.test(digits) && northernIreland.has(letters.slice(-2))) {
    return { series: 'northern-ireland', value: raw.toUpperCase() };
  }
  if (letters.length === 0 || /^\d{1,4}$/.test(digits)) return { series: 'dateless', value: raw.toUpperCase() };
  return null;
}
