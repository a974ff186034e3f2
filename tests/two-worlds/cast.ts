/** Who works in the two worlds. Nobody of `outside` may see what `inside` does behind need to know. */
import type { Marking, Role } from '../../preload/contract/vocabulary.ts';

export interface Person {
  login: string;
  roles: Role[];
  clearance: Marking;
  compartments: string[];
}

const person = (login: string, roles: Role[], clearance: Marking, ...compartments: string[]): Person => ({
  login,
  roles,
  clearance,
  compartments,
});

/** The closed circle that nobody outside belongs to, and another that one officer outside has alone. */
export const closed = 'HERON';

export const outside: readonly Person[] = [
  person('shah', ['case_officer'], 'SECRET', 'OTTER'),
  person('reed', ['case_officer'], 'OFFICIAL-SENSITIVE'),
  person('kowal', ['intake_officer'], 'OFFICIAL-SENSITIVE'),
  person('hurst', ['supervisor'], 'SECRET'),
  person('brennan', ['manager'], 'SECRET'),
  person('adeyemi', ['case_officer', 'intake_officer', 'supervisor', 'manager'], 'SECRET'),
  person('yildiz', ['administrator'], 'OFFICIAL-SENSITIVE'),
  person('okafor', ['administrator'], 'OFFICIAL-SENSITIVE'),
];

export const inside: readonly Person[] = [
  person('mason', ['case_officer', 'manager'], 'TOP SECRET', closed),
  person('teal', ['supervisor', 'case_officer'], 'TOP SECRET', closed),
  person('wren', ['intake_officer'], 'TOP SECRET', closed),
];

/** Whose account is changed, closed and given passphrases: the others go on as they are. */
export const spare = person('spare', ['case_officer'], 'OFFICIAL-SENSITIVE');

export const everybody: readonly Person[] = [...outside, ...inside, spare];
