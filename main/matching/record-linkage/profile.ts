/** What is known of a person or a body from one source: lists, since a source may give more than one of each. */
import { foldText } from '../names/index.ts';

export interface ProfileSource {
  /** A company, charity or other body, not a person. */
  body: boolean;
  /** As written; of a person with given names and surname in any order. */
  names: readonly string[];
  /** As written, in any usual form. */
  born: string;
  /** Numbers of documents: the kind, the country or state that gave them (may be empty), the number. */
  numbers: readonly { kind: string; issuer: string; value: string }[];
  emails: readonly string[];
  phones: readonly string[];
  addresses: readonly string[];
  employers: readonly string[];
}

export interface BirthDate {
  /** Last two digits of the year. */
  year: number;
  /** Month and day in the order written, which differs between countries. */
  parts: readonly [number, number];
}

/** A profile made ready for many comparisons. */
export interface Profile {
  body: boolean;
  names: readonly string[];
  /** `jr`, `sr`, `i`, `ii`... or empty. */
  generation: string;
  born: BirthDate | null;
  numbers: readonly { kind: string; issuer: string; value: string }[];
  emails: readonly string[];
  phones: readonly string[];
  addresses: readonly Address[];
  employers: readonly string[];
}

export interface Address {
  words: ReadonlySet<string>;
  /** The words with a digit: house number, postcode. */
  numbers: ReadonlySet<string>;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Reads `1/3/70`, `20/8/1991`, `1993-09-14`, `Mar 1 1970`, `24-May-11`; null for anything else. */
export function readBirth(written: string): BirthDate | null {
  const parts = written.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  const [first = '', second = '', third = ''] = parts;
  if (parts.length !== 3) return null;
  const number = (part: string): number => {
    const month = months.indexOf(part.slice(0, 3));
    return month < 0 ? Number(part) : month + 1;
  };
  const [year, ...rest] = first.length === 4 && /^\d/.test(first) ? [first, second, third] : [third, first, second];
  const [one, other] = [number(rest[0] ?? ''), number(rest[1] ?? '')];
  if (!/^\d+$/.test(year) || !(one >= 1 && one <= 31) || !(other >= 1 && other <= 31)) return null;
  return { year: Number(year) % 100, parts: [one, other] };
}

const generations: Readonly<Record<string, string>> = {
  jr: 'jr',
  junior: 'jr',
  sr: 'sr',
  senior: 'sr',
  i: 'i',
  ii: 'ii',
  iii: 'iii',
  iv: 'iv',
};
const generationWord = /\b(?:jr|junior|sr|senior|i{1,3}|iv)\b\.?/gi;

const abbreviated: Readonly<Record<string, string>> = {
  street: 'st',
  road: 'rd',
  lane: 'ln',
  drive: 'dr',
  place: 'pl',
  avenue: 'ave',
  boulevard: 'blvd',
  suite: 'ste',
};

function readAddress(written: string): Address {
  const words = foldText(written)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => abbreviated[word] ?? word);
  return { words: new Set(words), numbers: new Set(words.filter((word) => /\d/.test(word))) };
}

/** The last digits of a number, without the country's code or a leading nought. */
const phoneTail = (written: string): string => written.replace(/\D/g, '').slice(-9);

export function readProfile(source: ProfileSource): Profile {
  const generation = source.names.flatMap((name) => name.match(generationWord) ?? [])[0] ?? '';
  const plain = source.names.map((name) => name.replace(generationWord, ' ').replace(/\s+/g, ' ').trim());
  return {
    body: source.body,
    names: (source.body ? source.names : plain).filter((name) => name !== ''),
    generation: source.body ? '' : (generations[generation.toLowerCase().replace('.', '')] ?? ''),
    born: readBirth(source.born),
    numbers: source.numbers
      .filter(({ value }) => value !== '')
      .map(({ kind, issuer, value }) => ({
        kind,
        issuer: issuer.toUpperCase().slice(0, 2),
        value: value.toUpperCase().replace(/[^A-Z0-9]/g, ''),
      })),
    emails: source.emails.flatMap((written) => written.toLowerCase().match(/[\w.+-]+@[\w.-]+\w/g) ?? []),
    phones: source.phones.map(phoneTail).filter((digits) => digits.length > 6),
    addresses: source.addresses.map(readAddress).filter(({ words }) => words.size > 1),
    employers: source.employers,
  };
}
