/**
 * What speaks for and against two profiles being one person's or one body's, in bits. The weights are a considered judgement,
 * not an estimate: no sample at hand is large enough to learn them from.
 */
import { compareNames, compareOrganisations, organisationThreshold, threshold } from '../names/index.ts';
import type { Address, BirthDate, Profile } from './profile.ts';

const weights = {
  nameSame: 7,
  nameNear: 5,
  namePartly: 2,
  nameClash: -10,
  /** Names in two scripts that do not meet: the one was perhaps only written down by ear. */
  nameOtherScript: -2,
  bornSame: 6,
  bornNear: 4,
  bornDiffers: -6,
  numberSame: 20,
  numberDiffers: -4,
  emailSame: 6,
  phoneSame: 6,
  addressSame: 6,
  employerSame: 4,
  generationDiffers: -12,
} as const;

/** How many profiles hold a contact: an office's address says little about who writes from it. */
export type Holders = (contact: string) => number;

const any = (one: readonly string[], other: readonly string[]): string[] =>
  one.filter((value) => other.includes(value));

/** Letters of a script that is not written in Latin ones here: such a name cannot be compared with others. */
const unread = (name: string): boolean =>
  /[\p{Script=Han}\p{Script=Khmer}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name);

const latin = (name: string): boolean => !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(name);

function namePoints(one: string, other: string, body: boolean): number {
  if (one === other) return weights.nameSame;
  if (unread(one) || unread(other)) return 0;
  if (body) return compareOrganisations(one, other) >= organisationThreshold ? weights.nameNear : weights.nameClash / 2;
  const { score, parts } = compareNames(one, other);
  const clash = latin(one) === latin(other) ? weights.nameClash : weights.nameOtherScript;
  const agreeing = parts.filter(({ how }) => how !== 'missing' && how !== 'different');
  if (parts.some(({ how }) => how === 'different')) return agreeing.length > 1 ? 0 : clash;
  if (agreeing.length === 0) return clash;
  if (agreeing.length === 1) return parts.length === 1 ? weights.nameNear : weights.namePartly;
  if (parts.every(({ how }) => how === 'same')) return weights.nameSame;
  return score >= threshold ? weights.nameNear : weights.namePartly;
}

function bestName(a: Profile, b: Profile): number {
  const all = a.names.flatMap((one) => b.names.map((other) => namePoints(one, other, a.body)));
  return all.length === 0 ? 0 : Math.max(...all);
}

function birthPoints(a: BirthDate | null, b: BirthDate | null): number {
  if (a === null || b === null) return 0;
  const [one, two] = a.parts;
  const [other, another] = b.parts;
  const straight = Number(one === other) + Number(two === another);
  const crossed = Number(one === another) + Number(two === other);
  if (a.year === b.year && straight === 2) return weights.bornSame;
  if (a.year === b.year && crossed === 2) return weights.bornNear;
  // One slip of the pen: a day, a month or a year that is one off.
  const days = Math.max(straight, crossed);
  const slip = a.year === b.year ? days === 1 : days === 2 && Math.abs(a.year - b.year) === 1;
  return slip ? 1 : weights.bornDiffers;
}

/** The same house number and nearly all the words of the shorter one. */
function sameAddress(a: Address, b: Address): boolean {
  const sharedWords = [...a.words].filter((word) => b.words.has(word)).length;
  const sharedNumbers = [...a.numbers].filter((word) => b.numbers.has(word)).length;
  const least = Math.min(a.words.size, b.words.size);
  return sharedWords >= least * 0.6 && (sharedNumbers > 0 || a.numbers.size === 0 || b.numbers.size === 0);
}

type Numbers = Profile['numbers'];

/** A long number says enough by itself; a short one only with the same issuer, who may be written in several ways. */
const sameNumber = (a: Numbers, b: Numbers): boolean =>
  a.some((one) =>
    b.some(
      (other) =>
        one.kind === other.kind && one.value === other.value && (one.value.length > 4 || one.issuer === other.issuer),
    ),
  );

const otherNumber = (a: Numbers, b: Numbers): boolean =>
  a.some((one) =>
    b.some((other) => one.kind === other.kind && one.issuer === other.issuer && one.value !== other.value),
  );

function numberPoints(a: Profile, b: Profile): number {
  if (sameNumber(a.numbers, b.numbers)) return weights.numberSame;
  return otherNumber(a.numbers, b.numbers) ? weights.numberDiffers : 0;
}

const otherGeneration = (a: Profile, b: Profile): boolean =>
  a.generation !== '' && b.generation !== '' && a.generation !== b.generation;

/** Two profiles that no third one may bring together: born at another time, other numbers of one kind, father and son. */
export function contradict(a: Profile, b: Profile): boolean {
  if (a.body !== b.body || otherGeneration(a, b)) return true;
  if (sameNumber(a.numbers, b.numbers)) return false;
  return birthPoints(a.born, b.born) === weights.bornDiffers || otherNumber(a.numbers, b.numbers);
}

/** Less, the more profiles share the contact. */
function contactPoints(one: readonly string[], other: readonly string[], points: number, holders: Holders): number {
  const shared = any(one, other).map((contact) => points / (1 + Math.max(0, holders(contact) - 4)));
  return Math.max(0, ...shared);
}

/** Bits for (above nought) and against (below). A body is never a person. */
export function profileEvidence(a: Profile, b: Profile, holders: Holders): number {
  if (a.body !== b.body) return Number.NEGATIVE_INFINITY;
  const sameHouse = a.addresses.some((one) => b.addresses.some((other) => sameAddress(one, other)));
  const sameEmployer = a.employers.some((one) =>
    b.employers.some((other) => compareOrganisations(one, other) >= organisationThreshold),
  );
  return (
    bestName(a, b) +
    birthPoints(a.born, b.born) +
    numberPoints(a, b) +
    contactPoints(a.emails, b.emails, weights.emailSame, holders) +
    contactPoints(a.phones, b.phones, weights.phoneSame, holders) +
    (sameHouse ? weights.addressSame : 0) +
    (sameEmployer ? weights.employerSame : 0) +
    (otherGeneration(a, b) ? weights.generationDiffers : 0)
  );
}
