/** How people write what they know: numbers spaced and prefixed, plates read in the dark, names as they sound. */

import { respelt } from './names.ts';
import { below, chance, pick, type Random } from './random.ts';

/** How many digits come before the first gap, after the 0: 7700 900123, 1632 960115, 20 7946 0123, 161 496 0212. */
function groups(national: string): [string, string] {
  if (national.startsWith('20')) return [national.slice(0, 2), `${national.slice(2, 6)} ${national.slice(6)}`];
  if (/^1\d1|^11\d/.test(national)) return [national.slice(0, 3), `${national.slice(3, 6)} ${national.slice(6)}`];
  if (/^[89]/.test(national)) return [national.slice(0, 3), `${national.slice(3, 6)} ${national.slice(6)}`];
  return [national.slice(0, 4), national.slice(4)];
}

/** One of the many ways to write down a UK number. */
export function phoneAsWritten(random: Random, e164: string): string {
  const national = e164.slice(3);
  const [area, rest] = groups(national);
  const tight = rest.replace(' ', '');
  switch (below(random, 10)) {
    case 0:
      return `0${national}`;
    case 1:
      return `0${area} ${tight.slice(0, 3)} ${tight.slice(3)}`;
    case 2:
      return [...`0${national}`].join(' ');
    case 3:
      return `0044 ${area} ${rest}`;
    case 4:
      return `+44 (0)${area} ${rest}`;
    case 5:
      return `0${area}-${tight.slice(0, 3)}-${tight.slice(3)}`;
    case 6:
      return e164;
    case 7:
      return `0044${national}`;
    default:
      return `0${area} ${rest}`;
  }
}

const spaced = (vrm: string): string => `${vrm.slice(0, 4)} ${vrm.slice(4)}`;

/** A whole registration, as read: with or without the gap, in lower case, with O for 0 and I for 1. */
export function plateAsWritten(random: Random, vrm: string): string {
  const confused = vrm.slice(0, 2) + vrm.slice(2, 4).replaceAll('0', 'O').replaceAll('1', 'I') + vrm.slice(4);
  switch (below(random, 8)) {
    case 0:
      return vrm;
    case 1:
      return spaced(vrm).toLowerCase();
    case 2:
      return vrm.toLowerCase();
    case 3:
      return spaced(confused);
    case 4:
      return `${vrm.slice(0, 4)}-${vrm.slice(4)}`;
    case 5:
      return [...vrm].join(' ');
    default:
      return spaced(vrm);
  }
}

/** What is left of a registration that went past too fast. */
export function partialPlate(random: Random, vrm: string): string {
  const forms = [
    `${vrm.slice(0, 4)} something`,
    `${vrm.slice(0, 4)} ${vrm.charAt(4)}??`,
    `${vrm.slice(0, 3)}? ${vrm.slice(4)}`,
  ];
  return pick(random, [...forms, `${vrm.slice(0, 2)} something ${vrm.slice(4)}`]);
}

const swap = (text: string, at: number): string =>
  text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);

/** Another registration or number that looks similar: one letter along, or two digits swapped. */
export function nearPlate(vrm: string): string {
  const next = vrm.charAt(6) === 'Y' ? 'X' : String.fromCharCode(vrm.charCodeAt(6) + 1);
  return vrm.slice(0, 6) + (next === 'I' || next === 'Q' ? 'Z' : next);
}

/** Null where swapping the last digits changes nothing. */
export function nearPhone(e164: string): string | null {
  const near = swap(e164, e164.length - 2);
  return near === e164 ? null : near;
}

const slips: readonly [RegExp, string][] = [
  [/ll/, 'l'],
  [/tt/, 't'],
  [/ss/, 's'],
  [/y$/, 'ie'],
  [/ck/, 'k'],
  [/ph/, 'f'],
  [/ou/, 'u'],
  [/ea/, 'ee'],
  [/er$/, 'ar'],
  [/on$/, 'en'],
  [/ie/, 'ei'],
  [/([aeiou])n/, '$1nn'],
  [/sh/, 'sch'],
  [/o/, 'u'],
  [/e/, 'a'],
];

/** A name as somebody who heard it might spell it; unchanged where no slip fits. */
function misheard(random: Random, part: string): string {
  const other = respelt(random, part);
  if (other !== null && chance(random, 0.7)) return other;
  const plain = part.normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (plain !== part) return plain;
  const fitting = slips.filter(([pattern]) => pattern.test(part.slice(1)));
  if (fitting.length === 0) return part;
  const [pattern, into] = pick(random, fitting);
  return part.charAt(0) + part.slice(1).replace(pattern, into);
}

/** A full name in one of the orders and spellings that reports use. */
export function nameAsWritten(random: Random, name: string, aliases: readonly string[]): string {
  const parts = name.split(' ');
  const given = parts[0] ?? name;
  const surname = parts.at(-1) ?? name;
  if (parts.length < 2 || name.includes(',')) return aliases[0] ?? name;
  const alias = aliases.find((one) => !one.includes(' '));
  switch (below(random, 9)) {
    case 0:
      return `${surname}, ${given}`;
    case 1:
      return `${given} ${surname.toUpperCase()}`;
    case 2:
      return `${given} ${misheard(random, surname)}`;
    case 3:
      return `${misheard(random, given)} ${surname}`;
    case 4:
      return `${misheard(random, given)} ${misheard(random, surname)}`;
    case 5:
      return `${alias ?? given} ${surname}`;
    case 6:
      return name;
    default:
      return `${given} ${surname}`;
  }
}
