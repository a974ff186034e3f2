/** An investigation's marking and compartment. */
import { VigilError } from '../../preload/contract/errors.ts';
import { belongsTo } from '../access/admission.ts';
import { letsMoreSee, type Place, wantedPlace, wordsOfChange } from '../access/marking-rules.ts';
import { recordInvestigationChange } from '../investigations/changes.ts';
import { investigationReference } from '../investigations/references.ts';
import { notifyChanged, requireInvestigationForChange, requireOwnCase } from '../investigations/require.ts';
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
import { liftAll } from './readers.ts';
import { revealLinks } from './reveal-links.ts';

type Row = Awaited<ReturnType<typeof requireOwnCase>>;

/** Of these people, those who may see the place. Only members of a compartment know who else belongs to it. */
async function whoSees({ db }: Context, people: readonly number[], { markingRank, compartmentId }: Place) {
  if (people.length === 0) return [];
  let query = db.selectFrom('colleague').select('id').where('id', 'in', people).where('clearance', '>=', markingRank);
  if (compartmentId !== 0)
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('compartment_member')
        .select('compartment_member.accountId')
        .where('compartment_member.compartmentId', '=', compartmentId),
    );
  return (await query.execute()).map(({ id }) => id);
}

/**
 * The owner goes on seeing the case, and whoever of the team does not leaves it. Whoever moves it where they do not belong cannot know
 * who does: its people there see to it. Throws OWNER_OUT_OF_SIGHT.
 */
async function keepTeamInSight(context: Context, row: Row, to: Place): Promise<void> {
  if (!belongsTo(context.me, to.compartmentId)) return;
  if (row.ownerId !== null && (await whoSees(context, [row.ownerId], to)).length === 0)
    throw new VigilError('OWNER_OUT_OF_SIGHT');
  const team = await context.db
    .selectFrom('team_member')
    .select('accountId')
    .where('investigationId', '=', row.id)
    .execute();
  const members = team.map(({ accountId }) => accountId);
  const staying = new Set(await whoSees(context, members, to));
  const leaving = members.filter((id) => !staying.has(id));
  if (leaving.length === 0) return;
  await context.db
    .deleteFrom('team_member_row')
    .where('investigationId', '=', row.id)
    .where('accountId', 'in', leaving)
    .execute();
}

/** Returns the reference that it had until now, where it got another. Its history has the line already: it may be out of sight after this. */
async function move(context: Context, row: Row, to: Place): Promise<string | null> {
  const series = seriesOf('INV', row.openedAt, to.compartmentId, to.markingRank);
  const same = series === seriesOf('INV', row.openedAt, row.compartmentId, row.markingRank);
  const reference = same ? row.reference : investigationReference(series, await context.next(series));
  await context.db
    .updateTable('investigation_row')
    .set({ ...to, reference, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
  const { markingRank, compartmentId } = row;
  const readers = row.namedReaders === 1 ? [] : null;
  context.changedWhere({ of: 'investigation', markingRank, compartmentId, readers }, 'investigation', 'dashboard');
  notifyChanged(context, row.id, 'dashboard');
  return same ? null : row.reference;
}

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE (also while another change waits), OWNER_OUT_OF_SIGHT, and what `wantedPlace` throws. */
export const changeInvestigationMarking: UseCase<'investigations.changeMarking'> = async (context, input) => {
  const row = await requireInvestigationForChange(context, input.id, input.version);
  const of = { investigationId: row.id };
  await mustBeFirst(context, of);
  const to = await wantedPlace(context, row, input);
  const asked = { of, from: row, to, reason: input.reason };
  if (letsMoreSee(row, to)) {
    const markingChangeId = await keepChange(context, asked);
    notifyChanged(context, row.id);
    return { markingChangeId, done: false };
  }
  await keepTeamInSight(context, row, to);
  await recordInvestigationChange(context, row.id, wordsOfChange(row, to), input.reason);
  const formerReference = await move(context, row, to);
  return { markingChangeId: await keepChange(context, { ...asked, done: { formerReference } }), done: true };
};

/**
 * Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE, REASON_NEEDED for a refusal without one, SECOND_PERSON_NEEDED, MUST_SEE_BOTH,
 * OWNER_OUT_OF_SIGHT.
 */
export const answerInvestigationMarking: UseCase<'investigations.answerMarking'> = async (context, input) => {
  const row = await requireOwnCase(context, input.id);
  const change = await changeToAnswer(context, { investigationId: row.id }, input.markingChangeId);
  const lifts = change.liftsReaders === 1;
  if (!input.agree) {
    const outcome = await refuseChange(context, change, input.reason);
    if (outcome === 'refused')
      await recordInvestigationChange(
        context,
        row.id,
        lifts ? 'Did not agree to lift the list of readers' : 'Did not agree to another marking',
        input.reason ?? null,
      );
    notifyChanged(context, row.id);
    return { agreed: false };
  }
  mustBeAbleToAgree(context, change, row);
  const to = toOf(change);
  if (lifts) await liftAll(context, row, change.reason);
  else await keepTeamInSight(context, row, to);
  if (!lifts)
    await recordInvestigationChange(
      context,
      row.id,
      `${wordsOfChange(row, to)}, as somebody else proposed`,
      change.reason,
    );
  const formerReference = lifts ? null : await move(context, row, to);
  await settleChange(context, change, { outcome: 'agreed', answer: input.reason ?? null, formerReference });
  await revealLinks(context, row.id);
  return { agreed: true };
};
