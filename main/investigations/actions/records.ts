/** What an action was raised from, with the words that are quoted, and what it produced. */

import { Considered } from '../../../preload/contract/decisions.ts';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { Context } from '../../store/use-case.ts';
import { assertContributionVisible } from '../require.ts';

type Shown = Output<'investigations.action'>['records'][number];
type Products = NonNullable<Input<'investigations.advanceAction'>['produced']>;
type Raised = Input<'investigations.raiseAction'>;

const most = 100;
const none = {
  contributionId: null,
  eventId: null,
  noteId: null,
  decisionId: null,
  subjectId: null,
  otherCaseId: null,
  otherActionId: null,
  quote: null,
};
export type Named = Partial<Record<keyof typeof none, number | string | null>>;

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What each source says, so that a quotation can be held to it. Throws NOT_FOUND for one that is not in this case. */
async function textsOf(
  { db }: Context,
  investigationId: number,
  from: Raised,
): Promise<{ named: Named; text: string }[]> {
  const found: { named: Named; text: string }[] = [];
  const add = (named: Named, row: Readonly<Record<string, string | null>> | undefined) => {
    if (row === undefined) throw new VigilError('NOT_FOUND');
    found.push({
      named,
      text: Object.values(row)
        .filter((text) => text !== null)
        .join(' '),
    });
  };
  const { contributionId, eventId, noteId, decisionId } = from;
  if (contributionId !== null)
    add(
      { contributionId },
      await db.selectFrom('contribution').select('text').where('id', '=', contributionId).executeTakeFirst(),
    );
  if (eventId !== undefined)
    add(
      { eventId },
      await db
        .selectFrom('event')
        .select(['title', 'detail', 'place'])
        .where('id', '=', eventId)
        .where('investigationId', '=', investigationId)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst(),
    );
  if (noteId !== undefined)
    add(
      { noteId },
      await db
        .selectFrom('note')
        .select('text')
        .where('id', '=', noteId)
        .where('investigationId', '=', investigationId)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst(),
    );
  if (decisionId !== undefined) {
    const row = await db
      .selectFrom('decision')
      .select(['title', 'text', 'reason', 'considered'])
      .where('id', '=', decisionId)
      .where('investigationId', '=', investigationId)
      .executeTakeFirst();
    const considered = row?.considered == null ? {} : Considered.parse(JSON.parse(row.considered));
    add({ decisionId }, row === undefined ? undefined : { ...row, ...considered });
  }
  return found;
}

export async function keepRecord(
  { db, me, now }: Context,
  action: { id: number; investigationId: number },
  part: Shown['part'],
  named: Named,
): Promise<void> {
  await db
    .insertInto('action_record_row')
    .values({
      ...none,
      ...(named as Partial<typeof none>),
      actionId: action.id,
      investigationId: action.investigationId,
      part,
      at: now,
      by: me.id,
    })
    .execute();
}

/**
 * What an action is raised from. A quotation is kept with the record in which it stands. Throws NOT_FOUND for a record that is not in this
 * case or not the viewer's to see, INPUT_INVALID about `quote` where none of them says so.
 */
export async function sourcesOf(context: Context, investigationId: number, from: Raised): Promise<Named[]> {
  const texts = await textsOf(context, investigationId, from);
  const { quote } = from;
  if (quote === undefined) return texts.map(({ named }) => named);
  const at = texts.findIndex(({ text }) => plain(text).includes(plain(quote)));
  if (at === -1) throw new VigilError('INPUT_INVALID', 'quote');
  return texts.map(({ named }, place) => (place === at ? { ...named, quote } : named));
}

/** Throws NOT_FOUND for a record that is not in this case or not the viewer's to see. */
export async function productsOf(context: Context, investigationId: number, produced: Products): Promise<Named[]> {
  const named: Named[] = [];
  for (const { what, itemId } of produced) {
    if (what === 'contribution') await assertContributionVisible(context, itemId);
    else {
      const row = await context.db
        .selectFrom(what)
        .select('id')
        .where('id', '=', itemId)
        .where('investigationId', '=', investigationId)
        .executeTakeFirst();
      if (row === undefined) throw new VigilError('NOT_FOUND');
    }
    named.push({ [`${what}Id`]: itemId });
  }
  return named;
}

/** Those that the viewer may see, in the order in which they were named. */
export async function recordsOf({ db }: Context, actionId: number): Promise<Shown[]> {
  const rows = await db
    .selectFrom('action_record as record')
    .leftJoin('contribution', 'contribution.id', 'record.contributionId')
    .leftJoin('event', 'event.id', 'record.eventId')
    .leftJoin('note', 'note.id', 'record.noteId')
    .leftJoin('colleague as writer', 'writer.id', 'note.by')
    .leftJoin('decision', 'decision.id', 'record.decisionId')
    .leftJoin('subject', 'subject.id', 'record.subjectId')
    .leftJoin('investigation as other', 'other.id', 'record.otherCaseId')
    .leftJoin('action as twin', 'twin.id', 'record.otherActionId')
    .select([
      'record.part',
      'record.quote',
      'record.contributionId',
      'record.otherCaseId',
      'contribution.reference',
      'event.title as event',
      'writer.name as writer',
      'decision.number as decision',
      'decision.title as decided',
      'subject.name as subject',
      'other.operation',
      'twin.number as twin',
    ])
    .where('record.actionId', '=', actionId)
    .orderBy('record.id')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    part: row.part,
    contributionId: row.contributionId,
    investigationId: row.otherCaseId,
    words:
      row.reference ??
      row.event ??
      row.subject ??
      (row.decided === null ? null : `Decision ${row.decision}: ${row.decided}`) ??
      (row.writer === null ? null : `Note by ${row.writer}`) ??
      (row.operation === null ? '' : `Op ${row.operation}, action ${row.twin ?? ''}`),
    quote: row.quote,
  }));
}
