/** Who gets the brief, kept by and for one person under a name, and when it is due. Nothing is sent by itself. */
import { z } from 'zod';
import { type BriefSchedule, mostBriefLists, Recipient } from '../../preload/contract/briefs.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { legalBasisOf } from '../contributions/receipt.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { dueOf } from './brief-due.ts';

const Recipients = z.array(Recipient);

function scheduleOf({ every, onDay }: { every: 'week' | 'month' | null; onDay: number | null }): BriefSchedule | null {
  return every === null || onDay === null ? null : { every, on: onDay };
}

async function lastAt({ db }: Context, listId: number): Promise<string | null> {
  const row = await db
    .selectFrom('brief')
    .select('at')
    .where('listId', '=', listId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

export const briefLists: UseCase<'oversight.briefLists'> = async (context) => {
  const rows = await context.db.selectFrom('brief_list').selectAll().orderBy('name').limit(mostBriefLists).execute();
  const lists = [];
  for (const { id, name, reason, legalBasis, recipients, fromDay, ...row } of rows) {
    const schedule = scheduleOf(row);
    const last = await lastAt(context, id);
    const due =
      schedule === null
        ? { dueSince: null, nextOn: null }
        : dueOf(schedule, fromDay, last === null ? null : ukDay(last), ukDay(context.now));
    const known = { id, name, reason, legalBasis, recipients: Recipients.parse(JSON.parse(recipients)) };
    lists.push({ ...known, schedule, lastAt: last, ...due });
  }
  return { lists };
};

const sameSchedule = (one: BriefSchedule | null, other: BriefSchedule | null) =>
  one?.every === other?.every && one?.on === other?.on;

/** Throws NOT_FOUND, NAME_TAKEN, TOO_MANY_BRIEF_LISTS, INPUT_INVALID about `legalBasis`. */
export const saveBriefList: UseCase<'oversight.saveBriefList'> = async (context, input) => {
  const { db, me, now } = context;
  await legalBasisOf(context, input.legalBasis);
  const { listId: id, name, recipients, reason, legalBasis, schedule } = input;
  const namesake = await db.selectFrom('brief_list').select('id').where('name', '=', name).executeTakeFirst();
  if (namesake !== undefined && namesake.id !== id) throw new VigilError('NAME_TAKEN');
  const values = {
    name,
    recipients: JSON.stringify(recipients),
    reason,
    legalBasis,
    every: schedule?.every ?? null,
    onDay: schedule?.on ?? null,
  };
  if (id !== null) {
    const before = await db
      .selectFrom('brief_list')
      .select(['every', 'onDay', 'fromDay'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (before === undefined) throw new VigilError('NOT_FOUND');
    // A schedule that is changed begins anew: what it would have asked for earlier was never due.
    const fromDay = sameSchedule(scheduleOf(before), schedule) ? before.fromDay : ukDay(now);
    await db
      .updateTable('brief_list_row')
      .set({ ...values, fromDay })
      .where('id', '=', id)
      .execute();
    context.changed('brief-list');
    return { id };
  }
  const held = await db.selectFrom('brief_list').select('id').limit(mostBriefLists).execute();
  if (held.length >= mostBriefLists) throw new VigilError('TOO_MANY_BRIEF_LISTS');
  const made = await db
    .insertInto('brief_list_row')
    .values({ accountId: me.id, ...values, fromDay: ukDay(now) })
    .returning('id')
    .executeTakeFirstOrThrow();
  context.changed('brief-list');
  return made;
};

/** What was prepared for it stays, for no list. Throws NOT_FOUND. */
export const removeBriefList: UseCase<'oversight.removeBriefList'> = async ({ db, changed }, { id }) => {
  await db.updateTable('brief_row').set({ listId: null }).where('listId', '=', id).execute();
  const { numDeletedRows } = await db.deleteFrom('brief_list_row').where('id', '=', id).executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new VigilError('NOT_FOUND');
  changed('brief-list');
  return {};
};
