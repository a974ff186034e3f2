/** What identifies somebody beside a name: numbers, plates and addresses, whole or damaged. */
import type { Identifier } from '../extract/index.ts';
import { bitsOf, isCommonWord, isFurtherWord } from '../extract/person-tagger/lexicon.ts';
import { foldText } from '../names/index.ts';
import { cue } from './cues.ts';
import type { Particular, ParticularKind } from './mention.ts';

const mostFound = 60;

const kinds: Readonly<Partial<Record<Identifier['kind'], ParticularKind>>> = {
  phone: 'phone',
  vrm: 'vrm',
  email: 'email',
  handle: 'handle',
  postcode: 'postcode',
  bank_account: 'bank_account',
  imei: 'imei',
  passport: 'passport',
};

/** Hosts where everybody has an address. */
const everybodys =
  /(?:^|\.)(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|me|aol|proton|protonmail|gmx|mail|btinternet|sky|talktalk|virginmedia|facebook|instagram|tiktok|twitter|x|youtube|telegram|t|whatsapp|discord|snapchat|reddit|google|gov|police|nhs)\.[a-z.]+$|^example\.(?:com|net|org)$/;

const hostOf = (identifier: Identifier): string | null => {
  const host =
    identifier.kind === 'email'
      ? identifier.value.slice(identifier.value.lastIndexOf('@') + 1)
      : identifier.value
          .replace(/^[a-z]+:\/\//, '')
          .replace(/^www\./, '')
          .split(/[/?#:]/)[0];
  return host === undefined || host === '' || everybodys.test(host) ? null : host.toLowerCase();
};

/** A telephone of a house or a firm says less about who of it is meant. */
const manyPeoples =
  /\b(?:family|home|house(?:hold)?|landline|office|shop|switchboard|reception|school|parents?'?|mum'?s?|dad'?s?|shared|works?) (?:\p{L}+ )?(?:number|phone|line|tel|telephone|mobile)/iu;

/** A British number with a figure lost at its end: `07700 90061-`, `020 7946 031?`. */
const lostFigure = /(?<![\d+])(0\d(?:[ -]?\d){6,9})[ ]?[-–_?x*…](?![\d\p{L}])/giu;
/** `user ferretmarch`, `account 'ferretmarch'`, `a server called ferretmarch`. */
const accountNamed =
  /\b(?:user(?:name)?|account|handle|channel|server|profile|posts as|group|page|site|chat)(?:,? (?:is|its|it's|as|named|called|it is))*(?: called)? ['"‘“@]?([a-z][\w.]{5,30})(?=['"’”]|[\s,.;)]|$)/giu;
const streets =
  'street|st|road|rd|lane|ln|avenue|ave|close|drive|way|court|crescent|place|square|terrace|gardens|grove|hill|row|walk|rise|mews|yard|parade';
const address = new RegExp(
  `\\b(?:no\\.? ?|number )?(\\d{1,4}[a-z]?),? ((?:\\p{L}[\\p{L}'’]+ ){1,2})(${streets})\\b`,
  'giu',
);
const numbered =
  /\b(?:badge|collar|member|card|case|staff|licence|room|cell|flat|locker|stall|plot|berth|unit|number|no\.?) (?:no\.? |number )?#?([1-9]\d{1,5})\b(?![ -]?\d)/giu;
const streetWords: Readonly<Record<string, string>> = { st: 'street', rd: 'road', ln: 'lane', ave: 'avenue' };

/** In the order of the text. A national number of a telephone is written as `0` and figures. `cues`: of the text's words. */
export function particularsOf(text: string, identifiers: readonly Identifier[], cues: number): Particular[] {
  const found: Particular[] = [];
  const add = (kind: ParticularKind, value: string, start: number, end: number): void => {
    if (found.length < mostFound && value !== '') found.push({ kind, value, text: text.slice(start, end), start, end });
  };
  for (const one of identifiers) {
    const kind = kinds[one.kind];
    if (
      kind === 'phone' &&
      manyPeoples.test(`${text.slice(Math.max(0, one.start - 40), one.start)} ${text.slice(one.end, one.end + 40)}`)
    ) {
      add('shared phone', one.value, one.start, one.end);
      continue;
    }
    if (kind !== undefined)
      add(kind, kind === 'handle' ? one.value.replace(/^@/, '').toLowerCase() : one.value, one.start, one.end);
    if (one.kind === 'email' || one.kind === 'url') add('host', hostOf(one) ?? '', one.start, one.end);
  }
  const digits = /\d/.test(text);
  for (const match of digits ? text.matchAll(lostFigure) : []) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (!identifiers.some((one) => one.kind === 'phone' && one.start < end && start < one.end))
      add('part of a phone', (match[1] ?? '').replace(/\D/g, ''), start, end);
  }
  for (const match of (cues & cue.account) === 0 ? [] : text.matchAll(accountNamed)) {
    const name = (match[1] ?? '').toLowerCase();
    const start = match.index + match[0].lastIndexOf(match[1] ?? '');
    const ordinary = (bitsOf(name) & (isCommonWord | isFurtherWord)) !== 0;
    if (!ordinary && !found.some((one) => one.start < start + name.length && start < one.end))
      add('handle', name, start, start + name.length);
  }
  for (const match of digits && (cues & cue.street) !== 0 ? text.matchAll(address) : []) {
    const [whole, house = '', name = '', street = ''] = match;
    const tail = streetWords[street.toLowerCase()] ?? street.toLowerCase();
    add('address', `${house.toLowerCase()} ${foldText(name).trim()} ${tail}`, match.index, match.index + whole.length);
  }
  for (const match of digits && (cues & cue.numbered) !== 0 ? text.matchAll(numbered) : [])
    add('number', foldText(match[0]).replace(/[^\p{L}\d]+/gu, ' '), match.index, match.index + match[0].length);
  return found.sort((one, other) => one.start - other.start);
}

const national = (value: string): string => value.replace(/^\+44/, '0').replace(/\D/g, '');

/** One figure of two numbers differs, is missing, or two are swapped. */
export function damagedPhone(one: string, other: string): boolean {
  const [a, b] = [national(one), national(other)];
  if (a === b || Math.min(a.length, b.length) < 8) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.length - short.length < 3 && long.startsWith(short);
}

/** Two plates of which at least one is partly unread fit: at least three places known in both agree, and none differs. */
export function platesFit(one: string, other: string): boolean {
  if (one.length !== other.length || !(one + other).includes('?')) return false;
  let known = 0;
  for (let at = 0; at < one.length; at += 1) {
    const [a, b] = [one.charAt(at), other.charAt(at)];
    if (a === '?' || b === '?') continue;
    if (a !== b) return false;
    known += 1;
  }
  return known > 2;
}
