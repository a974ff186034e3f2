/**
 * Which contribution is being considered: the one that was opened last, for half an hour. Words that are searched for meanwhile are kept with
 * it, so that whoever reads the decision later knows what was looked for.
 */
import { call } from './client.ts';

const lasts = 30 * 60_000;
let current: { id: number; since: number } | null = null;

export function consider(id: number): void {
  current = { id, since: Date.now() };
}

/** An outcome was given: what is searched for next is for something else. */
export function consideredEnough(id: number): void {
  if (current?.id === id) current = null;
}

/** Keeps the words, in the background: a search is answered whether or not they could be kept. */
export function noteSearched(words: string): void {
  const text = words.trim().slice(0, 200);
  if (current === null || text === '' || Date.now() - current.since > lasts) return;
  void call('triage.noteSearch', { id: current.id, words: text }).catch(() => undefined);
}
