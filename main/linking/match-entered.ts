/**
 * What is entered in a case, by itself, with a subject or with an entity, is held against restricted cases as well: where one of them has the same
 * name, number or plate, its people are told, as far as they may know of the case in which it was entered. Whoever entered it learns nothing,
 * not even by how long it took: it is done for nobody and behind everybody's work, with what has to be matched anew (renew-suggestions.ts).
 * A case that becomes restricted later is held against what other cases have held all along in the same way.
 */
import { formedKinds, type IdentifierKind } from '../../preload/contract/vocabulary.ts';
import type { Transaction, WriteTransaction } from '../store/port.ts';
import { inList } from '../store/sql.ts';
import { asAll } from './kept-suggestions.ts';
import { knownToAllOf, restrictedCases } from './restricted.ts';

/** Identifiers that are looked at in one transaction. */
const atOnce = 300;
/** And those of other cases that a case which has become restricted is held against there. */
const heldAtMost = 5_000;

/** A case that was told, and the one in which it was entered. */
export interface Entered {
  investigationId: number;
  otherCaseId: number;
}

type Hit = Entered & { identifierId: number };

export async function isAnyEntered({ db }: Transaction): Promise<boolean> {
  const due = await db.selectFrom('entry_due').select('identifierId').limit(1).execute();
  return due.length > 0;
}

/** Kinds of which the same says that the same thing is meant; hundreds live in a postcode. */
const telling: ReadonlySet<IdentifierKind> = new Set(formedKinds.filter((kind) => kind !== 'postcode'));

/** Whether two that have this key have the same: the whole of a number, a plate or a name of at least two words. */
const isWhole = (kind: IdentifierKind, value: string, key: string): boolean =>
  kind === 'person'
    ? key.startsWith('person:w:') && key.includes(' ')
    : telling.has(kind) && (kind === 'url' || key === `${kind}:${value}`);

async function enteredKeys({ db }: Transaction, ids: readonly number[]) {
  const rows = await db
    .selectFrom('match_key')
    .innerJoin('case_identifier', 'case_identifier.id', 'match_key.caseIdentifierId')
    .innerJoin('investigation', 'investigation.id', 'case_identifier.investigationId')
    .select([
      'match_key.key',
      'case_identifier.id as identifierId',
      'case_identifier.investigationId',
      'case_identifier.kind',
      'case_identifier.value',
      'investigation.compartmentId',
      'investigation.markingRank',
    ])
    .where('match_key.caseIdentifierId', 'in', inList(ids))
    .where('case_identifier.withdrawnAt', 'is', null)
    .execute();
  return rows.filter(({ kind, value, key }) => isWhole(kind, value, key));
}

/** Restricted cases, and which of these keys each holds. */
async function restrictedWith({ db }: Transaction, keys: readonly string[]) {
  const cases = await restrictedCases({ db });
  if (cases.length === 0 || keys.length === 0) return [];
  const reaches = new Map(cases.map(({ id, ...reach }) => [id, reach]));
  const rows = await db
    .selectFrom('match_key')
    .innerJoin('case_identifier', 'case_identifier.id', 'match_key.caseIdentifierId')
    .select(['match_key.key', 'match_key.investigationId'])
    .distinct()
    .where('match_key.key', 'in', inList(keys))
    .where('match_key.investigationId', 'in', inList([...reaches.keys()]))
    .where('case_identifier.withdrawnAt', 'is', null)
    .execute();
  return rows.flatMap(({ key, investigationId }) => {
    const reach = reaches.get(investigationId);
    return reach === undefined ? [] : { key, investigationId, reach };
  });
}

type Entry = Awaited<ReturnType<typeof enteredKeys>>[number];

/** What other cases hold of these, which are of cases that have become restricted. */
async function heldAllAlong(transaction: Transaction, own: readonly Entry[]): Promise<Hit[]> {
  if (own.length === 0) return [];
  const reaches = new Map((await restrictedCases(transaction)).map(({ id, ...reach }) => [id, reach]));
  const keys = [...new Set(own.map(({ key }) => key))];
  const rows = await transaction.db
    .selectFrom('match_key')
    .select(['key', 'caseIdentifierId'])
    .where('key', 'in', inList(keys))
    .limit(heldAtMost)
    .execute();
  const others = Map.groupBy(
    await enteredKeys(transaction, [...new Set(rows.map(({ caseIdentifierId }) => caseIdentifierId))]),
    ({ key }) => key,
  );
  return own.flatMap(({ key, investigationId }) => {
    const reach = reaches.get(investigationId);
    if (reach === undefined) return [];
    return (others.get(key) ?? [])
      .filter((other) => other.investigationId !== investigationId && !knownToAllOf(other, reach))
      .map((other) => ({ investigationId, otherCaseId: other.investigationId, identifierId: other.identifierId }));
  });
}

/** Some of what was entered since. Returns which cases were told of something. */
export async function matchEntered(transaction: WriteTransaction, now: string): Promise<Entered[]> {
  await asAll(transaction);
  const { db } = transaction;
  const due = await db
    .selectFrom('entry_due')
    .select(['identifierId', 'restricted'])
    .orderBy('identifierId')
    .limit(atOnce)
    .execute();
  if (due.length === 0) return [];
  const ids = due.map(({ identifierId }) => identifierId);
  const entered = await enteredKeys(transaction, ids);
  const holders = Map.groupBy(
    await restrictedWith(transaction, [...new Set(entered.map(({ key }) => key))]),
    ({ key }) => key,
  );
  const become = new Set(due.flatMap(({ identifierId, restricted }) => (restricted === 1 ? identifierId : [])));
  const hits = [
    ...entered.flatMap((one) =>
      (holders.get(one.key) ?? [])
        .filter(({ investigationId, reach }) => investigationId !== one.investigationId && !knownToAllOf(one, reach))
        .map(
          ({ investigationId }): Hit => ({
            investigationId,
            otherCaseId: one.investigationId,
            identifierId: one.identifierId,
          }),
        ),
    ),
    ...(await heldAllAlong(
      transaction,
      entered.filter(({ identifierId }) => become.has(identifierId)),
    )),
  ];
  if (hits.length > 0)
    await db
      .insertInto('entry_hit_row')
      .values(hits.map((hit) => ({ ...hit, at: now, settledAt: null, settledBy: null })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await db.deleteFrom('entry_due_row').where('identifierId', 'in', inList(ids)).execute();
  return hits.map(({ investigationId, otherCaseId }) => ({ investigationId, otherCaseId }));
}
