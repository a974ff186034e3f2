/** Whom a text speaks of. Reading takes half a millisecond, and the same few dozen texts are compared again and again. */
import { type ReadContribution, readContribution, storedKeysOf } from '../matching/persons/index.ts';

const keptAtMost = 2_000;
const kept = new Map<string, ReadContribution>();

/** By the text itself: what was read of one store says nothing of another. */
export function personsOf(text: string, receivedAt: string): ReadContribution {
  const name = `${receivedAt} ${text}`;
  const before = kept.get(name);
  const read = before ?? readContribution(text, receivedAt);
  // The one that was asked for last is the last to go.
  if (before !== undefined) kept.delete(name);
  else if (kept.size >= keptAtMost)
    for (const oldest of kept.keys()) {
      kept.delete(oldest);
      break;
    }
  kept.set(name, read);
  return read;
}

const keys = new WeakMap<ReadContribution, number[]>();

/** What a store keeps of it. */
export function keysRead(read: ReadContribution): number[] {
  const before = keys.get(read);
  if (before !== undefined) return before;
  const found = storedKeysOf(read);
  keys.set(read, found);
  return found;
}
