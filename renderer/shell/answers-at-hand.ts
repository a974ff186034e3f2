/** The answers used most recently, at hand without waiting for a database, so that a view that is opened again is drawn at once. */
import { touchedBy } from './topics.ts';

export interface Answer {
  key: string;
  value: unknown;
  topics: string[];
  /** Milliseconds since 1970. */
  at: number;
  /** 1 when something it shows has changed since. */
  stale: 0 | 1;
  /** The value of `changesSettled` when it was asked for. */
  asked: number;
}

const MOST_AT_HAND = 60;
const held = new Map<string, Answer>();
const listeners = new Map<string, Set<() => void>>();
const versions = new Map<string, number>();

export const verbOf = (key: string): string => key.slice(0, key.indexOf(' '));
export const answerAtHand = (key: string): Answer | undefined => held.get(key);
/** A number that changes with every answer of the verb, and with every change to how one is shown. */
export const versionOf = (verb: string): number => versions.get(verb) ?? 0;

/** Has everything that shows answers of these verbs drawn again. */
export function redraw(verbs: Iterable<string>): void {
  for (const verb of new Set(verbs)) {
    versions.set(verb, versionOf(verb) + 1);
    for (const listener of listeners.get(verb) ?? []) listener();
  }
}

/** Returns the function that stops listening. */
export function watchVerb(verb: string, listener: () => void): () => void {
  const all = listeners.get(verb) ?? new Set();
  listeners.set(verb, all.add(listener));
  return () => {
    all.delete(listener);
  };
}

/** Answers of verbs that nobody is showing at the moment go first. */
function makeRoom(): void {
  for (const key of held.keys()) {
    if (held.size <= MOST_AT_HAND) return;
    if ((listeners.get(verbOf(key))?.size ?? 0) === 0) held.delete(key);
  }
  for (const key of held.keys()) {
    if (held.size <= MOST_AT_HAND * 2) return;
    held.delete(key);
  }
}

export function hold(answer: Answer): void {
  held.delete(answer.key);
  held.set(answer.key, answer);
  makeRoom();
  redraw([verbOf(answer.key)]);
}

/** Marks as stale the answers that `is` selects. */
export function markHeld(is: (answer: Answer) => boolean): void {
  const touched = [...held.values()].filter((answer) => answer.stale === 0 && is(answer));
  for (const answer of touched) held.set(answer.key, { ...answer, stale: 1 });
  redraw(touched.map(({ key }) => verbOf(key)));
}

export function markHeldStale(changed: readonly string[]): void {
  const touched = new Set(touchedBy(changed));
  markHeld(({ topics }) => topics.some((topic) => touched.has(topic)));
}

/** Whether an answer of one of these verbs is at hand that `is` selects. */
export function anyHeld(verbs: ReadonlySet<string>, is: (answer: Answer) => boolean): boolean {
  return [...held.values()].some((answer) => verbs.has(verbOf(answer.key)) && is(answer));
}

export function holdNothing(): void {
  const verbs = [...held.keys()].map(verbOf);
  held.clear();
  redraw(verbs);
}
