/** Mentions: they tell somebody who may see the case, in the transaction that writes the note, and give nobody access. */
import { z } from 'zod';
import { VigilError } from '../../../preload/contract/errors.ts';
import { timesMentioned } from '../../../preload/contract/notes.ts';
import { readCursor, writeCursor } from '../../store/cursor.ts';
import { inList } from '../../store/sql.ts';
import type { Context, UseCase } from '../../store/use-case.ts';
import { withAccessAmong } from './people.ts';

const excerptLetters = 300;

/**
 * Throws INPUT_INVALID about `mentions` for somebody without access to the case, or whose name does not stand in the text after an @. It says
 * nothing new: whoever sees the case may know who does.
 */
export async function keepMentions(
  context: Context,
  note: { id: number; investigationId: number; text: string },
  mentions: readonly number[],
): Promise<void> {
  const { db, me, now } = context;
  const ids = [...new Set(mentions)];
  const people = await withAccessAmong(context, note.investigationId, ids);
  for (const id of ids) {
    const name = people.get(id);
    if (name === undefined || timesMentioned(note.text, name) === 0) throw new VigilError('INPUT_INVALID', 'mentions');
    // Whoever was mentioned already is not told again.
    await db
      .insertInto('mention_row')
      .values({
        ...{ investigationId: note.investigationId, noteId: note.id, accountId: id },
        ...{ by: me.id, at: now, seenAt: null },
      })
      .onConflict((conflict) => conflict.columns(['noteId', 'accountId']).doNothing())
      .execute();
  }
  if (ids.length > 0) context.changed('mention', `investigation:${note.investigationId}`);
}

/** Whoever a changed note no longer mentions has it no longer in their work. */
export async function dropMentions({ db }: Context, noteId: number, kept: readonly number[]): Promise<void> {
  await db.deleteFrom('mention_row').where('noteId', '=', noteId).where('accountId', 'not in', inList(kept)).execute();
}

export async function mentionedIn({ db }: Context, noteIds: readonly number[]) {
  const rows = await db
    .selectFrom('mention')
    .innerJoin('colleague', 'colleague.id', 'mention.accountId')
    .select(['mention.noteId', 'colleague.id', 'colleague.name'])
    .where('mention.noteId', 'in', inList(noteIds))
    .orderBy('mention.id')
    .execute();
  return Map.groupBy(rows, ({ noteId }) => noteId);
}

const After = z.strictObject({ id: z.int() });

/** Of notes that were not withdrawn. Throws LIST_MOVED_ON. */
export const mentions: UseCase<'investigations.mentions'> = async (context, input) => {
  const after = readCursor('investigations.mentions', context, After, input.after);
  let query = context.db
    .selectFrom('mention')
    .innerJoin('note', 'note.id', 'mention.noteId')
    .innerJoin('investigation', 'investigation.id', 'mention.investigationId')
    .leftJoin('colleague', 'colleague.id', 'mention.by')
    .select([
      'mention.id',
      'mention.noteId',
      'mention.investigationId',
      'mention.at',
      'mention.seenAt',
      'note.text',
      'investigation.operation',
      'colleague.name',
    ])
    .where('mention.accountId', '=', context.me.id)
    .where('note.withdrawnAt', 'is', null);
  if (input.unseen) query = query.where('mention.seenAt', 'is', null);
  if (after !== null) query = query.where('mention.id', '<', after.id);
  const rows = await query
    .orderBy('mention.id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    mentions: page.map(({ noteId, investigationId, operation, text, at, seenAt, name }) => ({
      ...{ noteId, investigationId, operation, at },
      text: text.slice(0, excerptLetters),
      by: name ?? '',
      seen: seenAt !== null,
    })),
    next:
      rows.length > input.limit && last !== undefined
        ? writeCursor('investigations.mentions', context, { id: last.id })
        : null,
  };
};

/** Throws NOT_FOUND where one is not about this person. */
export const mentionsSeen: UseCase<'investigations.mentionsSeen'> = async (context, input) => {
  const { db, me, now } = context;
  for (const noteId of new Set(input.noteIds)) {
    const row = await db
      .selectFrom('mention')
      .select(['id', 'seenAt'])
      .where('noteId', '=', noteId)
      .where('accountId', '=', me.id)
      .executeTakeFirst();
    if (row === undefined) throw new VigilError('NOT_FOUND');
    if (row.seenAt === null)
      await db.updateTable('mention_row').set({ seenAt: now }).where('id', '=', row.id).execute();
  }
  context.changed('mention', `account:${me.id}`);
  return {};
};
