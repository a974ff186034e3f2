/**
 * What a change will do to the answers on screen, shown before the engine has made it, so that the new picture appears at once.
 * When the engine agrees, it becomes part of the answer that is asked for afterwards; when it refuses, the earlier picture comes
 * back.
 */
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { type Answer, anyHeld, markHeld, redraw, verbOf } from './answers-at-hand.ts';

/** What a change does to the answers of one verb. */
export interface Ahead {
  verb: VerbName;
  touches: (input: unknown) => boolean;
  change: (value: unknown, input: unknown) => unknown;
}

/** `change` is applied to answers whose input `touches` selects; by default to all of the verb's. */
export function ahead<V extends VerbName>(
  verb: V,
  change: (value: Output<V>, input: Input<V>) => Output<V>,
  touches: (input: Input<V>) => boolean = () => true,
): Ahead {
  // Answers are kept under their verb and its input, so they have its shapes.
  return {
    verb,
    touches: (input) => touches(input as Input<V>),
    change: (value, input) => change(value as Output<V>, input as Input<V>),
  };
}

interface Standing {
  changes: readonly Ahead[];
  verbs: ReadonlySet<string>;
  /** Answers asked for from this count on include the change; null while the engine is still working on it. */
  settled: number | null;
}

let standing: readonly Standing[] = [];
let settledSoFar = 0;
let drawn = 0;
const shown = new WeakMap<Answer, { drawn: number; value: unknown }>();

/** How many changes the engine has answered so far; noted before an answer is asked for. */
export const changesSettled = (): number => settledSoFar;

const outstanding = ({ settled }: Standing, asked: number) => settled === null || asked < settled;

/** The input, taken from the key of its answer. */
function inputOf(key: string): unknown {
  return JSON.parse(key.slice(verbOf(key).length + 1));
}

/** The changes that apply to the answer with that key. */
function changesOf({ verbs, changes }: Standing, key: string): readonly Ahead[] {
  const verb = verbOf(key);
  if (!verbs.has(verb)) return [];
  const input = inputOf(key);
  return changes.filter((each) => each.verb === verb && each.touches(input));
}

/** Whether the engine is working on something that touches the answer: one asked for in the meantime might include it or not. */
export const isChanging = (key: string): boolean =>
  standing.some((each) => each.settled === null && changesOf(each, key).length > 0);

/** Whether the answer was asked for before a change that touches it. */
export const isBehind = (key: string, asked: number): boolean =>
  standing.some((each) => outstanding(each, asked) && changesOf(each, key).length > 0);

/** The answer with pending changes applied. */
export function valueShown(answer: Answer): unknown {
  const known = shown.get(answer);
  if (known?.drawn === drawn) return known.value;
  const { key, asked } = answer;
  const changes = standing.filter((each) => outstanding(each, asked)).flatMap((each) => changesOf(each, key));
  const value = changes.reduce((before, { change }) => change(before, inputOf(key)), answer.value);
  shown.set(answer, { drawn, value });
  return value;
}

function put(next: readonly Standing[], verbs: ReadonlySet<string>): void {
  standing = next;
  drawn += 1;
  redraw(verbs);
}

/** Shows the changes from now on, until the engine has said what came of them. */
export function showAhead(changes: readonly Ahead[]): { done: () => void; refused: () => void } {
  const own: Standing = { changes, verbs: new Set(changes.map(({ verb }) => verb)), settled: null };
  put([...standing, own], own.verbs);
  return {
    done() {
      settledSoFar += 1;
      own.settled = settledSoFar;
      // The rest are over: every answer at hand was asked for after them.
      const still = standing.filter(
        (each) => each === own || each.settled === null || anyHeld(each.verbs, ({ asked }) => outstanding(each, asked)),
      );
      put(still, own.verbs);
      markHeld(({ key, asked }) => outstanding(own, asked) && changesOf(own, key).length > 0);
    },
    refused: () =>
      put(
        standing.filter((each) => each !== own),
        own.verbs,
      ),
  };
}

/** Called at lock. */
export function showNothingAhead(): void {
  put([], new Set());
}
