/**
 * Keeps suggestions of what waits as they would be made now. What changes leaves a row behind (triggers, 0001/suggestions.ts); here it
 * is worked out which contributions that concerns, and those are matched anew, the newest first, a few to a transaction, together with what an
 * import brought and nobody has matched yet (match-in-full.ts). All of it is in the store: what was not finished when the program ended is
 * done when it starts again. It is done for nobody and behind everybody's work, so that how long it takes tells nobody anything.
 */
import { sql } from 'kysely';
import { decisiveKinds } from '../matching/scoring/index.ts';
import type { Store, Transaction, WriteTransaction } from '../store/port.ts';
import { inList, isOne } from '../store/sql.ts';
import type { Reached } from './deliver.ts';
import type { Renewed } from './keep-strengths.ts';
import { keepsAny, keyNumber } from './kept-keys.ts';
import { asAll, matchedWith } from './kept-suggestions.ts';
import { type Entered, isAnyEntered, matchEntered } from './match-entered.ts';
import { findNext, isAnyDue, keepFound, type MatchedImport } from './match-in-full.ts';

/** Changes that are looked at together. */
const changesAtOnce = 20_000;
/** Contributions whose keys are compared in one read: about ten milliseconds. */
const comparedAtOnce = 2_000;

export type { Renewed } from './keep-strengths.ts';

/** Whether anything is to be done. */
export const hasWork = (store: Store): Promise<boolean> =>
  store.read(async (transaction) => {
    await asAll(transaction);
    const { db } = transaction;
    const change = await db.selectFrom('suggestion_change').select('id').limit(1).executeTakeFirst();
    if (change !== undefined) return true;
    const due = await db
      .selectFrom('suggestion_kept')
      .select('contributionId')
      .where(isOne('suggestion_kept.due'))
      .limit(1)
      .execute();
    return due.length > 0 || (await isAnyDue(transaction)) || (await isAnyEntered(transaction));
  });

interface Changes {
  /** The last of them. */
  last: number;
  keys: ReadonlySet<number>;
  contributions: ReadonlySet<number>;
}

/** The oldest changes, by the keys that they touch; `null` for none. */
async function changesIn(transaction: Transaction): Promise<Changes | null> {
  await asAll(transaction);
  const { db } = transaction;
  const rows = await db.selectFrom('suggestion_change').selectAll().orderBy('id').limit(changesAtOnce).execute();
  const last = rows.at(-1);
  if (last === undefined) return null;
  const numbers = (list: readonly (number | null)[]) => [...new Set(list.flatMap((one) => one ?? []))];
  const held = await db
    .selectFrom('match_key')
    .select('key')
    .where('caseIdentifierId', 'in', inList(numbers(rows.map((row) => row.caseIdentifierId))))
    .execute();
  const contributions = numbers(rows.map((row) => row.contributionId));
  // Others that name the same line may be weighed otherwise: it is counted who names it, and what was decided there.
  const named = await db
    .selectFrom('identifier')
    .select(['kind', 'value'])
    .where('contributionId', 'in', inList(contributions))
    .execute();
  const lines = named.flatMap(({ kind, value }) => (decisiveKinds.has(kind) ? `${kind}:${value}` : []));
  return {
    last: last.id,
    keys: new Set([...held.map(({ key }) => key), ...lines].map(keyNumber)),
    contributions: new Set(contributions),
  };
}

interface Concerned {
  due: readonly number[];
  /** The last one that was looked at; `null` at the end. */
  last: number | null;
}

/** Of those after `after`, which ones the changes concern. */
async function concernedBy(transaction: Transaction, changes: Changes, after: number): Promise<Concerned> {
  await asAll(transaction);
  const rows = await transaction.db
    .selectFrom('suggestion_kept')
    .select(['contributionId', 'keys', 'due'])
    .where('contributionId', '>', after)
    .orderBy('contributionId')
    .limit(comparedAtOnce)
    .execute();
  const due = rows.flatMap(({ contributionId, keys, due: already }) => {
    if (already === 1) return [];
    const meant = changes.contributions.has(contributionId) || (keys !== null && keepsAny(keys, changes.keys));
    return meant ? contributionId : [];
  });
  return { due, last: rows.length === comparedAtOnce ? (rows.at(-1)?.contributionId ?? null) : null };
}

