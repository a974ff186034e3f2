/** How well texts are read: what was found in one, compared with what a careful reader wrote down. */
import type { Identifier } from '../matching/extract/index.ts';
import { type Score, scoreOf } from './score.ts';

/** What a careful reader found: for a person, the name as written; for everything else, the value. */
export interface Labelled {
  tip: string;
  kind: string;
  value: string;
}

/** Kinds that are looked up by a value of their own. Labels of other kinds are not scored. */
export const lookupKinds = ['phone', 'vrm', 'postcode', 'email', 'url', 'handle'] as const;

/** A user name is the same in capitals and in lower case; the label may keep it as it was written. */
const sameValue = (kind: string, value: string): string => (kind === 'handle' ? value.toLowerCase() : value);

/** Something named twice in one tip counts once. */
export function scoreExtraction(
  labels: readonly Labelled[],
  read: Iterable<readonly [tip: string, identifiers: readonly Identifier[]]>,
  kinds: readonly string[],
): Score {
  const wanted = new Set(
    labels
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ tip, kind, value }) => `${tip} ${kind} ${sameValue(kind, value)}`),
  );
  const found = new Set<string>();
  for (const [tip, identifiers] of read)
    for (const { kind, value, text } of identifiers)
      if (kinds.includes(kind)) found.add(`${tip} ${kind} ${kind === 'person' ? text : sameValue(kind, value)}`);
  return scoreOf([...found].filter((one) => wanted.has(one)).length, found.size, wanted.size);
}
