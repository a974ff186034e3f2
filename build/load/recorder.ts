/** What became of the officers' requests: how long each took, and how it ended. */

import type { VerbEntry } from '../../preload/contract/core.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';

/** Of one verb: milliseconds of each answer, and how often it was refused or failed, by code. */
export interface OfVerb {
  times: number[];
  codes: Record<string, number>;
}
export type Recorded = Partial<Record<VerbName, OfVerb>>;

/** What somebody meets who works beside others: no fault, and no reason to stop. */
const met: ReadonlySet<string> = new Set(['CLAIMED', 'CHANGED_SINCE', 'LINKED_ALREADY']);
export const isMet = (code: string): boolean => met.has(code);

export const isWrite = (verb: VerbName): boolean => {
  const entry: VerbEntry = contract[verb];
  return entry.transaction === 'write';
};

/** `code`: `null` where it was answered. The time of a fault is not an answer's. */
export function note(recorded: Recorded, verb: VerbName, milliseconds: number, code: string | null): void {
  recorded[verb] ??= { times: [], codes: {} };
  const of = recorded[verb];
  if (code !== null) of.codes[code] = (of.codes[code] ?? 0) + 1;
  if (code === null || isMet(code)) of.times.push(milliseconds);
}

/** What several processes recorded. */
export function together(all: readonly Recorded[]): Recorded {
  const sum: Recorded = {};
  for (const [verb, of] of all.flatMap((one) => Object.entries(one) as [VerbName, OfVerb][])) {
    sum[verb] ??= { times: [], codes: {} };
    for (const time of of.times) sum[verb].times.push(time);
    for (const [code, n] of Object.entries(of.codes)) sum[verb].codes[code] = (sum[verb].codes[code] ?? 0) + n;
  }
  return sum;
}
