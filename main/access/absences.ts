/** Who is away, who stands in for whom, and whether somebody may know of a record. */
import { z } from 'zod';
import { caseworkRoles } from '../../preload/contract/rights.ts';
import { Role } from '../../preload/contract/vocabulary.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';

type Reader = Pick<Context, 'db' | 'now'>;

export interface StandIn {
  accountId: number;
  deputyId: number | null;
  /** On the day of the transaction. */
  away: boolean;
}

export const isAway = ({ fromDay, toDay }: { fromDay: string | null; toDay: string | null }, now: string): boolean => {
  const day = ukDay(now);
  return fromDay !== null && fromDay <= day && (toDay === null || toDay >= day);
};

function standing({ db }: Reader) {
  return db.selectFrom('absence').select(['accountId', 'deputyId', 'fromDay', 'toDay']).where('endedAt', 'is', null);
}
type Row = Awaited<ReturnType<ReturnType<typeof standing>['execute']>>[number];

const standIn =
  ({ now }: Reader) =>
  ({ accountId, deputyId, ...days }: Row): StandIn => ({ accountId, deputyId, away: isAway(days, now) });

/** For each of these people, where they have named a deputy or are away. */
export async function standInsOf(reader: Reader, accounts: readonly number[]): Promise<Map<number, StandIn>> {
  if (accounts.length === 0) return new Map();
  const rows = await standing(reader).where('accountId', 'in', inList(accounts)).execute();
  return new Map(rows.map(standIn(reader)).map((one) => [one.accountId, one]));
}

/** For whom this person stands in, or would if they were away. */
export async function standsInFor(reader: Reader, deputyId: number): Promise<StandIn[]> {
  return (await standing(reader).where('deputyId', '=', deputyId).execute()).map(standIn(reader));
}

/** Everybody who is away today. */
export async function awayToday(reader: Reader): Promise<StandIn[]> {
  return (await standing(reader).where('fromDay', 'is not', null).execute())
    .map(standIn(reader))
    .filter(({ away }) => away);
}

export interface Marked {
  compartmentId: number;
  markingRank: number;
}

export type MayKnow = (accountId: number, records: readonly Marked[]) => boolean;

/**
 * Which of these people are here, do casework and may know of records. Right for records that the viewer may know of: of other
 * compartments no members are shown.
 */
export async function whoMayKnow({ db }: Reader, accounts: readonly number[]): Promise<MayKnow> {
  if (accounts.length === 0) return () => false;
  const rows = await db
    .selectFrom('colleague')
    .select(['id', 'clearance', 'roles'])
    .where('id', 'in', inList(accounts))
    .where('disabledAt', 'is', null)
    .execute();
  const members = await db
    .selectFrom('compartment_member')
    .select(['accountId', 'compartmentId'])
    .where('accountId', 'in', inList(accounts))
    .execute();
  const inside = new Set(members.map((row) => `${row.accountId} ${row.compartmentId}`));
  const people = new Map(
    rows
      .filter(({ roles }) =>
        z
          .array(Role)
          .parse(JSON.parse(roles))
          .some((role) => caseworkRoles.includes(role)),
      )
      .map((row) => [row.id, row.clearance]),
  );
  return (accountId, records) => {
    const clearance = people.get(accountId);
    return records.every(
      ({ markingRank, compartmentId }) =>
        clearance !== undefined &&
        markingRank <= clearance &&
        (compartmentId === 0 || inside.has(`${accountId} ${compartmentId}`)),
    );
  };
}
