/**
 * Figures of texts that nothing was trained on: of several folders each is measured with a tagger of persons that read all the others
 * and the texts written for training, and never this one. The points of links stay those that ship.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseSet } from '../../main/accuracy/case-set.ts';
import { scoreExtraction } from '../../main/accuracy/extraction.ts';
import { evaluateLinks, type LinksReport } from '../../main/accuracy/links.ts';
import { rounded, type Score, share } from '../../main/accuracy/score.ts';
import { extract, type Identifier, type PersonFinder, personFinder } from '../../main/matching/extract/index.ts';
import type { Model } from '../../main/matching/extract/person-tagger/decode.ts';
import { readCorpus, readTexts } from './corpus.ts';
import { type NamedSource, readFolder } from './persons/read-texts.ts';
import { settings } from './persons/train.ts';
import { trainedOn } from './persons/train-persons.ts';

/** Null: the folder does not say what is true. */
type Figures = { [K in keyof LinksReport]: LinksReport[K] | null };

interface PersonFigures extends Score {
  /** Of the names that are called certain, how many are right; and what share of all names they are. */
  certain_precision: number;
  certain_share: number;
}

export interface CrossReport {
  folders: (Figures & { folder: string; trained_on: string[]; persons: PersonFigures })[];
  mean: Record<string, number>;
}

const aboutLinks = [
  'linked',
  'top1',
  'top3',
  'strong_precision',
  'strong_suggestions',
  'decoys',
  'decoys_in_strong',
  'unrelated_alarm',
  'unrelated_any',
  'by_strength',
  'missed_links',
  'misses',
  'false_strong',
  'duplicate_recall',
  'duplicate_precision',
  'duplicate_f1',
] as const satisfies readonly (keyof LinksReport)[];

function personFigures(set: CaseSet, persons: PersonFinder): PersonFigures {
  const labels = set.identifiers ?? [];
  const read = set.tips.map(({ id, text, receivedAt }) => [id, extract(text, { receivedAt }, persons)] as const);
  const names = (list: readonly Identifier[]): Identifier[] => list.filter(({ kind }) => kind === 'person');
  const certain = read.map(([id, list]) => [id, names(list).filter(({ doubtful }) => doubtful !== true)] as const);
  const count = (lists: readonly (readonly [string, readonly Identifier[]])[]): number =>
    lists.reduce((sum, [, list]) => sum + list.length, 0);
  return {
    ...scoreExtraction(labels, read, ['person']),
    certain_precision: scoreExtraction(labels, certain, ['person']).precision,
    certain_share: rounded(share(count(certain), count(read.map(([id, list]) => [id, names(list)] as const)))),
  };
}

/** One training in place of several: a little less than what ships. */
const quickly = (folders: readonly NamedSource[]): Model => trainedOn(folders, { ...settings, seeds: 1 });

function measure(
  path: string,
  own: NamedSource,
  others: readonly NamedSource[],
  originSeed: number,
  train: typeof quickly,
): CrossReport['folders'][number] {
  const whole = existsSync(join(path, 'investigations.json'));
  const set = whole ? readCorpus(path) : readTexts(path);
  const model = train(others);
  const persons = personFinder(() => model);
  const report: Figures = evaluateLinks(set, originSeed, persons);
  if (!whole) for (const field of aboutLinks) report[field] = null;
  return {
    folder: own.name,
    trained_on: others.map(({ name }) => name),
    ...report,
    persons: personFigures(set, persons),
  };
}

/** The mean of each figure over the folders that have it. */
function meanOf(folders: CrossReport['folders']): Record<string, number> {
  const sums = new Map<string, number[]>();
  const add = (name: string, value: unknown): void => {
    if (typeof value === 'number') sums.set(name, [...(sums.get(name) ?? []), value]);
  };
  for (const folder of folders) {
    for (const [name, value] of Object.entries(folder)) add(name, value);
    for (const [name, value] of Object.entries(folder.persons)) add(`person_${name}`, value);
  }
  return Object.fromEntries(
    [...sums].map(([name, values]) => [name, rounded(values.reduce((sum, value) => sum + value, 0) / values.length)]),
  );
}

/** Two folders or more, each as `eval links --corpus` or `eval texts` takes it. Throws as `readRows` does. */
export function evaluateCross(paths: readonly string[], originSeed: number, train = quickly): CrossReport {
  const sources = paths.map(readFolder);
  const folders = paths.flatMap((path, at) => {
    const own = sources[at];
    if (own === undefined) return [];
    const others = sources.filter((one) => one !== own);
    return [measure(path, own, others, originSeed, train)];
  });
  return { folders, mean: meanOf(folders) };
}
