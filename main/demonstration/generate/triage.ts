/** What was decided on a contribution, when and by whom. */
import { ContributionState, type MatchStrength } from '../../../preload/contract/vocabulary.ts';
import type { Theme } from '../themes/theme.ts';
import { day, hour, iso } from './calendar.ts';
import { chance, chooser, normal, type Random } from './random.ts';
import type { SampleTriage } from './sample.ts';

/** Minutes. */
const median = 95;
const deviation = 1.05;

const who = chooser([
  ['e.adjei', 78],
  ['s.kowal', 8],
  ['h.farouk', 14],
] as const);

/** How often a careful desk saw what was there. */
const seen: Readonly<Record<MatchStrength, number>> = { strong: 0.96, probable: 0.87, possible: 0.5 };

export interface Case {
  at: number;
  immediateRisk: boolean;
  theme: Theme;
  /** Operations it truly belongs to and that were open to it, strongest first, with their owners. */
  links: readonly { operation: string; strength: MatchStrength; by: string | null }[];
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

/**
 * Null for what is still waiting at the end of the sample: nearly all of the last two days, and a few that were
 * overlooked.
 */
export function triaged(random: Random, { at, immediateRisk, theme, links }: Case, end: number): SampleTriage | null {
  const age = end - at;
  const waits = age < 2 * day ? !immediateRisk : age < 30 * day && chance(random, 0.012);
  const minutes = Math.max(1, Math.round(Math.exp(Math.log(immediateRisk ? 12 : median) + deviation * normal(random))));
  const decided = at + minutes * 60_000;
  const found = links.filter(({ strength }) => chance(random, seen[strength]));
  const state =
    found.length > 0
      ? 'linked'
      : links.length > 0
        ? chance(random, 0.6)
          ? 'trace'
          : 'lead'
        : outcomeOf(theme, random);
  const by = found[0]?.by ?? who(random);
  const proposed = state === 'nfa' && chance(random, end - decided < 6 * day ? 0.4 : 0.0004);
  if (waits || decided > end - hour / 2) return null;
  return {
    state: proposed ? 'nfa_proposed' : state,
    at: iso(decided),
    minutesToTriage: minutes,
    by,
    operations: found.map(({ operation }) => operation),
    operation: found[0]?.operation ?? null,
    matchStrength: found[0]?.strength ?? null,
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
});
