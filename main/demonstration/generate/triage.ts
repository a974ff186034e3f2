/** What was decided about a contribution, when and by whom. */
import { ContributionState, type MatchStrength } from '../../../preload/contract/vocabulary.ts';
import type { Theme } from '../themes/theme.ts';
import { day, hour, iso } from './calendar.ts';
import { chance, chooser, normal, pick, type Random, stream } from './random.ts';
import type { SampleTriage } from './sample.ts';

/** Minutes. */
const median = 95;
const deviation = 1.05;

const who = chooser([
  ['e.adjei', 78],
  ['s.kowal', 8],
  ['h.farouk', 14],
] as const);

/** How often a careful desk noticed what was there. */
const seen: Readonly<Record<MatchStrength, number>> = { strong: 0.96, probable: 0.87, possible: 0.5 };

export interface Case {
  at: number;
  immediateRisk: boolean;
  theme: Theme;
  /** Operations it truly belongs to and that were open to it, strongest first, with their owners. */
  links: readonly { operation: string; strength: MatchStrength; by: string | null; openedAt: number }[];
  /** Lookalike operations that were open to the officer who triages, with why it does not concern them. */
  decoys: readonly { operation: string; why: string }[];
  /** What came of it, where that was written beforehand. */
  came: { outcome: ContributionState; reason: string } | null;
}

const chosen = new Map<Theme, (random: Random) => SampleTriage['state']>();
function outcomeOf(theme: Theme, random: Random): ContributionState {
  let choose = chosen.get(theme);
  if (choose === undefined) {
    choose = chooser(
      Object.entries(theme.outcome).map(([state, share]) => [ContributionState.parse(state), share] as const),
    );
    chosen.set(theme, choose);
  }
  return choose(random);
}

const seconds = ['h.farouk', 's.kowal'] as const;
/** Minutes that the second person takes: half the time within the hour, sometimes until the next shift. */
const signMedian = 50;

/** Somebody else, later; `null` where the sample ends first. It has a random stream of its own, so that texts stay what they were. */
function secondPerson(proposedAt: number, by: string, end: number): SampleTriage['signedOff'] {
  const random = stream(proposedAt, 'second person');
  const minutes = Math.max(4, Math.round(Math.exp(Math.log(signMedian) + 1.1 * normal(random))));
  const at = proposedAt + minutes * 60_000;
  const others = seconds.filter((login) => login !== by);
  return at > end - hour / 2 ? null : { by: pick(random, others), at: iso(at) };
}

const otherwise = [
  'The number changed hands in the summer; the keeper of today is known and is somebody else.',
  'Spoken to: another person of that name, twenty years older.',
  'The vehicle was sold before the date that the caller gives.',
] as const;

/**
 * What a careful desk rules out: lookalikes, and now and then something that agrees at every point, for a reason that no comparison
 * can know.
 */
function ruledOut({ links, decoys }: Case, found: Case['links'], decided: number): SampleTriage['ruledOut'] {
  const random = stream(decided, 'ruled out');
  const alike = decoys
    .filter(() => chance(random, 0.85))
    .map(({ operation, why }) => ({ operation, reason: `${why.charAt(0).toUpperCase()}${why.slice(1)}.` }));
  const missed = links
    .filter((link) => !found.includes(link) && link.strength !== 'possible' && chance(random, 0.5))
    .map(({ operation }) => ({ operation, reason: pick(random, otherwise) }));
  return [...alike, ...missed];
}

/** Null for contributions still waiting at the end of the sample: nearly all of the last two days', and a few that were overlooked. */
export function triaged(random: Random, one: Case, end: number): SampleTriage | null {
  const { at, immediateRisk, theme, links } = one;
  const age = end - at;
  const waits = age < 2 * day ? !immediateRisk : age < 30 * day && chance(random, 0.012);
  const quick = Math.max(1, Math.round(Math.exp(Math.log(immediateRisk ? 12 : median) + deviation * normal(random))));
  const found = links.filter(({ strength }) => chance(random, seen[strength]));
  // What an investigation is opened on is linked once it is there.
  const opened = Math.max(0, ...found.map(({ openedAt }) => openedAt));
  const minutes = Math.max(quick, Math.ceil((opened - at) / 60_000) + (opened > at ? 20 : 0));
  const decided = at + minutes * 60_000;
  const state =
    found.length > 0
      ? 'linked'
      : links.length > 0
        ? chance(random, 0.6)
          ? 'trace'
          : 'lead'
        : (one.came?.outcome ?? outcomeOf(theme, random));
  const by = found[0]?.by ?? who(random);
  const waited = end - decided;
  const proposed = state === 'nfa' && chance(random, waited < 6 * day ? 0.4 : waited < 21 * day ? 0.01 : 0);
  if (waits || decided > end - hour / 2) return null;
  const signedOff = state === 'nfa' && !proposed ? secondPerson(decided, by, end) : null;
  return {
    state: state === 'nfa' && signedOff === null ? 'nfa_proposed' : state,
    at: iso(decided),
    minutesToTriage: minutes,
    by,
    operations: found.map(({ operation }) => operation),
    operation: found[0]?.operation ?? null,
    matchStrength: found[0]?.strength ?? null,
    signedOff,
    ruledOut: ruledOut(one, found, decided),
    ...(one.came === null ? {} : { reason: one.came.reason }),
  };
}

/** An advice contact is counted when it comes in and needs no decision. */
export const counted = (at: number): SampleTriage => ({
  state: 'nfa',
  at: iso(at),
  minutesToTriage: 0,
  by: 'e.adjei',
  operations: [],
  operation: null,
  matchStrength: null,
  signedOff: null,
  ruledOut: [],
});
