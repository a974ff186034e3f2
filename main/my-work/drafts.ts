/** What one person has typed into a form and not sent yet: one draft for each form, its author's alone. */
import { viewsForm } from '../../preload/contract/forms.ts';
import type { UseCase } from '../store/use-case.ts';

export const saveDraft: UseCase<'myWork.saveDraft'> = async ({ db, me, now, changed }, input) => {
  const kept = { at: now, form: input.content };
  const { id } = await db
    .insertInto('draft_row')
    .values({ accountId: me.id, formName: input.form, ...kept })
    .onConflict((conflict) => conflict.columns(['accountId', 'formName']).doUpdateSet(kept))
    .returning('id')
    .executeTakeFirstOrThrow();
  // How the views were left is listed nowhere, so that nothing is to be read again for it.
  if (input.form !== viewsForm) changed('draft');
  return { draftId: id };
};

export const draft: UseCase<'myWork.draft'> = async ({ db, me }, input) => {
  const found = await db
    .selectFrom('draft')
    .select(['id', 'at', 'form as content'])
    .where('accountId', '=', me.id)
    .where('formName', '=', input.form)
    .executeTakeFirst();
  return { draft: found ?? null };
};

/** Where there is none, what is wanted is the case already. */
export const discardDraft: UseCase<'myWork.discardDraft'> = async ({ db, me, changed }, input) => {
  const gone = await db
    .deleteFrom('draft_row')
    .where('accountId', '=', me.id)
    .where('formName', '=', input.form)
    .returning('id')
    .executeTakeFirst();
  if (gone !== undefined) changed('draft');
  return { draftId: gone?.id ?? null };
};
