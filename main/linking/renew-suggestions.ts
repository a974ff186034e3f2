/**
 * Keeps suggestions of what waits as they would be made now. What changes leaves a row behind (triggers, 0001/suggestions.ts); here it
 * is worked out which contributions that concerns, and those are matched anew, the newest first, a few to a transaction. All of it is in the
 * store: what was not finished when the program ended is done when it starts again. It is done for nobody and behind everybody's work, so that
 * how long it takes tells nobody anything.
 */
import { decisiveKinds } from '../matching/scoring/index.ts';
import type { Viewer } from '../store/policy.ts';
import type { Store, Transaction, WriteTransaction } from '../store/port.ts';
import { inList } from '../store/sql.ts';
import { keepsAny, keyNumber, writeKeys } from './kept-keys.ts';
import { everybody, type Kept, matchedWith, strengthsOf } from './kept-suggestions.ts';

/** Changes that are looked at together. */
const changesAtOnce = 2_000;
/** Contributions whose keys are compared in one transaction: about ten milliseconds. */
const comparedAtOnce = 2_000;
/** Contributions that are matched in one transaction, unless somebody is waiting. */
const matchedAtOnce = 10;

/** A contribution and the cases whose match with it is another than before. */
export interface Renewed {
  contributionId: number;
  investigationIds: readonly number[];
}

/** The viewer who may know of everything, for this transaction. */
async function all(transaction: Transaction): Promise<Viewer> {
  const viewer = await transaction.unrestricted(everybody);
  await transaction.setViewer(viewer);
  return viewer;
}

/** Whether anything is to be done. */
export const hasWork = (store: Store): Promise<boolean> =>
  store.read(async (transaction) => {
    await all(transaction);
    const { db } = transaction;
    const change = await db.selectFrom('suggestion_change').select('id').limit(1).executeTakeFirst();
    if (change !== undefined) return true;
    const due = await db.selectFrom('suggestion_kept').select('contributionId').where('due', '=', 1).limit(1).execute();
    return due.length > 0;
  });

interface Changes {
  /** The last of them. */
  last: number;
  keys: ReadonlySet<number>;
  contributions: ReadonlySet<number>;
}

/** The oldest changes, by the keys that they touch; `null` for none. */
async function changesIn(transaction: Transaction): Promise<Changes | null> {
  await all(transaction);
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

/** Marks those after `after` that the changes concern. Returns the last one that was looked at; `null` at the end. */
async function markDue(transaction: WriteTransaction, changes: Changes, after: number): Promise<number | null> {
  await all(transaction);
  const { db } = transaction;
  const rows = await db
    .selectFrom('suggestion_kept')
    .select(['contributionId', 'keys'])
    .where('contributionId', '>', after)
    .orderBy('contributionId')
    .limit(comparedAtOnce)
    .execute();
  const due = rows.flatMap(({ contributionId, keys }) =>
    changes.contributions.has(contributionId) || (keys !== null && keepsAny(keys, changes.keys)) ? contributionId : [],
  );
  if (due.length > 0)
    await db
      .updateTable('suggestion_kept_row')
      .set({ due: 1 })
      .where('contributionId', 'in', inList(due))
      .where('due', '=', 0)
      .execute();
  const last = rows.at(-1);
  if (last !== undefined && rows.length === comparedAtOnce) return last.contributionId;
  await db.deleteFrom('suggestion_change_row').where('id', '<=', changes.last).execute();
  return null;
}

async function keep(
  { db }: WriteTransaction,
  row: { contributionId: number; receiptOrder: number },
  { strengths, keys }: Kept,
): Promise<Renewed> {
  const { contributionId, receiptOrder } = row;
  const before = new Map(
    (
      await db
        .selectFrom('suggestion')
        .select(['investigationId', 'matchStrength'])
        .where('contributionId', '=', contributionId)
        .execute()
    ).map((one) => [one.investigationId, one.matchStrength]),
  );
  const ids = [...new Set([...before.keys(), ...strengths.keys()])];
  const investigationIds = ids.filter((id) => before.get(id) !== strengths.get(id));
  if (investigationIds.length > 0) {
    await db.deleteFrom('suggestion_row').where('contributionId', '=', contributionId).execute();
    if (strengths.size > 0)
      await db
        .insertInto('suggestion_row')
        .values(
          [...strengths].map(([investigationId, matchStrength]) => ({
            contributionId,
            investigationId,
            matchStrength,
            receiptOrder,
          })),
        )
        .execute();
  }
  await db
    .updateTable('suggestion_kept_row')
    .set({ due: 0, weights: matchedWith, keys: writeKeys(keys) })
    .where('contributionId', '=', contributionId)
    .execute();
  return { contributionId, investigationIds };
}

/** Matches the newest of those that are due; none where there are none. */
async function matchDue(transaction: WriteTransaction, yields: () => Promise<boolean>): Promise<Renewed[]> {
  const viewer = await all(transaction);
  const rows = await transaction.db
    .selectFrom('suggestion_kept')
    .select(['contributionId', 'receiptOrder'])
    .where('due', '=', 1)
    .orderBy('receiptOrder', 'desc')
    .limit(matchedAtOnce)
    .execute();
  const renewed: Renewed[] = [];
  for (const row of rows) {
    renewed.push(await keep(transaction, row, await strengthsOf(transaction, viewer, row.contributionId)));
    if (await yields()) break;
  }
  return renewed;
}

/** What was matched by other weights or rules is due. Once, when a store is opened. */
export const renewByWeights = (store: Store): Promise<void> =>
  store.write(
    async (transaction) => {
      await all(transaction);
      await transaction.db
        .updateTable('suggestion_kept_row')
        .set({ due: 1 })
        .where('weights', '<>', matchedWith)
        .where('due', '=', 0)
        .execute();
    },
    { background: true },
  );

/** Does all there is to do, unless `ended`. Calls back after each transaction that changed what somebody may be shown. */
export async function renewSuggestions(
  store: Store,
  { told, ended }: { told: (renewed: readonly Renewed[]) => Promise<void>; ended: () => boolean },
): Promise<void> {
  while (!ended() && (await hasWork(store))) {
    const changes = await store.read(changesIn);
    for (let after: number | null = changes === null ? null : 0; after !== null && !ended(); ) {
      const from: number = after;
      after = await store.write(
        async (transaction) => (changes === null ? null : markDue(transaction, changes, from)),
        { background: true },
      );
    }
    for (;;) {
      if (ended()) return;
      const renewed = await store.write((transaction) => matchDue(transaction, () => store.shouldYield()), {
        background: true,
      });
      if (renewed.length === 0) break;
      await told(renewed.filter(({ investigationIds }) => investigationIds.length > 0));
    }
  }
}
