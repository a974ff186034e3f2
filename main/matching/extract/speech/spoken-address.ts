import { type Identifier, identifier } from '../identifier.ts';
import { partAt, type Token, tokensOf } from './read-speech.ts';

/** Handles and e-mail addresses that were read out, as hotline transcripts and careful callers write them. */

const topLevel = new Set('com org net uk eu info io ie scot gov biz edu me co tv gg xyz onion example'.split(' '));
/** Services that are said in two words. */
const services = new Set('hotmail gmail protonmail googlemail icloud outlook ymail'.split(' '));
/** What stands before "at" and is nobody's name. */
const noLocalPart = new Set(
  'surname lastname forename firstname name word words letter letters initial initials me him her us them it is was the a an look looking live lives living works work up on in case lower upper capitals small spaces'.split(
    ' ',
  ),
);
const joiners: Readonly<Record<string, string>> = {
  dot: '.',
  point: '.',
  underscore: '_',
  dash: '-',
  hyphen: '-',
  minus: '-',
};
/** Nobody reads out more than this; the rest of a longer text is passed over. */
const mostSpoken = 2_000;
const reach = 90;
/** "All one word", "all lower case": said about the address, and no part of it. */
const about = /[\s,]*\b(?:all (?:in )?(?:one word|lower case|lowercase|small(?: letters)?)|one word|no spaces)[\s,]*$/i;

interface Unit {
  kind: 'chars' | 'digits' | 'word' | 'joiner';
  value: string;
  start: number;
  end: number;
}

/** Words in brackets, "[at]" and "(dot)", read as words; underscores belong to words here. */
function unitsOf(text: string, from: number, to: number): Unit[] {
  const slice = text
    .slice(from, to)
    .replace(/[[({]\s?(at|dot)\s?[\])}]/gi, (all, word: string) => word.padStart(all.length - 1).padEnd(all.length));
  const tokens: Token[] = [];
  // What an underscore joins is one word.
  for (const one of tokensOf(slice)) {
    const last = tokens.at(-1);
    if (last !== undefined && slice.slice(last.end, one.start) === '_') {
      tokens[tokens.length - 1] = {
        text: slice.slice(last.start, one.end),
        lower: slice.slice(last.start, one.end).toLowerCase(),
        start: last.start,
        end: one.end,
        entry: undefined,
      };
    } else tokens.push(one);
  }
  const units: Unit[] = [];
  for (let at = 0; at < tokens.length; ) {
    const one = tokens[at];
    if (one === undefined) break;
    const joiner = joiners[one.lower];
    const read = joiner === undefined && one.lower !== 'at' ? partAt(tokens, at) : null;
    const last = tokens[at + (read?.count ?? 1) - 1] ?? one;
    const place = { start: from + one.start, end: from + last.end };
    if (joiner !== undefined) units.push({ kind: 'joiner', value: joiner, ...place });
    else if (read === null || !/^[A-Z0-9]+$/.test(read.part.chars) || /[A-Za-z]{2}\d|\d[A-Za-z]{2}/.test(one.text))
      units.push({ kind: 'word', value: one.text.toLowerCase(), ...place });
    else
      units.push({
        kind: /^\d+$/.test(read.part.chars) ? 'digits' : 'chars',
        value: read.part.chars.toLowerCase(),
        ...place,
      });
    at += read?.count ?? 1;
  }
  return units;
}

interface Part {
  value: string;
  start: number;
  end: number;
  spelled: boolean;
}

/** Letters and digits said one by one are joined; one of them alone is the word that was said, if it is one. */
function joined(text: string, units: readonly Unit[]): Part | null {
  const first = units[0];
  const last = units.at(-1);
  if (first === undefined || last === undefined) return null;
  const only = units.length === 1 && first.kind === 'chars' ? text.slice(first.start, first.end) : null;
  const value = only !== null && only.length > 1 ? only.toLowerCase() : units.map((unit) => unit.value).join('');
  return {
    value,
    start: first.start,
    end: last.end,
    spelled: units.length > 2 && units.every((unit) => unit.kind === 'chars'),
  };
}

const isSaid = (unit: Unit | undefined): boolean => unit?.kind === 'chars' || unit?.kind === 'digits';

/** The group of units that ends before `end`: characters said one by one, a word, or a word and its digits. */
function groupBefore(units: readonly Unit[], end: number, oneWord: boolean): number {
  let from = end;
  while (from > 0 && isSaid(units[from - 1])) from -= 1;
  const onlyDigits = units.slice(from, end).every((unit) => unit.kind === 'digits');
  const word = units[from - 1];
  if (word?.kind === 'word' && onlyDigits && !noLocalPart.has(word.value)) from -= 1;
  else if (from === end) return end;
  if (oneWord)
    while (from > 0 && end - from < 4 && units[from - 1]?.kind !== 'joiner' && !isLead(units[from - 1])) from -= 1;
  return from;
}

const leads = new Set(
  'email mail address is its it on to at or and can you me use using handle account user called as'.split(' '),
);
const isLead = (unit: Unit | undefined): boolean => unit === undefined || leads.has(unit.value);

