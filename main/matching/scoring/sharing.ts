/**
 * Who else has a telephone, an address or a plate. A family's telephone, a switchboard and the number that a hoaxer names in each call
 * agree in every place of a phone number and still do not say by themselves which investigation a tip is about.
 */
import type { IdentifierKind } from '../../../preload/contract/vocabulary.ts';
import type { CaseIdentifier } from './case-identifiers.ts';
import type { LookupKey } from './keys.ts';

/** What people decided on the contributions that name a value. */
export interface Named {
  /** Contributions that name it, up to some dozens. */
  contributions: number;
  /** Of these, those that were linked with the investigation, and those that were decided not to be a match. */
  linked: number;
  notAMatch: number;
}

export interface Sharing {
  /** Investigations that have the key, of those that every officer may know of: a decision that others read tells nothing of what they may not. */
  cases(key: LookupKey): number;
  named(kind: IdentifierKind, value: string, investigationId: number): Named;
}

/** Where nothing is known of anybody else. */
export const unshared: Sharing = {
  cases: () => 1,
  named: () => ({ contributions: 0, linked: 0, notAMatch: 0 }),
};

const fromCases = 2;
/** Two of one household share a telephone and are of one case; three are a house of lodgers or a workplace. */
const fromPeople = 3;
const fromNotAMatch = 3;
const fromContributions = 20;

/** Why a value is not unique to this investigation, as a sentence that names the evidence; `null` where it is. */
export function sharedBecause(
  caseIdentifier: CaseIdentifier,
  held: readonly CaseIdentifier[],
  key: LookupKey,
  sharing: Sharing,
): string | null {
  const { kind, value, text, investigationId } = caseIdentifier;
  const cases = sharing.cases(key);
  if (cases >= fromCases) return `${text} is shared: ${cases} investigations have it.`;
  const people = new Set(held.filter((one) => one.kind === kind && one.value === value).map((one) => one.subjectId));
  if (people.size >= fromPeople) return `${text} is shared: ${people.size} people of this case have it.`;
  const { contributions, linked, notAMatch } = sharing.named(kind, value, investigationId);
  if (notAMatch >= fromNotAMatch)
    return `${notAMatch} contributions that name ${text} were decided not to be a match with this case.`;
  if (contributions >= fromContributions && linked * 2 < contributions)
    return `${contributions} contributions name ${text}, and ${linked === 0 ? 'none' : `only ${linked}`} of them ${linked === 1 ? 'is' : 'are'} linked with this case.`;
  return null;
}
