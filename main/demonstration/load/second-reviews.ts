/** Which closures of a sample world were drawn for a blind second review, who gave it when, and which of them it opened again. */
import { chance, normal, pick, stream } from '../generate/random.ts';
import type { SampleContribution } from '../generate/sample.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** As a vault begins. */
const drawn = 0.1;
/** Of what ended as something else, how many had been closed at first, and a review did not agree. */
const closedAtFirst = 0.013;

export interface ReviewedClosure {
  closed: { by: string; at: string };
  signed: { by: string; at: string };
  /** `null` while nobody has reviewed it. */
  review: { by: string; at: string; outcome: 'nfa' | 'trace' | 'lead' | 'referred'; reason: string } | null;
  /** When it was triaged once more, after another outcome; `null` where it still waits, or was not opened again. */
  again: string | null;
}

const agreeing = [
  'I would have closed it too: nothing in it can be looked for.',
  'An ordinary explanation, and it was checked.',
  'Local force matter. No further action for us.',
  'Nothing held on anybody named, and no harm described.',
] as const;
const differing = [
  'The vehicle was never looked up. It should have been.',
  'Two of the details could have been checked with one call.',
  'Nobody asked the caller how they know. That is worth a call back.',
  'The name is uncommon, and a search of earlier reports is not mentioned.',
] as const;

const seconds = ['h.farouk', 's.kowal'] as const;

/** Those who close are intake and supervisors; whoever reviews is an officer who may see it. */
const reviewerOf = (marking: SampleContribution['marking'], turn: number): string =>
  turn % 2 === 0 && marking === 'OFFICIAL-SENSITIVE' ? 'r.mcardle' : 'p.shah';

/** `null` for a contribution that was never closed, or not drawn. The same each time it is asked. */
export function reviewedClosure(from: SampleContribution, now: string): ReviewedClosure | null {
  const { triage, kind, marking } = from;
  if (triage === null || kind === 'advice') return null;
  const { at, by, state, signedOff } = triage;
  const random = stream(Date.parse(at), 'second review');
  const iso = (time: number) => new Date(time).toISOString();
  const given = (after: string) => iso(Date.parse(after) + day * Math.max(0.5, 7 + 3 * normal(random)));
  const turn = Math.floor(Date.parse(at) / minute);
  if (state === 'nfa' && signedOff !== null) {
    if (!chance(random, drawn)) return null;
    const reviewedAt = given(signedOff.at);
    const review = {
      by: reviewerOf(marking, turn),
      at: reviewedAt,
      outcome: 'nfa' as const,
      reason: pick(random, agreeing),
    };
    return { closed: { by, at }, signed: signedOff, review: reviewedAt < now ? review : null, again: null };
  }
  if ((state !== 'trace' && state !== 'lead' && state !== 'referred') || !chance(random, closedAtFirst)) return null;
  const signed = {
    by: pick(
      random,
      seconds.filter((login) => login !== by),
    ),
    at: iso(Date.parse(at) + 50 * minute),
  };
  const reviewedAt = given(signed.at);
  if (reviewedAt >= now) return null;
  const again = iso(Date.parse(reviewedAt) + 4 * hour * Math.max(0.2, 1 + 0.5 * normal(random)));
  return {
    closed: { by, at },
    signed,
    review: { by: reviewerOf(marking, turn), at: reviewedAt, outcome: state, reason: pick(random, differing) },
    again: again < now ? again : null,
  };
}
