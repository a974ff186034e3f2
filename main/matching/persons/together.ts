/** Pairs that only a third contribution brings together: what the first tells of somebody fits it, and so does the second. */
import { compareMentions } from './compare-persons.ts';
import type { Frequencies } from './frequencies.ts';
import type { ReadContribution } from './mention.ts';
import type { PersonMatch, ReasonKind } from './person-match.ts';

/** Two contributions by their places in a list, and how they match. */
export interface Pair {
  one: number;
  other: number;
  match: PersonMatch;
}

export interface PairThrough extends Pair {
  /** The contribution that both match. */
  through: number;
}

const forbids: ReadonlySet<ReasonKind> = new Set<ReasonKind>([
  'other birth date',
  'other age',
  'other sex',
  'other generation',
  'said to be another',
  'other name',
]);

/** Two names that cannot be one take a pair apart, whoever stands between. */
const namesApart = -4;

interface Side {
  at: number;
  mention: number;
  /** Which mention of the contribution at `at`. */
  beside: number;
  match: PersonMatch;
}

const solidFrom = 2.5;

const solid = ({ strength, context }: PersonMatch): boolean =>
  strength === 'strong' || strength === 'probable' || (strength === 'possible' && context >= solidFrom);

/** What each contribution is at least probably paired with. */
function sidesOf(pairs: readonly Pair[]): Map<number, Side[]> {
  const sides = new Map<number, Side[]>();
  for (const { one, other, match } of pairs) {
    if (!solid(match)) continue;
    const [a, b] = match.mentions;
    sides.set(one, [...(sides.get(one) ?? []), { at: other, mention: a, beside: b, match }]);
    sides.set(other, [...(sides.get(other) ?? []), { at: one, mention: b, beside: a, match }]);
  }
  return sides;
}

/**
 * Pairs that are not in `pairs`, each with what both match: at least probable on both sides, about the same person there, and
 * nothing that speaks against it between the two themselves. One step only: nothing is gathered to groups, and nothing merged.
 */
export function throughOthers(
  pairs: readonly Pair[],
  read: readonly ReadContribution[],
  frequencies: Frequencies,
): PairThrough[] {
  const sides = sidesOf(pairs);
  const known = new Set(
    pairs
      .filter(({ match }) => match.strength !== 'none')
      .map(({ one, other }) => `${Math.min(one, other)} ${Math.max(one, other)}`),
  );
  const found = new Map<string, PairThrough>();
  for (const [through, near] of sides)
    for (const [place, x] of near.entries())
      for (const y of near.slice(place + 1)) {
        if (x.mention !== y.mention) continue;
        const [one, other] = [Math.min(x.at, y.at), Math.max(x.at, y.at)];
        const key = `${one} ${other}`;
        if (one === other || known.has(key) || found.has(key)) continue;
        const match = between(one, other, x, y, through, read, frequencies);
        if (match !== null) found.set(key, { one, other, match, through });
      }
  return [...found.values()];
}

function between(
  one: number,
  other: number,
  x: Side,
  y: Side,
  through: number,
  read: readonly ReadContribution[],
  frequencies: Frequencies,
): PersonMatch | null {
  const [a, b] = [read[one], read[other]];
  if (a === undefined || b === undefined || read[through] === undefined) return null;
  const sideOf = (at: number): Side => (x.at === at ? x : y);
  const [at, to] = [sideOf(one).beside, sideOf(other).beside];
  const [first, second] = [a.mentions[at], b.mentions[to]];
  if (first === undefined || second === undefined) return null;
  const match = compareMentions(first, second, a, b, frequencies);
  const against = match.reasons.some(
    ({ kind, bits }) => forbids.has(kind) || (kind === 'no name shared' && bits < namesApart),
  );
  return against ? null : { ...match, mentions: [at, to], strength: 'possible' };
}

/** So little beside a name leaves room for a namesake. */
const littleBeside = 3;
/** A town in common is no more than that. */
const aTown = 3.3;
/** By so much another has to fit better, which cannot be the same, to take somebody's place. */
const hardly = -5;
const muchBetter = 3;
/** Agreeing in so few bits is agreeing in a common name. */
const commonBits = 10.7;

/**
 * Without the pairs in which little more than a common name agrees, and one of the two is at least probably the same as a third
 * that cannot be the other: born at another time, of another place, or said to be somebody else.
 */
export function withoutNamesakes(
  pairs: readonly Pair[],
  read: readonly ReadContribution[],
  frequencies: Frequencies,
): Pair[] {
  const sides = sidesOf(pairs.filter(({ match }) => match.context >= littleBeside || match.unique));
  const apart = (one: number, mention: number, from: Side, common: boolean, from_: number = 0): boolean => {
    const [a, b] = [read[one], read[from.at]];
    const first = a?.mentions[mention];
    const second = b?.mentions[from.beside];
    if (a === undefined || b === undefined || first === undefined || second === undefined) return false;
    const match = compareMentions(first, second, a, b, frequencies);
    return (
      match.reasons.some(
        ({ kind, bits }) => (forbids.has(kind) && bits <= from_) || (common && kind === 'other place'),
      ) && !match.unique
    );
  };
  const better = (one: number, mention: number, than: PersonMatch, side: Side): boolean =>
    side.match.bits >= than.bits + muchBetter && apart(one, mention, side, false, hardly);
  return pairs.filter(({ one, other, match }) => {
    const [m, n] = match.mentions;
    if (
      match.strength !== 'strong' &&
      ((sides.get(one) ?? []).some(
        (side) => side.mention === m && side.at !== other && better(other, n, match, side),
      ) ||
        (sides.get(other) ?? []).some((side) => side.mention === n && side.at !== one && better(one, m, match, side)))
    )
      return false;
    if (match.strength === 'strong' || match.context >= aTown) return true;
    const [a, b] = match.mentions;
    const name = match.reasons.find(({ kind }) => kind === 'name' || kind === 'heard');
    const common = (name?.bits ?? 0) < commonBits;
    const ofOne = (sides.get(one) ?? []).filter((side) => side.mention === a && side.at !== other);
    const ofOther = (sides.get(other) ?? []).filter((side) => side.mention === b && side.at !== one);
    const against =
      ofOne.filter((side) => apart(other, b, side, common)).length +
      ofOther.filter((side) => apart(one, a, side, common)).length;
    return against * 2 <= ofOne.length + ofOther.length;
  });
}
