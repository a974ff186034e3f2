/** The national threat level: a dated, authored history with the wording in force at the time. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { UseCase } from '../store/use-case.ts';

/** Newest first; withdrawn entries are left out. */
export const threatLevels: UseCase<'oversight.threatLevels'> = async ({ db }) => {
  const rows = await db
    .selectFrom('threat_level')
    .leftJoin('colleague', 'colleague.id', 'threat_level.by')
    .select([
      'threat_level.id',
      'threat_level.level',
      'threat_level.fromAt as from',
      'threat_level.wording',
      'colleague.name as by',
      'threat_level.recordedAt',
    ])
    .where('threat_level.withdrawnAt', 'is', null)
    .orderBy('threat_level.fromAt', 'desc')
    .orderBy('threat_level.id', 'desc')
    .execute();
  return { levels: rows.map((row) => ({ ...row, by: row.by ?? 'Published history' })) };
};

/** May begin in the future: a change is announced before it comes into force. */
export const setThreatLevel: UseCase<'oversight.setThreatLevel'> = async (context, input) => {
  const { db, me, now } = context;
  const { id } = await db
    .insertInto('threat_level_row')
    .values({
      level: input.level,
      fromAt: input.from,
      wording: input.wording,
      by: me.id,
      recordedAt: now,
      withdrawnAt: null,
      withdrawnReason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  context.changed('threat', 'dashboard');
  return { id };
};

/** The entry is kept, and the log says who withdrew it. Throws NOT_FOUND, CHANGED_SINCE where it has already been withdrawn. */
export const withdrawThreatLevel: UseCase<'oversight.withdrawThreatLevel'> = async (context, input) => {
  const { db, now } = context;
  const row = await db.selectFrom('threat_level').select('withdrawnAt').where('id', '=', input.id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  if (row.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  await db
    .updateTable('threat_level_row')
    .set({ withdrawnAt: now, withdrawnReason: input.reason })
    .where('id', '=', input.id)
    .execute();
  context.changed('threat', 'dashboard');
  return {};
};
