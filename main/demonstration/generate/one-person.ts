/**
 * Reports by different callers, over more than a year, on one fictional person whose name each of them spells otherwise, and on a
 * namesake who has nothing to do with it. The last one waits in the queue.
 */
import type { ContributionState } from '../../../preload/contract/vocabulary.ts';
import { day, ukInstant } from './calendar.ts';
import type { Window } from './investigations.ts';

export interface PersonReport {
  /** Whole days before the last day of the sample. */
  daysBefore: number;
  /** Minutes after midnight on UK clocks. */
  minute: number;
  channel: 'hotline' | 'online' | 'email';
  town: string;
  text: string;
  /** What came of it and why; `null` for what nobody has looked at yet. */
  came: { outcome: ContributionState; reason: string } | null;
  /** Whom it is about: the same word, the same person. */
  person: string;
}

const personReports: readonly PersonReport[] = [
  {
    daysBefore: 438,
    minute: 21 * 60 + 10,
    channel: 'hotline',
    town: 'Merestow',
    text: "Clr says a lad in the flat over the chip shop, Cutler Row, Merestow, name of Kieran Maddocks, about 25, has packed in the tyre place and sits up all night with videos of the tram attack. Told clr on the stairs 'you will all hear it when it goes'. Clr thinks he is lonely more than anything. No details left.",
    came: { outcome: 'nfa', reason: 'The name is not held. Talk, and nothing that could be looked for.' },
    person: 'over the chip shop',
  },
  {
    daysBefore: 238,
    minute: 22 * 60 + 41,
    channel: 'online',
    town: 'Merestow',
    text: 'theres a man called Keiran Maddox hes about 26 lives above the chippy in Merestow, he shows lads how you take fireworks apart and he asked my son for a lend of a van. used to be at the tyre place. i have told my lad to keep away',
    came: {
      outcome: 'nfa',
      reason: 'Fireworks, for the force to speak to him about. The name is not held as it is spelt here.',
    },
    person: 'over the chip shop',
  },
  {
    daysBefore: 111,
    minute: 9 * 60 + 30,
    channel: 'email',
    town: 'Thrupley',
    text: 'Dear Sirs, I wish to complain of Kieran Maddocks of Thrupley, who is 71 and conducts the silver band. They rehearse with the windows open, and last Sunday he let off a maroon for the overture, at nine in the morning. My dog has not come out from under the dresser since.',
    came: { outcome: 'nfa', reason: 'A band, a maroon and a dog.' },
    person: 'of the silver band',
  },
  {
    daysBefore: 0,
    minute: 16 * 60 + 25,
    channel: 'hotline',
    town: 'Merestow',
    text: 'Clr is a parcel driver, will not say which firm. Third delivery this month for Kieron Maddix, about 26, flat over the fish and chip shop in Merestow. Heavy for its size, smells of swimming baths. He asked whether parcels are ever opened at the depot. Clr saw a plan of the Saltgate lantern fair on the stairs with two gates ringed. Worked at the tyre place, clr knows him from there.',
    came: null,
    person: 'over the chip shop',
  },
];

/** Those of them that fall into the sample, with when they came in. */
export function reportsOfOnePerson(window: Window): { report: PersonReport; at: number }[] {
  const last = window.firstDay + (window.days - 1) * day;
  return personReports
    .map((report) => ({ report, at: ukInstant(last - report.daysBefore * day, report.minute * 60_000) }))
    .filter(({ at }) => at >= window.start && at < window.end);
}
