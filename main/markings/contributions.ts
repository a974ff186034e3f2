/** A contribution's marking and compartment. */
import { VigilError } from '../../preload/contract/errors.ts';
import { startAllClocks } from '../access/first-sight.ts';
import { letsMoreSee, type Place, wantedPlace, wordsOfChange } from '../access/marking-rules.ts';
import { contributionReference } from '../contributions/references.ts';
import { personsOf } from '../linking/read-persons.ts';
import { storedKeysOf } from '../matching/persons/index.ts';
import { seriesOf } from '../store/reference-numbers.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import {
  changeToAnswer,
  keepChange,
  mustBeAbleToAgree,
  mustBeFirst,
  refuseChange,
  settleChange,
  toOf,
} from './kept-changes.ts';

/** Throws NOT_FOUND, OPENED_TO_READ, PERSONAL_CONTENT for an advice contact, of which there is nothing to protect and no reason may be kept. */
async function loadPlaced({ db, me }: Context, id: number) {
  const row = await db
    .selectFrom('contribution')
    .select(['id', 'kind', 'reference', 'rowKey', 'receivedAt', 'version', 'markingRank', 'compartmentId', 'text'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  if (me.opened.contribution.includes(id)) throw new VigilError('OPENED_TO_READ');
  if (row.kind === 'advice') throw new VigilError('PERSONAL_CONTENT');
  return row;
}

type Row = Awaited<ReturnType<typeof loadPlaced>>;
const noSnapshot = JSON.stringify({ contribution: null, links: [], grades: [] });

/** A line in its history that is no triage, so that undo passes it over. */
export async function addToHistory(
  { db, me, now }: Context,
  row: { id: number },
  what: string,
  reason: string | null,
): Promise<void> {
  await db
    .insertInto('change_row')
    .values({
      contributionId: row.id,
      at: now,
      by: me.id,
      verb: 'contributions.changeMarking',
      what,
      reason,
      before: noSnapshot,
      after: noSnapshot,
      investigationId: null,
      undoneAt: null,
      undoes: null,
      decidedUnder: null,
    })
    .execute();
}

/** Its key among imported rows, unless the place has a copy of the same row already, which nobody is told. */
async function keyThere({ contributions }: Context, row: Row, to: Place): Promise<Uint8Array | null> {
  if (row.rowKey === null || row.compartmentId === to.compartmentId) return row.rowKey;
  return (await contributions.holds(row.rowKey, to.compartmentId)) ? null : row.rowKey;
}

/** Returns the reference that it had until now, where it got another. */
async function move(context: Context, row: Row, to: Place): Promise<string | null> {
  const series = seriesOf('TIP', row.receivedAt, to.compartmentId, to.markingRank);
  const same = series === seriesOf('TIP', row.receivedAt, row.compartmentId, row.markingRank);
  const reference = same ? row.reference : contributionReference(series, await context.next(series));
  const rowKey = await keyThere(context, row, to);
  await context.db
    .updateTable('contribution_row')
    .set({ ...to, reference, rowKey, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
  const { markingRank, compartmentId } = row;
  const keys = storedKeysOf(personsOf(row.text, row.receivedAt));
  await context.contributions.moveKeys(row.id, keys, { markingRank, compartmentId }, to);
  await startAllClocks(context, [row.id]);
  context.changedWhere(
    { of: 'contribution', markingRank, compartmentId, readers: null },
    'contribution',
    'queue',
    'dashboard',
  );
  context.changed('contribution', `contribution:${row.id}`, 'queue', 'inbox', 'dashboard');
  return same ? null : row.reference;
}

/**
 * Throws NOT_FOUND, PERSONAL_CONTENT, CHANGED_SINCE (also while another change waits), and what `wantedPlace` throws. Nothing of the
 * answer tells whoever moved it out of their own sight what it is called there.
 */
export const changeContributionMarking: UseCase<'contributions.changeMarking'> = async (context, input) => {
  const row = await loadPlaced(context, input.id);
  if (row.version !== input.version) throw new VigilError('CHANGED_SINCE');
  const of = { contributionId: row.id };
  await mustBeFirst(context, of);
  const to = await wantedPlace(context, row, input);
  const asked = { of, from: row, to, reason: input.reason };
  if (letsMoreSee(row, to)) {
    const markingChangeId = await keepChange(context, asked);
    context.changed('contribution', `contribution:${row.id}`);
    return { markingChangeId, done: false };
  }
  await addToHistory(context, row, wordsOfChange(row, to), input.reason);
  const formerReference = await move(context, row, to);
  return { markingChangeId: await keepChange(context, { ...asked, done: { formerReference } }), done: true };
};

/**
 * Throws NOT_FOUND, CHANGED_SINCE, REASON_NEEDED for a refusal without one, SECOND_PERSON_NEEDED, and MUST_SEE_BOTH for whoever would not
 * see it then.
 */
export const answerContributionMarking: UseCase<'contributions.answerMarking'> = async (context, input) => {
  const row = await loadPlaced(context, input.id);
  const change = await changeToAnswer(context, { contributionId: row.id }, input.markingChangeId);
  if (!input.agree) {
    const outcome = await refuseChange(context, change, input.reason);
    if (outcome === 'refused')
      await addToHistory(context, row, 'Did not agree to another marking', input.reason ?? null);
    context.changed('contribution', `contribution:${row.id}`);
    return { agreed: false };
  }
  mustBeAbleToAgree(context, change, row);
  const to = toOf(change);
  await addToHistory(context, row, `${wordsOfChange(row, to)}, as somebody else proposed`, change.reason);
  const formerReference = await move(context, row, to);
  await settleChange(context, change, { outcome: 'agreed', answer: input.reason ?? null, formerReference });
  return { agreed: true };
};