async function mark(transaction: WriteTransaction, due: readonly number[]): Promise<void> {
  await asAll(transaction);
  await transaction.db
    .updateTable('suggestion_kept_row')
    .set({ due: 1 })
    .where('contributionId', 'in', inList(due))
    .execute();
}

/** Works out what the oldest changes concern. They go once all of that is marked; until then it is worked out again. */
async function settle(store: Store, changes: Changes, ended: () => boolean): Promise<void> {
  for (let after: number | null = 0; after !== null; ) {
    if (ended()) return;
    const from: number = after;
    const { due, last } = await store.read((transaction) => concernedBy(transaction, changes, from), { apart: true });
    if (due.length > 0) await store.write((transaction) => mark(transaction, due), { background: true });
    after = last;
  }
  await store.write(
    async (transaction) => {
      await asAll(transaction);
      await transaction.db.deleteFrom('suggestion_change_row').where('id', '<=', changes.last).execute();
    },
    { background: true },
  );
}

/** What was matched by other weights or rules is due. Once, when a store is opened. */
export async function renewByWeights(store: Store): Promise<void> {
  for (const other of ['<', '>'] as const)
    for (;;) {
      const due = await store.read(async (transaction) => {
        await asAll(transaction);
        const rows = await transaction.db
          .selectFrom('suggestion_kept')
          .select('contributionId')
          .where(sql<boolean>`due = 0`)
          .where('weights', other, matchedWith)
          .limit(comparedAtOnce)
          .execute();
        return rows.map(({ contributionId }) => contributionId);
      });
      if (due.length === 0) break;
      await store.write((transaction) => mark(transaction, due), { background: true });
    }
}

export interface RenewalTold {
  /** Matches that are others than before. */
  renewed: readonly Renewed[];
  /** What has reached whoever has a restricted case. */
  reached: readonly Reached[];
  /** Imports of which some were matched in full, and whose they are. */
  imports: readonly MatchedImport[];
  /** Restricted cases that hold what was entered in another, and that one. */
  entered: readonly Entered[];
}

export const nothingTold: RenewalTold = { renewed: [], reached: [], imports: [], entered: [] };

/** What was told at two times, in one. */
export const bothTold = (one: RenewalTold, other: RenewalTold): RenewalTold => ({
  renewed: [...one.renewed, ...other.renewed],
  reached: [...one.reached, ...other.reached],
  imports: [...one.imports, ...other.imports],
  entered: [...one.entered, ...other.entered],
});

export interface RenewalOptions {
  /** Called after each transaction that changed what somebody may be shown. */
  told: (told: RenewalTold) => Promise<void>;
  ended: () => boolean;
  /** The time of a transaction: an instant. */
  now: () => string;
}

/** Does all there is to do, unless `ended`: what changed is worked out before anything is matched. */
export async function renewSuggestions(store: Store, { told, ended, now }: RenewalOptions): Promise<void> {
  while (!ended() && (await hasWork(store))) {
    const changes = await store.read(changesIn);
    if (changes !== null) {
      await settle(store, changes, ended);
      continue;
    }
    const entered = await store.write((transaction) => matchEntered(transaction, now()), { background: true });
    if (entered.length > 0) await told({ ...nothingTold, entered });
    let found = await store.read((transaction) => findNext(transaction, ended), { apart: true });
    while (found.length > 0 && !ended()) {
      const { left, ...done } = await store.write(
        (transaction) => keepFound(transaction, found, { now: now(), yields: () => store.shouldYield() }),
        { background: true },
      );
      found = left;
      const renewed = done.renewed.filter(({ investigationIds }) => investigationIds.length > 0);
      if (renewed.length + done.reached.length + done.imports.length > 0) await told({ ...done, renewed, entered: [] });
    }
  }
}
