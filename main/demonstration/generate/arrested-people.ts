/** Who was arrested: subjects of the investigation, and people whom an arrest brought to notice. */
import { anyPerson, fullName } from './names.ts';
import { chance, pick, type Random, stream } from './random.ts';
import type { SampleArrest, SampleInvestigation } from './sample.ts';

/** Names that were not known on the day, or that are kept elsewhere. */
const unrecorded = 0.03;
/** Somebody who is already known: arrested again, for another matter or for breach of bail. */
const again = 0.08;

function freshName(random: Random, taken: Set<string>): string {
  for (let tries = 0; ; tries += 1) {
    const name = fullName(anyPerson(random));
    // With thousands of investigations, names repeat, as they do in life.
    if (taken.has(name) && tries < 200) continue;
    taken.add(name);
    return name;
  }
}

function namedOf(
  random: Random,
  investigation: SampleInvestigation,
  arrests: readonly SampleArrest[],
  taken: Set<string>,
): SampleArrest[] {
  const told = new Set(arrests.map(({ subject }) => subject));
  const waiting = investigation.subjects
    .filter(({ role, name }) => (role === 'suspect' || role === 'associate') && !told.has(name))
    .map(({ name }) => name);
  const known: string[] = [];
  return arrests.map((arrest) => {
    if (arrest.subject !== null) {
      known.push(arrest.subject);
      return arrest;
    }
    if (chance(random, unrecorded)) return arrest;
    if (known.length > 0 && chance(random, again)) return { ...arrest, subject: pick(random, known) };
    const subject = waiting.shift();
    if (subject === undefined) return { ...arrest, other: freshName(random, taken) };
    known.push(subject);
    return { ...arrest, subject };
  });
}

/** The investigations with their arrests, nearly all of which have a name. */
export function named(
  seed: number,
  investigations: readonly SampleInvestigation[],
  lists: readonly (readonly SampleArrest[])[],
): SampleInvestigation[] {
  const taken = new Set(investigations.flatMap(({ subjects }) => subjects.map(({ name }) => name)));
  return investigations.map((one, index) => ({
    ...one,
    arrests: namedOf(stream(seed, 'arrested people', index), one, lists[index] ?? [], taken),
  }));
}
