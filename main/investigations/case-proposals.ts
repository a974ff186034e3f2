/**
 * What is proposed about an investigation. Whoever sees a case that is not theirs says in words what should change, and its owner,
 * team or a supervisor answers; nothing changes by itself. A closure is proposed by the owner and takes effect once a supervisor agrees.
 */

import type { CaseProposalKind } from '../../preload/contract/case-proposals.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { recordInvestigationChange } from './changes.ts';
import { assertNothingOpen, endWaived } from './closing-items.ts';
import { notifyChanged, requireInvestigation, requireInvestigationInReach, requireOwnCase } from './require.ts';
import { mayChangeCase } from './whose.ts';

interface Asked {
  investigationId: number;
  kind: CaseProposalKind;
  what: string;
  reason: string;
}

async function keep({ db, me, now }: Context, asked: Asked): Promise<number> {
  const { id } = await db
    .insertInto('case_proposal_row')
    .values({ ...asked, by: me.id, at: now, settledAt: null, settledBy: null, outcome: null, answer: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Anybody who works on cases may propose something about one that they see. Throws NOT_FOUND. */
export const proposeChange: UseCase<'investigations.proposeChange'> = async (context, { id, what, reason }) => {
  await requireInvestigation(context, id);
  const proposalId = await keep(context, { investigationId: id, kind: 'change', what, reason });
  notifyChanged(context, id);
  return { proposalId };
};

/** The closure that waits for a supervisor. */
export async function waitingClosure({ db, me }: Context, investigationId: number) {
  const row = await db
    .selectFrom('case_proposal')
    .innerJoin('colleague', 'colleague.id', 'case_proposal.by')
    .select(['case_proposal.id', 'case_proposal.by', 'colleague.name', 'case_proposal.at', 'case_proposal.reason'])
    .where('case_proposal.investigationId', '=', investigationId)
    .where('case_proposal.kind', '=', 'closure')
    .where('case_proposal.settledAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, by, name, at, reason } = row;
  return { proposalId: id, by: name, mine: by === me.id, at, reason };
}

/**
 * Throws NOT_FOUND, CLOSED_BY_OWNER for anybody else, and CHANGED_SINCE where the case has changed, is closed, or its closure has been
 * proposed already, CASE_HAS_OPEN_ITEMS where something is neither settled nor waived.
 */
export const proposeClosure: UseCase<'investigations.proposeClosure'> = async (context, { id, version, reason }) => {
  const row = await requireInvestigation(context, id);
  if (row.ownerId !== context.me.id) throw new VigilError('CLOSED_BY_OWNER');
  if (row.version !== version || row.state !== 'live' || (await waitingClosure(context, id)) !== null)
    throw new VigilError('CHANGED_SINCE');
  await assertNothingOpen(context, id);
  const proposalId = await keep(context, { investigationId: id, kind: 'closure', what: 'Close the case', reason });
  notifyChanged(context, id);
  return { proposalId };
};

async function standing({ db }: Context, investigationId: number, proposalId: number) {
  const row = await db
    .selectFrom('case_proposal')
    .leftJoin('colleague', 'colleague.id', 'case_proposal.by')
    .selectAll('case_proposal')
    .select('colleague.name as proposer')
    .where('case_proposal.id', '=', proposalId)
    .where('case_proposal.investigationId', '=', investigationId)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

type Row = Awaited<ReturnType<typeof standing>>;

async function settle(
  { db, me, now }: Context,
  row: Row,
  outcome: 'agreed' | 'refused' | 'withdrawn',
  answer: string | null,
) {
  await db
    .updateTable('case_proposal_row')
    .set({ settledAt: now, settledBy: me.id, outcome, answer })
    .where('id', '=', row.id)
    .execute();
}

async function close(context: Context, row: Row): Promise<void> {
  const { state, version } = await requireInvestigation(context, row.investigationId);
  if (state !== 'live') throw new VigilError('CHANGED_SINCE');
  // Something may have come in since it was proposed, and the second person may see more than the first.
  await endWaived(context, row.investigationId);
  await context.db
    .updateTable('investigation_row')
    .set({ state: 'closed', closedAt: context.now, version: version + 1 })
    .where('id', '=', row.investigationId)
    .execute();
}

/** Throws SECOND_PERSON_NEEDED, OPENED_TO_READ, SUPERVISOR_NEEDED for a closure, NOT_YOUR_CASE for a change. */
async function mustBeAbleToAnswer(context: Context, { investigationId, kind, by }: Row): Promise<void> {
  if (by === context.me.id) throw new VigilError('SECOND_PERSON_NEEDED');
  if (kind === 'change') await requireOwnCase(context, investigationId);
  else if (context.me.opened.investigation.includes(investigationId)) throw new VigilError('OPENED_TO_READ');
  else if (!context.me.roles.includes('supervisor')) throw new VigilError('SUPERVISOR_NEEDED');
}

/**
 * Agreeing to a change keeps that it was agreed to; whoever agreed makes it. Throws NOT_FOUND, SECOND_PERSON_NEEDED for the proposer,
 * NOT_YOUR_CASE, SUPERVISOR_NEEDED, CHANGED_SINCE where it was answered already, REASON_NEEDED for a refusal without one,
 * CASE_HAS_OPEN_ITEMS.
 */
export const answerProposal: UseCase<'investigations.answerProposal'> = async (context, input) => {
  const row = await standing(context, input.id, input.proposalId);
  await mustBeAbleToAnswer(context, row);
  if (row.settledAt !== null) throw new VigilError('CHANGED_SINCE');
  if (!input.agree && input.reason === undefined) throw new VigilError('REASON_NEEDED');
  if (input.agree && row.kind === 'closure') await close(context, row);
  await settle(context, row, input.agree ? 'agreed' : 'refused', input.reason ?? null);
  const proposer = row.proposer ?? 'somebody';
  const what =
    row.kind === 'closure'
      ? input.agree
        ? `Closed, as ${proposer} proposed`
        : `Closure refused, which ${proposer} proposed`
      : `${input.agree ? 'Agreed to' : 'Refused'} what ${proposer} proposed: ${row.what}`;
  await recordInvestigationChange(context, input.id, what, input.reason ?? row.reason);
  notifyChanged(context, input.id, 'dashboard');
  return {};
};

/** Throws NOT_FOUND, NOT_ALLOWED for somebody else’s, CHANGED_SINCE where it was answered already. */
export const withdrawProposal: UseCase<'investigations.withdrawProposal'> = async (context, input) => {
  const row = await standing(context, input.id, input.proposalId);
  if (row.by !== context.me.id) throw new VigilError('NOT_ALLOWED');
  if (row.settledAt !== null) throw new VigilError('CHANGED_SINCE');
  await settle(context, row, 'withdrawn', null);
  notifyChanged(context, input.id);
  return {};
};

/** Throws NOT_FOUND, OPENED_TO_READ, CHANGED_SINCE where it has changed or has an owner. */
export const take: UseCase<'investigations.take'> = async (context, input) => {
  const row = await requireInvestigationInReach(context, input.id);
  if (row.version !== input.version || row.ownerId !== null) throw new VigilError('CHANGED_SINCE');
  const version = row.version + 1;
  await context.db
    .updateTable('investigation_row')
    .set({ ownerId: context.me.id, version })
    .where('id', '=', row.id)
    .execute();
  await recordInvestigationChange(context, row.id, 'Taken, since nobody owned it', null);
  notifyChanged(context, row.id, 'dashboard');
  return { version };
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it has changed or is live. */
export const reopen: UseCase<'investigations.reopen'> = async (context, input) => {
  const row = await requireOwnCase(context, input.id);
  if (row.version !== input.version || row.state !== 'closed') throw new VigilError('CHANGED_SINCE');
  const version = row.version + 1;
  await context.db
    .updateTable('investigation_row')
    .set({ state: 'live', closedAt: null, version })
    .where('id', '=', row.id)
    .execute();
  await recordInvestigationChange(context, row.id, 'Opened again', input.reason);
  notifyChanged(context, row.id, 'dashboard');
  return { version };
};

/** Whether the viewer can answer proposals of each kind about an investigation, apart from their own. */
export async function answersIn(context: Context, row: { id: number; ownerId: number | null }) {
  return { change: await mayChangeCase(context, row), closure: context.me.roles.includes('supervisor') };
}
