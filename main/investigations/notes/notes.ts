/** Notes on an investigation, with replies that are kept flat. What a note said before it was changed is kept; none is deleted. */
import { z } from 'zod';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Note } from '../../../preload/contract/notes.ts';
import { readCursor, writeCursor } from '../../store/cursor.ts';
import type { Context, UseCase } from '../../store/use-case.ts';
import { notifyChanged, requireInvestigation, requireInvestigationInReach } from '../require.ts';
import { mayChangeCase } from '../whose.ts';
import { dropMentions, keepMentions, mentionedIn } from './mentions.ts';

function rowsOf({ db }: Context) {
  return db
    .selectFrom('note')
    .leftJoin('colleague as writer', 'writer.id', 'note.by')
    .leftJoin('colleague as changer', 'changer.id', 'note.changedBy')
    .leftJoin('colleague as withdrawer', 'withdrawer.id', 'note.withdrawnBy')
    .selectAll('note')
    .select(['writer.name as writer', 'changer.name as changer', 'withdrawer.name as withdrawer'])
    .select((eb) =>
      eb
        .selectFrom('note as reply')
        .select((sub) => sub.fn.countAll<number>().as('n'))
        .whereRef('reply.threadId', '=', 'note.id')
        .as('replies'),
    );
}
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

const After = z.strictObject({ id: z.int() });

function shown(row: Row, mentioned: { id: number; name: string }[], mayChange: boolean): Note {
  const { withdrawnAt, changedAt } = row;
  return {
    id: row.id,
    threadId: row.threadId,
    text: withdrawnAt === null ? row.text : '',
    by: row.writer ?? '',
    at: row.at,
    version: row.version,
    changed: changedAt === null ? null : { by: row.changer ?? '', at: changedAt },
    withdrawn:
      withdrawnAt === null ? null : { by: row.withdrawer ?? '', at: withdrawnAt, reason: row.withdrawnReason ?? '' },
    mentioned: withdrawnAt === null ? mentioned.map(({ id, name }) => ({ id, name })) : [],
    replies: row.replies ?? 0,
    mayChange,
  };
}

/** Throws NOT_FOUND, LIST_MOVED_ON. */
export const notes: UseCase<'investigations.notes'> = async (context, input) => {
  const investigation = await requireInvestigation(context, input.id);
  const after = readCursor('investigations.notes', context, After, input.after);
  const { threadId, limit } = input;
  let query = rowsOf(context).where('note.investigationId', '=', input.id);
  if (threadId === null) {
    query = query.where('note.threadId', 'is', null).orderBy('note.id', 'desc');
    if (after !== null) query = query.where('note.id', '<', after.id);
  } else {
    query = query.where('note.threadId', '=', threadId).orderBy('note.id');
    if (after !== null) query = query.where('note.id', '>', after.id);
  }
  const rows = await query.limit(limit + 1).execute();
  const page = rows.slice(0, limit);
  const ids = page.map(({ id }) => id);
  const mentioned = await mentionedIn(context, ids);
  const own = await mayChangeCase(context, investigation);
  const opened = context.me.opened.investigation.includes(input.id);
  const last = page.at(-1);
  return {
    notes: page.map((row) => shown(row, mentioned.get(row.id) ?? [], !opened && (own || row.by === context.me.id))),
    next:
      rows.length > limit && last !== undefined ? writeCursor('investigations.notes', context, { id: last.id }) : null,
  };
};

