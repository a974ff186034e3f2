/**
 * A growing delay after failed attempts, counted per account and kept across restarts. It slows down somebody at the desk;
 * against somebody who copies the files it is the cost of scrypt that counts.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { writeAtomically } from './atomic-file.ts';
import { vaultFiles } from './vault-files.ts';

const freeAttempts = 3;
const firstDelay = 2;
const longestDelay = 300;
/** Failures after which the delay no longer grows. */
const mostFailures = freeAttempts + Math.ceil(Math.log2(longestDelay / firstDelay));
/** Failures are forgotten after a day. */
const memory = 24 * 60 * 60 * 1000;
const largestFile = 1024 * 1024;
/** Names that are counted individually. None is ever dropped for another: trying many names must not push one out. */
const mostLabels = 2000;

/** Stands for every account, after damage. */
const everybody = 'everybody';
/** Stands for every name that is not in the book, once the book is full: from then on they are counted together. */
const others = 'others';

const Entry = z.strictObject({ failures: z.int().min(1).max(mostFailures), last: z.int().min(0) });
const Book = z.strictObject({ attempts: z.record(z.string().max(64), Entry) });
type Entry = z.infer<typeof Entry>;
type Attempts = Record<string, Entry>;

/** Seconds to wait after that many failures in a row: nothing for three, then 2 s, doubling to 5 min. */
export function delayAfter(failures: number): number {
  return failures < freeAttempts ? 0 : Math.min(longestDelay, firstDelay * 2 ** (failures - freeAttempts));
}

function parseAttempts(text: string): Attempts | null {
  try {
    return Book.parse(JSON.parse(text)).attempts;
  } catch {
    return null;
  }
}

/** A damaged file counts as the longest delay for everybody, from now: damaging it must not be a way round it. */
function readAttempts(path: string, now: number): Attempts {
  if (!existsSync(path)) return {};
  const read = statSync(path).size > largestFile ? null : parseAttempts(readFileSync(path, 'utf8'));
  return read ?? { [everybody]: { failures: mostFailures, last: now } };
}

function write(path: string, attempts: Attempts): void {
  writeAtomically([path], `${JSON.stringify({ attempts })}\n`);
}

/** Whole seconds left to wait. A clock that was set back starts the delay again, and does not stretch it. */
function left({ failures, last }: Entry, now: number): number {
  const until = last + delayAfter(failures) * 1000;
  return Math.max(0, Math.ceil((until - now) / 1000));
}

function fresh(attempts: Attempts, now: number): Attempts {
  const kept = Object.entries(attempts)
    .map(([label, entry]): [string, Entry] => [label, { ...entry, last: Math.min(entry.last, now) }])
    .filter(([, { last }]) => now - last < memory);
  return Object.fromEntries(kept);
}

/** The name under which an attempt at `label` is counted. */
function placeOf(attempts: Attempts, label: string): string {
  return Object.hasOwn(attempts, label) || Object.keys(attempts).length < mostLabels ? label : others;
}

/**
 * Counts one attempt for `label`, before it is made: stopping the process during the derivation gains nothing. Throws
 * SIGN_IN_DELAYED (`about`: seconds) if it comes too early, and then counts nothing. `now` in milliseconds.
 */
export function beginAttempt(folder: string, label: string, now: number): void {
  const path = vaultFiles(folder).attempts;
  const attempts = fresh(readAttempts(path, now), now);
  const place = placeOf(attempts, label);
  const wait = Math.max(
    ...[attempts[everybody], attempts[place]].map((entry) => (entry === undefined ? 0 : left(entry, now))),
  );
  if (wait > 0) {
    // Saved as well: the delay after damage must end, and a clock that was set back must not stretch it.
    write(path, attempts);
    throw new VigilError('SIGN_IN_DELAYED', String(wait));
  }
  const failures = Math.min(mostFailures, (attempts[place]?.failures ?? 0) + 1);
  write(path, { ...attempts, [place]: { failures, last: now } });
}

/**
 * The attempt succeeded: everything held against `label` itself is forgotten. The shared count of names beyond the book remains:
 * somebody who has one passphrase must not be able to try the others' without a delay. Returns how many attempts counted for it
 * failed before.
 */
export function attemptSucceeded(folder: string, label: string, now: number): number {
  const path = vaultFiles(folder).attempts;
  const { [label]: own, [everybody]: _, ...kept } = fresh(readAttempts(path, now), now);
  write(path, kept);
  // The attempt itself was counted before it was made.
  return Math.max(0, (own?.failures ?? 1) - 1);
}
