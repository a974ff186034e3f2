/** The second person on "no further action": agrees, or returns the contribution to its state before the proposal. */
import { VigilError } from '../../preload/contract/errors.ts';
import { loadForChange, recordChange } from '../contributions/change-log.ts';
import { endClaim, mustNotBeClaimed } from '../contributions/claims.ts';
import { Snapshot } from '../contributions/snapshot.ts';
import { assertEarlierReportsRead } from '../linking/earlier-reports.ts';
import { drawForReview } from '../reviews/draw.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { assertMayClose } from './closing-needs.ts';
import { keepConsidered } from './considered.ts';
import { keptRcap } from './triage.ts';

type Standing = NonNullable<Snapshot['contribution']>;

const untriaged = {
  state: 'untriaged',
  triagedAt: null,
  triagedBy: null,
  triageReason: null,
  proposedBy: null,
} as const satisfies Partial<Standing>;

interface Round {
  /** The contribution's state before the proposal; untriaged where that is not known. */
  before: Partial<Standing>;
  /** Everybody who proposed it in this round, including those who took their proposal back or were followed by another. */
  proposers: ReadonlySet<number>;
}

/** Whether the change that left this snapshot proposed no further action, for the first time or again. */
const proposes = ({ contribution }: Snapshot) => contribution === null || contribution.state === 'nfa_proposed';

/**
 * The proposals since the contribution was last in another state: proposing again starts no new round, so that the first proposer
 * cannot sign it off, and a refusal does not lead back to a proposal.
 */
async function roundOf({ db }: Context, id: number, proposedBy: number | null): Promise<Round> {
  const changes = await db
    .selectFrom('change')
    .select(['by', 'before', 'after', 'undoneAt'])
    .where('contributionId', '=', id)
    .where('verb', '=', 'triage.setOutcome')
    .orderBy('id', 'desc')
    .execute();
  const proposers = new Set(proposedBy === null ? [] : [proposedBy]);
  for (const { by, before, after, undoneAt } of changes) {
    const is = Snapshot.parse(JSON.parse(after));
    // A change that proposed nothing can only be one that was undone: any other would have ended the round.
    if (!proposes(is)) continue;
    proposers.add(by);
    const { contribution } = Snapshot.parse(JSON.parse(before));
    // Proposing it again in the same words changes nothing.
    if (undoneAt !== null || contribution === null || contribution.state === 'nfa_proposed') continue;
    // An assessment made in the meantime is kept.
    const { rcap: _, ...standing } = contribution;
    return { before: standing, proposers };
  }
  return { before: untriaged, proposers };
}

/** Whether the viewer, perhaps among others, has proposed no further action, so that the viewer cannot sign it off. */
export async function needsAnotherPerson(
  context: Context,
  row: { id: number; state: string; proposedBy: number | null },
): Promise<boolean> {
  if (row.state !== 'nfa_proposed') return false;
  return (await roundOf(context, row.id, row.proposedBy)).proposers.has(context.me.id);
}

/** What is known of the person by then: there may be more than when it was proposed, and the second person may see more than the first. */
async function assertMayBeClosed(
  context: Context,
  row: { id: number; proposedBy: number | null; rcap: string | null },
): Promise<void> {
  const { me } = context;
  const readers = row.proposedBy === null ? [me.id] : [me.id, row.proposedBy];
  const reports = await assertEarlierReportsRead(context, row.id, readers);
  if (reports.repeat.takesSupervisor && !me.roles.includes('supervisor'))
    throw new VigilError('REPEAT_TAKES_SUPERVISOR');
  await assertMayClose(context, row.id, keptRcap(row.rcap), reports);
}

/**
 * Throws NOT_FOUND, CHANGED_SINCE (also where nothing is proposed), SECOND_PERSON_NEEDED, CLAIMED, REASON_NEEDED for sending it back
 * without one; for agreeing, EARLIER_REPORTS_UNREAD, REPEAT_TAKES_SUPERVISOR, and SUPERVISOR_NEEDED and RCAP_NEEDED where the sign-off rule
 * asks for them.
 */
export const signOff: UseCase<'triage.signOff'> = async (context, input) => {
  const row = await loadForChange(context, input.id, input.version);
  await mustNotBeClaimed(context, input.id);
  if (row.state !== 'nfa_proposed') throw new VigilError('CHANGED_SINCE');
  const round = await roundOf(context, input.id, row.proposedBy);
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
