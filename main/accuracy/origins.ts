/** Whether people are found equally well, whatever the origin of their names. */
import { anyPerson, fullName, type Person, respelt } from '../demonstration/generate/names.ts';
import { towns } from '../demonstration/generate/places.ts';
import { stream } from '../demonstration/generate/random.ts';
import { compareNames, threshold } from '../matching/names/index.ts';
import { type CaseIdentifier, caseIdentifiersOf } from '../matching/scoring/index.ts';
import { keyIndex, readAndSuggest } from './key-index.ts';
import { rounded, share } from './score.ts';

/** In the order of the demonstration's pools. These labels are used by this measurement alone: no matcher reads them. */
export const origins = [
  'British',
  'Irish',
  'South Asian (Sikh and Hindu names)',
  'South Asian (Muslim names)',
  'Arabic',
  'Turkish',
  'West African',
  'East African',
  'East European',
  'Chinese',
] as const;
export type Origin = (typeof origins)[number];

interface Rates {
  names: number;
  /** Share of names, written as somebody else would spell them, that the comparison recognises as the same. */
  name_match: number;
  /** The same for a tip that names the subject and the town: the investigation is among the first three. */
  top3: number;
}

export interface OriginReport {
  rates: Record<Origin, Rates>;
  /** The highest minus the lowest, in percentage points. */
  spread_name_match: number;
  spread_top3: number;
  /** The origins more than three percentage points below the highest rate of `top3`. */
  behind: Origin[];
}

const perOrigin = 120;

/** Different people of each origin, by the seed. */
export function peopleOf(seed: number): Person[][] {
  const random = stream(seed, 'origins');
  const found = origins.map(() => new Map<string, Person>());
  for (let drawn = 0; drawn < perOrigin * 60; drawn += 1) {
    const person = anyPerson(random);
    const own = found[person.origin];
    if (own !== undefined && own.size < perOrigin) own.set(fullName(person), person);
  }
  return found.map((own) => [...own.values()]);
}

const townOf = (at: number): string => towns[(at * 7) % towns.length]?.name ?? '';

const caseIdentifiers = (name: string, id: number): CaseIdentifier[] =>
  caseIdentifiersOf({
    id,
    area: townOf(id),
    summary: '',
    subjects: [
      {
        id,
        name,
        role: 'suspect',
        aliases: [],
        born: null,
        phones: [],
        emails: [],
        handles: [],
        vehicles: [],
        addresses: [],
        organisations: [],
      },
    ],
  });

const sentences = [
  (name: string, town: string) => `I want to report ${name} from ${town}, he talks about an attack.`,
  (name: string, town: string) => `${name} in ${town} has been buying things that worry me.`,
  (name: string, town: string) => `Clr states a man called ${name} from ${town} said it would happen soon.`,
];

/** Spells a name as somebody else would: with one part in another accepted spelling, where there is one. */
export function otherwise(person: Person, seed: number, at: number): string {
  const random = stream(seed, 'respelt', at);
  const given = respelt(random, person.given);
  const surname = respelt(random, person.surname);
  if (given !== null && (surname === null || at % 2 === 0)) return `${given} ${person.surname}`;
  return surname === null ? fullName(person) : `${person.given} ${surname}`;
}

/**
 * The same tips about equally many people of each origin, with names spelt differently from those on the case. Sixty or more people
 * live in each town, so only the name distinguishes them.
 */
export function matchByOrigin(seed: number): OriginReport {
  const people = peopleOf(seed).flat();
  const index = keyIndex(people.flatMap((person, at) => caseIdentifiers(fullName(person), at + 1)));
  const results = people.map((person, at) => {
    const name = otherwise(person, seed, at);
    const text = sentences[at % sentences.length]?.(name, townOf(at + 1)) ?? name;
    const { suggestions } = readAndSuggest(text, '2026-06-01T12:00:00Z', index);
    return {
      origin: person.origin,
      same: compareNames(name, fullName(person)).score >= threshold,
      top: suggestions.slice(0, 3).some(({ investigationId }) => investigationId === at + 1),
    };
  });
  const ratesOf = (origin: number): Rates => {
    const own = results.filter((result) => result.origin === origin);
    return {
      names: own.length,
      name_match: rounded(share(own.filter(({ same }) => same).length, own.length)),
      top3: rounded(share(own.filter(({ top }) => top).length, own.length)),
    };
  };
  const list = origins.map((origin, at) => [origin, ratesOf(at)] as const);
  const spread = (of: (rates: Rates) => number): number => {
    const all = list.map(([, rates]) => of(rates));
    return rounded((Math.max(...all) - Math.min(...all)) * 100, 1);
  };
  const best = Math.max(...list.map(([, { top3 }]) => top3));
  return {
    rates: Object.fromEntries(list) as Record<Origin, Rates>,
    spread_name_match: spread(({ name_match }) => name_match),
    spread_top3: spread(({ top3 }) => top3),
    behind: list.filter(([, { top3 }]) => best - top3 > 0.03).map(([origin]) => origin),
  };
}
