/** An index in memory that answers as the store's key index does. */

import { extract, type Identifier, type PersonFinder } from '../matching/extract/index.ts';
import {
  type CaseIdentifier,
  indexKeys,
  type LookupKey,
  lookupKeys,
  type Suggestion,
  suggest,
} from '../matching/scoring/index.ts';

export interface KeyIndex {
  candidates(keys: readonly LookupKey[]): CaseIdentifier[];
  /** How many investigations have the key. */
  frequency(key: LookupKey): number;
}

const written = ({ kind, key }: LookupKey): string => `${kind} ${key}`;

export function keyIndex(caseIdentifiers: readonly CaseIdentifier[]): KeyIndex {
  const byKey = new Map<string, CaseIdentifier[]>();
  for (const one of caseIdentifiers)
    for (const key of indexKeys(one)) {
      const list = byKey.get(written(key));
      if (list === undefined) byKey.set(written(key), [one]);
      else list.push(one);
    }
  const counts = new Map([...byKey].map(([key, list]) => [key, new Set(list.map((one) => one.investigationId)).size]));
  return {
    candidates: (keys) => [...new Set(keys.flatMap((key) => byKey.get(written(key)) ?? []))],
    frequency: (key) => counts.get(written(key)) ?? 0,
  };
}

/** What the product finds in a text, and what it would suggest for it. */
export function readAndSuggest(
  text: string,
  receivedAt: string,
  index: KeyIndex,
  persons?: PersonFinder,
): { identifiers: Identifier[]; suggestions: Suggestion[] } {
  const identifiers = extract(text, { receivedAt }, persons);
  const candidates = index.candidates(lookupKeys(text, identifiers));
  const sharing = { cases: index.frequency, named: () => ({ contributions: 0, linked: 0, notAMatch: 0 }) };
  const tip = { text, identifiers, receivedAt };
  return { identifiers, suggestions: suggest(tip, candidates, index.frequency, sharing) };
}
