/**
 * What an import brought is matched in full behind everybody's work: with every case, with those that not everybody may know of, and with all
 * other contributions by the person they speak of, as one that is typed is when it is recorded. The newest come first, with what has to be
 * matched anew (renew-suggestions.ts). What takes long is read beside everybody; what was found is kept in short transactions, together with
 * what is left to do, so that a program that ends in between has done all of a contribution or nothing. A contribution of whose attachments
 * something was read, restored or withdrawn is held against restricted cases and watch-lists once more in the same way, and is due to be matched anew.
 */
import type { Transaction, WriteTransaction } from '../store/port.ts';
import { inList, isOne } from '../store/sql.ts';
import { closedOnes, matchHidden, matchHiddenAnew, type UnrestrictedContext } from './deconfliction.ts';
import type { Reached } from './deliver.ts';
import { deliverWatchedAttached } from './deliver-watched.ts';
import { type FoundPairs, findPairsAmongAll, keepPairs } from './keep-pairs.ts';
import { keepStrengths, type Renewed } from './keep-strengths.ts';
import { asAll, everybody, strengthsOf } from './kept-suggestions.ts';

/** Contributions that are matched in one transaction, unless somebody is waiting. */
const atOnce = 10;

export interface Found {
  contributionId: number;
  receiptOrder: number;
  /** With others by person; `null` where it was matched with them already. */
  pairs: FoundPairs | null;
}

/** An import of which some more has been matched in full. */
export interface MatchedImport {
  importId: number;
  importedBy: number;
}

export async function isAnyDue({ db }: Transaction): Promise<boolean> {
  const due = await db.selectFrom('match_due').select('contributionId').limit(1).execute();
  if (due.length > 0) return true;
  const attached = await db.selectFrom('attachment_due').select('contributionId').limit(1).execute();
  return attached.length > 0;
}

/** The newest of what is to be matched, with what takes long to find. Fewer where it `ended`. */
export async function findNext(transaction: Transaction, ended: () => boolean, most = atOnce): Promise<Found[]> {
  await asAll(transaction);
  const { db } = transaction;
  const columns = ['contributionId', 'receiptOrder'] as const;
  const anew = await db
    .selectFrom('suggestion_kept')
    .select(columns)
    .where(isOne('suggestion_kept.due'))
    .orderBy('receiptOrder', 'desc')
    .limit(most)
    .execute();
  const due = await db.selectFrom('match_due').select(columns).orderBy('receiptOrder', 'desc').limit(most).execute();
  const inFull = new Set(due.map(({ contributionId }) => contributionId));
  const attached = await db
    .selectFrom('attachment_due')
    .select(columns)
    .orderBy('receiptOrder', 'desc')
    .limit(most)
    .execute();
  const once = new Map([...anew, ...attached, ...due].map((row) => [row.contributionId, row]));
  const next = [...once.values()].sort((one, other) => other.receiptOrder - one.receiptOrder).slice(0, most);
  const found: Found[] = [];
  for (const row of next) {
    if (ended()) break;
    const { contributionId } = row;
    const pairs = inFull.has(contributionId) ? await findPairsAmongAll({ db }, [contributionId]) : null;
    found.push({ ...row, pairs });
  }
  return found;
}

/** Of these, what is to be done still: another service, or whoever closed it, may have been there first. */
async function stillDue({ db }: WriteTransaction, found: readonly Found[]) {
  const ids = inList(found.map(({ contributionId }) => contributionId));
  const anew = await db
    .selectFrom('suggestion_kept')
    .select('contributionId')
    .where('contributionId', 'in', ids)
    .where(isOne('suggestion_kept.due'))
    .execute();
  const due = await db
    .selectFrom('match_due')
    .select(['contributionId', 'importId', 'importedBy'])
    .where('contributionId', 'in', ids)
    .execute();
  const attached = await db
    .selectFrom('attachment_due')
    .select('contributionId')
    .where('contributionId', 'in', ids)
    .execute();
  return {
    anew: new Set(anew.map(({ contributionId }) => contributionId)),
    attached: new Set(attached.map(({ contributionId }) => contributionId)),
    inFull: new Map(due.map(({ contributionId, ...of }) => [contributionId, of])),
  };
}

/** The figures of an import are its owner's. Leaves the transaction with that viewer. */
async function countMatched(
  transaction: WriteTransaction,
  { importId, importedBy }: MatchedImport,
  more: number,
  now: string,
): Promise<void> {
  await transaction.setViewer({ ...everybody, accountId: importedBy });
  const { db } = transaction;
  await db
    .updateTable('import_row')
    .set((eb) => ({ matched: eb('matched', '+', more) }))
    .where('id', '=', importId)
    .execute();
  await db
    .updateTable('import_row')
    .set({ matchedAt: now })
    .where('id', '=', importId)
    .where('matchedAt', 'is', null)
    .where((eb) => eb('matched', '>=', eb.ref('toMatch')))
    .execute();
}

/** What is attached to it is another than before. Returns what has reached whoever has a restricted case. */
async function matchAttached(
  unrestricted: UnrestrictedContext,
  contributionId: number,
  hidden: readonly number[],
): Promise<Reached[]> {
  const { db } = unrestricted;
  const reached = hidden.length === 0 ? [] : await matchHiddenAnew(unrestricted, contributionId, hidden);
  await deliverWatchedAttached(unrestricted, contributionId);
  await db
    .updateTable('suggestion_kept_row')
    .set({ due: 1 })
    .where('contributionId', '=', contributionId)
    .where('due', '=', 0)
    .execute();
  await db.deleteFrom('attachment_due_row').where('contributionId', '=', contributionId).execute();
  return reached;
}

interface Done {
  renewed: Renewed[];
  reached: Reached[];
  imports: MatchedImport[];
}

/** Keeps what was found, with what is found now of cases. `left`: what is to be kept still, since somebody was waiting. */
export async function keepFound(
  transaction: WriteTransaction,
  found: readonly Found[],
  { now, yields }: { now: string; yields: () => Promise<boolean> },
): Promise<Done & { left: Found[] }> {
  const viewer = await asAll(transaction);
  const { db, frequenciesAmongUnrestricted } = transaction;
  const { anew, attached, inFull } = await stillDue(transaction, found);
  const unrestricted = { db, now, frequencies: frequenciesAmongUnrestricted, frequenciesAmongUnrestricted };
  const hidden = inFull.size + attached.size === 0 ? [] : await closedOnes(unrestricted);
  const done: Done = { renewed: [], reached: [], imports: [] };
  const counts = new Map<number, MatchedImport & { n: number }>();
  let at = 0;
  for (const { pairs, ...row } of found) {
    const { contributionId } = row;
    if (anew.has(contributionId))
      done.renewed.push(await keepStrengths(transaction, row, await strengthsOf(transaction, viewer, contributionId)));
    if (attached.has(contributionId)) done.reached.push(...(await matchAttached(unrestricted, contributionId, hidden)));
    const of = inFull.get(contributionId);
    if (of !== undefined && pairs !== null) {
      if (hidden.length > 0) done.reached.push(...(await matchHidden(unrestricted, contributionId, hidden)));
      await keepPairs({ db, now }, pairs);
      await db.deleteFrom('match_due_row').where('contributionId', '=', contributionId).execute();
      counts.set(of.importId, { ...of, n: (counts.get(of.importId)?.n ?? 0) + 1 });
    }
    at += 1;
    if (at < found.length && (await yields())) break;
  }
  for (const { n, ...of } of counts.values()) {
    await countMatched(transaction, of, n, now);
    done.imports.push(of);
  }
  return { ...done, left: found.slice(at) };
}
