/** Whether contributions are matched with each other by person equally well, whatever the origin of the names. */
import { type Origin, origins, otherwise, peopleOf } from '../../main/accuracy/origins.ts';
import { rounded, share } from '../../main/accuracy/score.ts';
import { fullName, type Person } from '../../main/demonstration/generate/names.ts';
import { towns } from '../../main/demonstration/generate/places.ts';
import { matchAll, readContribution } from '../../main/matching/persons/index.ts';

interface Rates {
  persons: number;
  /** Pairs of two contributions on one person, spelt differently, that are found. */
  recall: number;
  /** Of the pairs that are told about names of this origin, those that are right. */
  precision: number;
}

export interface PersonsByOrigin {
  rates: Record<Origin, Rates>;
  /** The highest recall and precision minus the lowest, in percentage points. */
  spread_recall: number;
  spread_precision: number;
}

const received = '2026-06-01T12:00:00Z';
const perOrigin = 60;

const first = (name: string, town: string): string =>
  `Clr states a man called ${name} from ${town} said it would happen soon.`;
const second = (name: string, town: string): string => `${name} in ${town} has been buying things that worry me.`;

/** Two contributions on each of equally many people of each origin, from another town each time their turn comes. */
export function personsByOrigin(seed: number): PersonsByOrigin {
  const people: Person[] = peopleOf(seed).flatMap((own) => own.slice(0, perOrigin));
  const townOf = (at: number): string => towns[(at * 7) % towns.length]?.name ?? '';
  const read = people.flatMap((person, at) => [
    readContribution(first(fullName(person), townOf(at)), received),
    readContribution(second(otherwise(person, seed, at), townOf(at)), received),
  ]);
  const originOf = (contribution: number): number => people[Math.floor(contribution / 2)]?.origin ?? -1;
  const told = matchAll(read).map(({ one, other }) => ({
    right: Math.floor(one / 2) === Math.floor(other / 2),
    of: [originOf(one), originOf(other)],
  }));
  const list = origins.map((origin, at): [Origin, Rates] => {
    const persons = people.filter((person) => person.origin === at).length;
    const own = told.filter(({ of }) => of.includes(at));
    const right = own.filter((pair) => pair.right).length;
    return [origin, { persons, recall: rounded(share(right, persons)), precision: rounded(share(right, own.length)) }];
  });
  const spread = (rates: readonly number[]): number => rounded((Math.max(...rates) - Math.min(...rates)) * 100, 1);
  return {
    rates: Object.fromEntries(list) as Record<Origin, Rates>,
    spread_recall: spread(list.map(([, { recall }]) => recall)),
    spread_precision: spread(list.map(([, { precision }]) => precision)),
  };
}
