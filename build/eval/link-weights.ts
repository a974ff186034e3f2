/**
 * What each sign of a link is worth, estimated from labelled samples: the logistic model whose sum of points best
 * separates true pairs from others, kept near the points that ship. (Fellegi and Sunter's weights are such a sum where
 * signs are independent; these are not: whoever names a street names its town.) Gradient steps, the same for the same
 * sample.
 */
import type { CaseSet } from '../../main/accuracy/case-set.ts';
import { keyIndex } from '../../main/accuracy/key-index.ts';
import { extract } from '../../main/matching/extract/index.ts';
import {
  decisive,
  type LinkWeights,
  linkWeights,
  lookupKeys,
  type Sign,
  signs,
  signsOf,
} from '../../main/matching/scoring/index.ts';

/** A tip and an investigation that have something in common, none of it decisive. */
interface Pair {
  tip: string;
  amounts: Float64Array;
  linked: boolean;
  weight: number;
}

export interface LabelledSample {
  name: string;
  set: CaseSet;
}

function pairsOf({ set }: LabelledSample): Omit<Pair, 'weight'>[] {
  const index = keyIndex(set.caseIdentifiers);
  const isTrue = new Set(set.links.map(({ tip, investigation }) => `${tip} ${investigation}`));
  return set.tips.flatMap(({ id, text, receivedAt }) => {
    const identifiers = extract(text, { receivedAt });
    const candidates = index.candidates(lookupKeys(text, identifiers));
    return signsOf({ text, identifiers, receivedAt }, candidates, index.frequency).map(({ investigationId, terms }) => {
      const amounts = new Float64Array(signs.length);
      for (const { sign, amount } of terms) {
        const at = signs.indexOf(sign);
        amounts[at] = (amounts[at] ?? 0) + amount;
      }
      return { tip: id, amounts, linked: isTrue.has(`${id} ${set.investigations.get(investigationId)}`) };
    });
  });
}

/** How strongly the points are pulled towards those that ship, in pairs. */
const heldBy = 40;
const steps = 600;
const rate = 0.03;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

interface Model {
  /** Logarithms of the points, so that none falls below zero. */
  logs: Float64Array;
  scale: number;
  offset: number;
}

/** Adam steps on the log loss; `free` says which points may change. */
function fitted(pairs: readonly Pair[], start: Model, free: readonly boolean[]): Model {
  const size = signs.length;
  const at = Float64Array.of(...start.logs, Math.log(start.scale), start.offset);
  const first = new Float64Array(size + 2);
  const second = new Float64Array(size + 2);
  const total = pairs.reduce((sum, pair) => sum + pair.weight, 0);
  for (let step = 1; step <= steps; step += 1) {
    const slope = new Float64Array(size + 2);
    const points = at.subarray(0, size).map(Math.exp);
    const scale = Math.exp(at[size] ?? 0);
    for (const { amounts, linked, weight } of pairs) {
      let score = 0;
      for (let sign = 0; sign < size; sign += 1) score += (points[sign] ?? 0) * (amounts[sign] ?? 0);
      const error = (weight * (sigmoid(scale * score + (at[size + 1] ?? 0)) - Number(linked))) / total;
      for (let sign = 0; sign < size; sign += 1)
        slope[sign] = (slope[sign] ?? 0) + error * scale * (points[sign] ?? 0) * (amounts[sign] ?? 0);
      slope[size] = (slope[size] ?? 0) + error * scale * score;
      slope[size + 1] = (slope[size + 1] ?? 0) + error;
    }
    for (let one = 0; one < size; one += 1)
      slope[one] =
        free[one] === true ? (slope[one] ?? 0) + (heldBy / total) * ((at[one] ?? 0) - (start.logs[one] ?? 0)) : 0;
    for (let one = 0; one < size + 2; one += 1) {
      const now = slope[one] ?? 0;
      first[one] = 0.9 * (first[one] ?? 0) + 0.1 * now;
      second[one] = 0.999 * (second[one] ?? 0) + 0.001 * now * now;
      const mean = (first[one] ?? 0) / (1 - 0.9 ** step);
      const spread = (second[one] ?? 0) / (1 - 0.999 ** step);
      at[one] = (at[one] ?? 0) - (rate * mean) / (Math.sqrt(spread) + 1e-9);
    }
  }
  return { logs: at.slice(0, size), scale: Math.exp(at[size] ?? 0), offset: at[size + 1] ?? 0 };
}

/**
 * The share of unrelated tips for which a suggestion may be shown: a weak sign that was looked at in vain costs less
 * than one not shown.
 */
const inVain = 0.06;
/** The same without a full name: what is weak is looked at in vain more often. */
const inVainUnnamed = 0.03;

/** The points above which no more than `most` of a sample is shown. */
function shownFrom(
  { set }: LabelledSample,
  pairs: readonly Omit<Pair, 'weight'>[],
  points: Float64Array,
  most: number,
): number {
  const linked = new Set(set.links.map(({ tip }) => tip));
  const unrelated = set.tips.filter(({ id }) => !linked.has(id));
  const best = new Map(unrelated.map(({ id }) => [id, 0]));
  for (const { tip, amounts } of pairs) {
    const known = best.get(tip);
    if (known === undefined) continue;
    best.set(
      tip,
      Math.max(
        known,
        amounts.reduce((sum, amount, at) => sum + amount * (points[at] ?? 0), 0),
      ),
    );
  }
  const scores = [...best.values()].sort((one, other) => other - one);
  return scores[Math.floor(scores.length * most)] ?? 0;
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/** Samples count equally, however many pairs each contains. `date`: a calendar day, written down with the weights. */
export function estimateLinkWeights(samples: readonly LabelledSample[], date: string): LinkWeights {
  const read = samples.map(pairsOf);
  const each = Math.max(...read.map((pairs) => pairs.length));
  const pairs = read.flatMap((some) => some.map((pair) => ({ ...pair, weight: each / some.length })));
  const shipped = Float64Array.from(signs, (sign) => Math.log(Math.max(0.1, linkWeights.points[sign])));
  // A sign that the samples hardly contain stays as it is.
  const met = signs.map((_, at) => pairs.filter(({ amounts }) => (amounts[at] ?? 0) > 0).length);
  const free = signs.map((sign, at) => !decisive.has(sign) && (met[at] ?? 0) >= 20);
  const none = signs.map(() => false);
  // First, how the points that ship translate into odds; then, on that scale, which points fit better.
  const before = fitted(pairs, { logs: shipped, scale: 0.15, offset: -5 }, none);
  const after = fitted(pairs, before, free);
  const stretch = after.scale / before.scale;
  const shift = (before.offset - after.offset) / before.scale;
  const points = Float64Array.from(signs, (sign, at) =>
    free[at] === true ? rounded(Math.exp(after.logs[at] ?? 0) * stretch) : linkWeights.points[sign],
  );
  const shown = (most: number): number =>
    samples.reduce((sum, sample, at) => sum + shownFrom(sample, read[at] ?? [], points, most), 0) / samples.length;
  return {
    sample: samples.map(({ name }) => name).join(' and '),
    pairs: pairs.length,
    date,
    method: 'logistic regression on labelled pairs, held near the points before; decisive signs as set',
    possibleFrom: rounded(shown(inVain)),
    possibleUnnamedFrom: rounded(shown(inVainUnnamed)),
    probableFrom: rounded(linkWeights.probableFrom + shift),
    points: Object.fromEntries(signs.map((sign, at) => [sign, points[at] ?? 0])) as Record<Sign, number>,
  };
}
