/**
 * Who works in a unit, and what each does. There are no public figures of one: these are chosen so that every screen is used, that more is
 * read than written, and that nobody does less than a busy person would.
 *
 * - **Who**: half take calls and triage, a third work cases, the rest supervise or manage.
 * - **How fast**: between two acts (a key, a click on another record, a sentence typed) somebody thinks or listens for 3 to 10 seconds. A day
 *   of six hours at that pace is 3,300 acts; people who telephone, write and confer do fewer, so that a load of 50 stands for more than 50.
 * - **What**: of an intake officer's undertakings a quarter are calls, of four acts each, and half triage, of four to five. 50 people
 *   record about 90 calls in five minutes: twenty times the 3,600 a day that a whole country brings in, over 24 hours.
 */
import { between, chooser, type Random } from '../../main/demonstration/generate/random.ts';
import type { Role } from '../../preload/contract/vocabulary.ts';

export type Undertaking =
  | 'take a call'
  | 'triage'
  | 'look in the queue'
  | 'search'
  | 'work a case'
  | 'dashboard'
  | 'my work'
  | 'sign off';

type Worker = Extract<Role, 'intake_officer' | 'case_officer' | 'supervisor' | 'manager'>;

const undertakings: Readonly<Record<Worker, readonly (readonly [Undertaking, number])[]>> = {
  intake_officer: [
    ['take a call', 25],
    ['triage', 50],
    ['look in the queue', 10],
    ['search', 10],
    ['my work', 5],
  ],
  case_officer: [
    ['triage', 20],
    ['work a case', 40],
    ['search', 20],
    ['look in the queue', 8],
    ['my work', 12],
  ],
  supervisor: [
    ['sign off', 20],
    ['triage', 15],
    ['look in the queue', 15],
    ['work a case', 20],
    ['dashboard', 10],
    ['my work', 20],
  ],
  manager: [
    ['dashboard', 60],
    ['work a case', 20],
    ['search', 10],
    ['my work', 10],
  ],
};

const shares: readonly (readonly [Worker, number])[] = [
  ['intake_officer', 0.5],
  ['case_officer', 0.32],
  ['supervisor', 0.1],
  ['manager', 0.08],
];

/** The role of the `nth` of any number of officers, from 0: every run of them is shared out as the whole is. */
export function roleOf(nth: number): Worker {
  // The golden ratio spreads any number of points evenly.
  const at = (nth * 0.618_033_988_749_895) % 1;
  let end = 0;
  for (const [role, share] of shares) {
    end += share;
    if (at < end) return role;
  }
  return 'intake_officer';
}

const choosers = Object.fromEntries(
  Object.entries(undertakings).map(([role, weights]) => [role, chooser(weights)]),
) as Record<Worker, (random: Random) => Undertaking>;

export const undertakingOf = (role: Worker, random: Random): Undertaking => choosers[role](random);

/** Milliseconds between two acts. `pace`: 1 as described; 2 is twice as fast. */
export const pauseOf = (random: Random, pace: number): number => between(random, 3_000, 10_000) / pace;
