/**
 * What has reached investigations, as everybody reads it who may know of both: whose turn it is, until when, and what came of it. Nothing
 * here is written: whose turn it is follows from who is away today, and what is overdue has been passed on whether or not somebody noticed.
 */
import type { Receipt, WhoseTurn } from '../../preload/contract/inbox.ts';
import { type Marked, standInsOf, whoMayKnow } from '../access/absences.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

type Reader = Pick<Context, 'db' | 'now' | 'me'>;

/** With what decides whose turn it is. */
const joined = ({ db }: Reader) =>
  db
    .selectFrom('delivery')
    .innerJoin('contribution', 'contribution.id', 'delivery.contributionId')
    .leftJoin('investigation', 'investigation.id', 'delivery.investigationId')
    .leftJoin('colleague as sender', 'sender.id', 'delivery.by')
    .leftJoin('colleague as reader', 'reader.id', 'delivery.seenBy')
    .leftJoin('colleague as answerer', 'answerer.id', 'delivery.answeredBy')
    .leftJoin('colleague as recipient', 'recipient.id', 'delivery.forId')
    .select([
      'delivery.id as deliveryId',
      'delivery.contributionId',
      'delivery.investigationId',
      'delivery.watchId',
      'delivery.cause',
      'delivery.at',
      'delivery.forId',
      'delivery.by as byId',
      'delivery.dueAt',
      'delivery.ruleVersion',
      'delivery.escalatedAt',
      'delivery.seenAt',
      'delivery.outcome',
      'delivery.reason',
      'delivery.answeredAt',
      'delivery.answeredBy as answeredById',
      'investigation.operation',
      'sender.name as by',
      'reader.name as seenBy',
      'answerer.name as answeredBy',
      'recipient.name as recipient',
      'contribution.markingRank as tipRank',
      'contribution.compartmentId as tipCompartment',
      'investigation.markingRank as caseRank',
      'investigation.compartmentId as caseCompartment',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number];

/** Those that somebody must be able to see to be told of it. */
function recordsOf({ tipCompartment, tipRank, caseCompartment, caseRank }: Row): Marked[] {
  const tip = { compartmentId: tipCompartment, markingRank: tipRank };
  if (caseCompartment === null || caseRank === null) return [tip];
  return [tip, { compartmentId: caseCompartment, markingRank: caseRank }];
}

interface Addressee {
  turn: WhoseTurn;
  person: string | null;
  personId: number | null;
  away: string | null;
}

async function namesOf({ db }: Reader, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('colleague').select(['id', 'name']).where('id', 'in', inList(ids)).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function withTeams({ db }: Reader, investigations: readonly number[]): Promise<Set<number>> {
  if (investigations.length === 0) return new Set();
  const rows = await db
    .selectFrom('team_member')
    .select('investigationId')
    .distinct()
    .where('investigationId', 'in', inList(investigations))
    .execute();
  return new Set(rows.map((row) => row.investigationId));
}

/** The owner’s, or the deputy’s while the owner is away and the deputy may know of both; otherwise supervisors see to it. */
/** Whether somebody of these is no named reader of a case that has some. */
async function notReaders(
  { db }: Reader,
  accounts: readonly number[],
  rows: readonly Row[],
): Promise<(accountId: number, investigationId: number | null) => boolean> {
  if (accounts.length === 0) return () => false;
  const ids = [...new Set(rows.flatMap(({ investigationId }) => investigationId ?? []))];
  const narrowed = await db
    .selectFrom('investigation')
    .select('id')
    .where('id', 'in', inList(ids))
    .where('namedReaders', '=', 1)
    .execute();
  if (narrowed.length === 0) return () => false;
  const cases = new Set(narrowed.map(({ id }) => id));
  const readers = await db
    .selectFrom('case_reader')
    .select(['investigationId', 'accountId'])
    .where('investigationId', 'in', inList([...cases]))
    .where('accountId', 'in', inList(accounts))
    .execute();
  const named = new Set(readers.map((one) => `${one.accountId} ${one.investigationId}`));
  return (accountId, investigationId) =>
    investigationId !== null && cases.has(investigationId) && !named.has(`${accountId} ${investigationId}`);
}

async function turnsOf(reader: Reader, rows: readonly Row[]): Promise<(row: Row) => Addressee> {
  const owners = [...new Set(rows.flatMap(({ forId }) => (forId === null ? [] : [forId])))];
  const standIns = await standInsOf(reader, owners);
  const deputies = [
    ...new Set([...standIns.values()].flatMap((one) => (one.away && one.deputyId !== null ? [one.deputyId] : []))),
  ];
  const mayKnow = await whoMayKnow(reader, deputies);
  const isKeptFrom = await notReaders(reader, deputies, rows);
  const names = await namesOf(reader, deputies);
  const unowned = rows.flatMap((row) => (row.forId === null ? (row.investigationId ?? []) : []));
  const teams = await withTeams(reader, [...new Set(unowned)]);
  return (row) => {
    const { forId, recipient } = row;
    const nobody = { person: null, personId: null };
    if (forId === null)
      return { turn: teams.has(row.investigationId ?? 0) ? 'team' : 'supervisors', ...nobody, away: null };
    const standIn = standIns.get(forId);
    if (standIn?.away !== true) return { turn: 'owner', person: recipient, personId: forId, away: null };
    const { deputyId } = standIn;
    if (deputyId === null || !mayKnow(deputyId, recordsOf(row)) || isKeptFrom(deputyId, row.investigationId))
      return { turn: 'supervisors', ...nobody, away: recipient };
    return { turn: 'deputy', person: names.get(deputyId) ?? null, personId: deputyId, away: recipient };
  };
}

/** With numbers that no answer bears. It has reached an investigation, or an entry of a watch-list. */
export interface ReadReceipt extends Omit<Receipt, 'investigationId' | 'operation'> {
  investigationId: number | null;
  operation: string | null;
  watchId: number | null;
  deliveryId: number;
  personId: number | null;
  forId: number | null;
  byId: number | null;
  answeredById: number | null;
}

async function finished(reader: Reader, rows: readonly Row[]): Promise<ReadReceipt[]> {
  const turnOf = await turnsOf(reader, rows);
  return rows.map((row) => {
    const { tipRank: _, tipCompartment: __, caseRank: ___, caseCompartment: ____, recipient: _____, ...kept } = row;
    const overdue = row.answeredAt === null && row.dueAt < reader.now ? row.dueAt : null;
    const turn = turnOf(row);
    const yours = turn.personId === reader.me.id || row.forId === reader.me.id;
    return { ...kept, ...turn, yours, escalatedAt: row.escalatedAt ?? overdue };
  });
}

/** These, in the order of their ids. */
export async function receiptsById(reader: Reader, ids: readonly number[]): Promise<ReadReceipt[]> {
  if (ids.length === 0) return [];
  const rows = await joined(reader).where('delivery.id', 'in', inList(ids)).execute();
  return finished(
    reader,
    rows.sort((one, other) => one.deliveryId - other.deliveryId),
  );
}

/** Without what no answer bears. */
export const answerable = ({
  deliveryId: _,
  personId: __,
  forId: ___,
  byId: ____,
  answeredById: _____,
  watchId: ______,
  ...receipt
}: ReadReceipt) => receipt;

/** What has reached an investigation. */
export type CaseReceipt = ReadReceipt & { investigationId: number; operation: string };

export const isOfCase = (receipt: ReadReceipt): receipt is CaseReceipt =>
  receipt.investigationId !== null && receipt.operation !== null;

/**
 * For each of these contributions, what has reached which investigations: the last delivery to each, in the order in which they came. One
 * that was taken back is left out.
 */
export async function receiptsOf(
  reader: Reader,
  contributions: readonly number[],
  investigationId?: number,
): Promise<Map<number, Receipt[]>> {
  if (contributions.length === 0) return new Map();
  // What is watched for is nobody else’s to see.
  let query = joined(reader)
    .where('delivery.contributionId', 'in', inList(contributions))
    .where('delivery.watchId', 'is', null);
  if (investigationId !== undefined) query = query.where('delivery.investigationId', '=', investigationId);
  const rows = (await query.execute()).sort((one, other) => one.deliveryId - other.deliveryId);
  const last = new Map(rows.map((row) => [`${row.contributionId} ${row.investigationId}`, row]));
  const standing = [...last.values()].filter(({ outcome }) => outcome !== 'withdrawn');
  const receipts = (await finished(reader, standing)).filter(isOfCase);
  return Map.groupBy(
    receipts.map(
      (receipt): Receipt => ({
        ...answerable(receipt),
        investigationId: receipt.investigationId,
        operation: receipt.operation,
      }),
    ),
    (receipt) => receipt.contributionId,
  );
}
