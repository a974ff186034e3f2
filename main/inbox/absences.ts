/** Who is away and who stands in for them. Everybody may know of it: it decides to whom one turns. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { caseworkRoles } from '../../preload/contract/rights.ts';
import { Role } from '../../preload/contract/vocabulary.ts';
import { isAway } from '../access/absences.ts';
import type { Context, UseCase } from '../store/use-case.ts';

const Roles = z.array(Role);

export const absences: UseCase<'inbox.absences'> = async ({ db, now }) => {
  const rows = await db
    .selectFrom('absence')
    .innerJoin('colleague as person', 'person.id', 'absence.accountId')
    .leftJoin('colleague as deputy', 'deputy.id', 'absence.deputyId')
    .innerJoin('colleague as setter', 'setter.id', 'absence.by')
    .select([
      'absence.accountId',
      'person.name',
      'absence.deputyId',
      'deputy.name as deputyName',
      'absence.fromDay',
      'absence.toDay',
      'setter.name as by',
    ])
    .where('absence.endedAt', 'is', null)
    .where('person.disabledAt', 'is', null)
    .orderBy('person.name')
    .execute();
  return {
    absences: rows.map(({ accountId, name, deputyId, deputyName, fromDay, toDay, by }) => ({
      account: { id: accountId, name },
      deputy: deputyId === null ? null : { id: deputyId, name: deputyName ?? '' },
      fromDay,
      toDay,
      away: isAway({ fromDay, toDay }, now),
      by,
    })),
  };
};

/** A colleague who is here and does casework. Throws INPUT_INVALID about `field`. */
async function requireColleague({ db }: Context, id: number, field: string): Promise<void> {
  const row = await db
    .selectFrom('colleague')
    .select('roles')
    .where('id', '=', id)
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
  const works = row !== undefined && Roles.parse(JSON.parse(row.roles)).some((role) => caseworkRoles.includes(role));
  if (!works) throw new VigilError('INPUT_INVALID', field);
}

/**
 * Takes the place of what was said before; nothing at all says that somebody is here and has no deputy. Throws NOT_ALLOWED for somebody
 * else unless one is a supervisor, and INPUT_INVALID about `accountId`, `deputyId`, `fromDay` or `toDay`.
 */
export const setAbsence: UseCase<'inbox.setAbsence'> = async (context, input) => {
  const { db, me, now } = context;
  const { accountId, deputyId, fromDay, toDay } = input;
  if (accountId !== me.id && !me.roles.includes('supervisor')) throw new VigilError('NOT_ALLOWED');
  await requireColleague(context, accountId, 'accountId');
  if (deputyId === accountId) throw new VigilError('INPUT_INVALID', 'deputyId');
  if (deputyId !== null) await requireColleague(context, deputyId, 'deputyId');
  if (fromDay === null && toDay !== null) throw new VigilError('INPUT_INVALID', 'fromDay');
  if (fromDay !== null && toDay !== null && toDay < fromDay) throw new VigilError('INPUT_INVALID', 'toDay');
  await db
    .updateTable('absence_row')
    .set({ endedAt: now })
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .execute();
  if (deputyId !== null || fromDay !== null)
    await db
      .insertInto('absence_row')
      .values({ accountId, deputyId, fromDay, toDay, at: now, by: me.id, endedAt: null })
      .execute();
  context.changed('inbox', 'absence');
  return {};
};
