/** What one person has typed into a form and not sent yet: one draft for each form, its author's alone. */
import type { UseCase } from '../store/use-case.ts';

export const saveDraft: UseCase<'myWork.saveDraft'> = async ({ db, me, now }, input) => {
  const kept = { at: now, form: input.content };
  const { id } = await db
    .insertInto('draft_row')
    .values({ accountId: me.id, formName: input.form, ...kept })
    .onConflict((conflict) => conflict.columns(['accountId', 'formName']).doUpdateSet(kept))
    .returning('id')
    .executeTakeFirstOrThrow();
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
export const discardDraft: UseCase<'myWork.discardDraft'> = async ({ db, me }, input) => {
  const gone = await db
    .deleteFrom('draft_row')
    .where('accountId', '=', me.id)
    .where('formName', '=', input.form)
    .returning('id')
    .executeTakeFirst();
  return { draftId: gone?.id ?? null };
};
