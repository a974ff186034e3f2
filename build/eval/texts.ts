/** What is found in texts, beside what a careful reader wrote down. */
import { basename, join, resolve } from 'node:path';
import { type Labelled, lookupKinds, scoreExtraction } from '../../main/accuracy/extraction.ts';
import type { Score } from '../../main/accuracy/score.ts';
import { extract, type Identifier } from '../../main/matching/extract/index.ts';
import { readRows } from './rows.ts';

interface Folder {
  folder: string;
  labels: Labelled[];
  read: (readonly [tip: string, identifiers: readonly Identifier[]])[];
}

export interface TextsFigures {
  texts: number;
  persons: Score;
  /** All kinds with a value of their own together, as `eval links` counts them. */
  identifiers: Score;
  by_kind: Record<string, Score & { labels: number }>;
}

export interface TextsReport {
  folders: (TextsFigures & { folder: string })[];
  all: TextsFigures;
}

/** The names of tips are told apart by their folder: two folders may both begin at 1. */
function readFolder(path: string): Folder {
  const named = (tip: string | undefined): string => `${path} ${tip ?? ''}`;
  const labels = readRows(join(path, 'identifiers.csv'), ['tip_id', 'kind', 'value']).map((row) => ({
    tip: named(row.tip_id),
    kind: row.kind ?? '',
    value: row.value ?? '',
  }));
  const tips = readRows(join(path, 'tips.csv'), ['tip_id', 'received_at', 'text']);
  return {
    folder: basename(resolve(path)),
    labels,
    read: tips.map(
      (row) => [named(row.tip_id), extract(row.text ?? '', { receivedAt: row.received_at ?? '' })] as const,
    ),
  };
}

function figures(folders: readonly Folder[]): TextsFigures {
  const labels = folders.flatMap((one) => one.labels);
  const read = folders.flatMap((one) => one.read);
  const score = (...kinds: string[]): Score => scoreExtraction(labels, read, kinds);
  return {
    texts: read.length,
    persons: score('person'),
    identifiers: score(...lookupKinds),
    by_kind: Object.fromEntries(
      lookupKinds.map((kind) => [
        kind,
        { ...score(kind), labels: labels.filter((label) => label.kind === kind).length },
      ]),
    ),
  };
}

/** Folders with `tips.csv` and `identifiers.csv`. Throws as `readRows` does. */
export function evaluateTexts(paths: readonly string[]): TextsReport {
  const folders = paths.map(readFolder);
  return {
    folders: folders.map((one) => ({ folder: one.folder, ...figures([one]) })),
    all: figures(folders),
  };
}