/** The groups before `end`, joined by "dot", "underscore" and "dash". */
function partBefore(text: string, units: readonly Unit[], end: number, oneWord: boolean): Part | null {
  let from = groupBefore(units, end, oneWord);
  let part = joined(text, units.slice(from, end));
  while (part !== null && units[from - 1]?.kind === 'joiner') {
    const joint = units[from - 1];
    const before = groupBefore(units, from - 1, oneWord);
    const more: Part | null = joined(text, units.slice(before, from - 1));
    if (more === null || joint === undefined) break;
    part = {
      value: `${more.value}${joint.value}${part.value}`,
      start: more.start,
      end: part.end,
      spelled: more.spelled,
    };
    from = before;
  }
  return part;
}

/** The group that begins at `from`. */
function groupAfter(units: readonly Unit[], from: number): number {
  let to = from;
  if (units[to]?.kind === 'word') to += 1;
  if (to > from) while (units[to]?.kind === 'digits') to += 1;
  else while (isSaid(units[to])) to += 1;
  return to;
}

function partAfter(text: string, units: readonly Unit[], from: number): Part | null {
  let to = groupAfter(units, from);
  let part = joined(text, units.slice(from, to));
  while (part !== null && units[to]?.kind === 'joiner') {
    const after = groupAfter(units, to + 1);
    const more: Part | null = joined(text, units.slice(to + 1, after));
    if (more === null) break;
    part = {
      value: `${part.value}${units[to]?.value ?? ''}${more.value}`,
      start: part.start,
      end: more.end,
      spelled: part.spelled,
    };
    to = after;
  }
  return part;
}

function* places(text: string, pattern: RegExp): Generator<{ start: number; end: number }> {
  let count = 0;
  for (const match of text.matchAll(pattern)) {
    if (++count > mostSpoken) return;
    yield { start: match.index, end: match.index + match[0].length };
  }
}

/** Handles said with the word "underscore" (value: lower case, with `@`). Spelled letters win over a word that repeats them. */
export function findSpelledOutHandles(text: string): Identifier[] {
  const found: { item: Identifier; spelled: boolean }[] = [];
  for (const { start, end } of places(text, /\bunderscore\b/gi)) {
    if (start < (found.at(-1)?.item.end ?? 0)) continue;
    const before = unitsOf(text, Math.max(0, start - reach), start);
    const left = partBefore(text, before, before.length, false);
    const right = partAfter(text, unitsOf(text, end, end + reach), 0);
    if (left === null || right === null) continue;
    const value = `@${left.value}_${right.value}`;
    found.push({ item: identifier('handle', text, left.start, right.end, value), spelled: left.spelled });
  }
  const spelled = found.filter((one) => one.spelled);
  return found
    .filter((one) => one.spelled || !spelled.some((other) => other.item.value.endsWith(one.item.value.slice(1))))
    .map((one) => one.item);
}

/** The domain that begins with the units: labels joined by "dot", the last of them one that domains end with. */
function domainIn(text: string, units: readonly Unit[], written: string): { value: string; end: number } | null {
  const labels: string[] = [];
  let end = 0;
  for (let at = 0; at < units.length; at += 1) {
    let to = groupAfter(units, at);
    const two = `${units[at]?.value ?? ''}${units[at + 1]?.value ?? ''}`;
    if (services.has(two)) to = at + 2;
    const label = services.has(two) ? two : joined(text, units.slice(at, to))?.value;
    const last = units[to - 1];
    if (label === undefined || last === undefined) break;
    labels.push(label);
    end = last.end;
    const joint = units[to];
    // A written dot joins too where "at" stood in brackets.
    const dot = joint?.kind === 'joiner' && joint.value === '.';
    if (!dot && !(written !== '' && joint !== undefined && text.slice(end, joint.start) === '.')) break;
    at = dot ? to : to - 1;
  }
  return labels.length > 1 && topLevel.has(labels.at(-1) ?? '') ? { value: labels.join('.'), end } : null;
}

/** E-mail addresses said or written with "at" and "dot" (value: lower case). */
export function findSpelledOutEmails(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const { start, end } of places(text, /(?: at |\s?[[({]\s?at\s?[\])}]\s?)/gi)) {
    const bracket = text.slice(start, end).trim();
    const domain = domainIn(text, unitsOf(text, end, end + 120), bracket === 'at' ? '' : bracket);
    if (domain === null) continue;
    let head = text.slice(Math.max(0, start - reach), start);
    const oneWord = about.test(head);
    while (about.test(head)) head = head.replace(about, '');
    const from = Math.max(0, start - reach);
    const units = unitsOf(text, from, from + head.length);
    const local = partBefore(text, units, units.length, oneWord);
    // Dots of the local part that were written, as in "a.b [at] c [dot] org".
    const dotted = local === null || bracket === 'at' ? local : writtenBefore(text, local);
    if (dotted === null || noLocalPart.has(dotted.value)) continue;
    found.push(identifier('email', text, dotted.start, domain.end, `${dotted.value}@${domain.value}`));
  }
  return found;
}

function writtenBefore(text: string, local: Part): Part {
  let { start } = local;
  while (start > 0 && local.end - start < 64 && /[A-Za-z0-9._'+-]/.test(text.charAt(start - 1))) start -= 1;
  while (/[.'-]/.test(text.charAt(start))) start += 1;
  return start === local.start ? local : { ...local, start, value: text.slice(start, local.end).toLowerCase() };
}
