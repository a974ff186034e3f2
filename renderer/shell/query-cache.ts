/**
 * The page's query cache: answers it has been given and drafts being typed, in IndexedDB of a session that never reaches the disk;
 * the most recent ones are at hand as well. The vault stays the only store of record; this one is thrown away at lock.
 */
import { Dexie, type EntityTable } from 'dexie';
import { isBehind, showNothingAhead } from './ahead.ts';
import { type Answer, hold, holdNothing, markHeld, markHeldStale } from './answers-at-hand.ts';
import { touchedBy } from './topics.ts';
import { forgetViews } from './view-state.ts';

export interface Draft {
  key: string;
  value: unknown;
  at: number;
}

export const MOST_ANSWERS = 200;
/** So many go at once, so that not every answer that is kept has to make room for itself. */
const ROOM = 20;

class QueryCache extends Dexie {
  declare readonly answers: EntityTable<Answer, 'key'>;
  declare readonly drafts: EntityTable<Draft, 'key'>;
  constructor() {
    super('vigil-query-cache');
    this.version(1).stores({ answers: 'key, *topics, at', drafts: 'key, at' });
  }
}

export const queryCache = new QueryCache();

/** The keys of what is in IndexedDB: only this page writes there, and it starts empty. */
const kept = new Set<string>();
let changes = 0;
const lastChange = new Map<string, number>();
/** How many changes this page has heard of; noted before asking and passed to `keepAnswer`. */
export const changesSeen = (): number => changes;
/** Whether an answer that is not at hand can be brought back. */
export const isKept = (key: string): boolean => kept.has(key);

/**
 * Keeps an answer; the oldest ones beyond the limit are dropped. An answer that was overtaken by a change while it was on its way
 * (`since` is older than a change of its topics) is kept as stale, so that it is asked for again.
 */
export async function keepAnswer(
  key: string,
  value: unknown,
  topics: readonly string[],
  { since, asked }: { since: number; asked: number },
): Promise<void> {
  const overtaken = topics.some((topic) => (lastChange.get(topic) ?? 0) > since) || isBehind(key, asked);
  const answer: Answer = { key, value, topics: [...topics], at: Date.now(), stale: overtaken ? 1 : 0, asked };
  kept.add(key);
  hold(answer);
  await queryCache.answers.put(answer);
  if (kept.size > MOST_ANSWERS) await makeRoom();
}

async function makeRoom(): Promise<void> {
  const { answers } = queryCache;
  await queryCache.transaction('rw', answers, async () => {
    const over = (await answers.count()) - MOST_ANSWERS;
    if (over <= 0) return;
    const oldest = await answers
      .orderBy('at')
      .limit(over + ROOM)
      .primaryKeys();
    await answers.bulkDelete(oldest);
    for (const gone of oldest) kept.delete(gone);
  });
}

/** Brings back an answer that is no longer at hand. */
export async function bringBack(key: string): Promise<void> {
  const answer = await queryCache.answers.get(key);
  if (answer !== undefined) hold(answer);
  else kept.delete(key);
}

/** Marks the answers that a change touches; those on screen are asked for again. */
export async function markStale(changed: readonly string[]): Promise<void> {
  const touched = touchedBy(changed);
  changes += 1;
  for (const topic of touched) lastChange.set(topic, changes);
  markHeldStale(changed);
  await queryCache.answers.where('topics').anyOf(touched).modify({ stale: 1 });
}

/** Nobody told what changed while the line was down: everything is asked for again where it is shown. */
export async function markAllStale(): Promise<void> {
  markHeld(() => true);
  await queryCache.answers.toCollection().modify({ stale: 1 });
}

export async function keepDraft(key: string, value: unknown): Promise<void> {
  await queryCache.drafts.put({ key, value, at: Date.now() });
}

export async function dropDraft(key: string): Promise<void> {
  await queryCache.drafts.delete(key);
}

/** Throws everything away: at lock, and at start in case a page was lost before it could do so. */
export async function dropQueryCache(): Promise<void> {
  kept.clear();
  showNothingAhead();
  forgetViews();
  holdNothing();
  await queryCache.delete({ disableAutoOpen: false });
}
