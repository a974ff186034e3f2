import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { isDigit, isLetter } from './characters.ts';
import { type Identifier, identifier } from './identifier.ts';

interface Group {
  digits: string;
  start: number;
  end: number;
}

const looksLikeZero = (code: number): boolean => code === 79 || code === 111;
const looksLikeOne = (code: number): boolean => code === 73 || code === 108 || code === 124;
const isSeparator = (code: number): boolean =>
  code === 32 ||
  code === 45 ||
  code === 46 ||
  code === 40 ||
  code === 41 ||
  code === 9 ||
  code === 0xa0 ||
  code === 0x2013;
const longestGap = 3;

/** `0`, `1` or a digit when the character stands for one at this place, else null. */
function digitAt(text: string, index: number): string | null {
  const code = text.charCodeAt(index);
  if (isDigit(code)) return text.charAt(index);
  const zero = looksLikeZero(code);
  if (!zero && !looksLikeOne(code)) return null;
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index + 1);
  const joins = (near: number): boolean => isDigit(near) || looksLikeZero(near);
  if (isLetter(after) && !joins(after)) return null;
  if (isLetter(before) && !joins(before)) return null;
  return joins(before) || joins(after) ? (zero ? '0' : '1') : null;
}

/** Digit groups from `start` on, over the separators that people put between the digits of one number. */
function readGroups(text: string, start: number): { groups: Group[]; end: number } {
  const groups: Group[] = [];
  let index = start;
  let end = start;
  while (index < text.length && groups.length < 400) {
    let digits = '';
    const from = index;
    for (let digit = digitAt(text, index); digit !== null; digit = digitAt(text, index)) {
      digits += digit;
      index += 1;
    }
    if (digits === '') break;
    groups.push({ digits, start: from, end: index });
    end = index;
    let gap = 0;
    while (gap < longestGap && index < text.length && isSeparator(text.charCodeAt(index))) {
      gap += 1;
      index += 1;
    }
    if (gap === 0) break;
  }
  return { groups, end };
}

const cue = /(?:mob|mobile|tel|phone|number|no|call|ring|text|rang|whatsapp)\W*(?:is|was|on|from)?\W*$/i;

/** National digits without the leading 0 when the digits have the length and opening of a number in the UK plan. */
function nationalDigits(digits: string, plus: boolean, cued: boolean): string | null {
  let rest: string;
  if (digits.startsWith('0044')) rest = digits.slice(4);
  else if (digits.startsWith('44') && (plus || digits.length >= 12)) rest = digits.slice(2);
  else if (digits.startsWith('0') && !plus) return ukLength(digits.slice(1));
  else return cued && !plus && /^7\d{9}$/.test(digits) ? digits : null;
  return ukLength(rest.startsWith('0') ? rest.slice(1) : rest);
}

function ukLength(national: string): string | null {
  if (national.length === 10)
    return /^(?:1[1-9]|2[0-9]|3[0-9]|5[56]|7[0-9]|8[0-9]|9[0-9])/.test(national) ? national : null;
  return national.length === 9 && national.startsWith('800') ? national : null;
}

/**
 * UK numbers are settled by the plan's opening digits and lengths above: `isValid` would refuse the ranges kept for drama
 * and exercises, and `isPossible` asks no more than that. Numbers of other countries are the library's to judge.
 */
export function readE164(digits: string, plus: boolean, cued: boolean): string | null {
  const national = nationalDigits(digits, plus, cued);
  if (national !== null) return `+44${national}`;
  // Another country is dialled with 00 where it is not written with a plus.
  const abroad = plus ? digits : /^00[1-9]\d{8}/.test(digits) ? digits.slice(2) : '';
  if (abroad.length < 8 || abroad.startsWith('44')) return null;
  return numberAbroad(abroad);
}

const knownAbroad = new Map<string, string | null>();

/** What the library makes of it; texts that repeat themselves ask once. */
function numberAbroad(digits: string): string | null {
  let value = knownAbroad.get(digits);
  if (value === undefined) {
    if (knownAbroad.size > 5_000) knownAbroad.clear();
    const number = parsePhoneNumberFromString(`+${digits}`);
    value = number?.isValid() === true ? number.number : null;
    knownAbroad.set(digits, value);
  }
  return value;
}

/** Telephone numbers (value: E.164, numbers without a country code read as UK). Incomplete numbers are left out. */
export function findPhones(text: string): Identifier[] {
  const found: Identifier[] = [];
  let index = 0;
  while (index < text.length) {
    if (!isDigit(text.charCodeAt(index))) {
      index += 1;
      continue;
    }
    const start = looksLikeZero(text.charCodeAt(index - 1)) && digitAt(text, index - 1) !== null ? index - 1 : index;
    const { groups, end } = readGroups(text, start);
    takeNumbers(text, groups, found);
    index = Math.max(end, index + 1);
  }
  return found;
}

/** Joined by a hyphen to digits that are no number themselves: a day or a reference, whose end is no number either. */
const continues = (text: string, before: Group | undefined, { start }: Group): boolean =>
  before !== undefined && text.slice(before.end, start) === '-';

function takeNumbers(text: string, groups: readonly Group[], found: Identifier[]): void {
  let first = 0;
  let unused: Group | undefined;
  while (first < groups.length) {
    const opening = groups[first];
    if (opening === undefined) return;
    const plus = text.charAt(opening.start - 1) === '+' || text.slice(opening.start - 2, opening.start) === '+(';
    const opens = plus || ('047'.includes(opening.digits.charAt(0)) && !continues(text, unused, opening));
    const used = opens ? takeOne(text, groups, first, plus, found) : 0;
    unused = used === 0 ? opening : undefined;
    first += Math.max(1, used);
  }
}

/** A letter beside a number makes it something else, but for scripts that put no blanks between words. */
const sticks = (code: number): boolean => isLetter(code) && code < 0x2e80;

/** The number of a desk behind that of its house: `x12`, `ext12`. */
const extension = /^(?:x|ext?n?)\.?\d{1,6}(?![A-Za-z\d])/i;

function takeOne(text: string, groups: readonly Group[], first: number, plus: boolean, found: Identifier[]): number {
  const opening = groups[first];
  if (opening === undefined || sticks(text.charCodeAt(opening.start - 1))) return 0;
  let digits = '';
  let best: { count: number; end: number; value: string } | null = null;
  const cued = opening.digits.startsWith('7') && cue.test(text.slice(Math.max(0, opening.start - 24), opening.start));
  for (let index = first; index < groups.length; index += 1) {
    const group = groups[index];
    if (group === undefined || digits.length + group.digits.length > 15) break;
    digits += group.digits;
    if (
      digits.length < 8 ||
      (sticks(text.charCodeAt(group.end)) && !extension.test(text.slice(group.end, group.end + 12)))
    )
      continue;
    const value = readE164(digits, plus, cued);
    if (value !== null) best = { count: index - first + 1, end: group.end, value };
    if (best?.value.startsWith('+44') === true) break;
  }
  if (best === null) return 0;
  found.push(identifier('phone', text, plus ? opening.start - 1 : opening.start, best.end, best.value));
  return best.count;
}
