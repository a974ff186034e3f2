/** The second person on "no further action": agrees, or returns the contribution to its state before the proposal. */
import { VigilError } from '../../preload/contract/errors.ts';
import { loadForChange, recordChange } from '../contributions/change-log.ts';
import { endClaim, mustNotBeClaimed } from '../contributions/claims.ts';
import type { Snapshot } from '../contributions/snapshot.ts';
import { assertEarlierReportsRead } from '../linking/earlier-reports.ts';
import { drawForReview } from '../reviews/draw.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { assertMayClose } from './closing-needs.ts';
import { keepConsidered } from './considered.ts';
import { decidedUnder } from './decided-under.ts';
import { proposalOf } from './proposal-round.ts';
import { keptRcap } from './triage.ts';

type Standing = NonNullable<Snapshot['contribution']>;

/** What is known of the person by then: there may be more than when it was proposed, and the second person may see more than the first. */
async function assertMayBeClosed(
  context: Context,
  row: { id: number; proposedBy: number | null; rcap: string | null },
): Promise<void> {
  const { me } = context;
  const readers = row.proposedBy === null ? [me.id] : [me.id, row.proposedBy];
  const reports = await assertEarlierReportsRead(context, row.id, readers);
  await assertMayClose(context, row.id, keptRcap(row.rcap), reports);
}

/**
 * Throws NOT_FOUND, CHANGED_SINCE (also where nothing is proposed), SECOND_PERSON_NEEDED, CLAIMED, REASON_NEEDED for sending it back
 * without one; for agreeing, EARLIER_REPORTS_UNREAD, SUPERVISOR_NEEDED where the sign-off rule or the rule of repeats asks for one, and RCAP_NEEDED.
 */
export const signOff: UseCase<'triage.signOff'> = async (context, input) => {
  const row = await loadForChange(context, input.id, input.version);
  await mustNotBeClaimed(context, input.id);
  if (row.state !== 'nfa_proposed') throw new VigilError('CHANGED_SINCE');
  const round = await proposalOf(context, row);
  if (round.proposers.has(context.me.id)) throw new VigilError('SECOND_PERSON_NEEDED');
  if (!input.agree && input.reason === undefined) throw new VigilError('REASON_NEEDED');
  if (input.agree) await assertMayBeClosed(context, row);
  const after: Partial<Standing> = input.agree ? { state: 'nfa' } : round.before;
  const changeId = await recordChange(
    context,
    {
      contributionId: input.id,
      verb: 'triage.signOff',
      what: input.agree ? 'Agreed to no further action' : 'Did not agree to no further action',
      reason: input.reason ?? null,
      investigationId: null,
      undoes: null,
      decidedUnder: await decidedUnder(context, 'nfa'),
    },
    async () => {
      await context.db
        .updateTable('contribution_row')
        .set({ ...after, version: row.version + 1 })
        .where('id', '=', input.id)
        .execute();
    },
  );
  await keepConsidered(context, input.id, changeId);
  if (input.agree)
    await drawForReview(context, { contributionId: row.id, kind: row.kind, changeId, proposedBy: row.proposedBy });
  await endClaim(context, input.id);
  return { changeId, state: after.state ?? 'untriaged' };
};
