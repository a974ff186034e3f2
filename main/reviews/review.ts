/** A blind second review: the contribution without its outcome, the reviewer's own outcome, and what follows from another one. */
import { VigilError } from '../../preload/contract/errors.ts';
import { caveatsOn } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { recordChange } from '../contributions/change-log.ts';
import { suggestedLinks } from '../linking/candidates.ts';
import { loadTip } from '../linking/load-tip.ts';
import { asSuggested } from '../linking/suggestions.ts';
import { findHomoglyphs } from '../matching/extract/homoglyphs.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { waitingFor } from './waiting.ts';

/** The contribution of a review that the viewer may give. Throws NOT_FOUND for any other, whyever it is. */
async function reviewed(context: Context, id: number): Promise<number> {
  const row = await (await waitingFor(context))
    .select('review.contributionId')
    .where('review.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row.contributionId;
}

/** Throws NOT_FOUND. */
export const get: UseCase<'reviews.get'> = async (context, { id }) => {
  const { db } = context;
  const contributionId = await reviewed(context, id);
  const row = await db
    .selectFrom('contribution')
    .select([
      'kind',
      'channel',
      'receivedAt',
      'text',
      'area',
      'place',
      'immediateRisk',
      'anonymous',
      'contactable',
      'markingRank',
    ])
    .where('id', '=', contributionId)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const { markingRank, ...told } = row;
  const identifiers = await db
    .selectFrom('identifier')
    .select(['kind', 'text', 'value', 'start', 'end'])
    .where('contributionId', '=', contributionId)
    .orderBy('start')
    .execute();
  const grade = await db
    .selectFrom('grade')
    .select(['source', 'intelligence', 'handling'])
    .where('contributionId', '=', contributionId)
    .where('graded', '=', 'submitter')
    .where('withdrawnAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  const suggestions = await asSuggested(context, await suggestedLinks(context, await loadTip(context, contributionId)));
  return {
    ...told,
    id,
    immediateRisk: row.immediateRisk === 1,
    anonymous: row.anonymous === 1,
    contactable: row.contactable === 1,
    marking: markingOf(markingRank),
    caveats: await caveatsOn(context, [{ contributionId }]),
    identifiers,
    homoglyphs: findHomoglyphs(row.text),
    grade: grade ?? null,
    // What was decided on them is not told.
    suggestions,
  };
};

const untriaged = {
  state: 'untriaged',
  triagedAt: null,
  triagedBy: null,
  triageReason: null,
  proposedBy: null,
} as const;

async function openAgain(context: Context, contributionId: number, reason: string): Promise<void> {
  await recordChange(
    context,
    {
      contributionId,
      verb: 'reviews.give',
      what: 'Opened again: a blind second review came to another outcome',
      reason,
      investigationId: null,
      undoes: null,
    },
    async () => {
      await context.db
        .updateTable('contribution_row')
        .set((eb) => ({ ...untriaged, version: eb('version', '+', 1) }))
        .where('id', '=', contributionId)
        .execute();
    },
  );
}

/** Throws NOT_FOUND. */
export const give: UseCase<'reviews.give'> = async (context, { id, outcome, reason }) => {
  const { db, me, now } = context;
  const contributionId = await reviewed(context, id);
  const closed = await db
    .selectFrom('contribution')
    .select(['reference', 'triageReason'])
    .where('id', '=', contributionId)
    .executeTakeFirst();
  if (closed === undefined) throw new VigilError('NOT_FOUND');
  const agrees = outcome === 'nfa';
  await db
    .updateTable('closure_review_row')
    .set({ reviewedBy: me.id, reviewedAt: now, outcome, reason, agrees: agrees ? 1 : 0 })
    .where('id', '=', id)
    .execute();
  if (!agrees) await openAgain(context, contributionId, reason);
  context.changed('review', `contribution:${contributionId}`);
  context.changed('dashboard', `contribution:${contributionId}`);
  return { agrees, contributionId, reference: closed.reference, closedBecause: closed.triageReason };
};
