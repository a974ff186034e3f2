import { type Identifier, identifier, withoutOverlap } from './identifier.ts';

/** Postcode areas of the Royal Mail, and ZZ, which is kept for examples and exercises. */
const maySpecial = /(?:fpo|gir) ?\d|1zz|gx11/i;
const mayUnit = /\d[\dA-Za-z]?(?:[ \t]{0,2}|-)[\dOoIl]?[A-Za-z]{2}(?![A-Za-z0-9])/;
const areas = new Set(
  `AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD
HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S
SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ZZ`.split(/\s+/),
);

const unit =
  /(?<![A-Za-z0-9])([A-Za-z]{1,2})([0-9OoIl]{1,2}[A-Za-z]?)(?:[ \t]{0,2}|-)([0-9OoIl])([A-Za-z]{2})(?![A-Za-z0-9])/g;
const sector = /(?<![A-Za-z0-9])([A-Z]{1,2})(\d{1,2}[A-Z]?)(?: (\d))?(?![A-Za-z0-9]|[-/:]\d|\.\d)/g;
const cue = /\b(?:post ?code|p\/?code)[^.!?\n]{0,24}$/i;
/** Of a postcode the rest was not heard or seen: "ZZ99 6 something". */
const lost = /^ ?(?:something|blank|dunno|unknown|\.{2,}|…|[?*]{1,3}|-{2,})/i;
/** Of the forces abroad, of the bank that had one to itself, and of the overseas territories. */
const special =
  /(?<![A-Za-z0-9])(?:(BFPO) ?(\d{1,4})|(GIR) ?(0AA)|(ASCN|BBND|BIQQ|FIQQ|PCRN|SIQQ|STHL|TDCU|TKCA) ?(1ZZ)|(GX11) ?(1AA))(?![A-Za-z0-9])/gi;

const asDigits = (raw: string): string => raw.replace(/[oO]/g, '0').replace(/[Il]/g, '1');

/** A whole postcode put right by its places, or `null`. */
function unitValue(area: string, district: string, digit: string, letters: string): string | null {
  const known = area.toUpperCase();
  // ZZ99 3VZ and its like stand for "no fixed abode" and other places that are none: there any letter may end.
  if (!areas.has(known) || (known !== 'ZZ' && /[CIKMOV]/i.test(letters))) return null;
  const tail =
    district.length > 1 && /[A-Za-z]$/.test(district) && !/[OoIl]$/.test(district)
      ? district.slice(-1).toUpperCase()
      : '';
  const number = asDigits(tail === '' ? district : district.slice(0, -1));
  if (!/^\d{1,2}$/.test(number) || !/\d/.test(district + digit)) return null;
  return `${known}${number}${tail} ${asDigits(digit)}${letters.toUpperCase()}`;
}

/** The value of a whole postcode written without a blank, in capitals. */
export function readPostcode(written: string): string | null {
  const match = /^([A-Z]{1,2})(\d[\dA-Z]?)(\d)([A-Z]{2})$/.exec(written);
  return match === null ? null : unitValue(match[1] ?? '', match[2] ?? '', match[3] ?? '', match[4] ?? '');
}

/**
 * Postcodes (value: upper case with one space before the sector digit, as deep as written: unit `ZZ99 3AB`, sector
 * `ZZ99 3`, district `ZZ99`). A district stands only next to the word postcode, since roads and marks look the same.
 */
export function findPostcodes(text: string): Identifier[] {
  const found: Identifier[] = [];
  if (maySpecial.test(text))
    for (const match of text.matchAll(special)) {
      const [opening = '', rest = ''] = match.slice(1).filter((part) => part !== undefined);
      const value = `${opening.toUpperCase()} ${opening.length === 4 && match[1] !== undefined ? Number(rest) : rest.toUpperCase()}`;
      found.push(identifier('postcode', text, match.index, match.index + match[0].length, value));
    }
  if (mayUnit.test(text))
    for (const match of text.matchAll(unit)) {
      const [whole, area = '', district = '', digit = '', letters = ''] = match;
      const value = unitValue(area, district, digit, letters);
      if (value !== null) found.push(identifier('postcode', text, match.index, match.index + whole.length, value));
    }
  const shallow: Identifier[] = [];
  for (const match of text.matchAll(sector)) {
    const [whole, area = '', district = '', digit] = match;
    if (!areas.has(area)) continue;
    const start = match.index;
    const end = start + whole.length;
    const named = cue.test(text.slice(Math.max(0, start - 40), start));
    // ZZ is no area of the Royal Mail and no mark begins so: it can only be a postcode.
    const unfinished = (named || area === 'ZZ') && lost.test(text.slice(end, end + 12));
    const closed = /^\s*(?:$|[).,;:!?\n"']|and\b|or\b|area\b)/.test(text.slice(end, end + 8));
    if (!named && !unfinished && (digit === undefined || !closed || area.length < 2)) continue;
    shallow.push(
      identifier(
        'postcode',
        text,
        start,
        end,
        digit === undefined ? `${area}${district}` : `${area}${district} ${digit}`,
      ),
    );
  }
  return withoutOverlap(found, shallow);
}
