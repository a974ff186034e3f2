/** The identity of a source, which is kept apart: opened on its own, with a reason, by the few who are named. */
import { VigilError } from '../../preload/contract/errors.ts';
import { recordChange } from '../contributions/change-log.ts';
import { naming, sourceOpeners } from '../contributions/sealed-source.ts';
import { assertAssignable } from '../investigations/require.ts';
import type { Context, UseCase } from '../store/use-case.ts';

async function sealedContribution({ db }: Context, id: number) {
  const row = await db
    .selectFrom('contribution')
    .select(['id', 'recordedBy', 'sealedSource', 'compartmentId', 'markingRank'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.sealedSource === 0) throw new VigilError('NOT_FOUND');
  return row;
}

/**
 * For the officer who sealed it and those whom they named. Throws NOT_FOUND, also where no source was recorded, and NOT_A_READER for
 * everybody else, whatever their rank.
 */
export const revealSource: UseCase<'triage.revealSource'> = async (context, input) => {
  await sealedContribution(context, input.id);
  const source = await context.db
    .selectFrom('source')
    .select(['name', 'contact'])
    .where('contributionId', '=', input.id)
    .executeTakeFirst();
  if (source === undefined) throw new VigilError('NOT_A_READER');
  return source;
};

/**
 * Sets who may open it besides the officer who sealed it. Where that officer is no longer here, a supervisor names others, and not
 * themselves. Throws NOT_FOUND, NOT_A_READER for anybody else, NOT_ALLOWED about `self`, INPUT_INVALID about `readers` for people who
 * may not see the contribution or do not work on contributions.
 */
export const nameSourceReaders: UseCase<'triage.nameSourceReaders'> = async (context, input) => {
  const { db, me, now } = context;
  const row = await sealedContribution(context, input.id);
  const how = await naming(context, row.recordedBy);
  if (how === null) throw new VigilError('NOT_A_READER');
  const readers = [...new Set(input.readers)].filter((id) => id !== row.recordedBy);
  if (how === 'in place of' && readers.includes(me.id)) throw new VigilError('NOT_ALLOWED', 'self');
  await assertAssignable(context, row, readers, 'readers', sourceOpeners);
  const what = readers.length === 0 ? 'Nobody else may open the source' : 'Named who may open the source';
  await recordChange(
    context,
    {
      contributionId: row.id,
      verb: 'triage.nameSourceReaders',
      what,
      reason: input.reason,
      investigationId: null,
      undoes: null,
    },
    async () => {
      await db.deleteFrom('source_reader_row').where('contributionId', '=', row.id).execute();
      if (readers.length > 0)
        await db
          .insertInto('source_reader_row')
          .values(readers.map((accountId) => ({ contributionId: row.id, accountId, by: me.id, at: now })))
          .execute();
    },
  );
  return {};
};
