/** The weights that ship: a data file that says what they were learnt from, read when the first text comes. */
import { z } from 'zod';
import { columnCount, type Model, transitionCount } from './decode.ts';
import { rowCount } from './features.ts';
import shipped from './weights.json' with { type: 'json' };

const TaggerWeights = z.object({
  /** What was read in training, and how many texts of it. */
  sample: z.array(z.object({ name: z.string(), texts: z.int(), names: z.int() })),
  /** Calendar day of the training. */
  date: z.iso.date(),
  settings: z.record(z.string(), z.number()),
  /** A margin below this makes a name doubtful. */
  certainFrom: z.number().nonnegative(),
  transitions: z.array(z.number()).length(transitionCount),
  /** Whole numbers of 16 bits, the lower byte first, in base64. */
  weights: z.base64(),
});
export type TaggerWeights = z.infer<typeof TaggerWeights>;

/** Throws where the file does not hold what it should. */
export function readModel(from: TaggerWeights): Model {
  const { weights, transitions, certainFrom } = TaggerWeights.parse(from);
  const bytes = Buffer.from(weights, 'base64');
  if (bytes.length !== rowCount * columnCount * 2) throw new RangeError('weights of another size');
  const read = Int16Array.from({ length: rowCount * columnCount }, (_, at) => bytes.readInt16LE(at * 2));
  return { weights: read, transitions: Float64Array.from(transitions), certainFrom };
}

/** A model in the form in which it is kept: the largest weight becomes the largest whole number. */
export function writeModel(
  { weights, transitions, certainFrom }: Model,
  about: Pick<TaggerWeights, 'sample' | 'date' | 'settings'>,
): TaggerWeights {
  let largest = 1e-9;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = 32_767 / largest;
  const bytes = Buffer.alloc(weights.length * 2);
  for (const [at, weight] of weights.entries()) bytes.writeInt16LE(Math.round(weight * scale), at * 2);
  return {
    ...about,
    certainFrom: Math.round(certainFrom * scale),
    transitions: Array.from(transitions, (value) => Math.round(value * scale)),
    weights: bytes.toString('base64'),
  };
}

let model: Model | null = null;
export function shippedModel(): Model {
  model ??= readModel(shipped);
  return model;
}
