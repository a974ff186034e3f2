/** Entry point of `npm run eval`: measures the matcher openly. Standard output is one JSON object and nothing else. */

import '../../main/vault/refuse-old-node.ts';
import { generateCases, writtenCases } from '../../main/accuracy/case-set.ts';
import { evaluateLinks } from '../../main/accuracy/links.ts';
import { failure, VigilError } from '../../preload/contract/errors.ts';
import { help, type Order, readArguments } from './arguments.ts';
import { readCorpus } from './corpus.ts';
import { evaluateCross } from './cross.ts';
import { estimateLinkWeights, type LabelledSample } from './link-weights.ts';
import { evaluateNames } from './names.ts';
import { estimateFrom, evaluatePeople } from './people.ts';
import { trainPersons } from './persons/train-persons.ts';
import { evaluatePersonsAcross } from './persons-across.ts';
import { measurePersonsSpeed } from './persons-speed.ts';
import { evaluateTexts } from './texts.ts';
import { evaluateTruthset } from './truthset.ts';

/** Names of `by_origin` in a run on a corpus, which has no seed of its own. */
const originSeed = 2026;
const volume = 20_000;

/**
 * The hand-written contributions that come with the product, and, where asked for, a corpus and generated ones beside
 * them.
 */
function labelledSamples({ corpus, seed, tips }: Extract<Order, { what: 'link-weights' }>): LabelledSample[] {
  const samples: LabelledSample[] = [{ name: 'hand-written contributions', set: writtenCases() }];
  if (corpus !== undefined) samples.push({ name: 'a corpus', set: readCorpus(corpus) });
  if (seed !== undefined)
    samples.push({ name: `made-up contributions of seed ${seed}`, set: generateCases(seed, tips ?? volume) });
  return samples;
}

function measured(order: Order): object {
  switch (order.what) {
    case 'names':
      return evaluateNames(order.files[0], order.schema);
    case 'people':
      return evaluatePeople(order.files[0] ?? '', order.files[1], !order['without-id']);
    case 'truthset':
      return evaluateTruthset(order.files[0]);
    case 'persons-across':
      return order.files[0] === undefined
        ? measurePersonsSpeed(order.seed ?? 0, order.tips ?? volume)
        : evaluatePersonsAcross(order.files[0]);
    case 'texts':
      return evaluateTexts(order.files);
    case 'weights':
      return estimateFrom(order.files[0], new Date().toISOString().slice(0, 10));
    case 'link-weights':
      return estimateLinkWeights(labelledSamples(order), new Date().toISOString().slice(0, 10));
    case 'train-persons':
      return trainPersons(order.files, new Date().toISOString().slice(0, 10));
    case 'links':
      if (order.cross === true) return evaluateCross(order.files, originSeed);
      return order.corpus === undefined
        ? evaluateLinks(generateCases(order.seed ?? 0, order.tips ?? volume), order.seed ?? 0)
        : evaluateLinks(readCorpus(order.corpus), originSeed);
  }
}

function main(args: readonly string[]): number {
  const asked = readArguments(args);
  if ('problem' in asked) {
    process.stderr.write(`${asked.problem}\n\n${help}`);
    return 2;
  }
  if (asked.order === null) process.stderr.write(help);
  else process.stdout.write(`${JSON.stringify(measured(asked.order), null, 2)}\n`);
  return 0;
}

/** What an error is about is a word from the product, or the name of a column that was asked for. */
function sentence(error: unknown): string {
  if (!(error instanceof VigilError)) return 'Something could not be measured.';
  const { message, next, about } = failure(error.code, error.about);
  return `${message} ${next}${about === undefined ? '' : ` (${about})`}`;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`eval: ${sentence(error)}\n`);
  process.exitCode = 1;
}
