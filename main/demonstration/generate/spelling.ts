/** How different people spell: lower case, shorthand, a second language, speech recognition. */
import { chance, type Random } from './random.ts';

/** Returns the text as this kind of writer would have written it. */
export type Spell = (random: Random, text: string) => string;

export const asIs: Spell = (_, text) => text;

/** Lower case without full stops, except inside addresses and numbers. */
const withoutStops = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[.,;:!?"]+(?=\s|$)|"/g, '')
    .replaceAll(/(\w)'(\w)/g, '$1$2');

const clipped: readonly [RegExp, string][] = [
  [/\byou\b/g, 'u'],
  [/\byour\b/g, 'ur'],
  [/\bpeople\b/g, 'ppl'],
  [/\bbecause\b/g, 'cos'],
  [/\band\b/g, 'n'],
  [/\bprobably\b/g, 'prob'],
  [/\bsomebody\b/g, 'someone'],
  [/\bweeks\b/g, 'wks'],
  [/\bto\b/g, '2'],
  [/\bmessages\b/g, 'dms'],
];
const shorthand: readonly [RegExp, string][] = [
  [/ and /g, ' & '],
  [/ with /g, ' w/ '],
  [/\b[Aa]bout (?=\d)/g, 'approx '],
  [/\bminutes\b/g, 'mins'],
  [/\bweeks\b/g, 'wks'],
  [/\bbehind\b/g, 'b/h'],
  [/\b(the|a|an) (?=[a-z])/g, ''],
  [/\bthrough\b/g, 'thru'],
  [/\bmorning\b/g, 'a.m.'],
];
const replaced = (text: string, changes: readonly [RegExp, string][]): string =>
  changes.reduce((so, [from, into]) => so.replace(from, into), text);

/** Articles come and go, as for somebody whose own language has none. */
export const asLearner: Spell = (random, text) =>
  text
    .replace(/\b(the|a|an) (?=[a-z])/g, (article) => (chance(random, 0.6) ? '' : article))
    .replace(/\bdid not\b/g, 'not did')
    .replace(/\bsaid that\b/g, 'have said that');

/** What speech recognition heard: no full stops, and the breaths written out. */
export const transcribed: Spell = (random, text) =>
  withoutStops(text).replace(/ (they|it|there|one) /g, (word) => (chance(random, 0.25) ? ` um${word}` : word));

/** As mail programs quote, one sentence per line, so that no number is torn apart. */
export const quoted: Spell = (_, text) => `> ${text.replaceAll(/(?<=[.?!]"?) (?=[A-Z"])/g, '\n> ')}`;

export const small: Spell = (_, text) => withoutStops(text);
export const clippedSmall: Spell = (_, text) => replaced(withoutStops(text), clipped);
export const capitals: Spell = (_, text) => text.toUpperCase();
export const inShorthand: Spell = (_, text) => replaced(text, shorthand);
