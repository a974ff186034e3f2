import { type Identifier, identifier } from './identifier.ts';

/** Handles and e-mail addresses that were read out, as hotline transcripts and careful callers write them. */

const digits = new Map([
  ['zero', '0'],
  ['oh', '0'],
  ['nought', '0'],
  ['one', '1'],
  ['two', '2'],
  ['three', '3'],
  ['four', '4'],
  ['five', '5'],
  ['six', '6'],
  ['seven', '7'],
  ['eight', '8'],
  ['nine', '9'],
]);
const topLevel = new Set(['com', 'org', 'net', 'uk', 'eu', 'info', 'io']);
/** Nobody reads out more than this; the rest of a longer text is passed over. */
const mostSpoken = 2_000;
const word = /[A-Za-z0-9_]+|\[at\]|\(at\)|\[dot\]|\(dot\)/g;

function first<T>(items: Iterable<T>, most: number): T[] {
  const taken: T[] = [];
  for (const item of items) {
    if (taken.length >= most) break;
    taken.push(item);
  }
  return taken;
}

interface Spoken {
  text: string;
  start: number;
  end: number;
}

function wordsAround(text: string, at: number, reach: number): { before: Spoken[]; after: Spoken[] } {
  const from = Math.max(0, at - reach);
  const before: Spoken[] = [];
  const after: Spoken[] = [];
  for (const match of text.slice(from, at + reach).matchAll(word)) {
    const start = from + match.index;
    const item = { text: match[0], start, end: start + match[0].length };
    if (item.end <= at) before.push(item);
    else if (item.start >= at) after.push(item);
  }
  return { before, after };
}

/** The part of a handle to the left: letters spelled one by one, else the one word before. */
function leftPart(before: readonly Spoken[]): { value: string; start: number; spelled: boolean } | null {
  let from = before.length;
  while (from > 0 && before[from - 1]?.text.length === 1) from -= 1;
  const letters = before.slice(from);
  const opening = letters[0];
  if (letters.length > 2 && opening !== undefined) {
    return { value: letters.map((letter) => letter.text).join(''), start: opening.start, spelled: true };
  }
  const last = before.at(-1);
  return last === undefined ? null : { value: last.text, start: last.start, spelled: false };
}

/** The part to the right: number words become digits, spelled letters are joined, else one word. */
function rightPart(after: readonly Spoken[]): { value: string; end: number } | null {
  const run: Spoken[] = [];
  for (const item of after) {
    if (digits.has(item.text.toLowerCase()) || item.text.length === 1) run.push(item);
    else break;
  }
  const chosen = run.length > 0 ? run : after.slice(0, 1);
  const last = chosen.at(-1);
  if (last === undefined) return null;
  return { value: chosen.map((item) => digits.get(item.text.toLowerCase()) ?? item.text).join(''), end: last.end };
}

/** Handles said with the word "underscore" (value: lower case, with `@`). Spelled letters win over a word that repeats them. */
export function findSpelledOutHandles(text: string): Identifier[] {
  const found: { item: Identifier; spelled: boolean }[] = [];
  for (const match of first(text.matchAll(/\bunderscore\b/gi), mostSpoken)) {
    const { before } = wordsAround(text, match.index, 80);
    const { after } = wordsAround(text, match.index + match[0].length, 80);
    const left = leftPart(before);
    const right = rightPart(after);
    if (left === null || right === null) continue;
    const value = `@${left.value}_${right.value}`.toLowerCase();
    found.push({ item: identifier('handle', text, left.start, right.end, value), spelled: left.spelled });
  }
  const spelled = found.filter((one) => one.spelled);
  return found
    .filter((one) => one.spelled || !spelled.some((other) => other.item.value.endsWith(one.item.value.slice(1))))
    .map((one) => one.item);
}

/** E-mail addresses written with "at" and "dot" (value: lower case). */
export function findSpelledOutEmails(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const match of first(text.matchAll(/(?: at |\[at\]|\(at\))/gi), mostSpoken)) {
    const { before } = wordsAround(text, match.index, 70);
    const { after } = wordsAround(text, match.index + match[0].length, 120);
    const local = before.at(-1);
    const labels: string[] = [];
    let end = 0;
    for (let index = 0; index < after.length; index += 2) {
      const label = after[index];
      if (label === undefined) break;
      labels.push(label.text);
      end = label.end;
      const joint = after[index + 1]?.text.toLowerCase();
      if (joint !== 'dot' && joint !== '[dot]' && joint !== '(dot)') break;
    }
    const last = labels.at(-1)?.toLowerCase();
    if (local === undefined || labels.length < 2 || last === undefined || !topLevel.has(last)) continue;
    const value = `${local.text}@${labels.join('.')}`.toLowerCase();
    found.push(identifier('email', text, local.start, end, value));
  }
  return found;
}

const userCue =
  /\b(?:user ?name|user|handle|screen name|account|profile)(?: is| was|:)? ['"‘“]?([A-Za-z][A-Za-z0-9_.]{2,29})/gi;

/** Handles that are named without `@`: "user jarek_ostrow". Only forms that no ordinary word has. */
export function findNamedHandles(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const match of text.matchAll(userCue)) {
    const name = (match[1] ?? '').replace(/\.+$/, '');
    if (!/[_0-9]/.test(name)) continue;
    const start = match.index + match[0].length - (match[1] ?? '').length;
    found.push(identifier('handle', text, start, start + name.length, `@${name.toLowerCase()}`));
  }
  return found;
}