/** A note of that case that replies can stand under. Throws NOT_FOUND. */
async function requireThread({ db }: Context, investigationId: number, threadId: number): Promise<void> {
  const row = await db
    .selectFrom('note')
    .select('id')
    .where('id', '=', threadId)
    .where('investigationId', '=', investigationId)
    .where('threadId', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
}

/** Anybody who sees the case and works on cases may write one. Throws NOT_FOUND, OPENED_TO_READ, INPUT_INVALID about `mentions`. */
export const addNote: UseCase<'investigations.addNote'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await requireInvestigationInReach(context, input.id);
  const { threadId, text } = input;
  if (threadId !== null) await requireThread(context, investigationId, threadId);
  const { id } = await db
    .insertInto('note_row')
    .values({
      ...{ investigationId, threadId, text, by: me.id, at: now, changedBy: null, changedAt: null },
      ...{ withdrawnAt: null, withdrawnBy: null, withdrawnReason: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepMentions(context, { id, investigationId, text }, input.mentions);
  notifyChanged(context, investigationId, 'note');
  return { noteId: id };
};

/** Its author's, and that of the people of the case. Throws NOT_FOUND, OPENED_TO_READ, NOT_YOUR_CASE. */
async function requireOwnNote(context: Context, noteId: number) {
  const row = await context.db.selectFrom('note').selectAll().where('id', '=', noteId).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const investigation = await requireInvestigationInReach(context, row.investigationId);
  if (row.by !== context.me.id && !(await mayChangeCase(context, investigation))) throw new VigilError('NOT_YOUR_CASE');
  return row;
}

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where a colleague was quicker or it was withdrawn, INPUT_INVALID about `mentions`. */
export const changeNote: UseCase<'investigations.changeNote'> = async (context, input) => {
  const { db, me, now } = context;
  const row = await requireOwnNote(context, input.noteId);
  if (row.version !== input.basedOn || row.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  const { id, investigationId, version } = row;
  const { text } = input;
  await keepMentions(context, { id, investigationId, text }, input.mentions);
  await dropMentions(context, id, input.mentions);
  if (text === row.text) return { version };
  const written = { by: row.changedBy ?? row.by, at: row.changedAt ?? row.at };
  await db
    .insertInto('note_version_row')
    .values({ investigationId, noteId: id, version, text: row.text, ...written })
    .execute();
  await db
    .updateTable('note_row')
    .set({ text, version: version + 1, changedBy: me.id, changedAt: now })
    .where('id', '=', id)
    .execute();
  notifyChanged(context, investigationId, 'note', 'mention');
  return { version: version + 1 };
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it is withdrawn already. */
export const withdrawNote: UseCase<'investigations.withdrawNote'> = async (context, input) => {
  const { db, me, now } = context;
  const row = await requireOwnNote(context, input.noteId);
  if (row.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  await db
    .updateTable('note_row')
    .set({ withdrawnAt: now, withdrawnBy: me.id, withdrawnReason: input.reason })
    .where('id', '=', row.id)
    .execute();
  notifyChanged(context, row.investigationId, 'note', 'mention');
  return {};
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it is not withdrawn. */
export const restoreNote: UseCase<'investigations.restoreNote'> = async (context, input) => {
  const row = await requireOwnNote(context, input.noteId);
  if (row.withdrawnAt === null) throw new VigilError('CHANGED_SINCE');
  await context.db
    .updateTable('note_row')
    .set({ withdrawnAt: null, withdrawnBy: null, withdrawnReason: null })
    .where('id', '=', row.id)
    .execute();
  notifyChanged(context, row.investigationId, 'note', 'mention');
  return {};
};

const Before = z.strictObject({ version: z.int() });

/** Throws NOT_FOUND, LIST_MOVED_ON. */
export const noteVersions: UseCase<'investigations.noteVersions'> = async (context, input) => {
  const { db } = context;
  const note = await db.selectFrom('note').select('id').where('id', '=', input.noteId).executeTakeFirst();
  if (note === undefined) throw new VigilError('NOT_FOUND');
  const after = readCursor('investigations.noteVersions', context, Before, input.after);
  let query = db
    .selectFrom('note_version')
    .leftJoin('colleague', 'colleague.id', 'note_version.by')
    .select(['note_version.version', 'note_version.text', 'note_version.at', 'colleague.name'])
    .where('note_version.noteId', '=', input.noteId);
  if (after !== null) query = query.where('note_version.version', '<', after.version);
  const rows = await query
    .orderBy('note_version.version', 'desc')
    .limit(input.limit + 1)
    .execute();
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    versions: page.map(({ name, ...row }) => ({ ...row, by: name ?? '' })),
    next:
      rows.length > input.limit && last !== undefined
        ? writeCursor('investigations.noteVersions', context, { version: last.version })
        : null,
  };
};
