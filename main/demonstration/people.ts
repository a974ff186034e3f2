/** The demonstration's accounts. All of them are fictional. */
import type { Marking, Role } from '../../preload/contract/vocabulary.ts';

export interface SamplePerson {
  login: string;
  name: string;
  roles: Role[];
  clearance: Marking;
  /** Names of compartments. */
  compartments: string[];
}

/** Two compartments, so that need to know can be seen at work: neither case officer sees the other's. */
export const compartments = ['LONG MEADOW', 'GLASSWORKS'];

export const people: SamplePerson[] = [
  {
    login: 'p.shah',
    name: 'Priya Shah',
    roles: ['case_officer'],
    clearance: 'SECRET',
    compartments: ['LONG MEADOW'],
  },
  {
    login: 'r.mcardle',
    name: 'Ruairi McArdle',
    roles: ['case_officer'],
    clearance: 'OFFICIAL-SENSITIVE',
    compartments: ['GLASSWORKS'],
  },
  {
    login: 'e.adjei',
    name: 'Esi Adjei',
    roles: ['intake_officer'],
    clearance: 'OFFICIAL-SENSITIVE',
    compartments: [],
  },
  {
    login: 's.kowal',
    name: 'Stefan Kowal',
    roles: ['supervisor'],
    clearance: 'SECRET',
    compartments: ['LONG MEADOW', 'GLASSWORKS'],
  },
  { login: 'h.farouk', name: 'Hala Farouk', roles: ['supervisor'], clearance: 'OFFICIAL-SENSITIVE', compartments: [] },
  {
    login: 'm.brennan',
    name: 'Maureen Brennan',
    roles: ['manager'],
    clearance: 'SECRET',
    compartments: ['LONG MEADOW', 'GLASSWORKS'],
  },
  { login: 'l.cheung', name: 'Leo Cheung', roles: ['auditor'], clearance: 'SECRET', compartments: [] },
  { login: 't.yildiz', name: 'Tuncay Yildiz', roles: ['administrator'], clearance: 'OFFICIAL', compartments: [] },
];

/** Which case officers may own an investigation of a compartment (or of none). */
export function ownersOf(compartment: string | null): string[] {
  return people
    .filter((person) => person.roles.includes('case_officer'))
    .filter((person) => compartment === null || person.compartments.includes(compartment))
    .map((person) => person.login);
}

/** Who countersigns for an owner: a supervisor, who belongs to the same compartment where there is one. */
export function countersignerOf(owner: string, compartment: string | null): string {
  return compartment === null && owner !== 'p.shah' ? 'h.farouk' : 's.kowal';
}

/** One passphrase for all of them, shown on screen: a demonstration vault contains nothing but fiction. */
export const demonstrationPassphrase = 'nothing here is real';
