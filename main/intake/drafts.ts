/** The intake form as typed so far, kept in the vault; a draft belongs to its author alone. */
import { VigilError } from '../../preload/contract/errors.ts';
import { IntakeForm } from '../../preload/contract/intake.ts';
import type { UseCase } from '../store/use-case.ts';

/** Throws NOT_FOUND for a draft that is not one's own. */
export const saveDraft: UseCase<'intake.saveDraft'> = async (context, input) => {
  const { db, me, now } = context;
  const kept = { at: now, form: JSON.stringify(input.form) };
  context.changed('draft');
  if (input.draftId === null) {
    const { id } = await db
      .insertInto('draft_row')
      .values({ accountId: me.id, formName: null, ...kept })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { draftId: id };
  }
  const { numUpdatedRows } = await db
    .updateTable('draft_row')
    .set(kept)
    .where('id', '=', input.draftId)
    .where('formName', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new VigilError('NOT_FOUND');
  return { draftId: input.draftId };
};

export const drafts: UseCase<'intake.drafts'> = async ({ db }) => {
  const rows = await db
    .selectFrom('draft')
    .select(['id', 'at', 'form'])
    .where('formName', 'is', null)
    .orderBy('at', 'desc')
    .execute();
  return { drafts: rows.map((row) => ({ ...row, form: IntakeForm.parse(JSON.parse(row.form)) })) };
};

/** Throws NOT_FOUND. */
export const discardDraft: UseCase<'intake.discardDraft'> = async (context, input) => {
  const { numDeletedRows } = await context.db
    .deleteFrom('draft_row')
    .where('id', '=', input.draftId)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new VigilError('NOT_FOUND');
  context.changed('draft');
  return {};
};
