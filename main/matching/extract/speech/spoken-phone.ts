import { type Identifier, identifier } from '../identifier.ts';
import { readE164 } from '../phone.ts';
import type { Run, SaidPart, Segment } from './read-speech.ts';

interface Reading {
  digits: string;
  plus: boolean;
  start: number;
  end: number;
  said: boolean;
}

interface Found extends Reading {
  value: string;
}

/** The digits that a part stands for in a telephone number, where the letter O is a nought; else `null`. */
const digitsOf = ({ chars }: SaidPart): string | null =>
  /^[\dO]+$/.test(chars) && !/O\d*[A-NP-Z]/.test(chars) ? chars.replaceAll('O', '0') : null;

/** How many digits a number that begins so has in the UK plan. */
function lengthOf({ digits, plus }: Reading): number | null {
  if (plus) return digits.startsWith('44') ? 12 : null;
  if (digits.startsWith('0044')) return 14;
  return digits.startsWith('0') ? 11 : null;
}

const e164Of = ({ digits, plus }: Reading): string | null => readE164(digits, plus, false);

/** From one part on: what is a whole number as soon as it is one, else all digits until something else is said. */
function readFrom(parts: readonly SaidPart[], first: number): { reading: Reading; next: number; value: string | null } {
  const opening = parts[first];
  const plus = opening?.chars === '+';
  const from = plus ? first + 1 : first;
  const reading: Reading = {
    digits: '',
    plus,
    start: opening?.start ?? 0,
    end: opening?.end ?? 0,
    said: plus,
  };
  let at = from;
  for (; at < parts.length && reading.digits.length < 15; at += 1) {
    const part = parts[at];
    const digits = part === undefined ? null : digitsOf(part);
    if (part === undefined || digits === null) break;
    reading.digits += digits;
    reading.end = part.end;
    reading.said ||= part.said;
    const value = reading.digits.length < 8 ? null : e164Of(reading);
    if (value?.startsWith('+44') === true) return { reading, next: at + 1, value };
  }
  return { reading, next: Math.max(at, first + 1), value: reading.digits.length < 8 ? null : e164Of(reading) };
}

/** What is said after a correction, up to where digits end. */
function digitsAfter(segment: Segment): Reading | null {
  let digits = '';
  let end = 0;
  let said = false;
  for (const part of segment.parts) {
    const more = digitsOf(part);
    if (more === null) break;
    digits += more;
    end = part.end;
    said ||= part.said;
  }
  const start = segment.parts[0]?.start ?? 0;
  return digits === '' ? null : { digits, plus: false, start, end, said };
}

/** A single digit after a whole number is a correction only where it closes: "sorry, two men" is about men. */
const closes = /^\W*(?:$|[.!?;\n]|(?:not|thanks?|thank|bye|cheers|ok|okay|that|thats|please|at the end)\b)/i;

/**
 * A number of which the end was taken back. What is said anew takes the places at the end that it fills; the length of
 * a number says how many are kept. `null` where that gives no number.
 */
function corrected(text: string, known: Reading, again: Reading, taken: Segment['takenBack']): Found | null {
  const length = lengthOf(known);
  if (length === null || again.digits.length >= length) return null;
  const whole = known.digits.length === length;
  if (whole && again.digits.length === 1 && (taken === 'no' || !closes.test(text.slice(again.end, again.end + 24))))
    return null;
  const kept = length - again.digits.length;
  if (known.digits.length < kept) return null;
  const reading: Reading = {
    ...known,
    digits: known.digits.slice(0, kept) + again.digits,
    end: again.end,
    said: true,
  };
  const value = e164Of(reading);
  return value === null ? null : { ...reading, value };
}

function numbersIn(text: string, run: Run): Found[] {
  const numbers: Found[] = [];
  let open: Reading | null = null;
  let taken: Segment['takenBack'] = 'no';
  for (const segment of run) {
    let at = 0;
    const again: Reading | null = open === null ? null : digitsAfter(segment);
    const anew = readFrom(segment.parts, 0);
    if (open !== null && again !== null && anew.value === null) {
      const mended: Found | null = corrected(text, open, again, taken);
      if (mended !== null) {
        if (numbers.at(-1)?.start === mended.start) numbers.pop();
        numbers.push(mended);
        open = mended;
        at = segment.parts.findIndex((part) => part.start >= mended.end);
        if (at < 0) at = segment.parts.length;
      }
    }
    while (at < segment.parts.length) {
      const opening = segment.parts[at];
      if (opening === undefined || !/^[+0O]/.test(opening.chars)) {
        at += 1;
        continue;
      }
      const { reading, next, value } = readFrom(segment.parts, at);
      if (value === null) {
        if (reading.digits.length > 1 && next === segment.parts.length) open = reading;
        at += 1;
        if (next === segment.parts.length) break;
      } else {
        // What is begun anew replaces what was given up half-way.
        numbers.push({ ...reading, value });
        open = next === segment.parts.length ? reading : null;
        at = next;
      }
    }
    taken = segment.takenBack;
  }
  return numbers;
}

/** Telephone numbers that were said in words, in whole or in part, or mended in words (value: E.164). */
export function findSpokenPhones(text: string, runs: readonly Run[]): Identifier[] {
  return runs.flatMap((run) =>
    numbersIn(text, run)
      .filter(({ said }) => said)
      .map(({ start, end, value }) => identifier('phone', text, start, end, value)),
  );
}
