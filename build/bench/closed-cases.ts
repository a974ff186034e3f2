/** Closed investigations of many years, whose subjects still match what comes in. */
import type { SampleInvestigation } from '../../main/demonstration/generate/sample.ts';
import { addDays, ukDay } from '../../main/store/uk-day.ts';
import { now } from './sample-file.ts';

/**
 * The number of closed investigations beside a whole country's contributions of eighteen months; scaled down for fewer
 * contributions.
 */
const wholeCountry = { contributions: 1_972_800, closed: 20_000 };
const mostOfOneSeed = 5_000;

export function closedBeside(contributions: number): number {
  return Math.round(wholeCountry.closed * Math.min(1, contributions / wholeCountry.contributions));
}

/**
 * `count` of them, the same on every call, with their subjects and nothing else. There are too few drama numbers for so many
 * people: each number, plate and address goes to the first person who has it, since in life nearly all of them belong to one
 * person.
 */
export async function closedCases(count: number, at = now): Promise<SampleInvestigation[]> {
  const { generate } = await import('../../main/demonstration/generate/generate.ts');
  const taken = new Set<string>();
  const first = (value: string) => {
    if (taken.has(value)) return false;
    taken.add(value);
    return true;
  };
  const all: SampleInvestigation[] = [];
  for (let seed = 100; all.length < count; seed += 1) {
    const { investigations } = generate({
      seed,
      days: 548,
      perDay: 0,
      total: 0,
      until: addDays(ukDay(at), -1),
      investigations: Math.min(mostOfOneSeed, count - all.length),
    });
    // Within one world, each operation name is given only once.
    const series = String.fromCharCode(65 + seed - 100);
    for (const one of investigations)
      all.push({
        ...one,
        operation: `${one.operation} ${series}`,
        state: 'closed',
        closedAt: at,
        compartment: null,
        priorityHistory: one.priorityHistory.slice(0, 1),
        stages: [],
        disruption: null,
        events: [],
        arrests: [],
        decisions: [],
        actions: [],
        subjects: one.subjects.map((subject) => ({
          ...subject,
          phones: subject.phones.filter(first),
          emails: subject.emails.filter(first),
          handles: subject.handles.filter(first),
          vehicles: subject.vehicles.filter(({ vrm }) => vrm === null || first(vrm)),
          addresses: subject.addresses.filter(({ text }) => first(text)),
        })),
      });
  }
  return all;
}
