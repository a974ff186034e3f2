import { type Identifier, identifier } from '../identifier.ts';
import { fitMark, readMark } from '../plate-shapes.ts';
import { readPostcode } from '../postcode.ts';
import type { Run, SaidPart } from './read-speech.ts';

interface Mark {
  kind: 'vrm' | 'postcode';
  value: string;
  start: number;
  end: number;
}

const plateCue = /\b(?:reg|registration|plates?|index|vrm|car|van|lorry|vehicle|bike|number plate)\b[^.!?\n]{0,40}$/i;
const longest = 7;

const isLetter = (char: string): boolean => char >= 'A' && char <= 'Z';

/** Letters by a name that may be an ordinary word are believed only among others that cannot. */
function isSure(parts: readonly SaidPart[]): boolean {
  let letters = 0;
  let sure = 0;
  for (const part of parts)
    for (const char of part.chars)
      if (isLetter(char)) {
        letters += 1;
        if (part.sure > 0) sure += 1;
      }
  return sure * 3 >= letters * 2;
}

/** A mark of the current series with at most two places unknown, or an older one where the text speaks of a plate. */
function plateOf(chars: string, cued: boolean): string | null {
  const current = fitMark(chars, 'AA99AAA');
  if (current !== null) return chars.split('?').length <= 3 && !/^[01]/.test(chars) ? current : null;
  if (!cued || chars.includes('?') || chars.length < 5) return null;
  const mark = readMark(chars);
  return mark === null || mark.series === 'dateless' || mark.value !== chars ? null : mark.value;
}

/** The mark or postcode that the parts from `first` on make up, the longest first. */
function markAt(text: string, parts: readonly SaidPart[], first: number): (Mark & { next: number }) | null {
  let chars = '';
  let best: (Mark & { next: number }) | null = null;
  const opening = parts[first];
  if (opening === undefined) return null;
  let spoken = false;
  for (let at = first; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === undefined || chars.length + part.chars.length > longest) break;
    chars += part.chars;
    spoken ||= part.said;
    if (chars.length < 5 || !spoken || !isSure(parts.slice(first, at + 1))) continue;
    const cued = plateCue.test(text.slice(Math.max(0, opening.start - 60), opening.start));
    const plate = plateOf(chars, cued);
    // A short postcode is easily the middle of something else.
    const whole = first === 0 && at === parts.length - 1;
    const postcode = plate === null && (whole || chars.length === longest) ? readPostcode(chars) : null;
    const value = plate ?? postcode;
    if (value !== null)
      best = {
        kind: plate === null ? 'postcode' : 'vrm',
        value,
        start: opening.start,
        end: part.end,
        next: at + 1,
      };
  }
  return best;
}

/** The run with its corrections made: what is said anew fills the end of a mark of seven places. */
function readings(run: Run): SaidPart[][] {
  const all: SaidPart[][] = run.map((segment) => segment.parts);
  for (let at = 1; at < run.length; at += 1) {
    const again = run[at]?.parts ?? [];
    const places = again.reduce((sum, part) => sum + part.chars.length, 0);
    let kept = longest - places;
    const head: SaidPart[] = [];
    for (const part of run[at - 1]?.parts ?? []) {
      if (kept < part.chars.length) break;
      head.push(part);
      kept -= part.chars.length;
    }
    if (kept === 0 && head.length > 0) all.push([...head, ...again]);
  }
  return all;
}

/** Registration marks and postcodes read out letter by letter (values as those of the finders for what is written). */
export function findSpokenMarks(text: string, runs: readonly Run[]): Identifier[] {
  const marks: Mark[] = [];
  for (const run of runs)
    for (const parts of readings(run)) {
      let at = 0;
      while (at < parts.length) {
        const mark = markAt(text, parts, at);
        if (mark !== null) marks.push(mark);
        at = mark?.next ?? at + 1;
      }
    }
  // "sixty six hotel romeo charlie, with a tango at the front": the end of a mark that is also said in full is no mark.
  const kept = marks.filter(
    (one) =>
      !marks.some((other) => other !== one && other.value.length > one.value.length && other.value.endsWith(one.value)),
  );
  return kept
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .map(({ kind, value, start, end }) => identifier(kind, text, start, end, value));
}
