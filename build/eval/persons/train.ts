/**
 * An averaged structured perceptron: the best labels under the weights are compared with the right ones, and the weights move
 * towards these. Training asks for a distance between right and wrong, so that margins say something. The same seed and the same
 * texts give the same weights.
 */

import { chance, type Random, shuffled, stream } from '../../../main/demonstration/generate/random.ts';
import {
  columnCount,
  decode,
  labels,
  type Model,
  transitionAt,
  transitionCount,
} from '../../../main/matching/extract/person-tagger/decode.ts';
import { mostFeatures, rowCount, writeFeatures } from '../../../main/matching/extract/person-tagger/features.ts';
import { isGivenName } from '../../../main/matching/extract/person-tagger/lexicon.ts';
import { gaps, kinds } from '../../../main/matching/extract/person-tagger/tokens.ts';
import { augmented } from './augment.ts';
import { asExample, type Example, type LabelledText } from './labelled-text.ts';
import { fromPatterns } from './patterns.ts';

export interface Source {
  texts: readonly LabelledText[];
  /** How often each is read in a round, every time in another form. */
  copies: number;
}

export interface Reading {
  sources: readonly Source[];
  /** Sentence patterns, and how many sentences of them are read in a round. */
  patterns: readonly string[];
  sentences: number;
}

export interface Settings {
  seed: number;
  seeds: number;
  rounds: number;
  /** Distance asked for: where a name is missed, where one is seen that is none. */
  missed: number;
  invented: number;
}

export const settings: Settings = { seed: 2026, seeds: 3, rounds: 7, missed: 1.5, invented: 1.5 };

class Averaged {
  readonly now: Float64Array;
  private readonly sums: Float64Array;
  private step = 1;

  constructor(size: number) {
    this.now = new Float64Array(size);
    this.sums = new Float64Array(size);
  }

  next(): void {
    this.step += 1;
  }

  add(at: number, by: number): void {
    this.now[at] = (this.now[at] ?? 0) + by;
    this.sums[at] = (this.sums[at] ?? 0) + this.step * by;
  }

  mean(): Float64Array {
    return this.now.map((value, at) => value - (this.sums[at] ?? 0) / this.step);
  }
}

/** Hides at random what the model must not lean on: which word a name is, and that a list has it. */
function veiled(random: Random, example: Example): Example {
  const { tokens, gold } = example;
  for (let at = 0; at < gold.length; at += 1) {
    if (tokens.active[at] !== 1) continue;
    const name = gold[at] !== 0;
    if (chance(random, name ? 0.3 : 0.06)) tokens.hash[at] = 0;
    if (name && chance(random, 0.15) && ((tokens.bits[at] ?? 0) & isGivenName) !== 0) {
      tokens.bits[at] = (tokens.bits[at] ?? 0) & ~isGivenName;
      if (tokens.kind[at] === kinds.given || tokens.kind[at] === kinds.doubtful) tokens.kind[at] = kinds.unknown;
    }
  }
  return example;
}

function learn(
  { tokens, gold }: Example,
  weights: Averaged,
  transitions: Averaged,
  asked: Settings,
  rows: Int32Array,
): void {
  const model: Model = { weights: weights.now, transitions: transitions.now, certainFrom: 0 };
  const cost = (at: number, label: number): number => {
    const right = gold[at] ?? 0;
    if (label === right) return 0;
    return right === 0 ? asked.invented : asked.missed;
  };
  const found = decode(tokens, model, cost).labels;
  for (let at = 0; at < gold.length; at += 1) {
    const right = gold[at] ?? 0;
    const wrong = found[at] ?? 0;
    const rightBefore = at === 0 ? 0 : (gold[at - 1] ?? 0);
    const wrongBefore = at === 0 ? 0 : (found[at - 1] ?? 0);
    if (right === wrong && rightBefore === wrongBefore) continue;
    const gap = at === 0 ? gaps.end : (tokens.gap[at - 1] ?? 0);
    if (tokens.active[at] === 1) {
      transitions.add(transitionAt(gap, rightBefore, right), 1);
      transitions.add(transitionAt(gap, wrongBefore, wrong), -1);
      if (right !== wrong) {
        const name = Number(right !== labels.outside) - Number(wrong !== labels.outside);
        const further = Number(right === labels.inside) - Number(wrong === labels.inside);
        const end = writeFeatures(tokens, at, rows);
        for (let one = 0; one < end; one += 1) {
          const row = (rows[one] ?? 0) * columnCount;
          if (name !== 0) weights.add(row, name);
          if (further !== 0) weights.add(row + 1, further);
        }
      }
    }
  }
  weights.next();
  transitions.next();
}

function trainedOnce({ sources, patterns, sentences }: Reading, asked: Settings, seed: number): Model {
  const weights = new Averaged(rowCount * columnCount);
  const transitions = new Averaged(transitionCount);
  const rows = new Int32Array(mostFeatures);
  for (let round = 0; round < asked.rounds; round += 1) {
    const random = stream(seed, 'round', round);
    const all: LabelledText[] = sources.flatMap(({ texts, copies }) =>
      Array.from({ length: copies }, () => texts).flat(),
    );
    all.push(...fromPatterns(random, patterns, patterns.length === 0 ? 0 : sentences));
    for (const text of shuffled(random, all))
      learn(veiled(random, asExample(augmented(random, text))), weights, transitions, asked, rows);
  }
  return { weights: weights.mean(), transitions: transitions.mean(), certainFrom: 0 };
}

/** The mean of several trainings, which differ in the order and the form of the texts. */
export function trained(reading: Reading, asked: Settings = settings): Model {
  const models = Array.from({ length: asked.seeds }, (_, at) => trainedOnce(reading, asked, asked.seed + at));
  const mean = (of: (model: Model) => ArrayLike<number>, size: number): Float64Array =>
    Float64Array.from(
      { length: size },
      (_, at) => models.reduce((sum, model) => sum + (of(model)[at] ?? 0), 0) / models.length,
    );
  return {
    weights: mean((model) => model.weights, rowCount * columnCount),
    transitions: mean((model) => model.transitions, transitionCount),
    certainFrom: 0,
  };
}
