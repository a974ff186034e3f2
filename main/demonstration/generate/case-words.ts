/** What casework can name of its case: fragments have gaps such as `{suspect}` and `{vehicle}`, and are left out where nothing fits. */
import { fill } from './grammar.ts';
import { pick, type Random, shuffled } from './random.ts';
import type { SampleSubject } from './sample.ts';

/** What stands for each gap; a gap that is not here cannot be filled. */
export type CaseWords = ReadonlyMap<string, string>;

/** The town of an area that may name several, or districts: “Halverton (Eastmoor, Saltgate)”. */
export const townOf = (area: string): string => area.split(/,| \(/)[0] ?? area;

const surnameOf = (name: string): string => name.split(' ').at(-1) ?? name;

/** The suspect whom most enquiries are about, one of the others, and what is recorded of the first. */
export function caseWords(subjects: readonly SampleSubject[], area: string): CaseWords {
  const suspect = subjects.find(({ role }) => role === 'suspect');
  const other = subjects.find(
    // Of somebody who is not identified there is no name to write down.
    (one) => one !== suspect && (one.role === 'suspect' || one.role === 'associate') && one.name.includes(' '),
  );
  const relatives = suspect !== undefined && other !== undefined && surnameOf(suspect.name) === surnameOf(other.name);
  const called = ({ name }: SampleSubject) => (relatives ? name : surnameOf(name));
  const vehicle = suspect?.vehicles[0];
  const found: Record<string, string | undefined> = {
    town: townOf(area),
    suspect: suspect && called(suspect),
    other: other && called(other),
    vehicle: vehicle && `${vehicle.colour} ${vehicle.make} ${vehicle.vrm.slice(0, 4)} ${vehicle.vrm.slice(4)}`,
    ending: suspect?.phones[0]?.slice(-3),
    handle: suspect?.handles[0],
    business: subjects.find(({ organisations }) => organisations.length > 0)?.organisations[0],
  };
  return new Map(Object.entries(found).flatMap(([gap, word]) => (word === undefined ? [] : [[gap, word] as const])));
}

/** The fragment with its gaps filled; null where the case has nothing for one of them. */
export function inWords(fragment: string, words: CaseWords): string | null {
  let whole = true;
  const text = fill(fragment, (_, gap) => {
    const word = words.get(gap);
    whole &&= word !== undefined;
    return word ?? '';
  });
  return whole ? text : null;
}

/** One of the fragments that can be filled; null where none can. */
export function pickInWords(random: Random, fragments: readonly string[], words: CaseWords): string | null {
  const filled = fragments.map((one) => inWords(one, words)).filter((one) => one !== null);
  return filled.length === 0 ? null : pick(random, filled);
}

/** At most `count` different ones, in random order. */
export const severalOf = <T>(random: Random, list: readonly T[], count: number): T[] =>
  shuffled(random, list).slice(0, count);
