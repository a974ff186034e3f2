/** Numbers of a workbook as text: dates by their number format, and no digits that only rounding made. */

/** Formats that the file does not spell out: 14 to 22 and the East Asian ones are dates. ECMA-376 part 1, 18.8.30. */
const builtInDate = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Whether a number format shows a date or a time of day: a `d`, `y`, `h` or `s` that is not quoted, escaped or a colour. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDate(id);
  const [positive = ''] = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';');
  // [h]:mm counts hours; it is a length of time and no date.
  if (/\[(h+|m+|s+)\]/i.test(positive)) return false;
  return /[dyhs]|m{3,}/i.test(positive.replace(/\[[^\]]*\]|general/gi, ''));
}

export type NumberStyle = 'date' | 'plain' | { digits: string };

/**
 * A format that gives a number a fixed count of digits, and what it sets between them: `00000` shows 123 as 00123, and a telephone
 * number keeps its nought by `00000\\ 000000`. Null for any other.
 */
function digitsFormat(code: string | undefined): string | null {
  const [positive = ''] = (code ?? '').split(';');
  const plain = positive.replace(/\[[^\]]*\]/g, '').replace(/"([^"]*)"|\\(.)/g, '$1$2');
  return /^[0#() +-]+$/.test(plain) && /0.*0/.test(plain) && plain.length <= 40 ? plain : null;
}

export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (isDateFormat(id, code)) return 'date';
  const digits = digitsFormat(code);
  return digits === null ? 'plain' : { digits };
}

/** A whole number in its format; as it is where it has more digits than that has places. */
export function formattedDigits(number: string, format: string): string {
  const places = format.replace(/[^0#]/g, '').length;
  if (!/^\d+$/.test(number) || number.length > places) return number;
  const digits = number.padStart(places, ' ');
  let at = 0;
  const shown = format.replace(/[0#]/g, (place) => {
    const digit = digits[at++] ?? ' ';
    return digit === ' ' ? (place === '0' ? '0' : '') : digit;
  });
  return shown.trim();
}

const dayMs = 86_400_000;
/** Day 0 of each system. In the 1900 system, day 60 is a 29 February that never was, so that earlier days sit one lower. */
const zero1900 = Date.UTC(1899, 11, 30);
const zero1904 = Date.UTC(1904, 0, 1);

/**
 * A serial date as ISO 8601 without an offset: `2026-03-03`, or `2026-03-03T14:05:00` where it has a time, or `14:05:00`
 * where it has no day. Rounded to the second. Null for a number that is no date.
 */
export function serialToIso(serial: number, epoch1904: boolean): string | null {
  if (!(serial >= 0) || serial > 2_958_466) return null;
  if (!epoch1904 && Math.floor(serial) === 60) return null;
  const zero = epoch1904 ? zero1904 : serial < 60 ? zero1900 + dayMs : zero1900;
  const seconds = Math.round(serial * 86_400);
  const iso = new Date(zero + seconds * 1000).toISOString();
  if (serial < 1) return iso.slice(11, 19);
  return seconds % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** A number as a person would type it: 15 digits, no exponent (`7.7009E+9` becomes `7700900000`). */
export function numberText(written: string): string {
  const plain = written.trim();
  if (/^-?\d{1,15}$/.test(plain)) return plain;
  const value = Number(plain);
  if (plain === '' || !Number.isFinite(value)) return plain;
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) >= 1e15 && Math.abs(rounded) < 1e21 ? BigInt(rounded).toString() : String(rounded);
}
