/** The weights that ship with the product: a data file that says which sample they come from, and when. */
import { z } from 'zod';
import { VigilError } from '../../../preload/contract/errors.ts';
import { candidatePairs } from './blocking.ts';
import { estimate, mostlySame, sharesOf } from './estimate.ts';
import { compareRecords, levels, readRecord } from './levels.ts';
import { features, type PersonRecord } from './record.ts';
import shipped from './weights.json' with { type: 'json' };

/** How often a level is met among pairs of one person, and among strangers. */
const Share = z.object({ person: z.number().positive(), strangers: z.number().positive() });

const Weights = z.object({
  /** Name of the file, and how many records it held. */
  sample: z.string(),
  records: z.number(),
  /** Calendar day of the estimate. */
  date: z.iso.date(),
  method: z.string(),
  shares: z.record(z.enum(features), z.partialRecord(z.enum(levels), Share)),
});
export type Weights = z.infer<typeof Weights>;

export const shippedWeights: Weights = Weights.parse(shipped);

/** Pairs of strangers that are drawn. */
const drawn = 60_000;
const digits = (value: number): number => Number(value.toPrecision(4));

/**
 * Estimates weights from records of which nobody has said who is who. `sample` and `date` are written down with them.
 * Throws INPUT_INVALID when fewer than 50 pairs could be one person's: too few to learn from.
 */
export function estimateWeights(records: readonly PersonRecord[], sample: string, date: string): Weights {
  const read = records.map(readRecord);
  const pairOf = (one: number, other: number) => {
    const a = read[one];
    const b = read[other];
    return a === undefined || b === undefined ? [] : [compareRecords(a, b)];
  };
  const candidates = candidatePairs(read, true, null).flatMap(([one, other]) => pairOf(one, other));
  if (candidates.length < 50) throw new VigilError('INPUT_INVALID', 'sample');
  // Every record meets others at steps that grow, so that the same sample always gives the same weights.
  const strangers = Array.from({ length: drawn }, (_, at) => {
    const one = at % read.length;
    const step = 1 + ((Math.floor(at / read.length) * 7919 + at * 31) % Math.max(1, read.length - 1));
    return pairOf(one, (one + step) % read.length);
  }).flat();
  // A few of the pairs drawn are one person's after all, and would make every feature look common.
  const apart = sharesOf(strangers, (pair) => (mostlySame(strangers[pair] ?? []) ? 0 : 1));
  const { same } = estimate(candidates);
  const met = (at: number, level: (typeof levels)[number]): boolean =>
    level !== 'missing' && [...candidates, ...strangers].some((pair) => pair[at] === level);
  const shares = Object.fromEntries(
    features.map((feature, at) => [
      feature,
      Object.fromEntries(
        levels
          .filter((level) => met(at, level))
          .map((level) => [
            level,
            { person: digits(same[at]?.[level] ?? 1), strangers: digits(apart[at]?.[level] ?? 1) },
          ]),
      ),
    ]),
  );
  const method = 'EM over candidate pairs, without labels; strangers from pairs drawn by a fixed rule';
  return Weights.parse({ sample, records: records.length, date, method, shares });
}
