/** A proposal is settled once: agreed to (agree.ts), refused by somebody else, or withdrawn by its proposer. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { asProposal, concerns, type Proposal } from './proposal.ts';

/** Throws NOT_FOUND, PROPOSAL_SETTLED. */
export async function waitingProposal({ db }: Context, id: number): Promise<Proposal> {
  const row = await db.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  if (row.settledAt !== null) throw new VigilError('PROPOSAL_SETTLED');
  return asProposal(row);
}

/** Throws what `waitingProposal` throws, SECOND_PERSON_NEEDED for the proposer and the person concerned, and PROPOSAL_EXPIRED. */
export async function proposalToDecide(context: Context, id: number): Promise<Proposal> {
  const proposal = await waitingProposal(context, id);
  if (concerns(proposal, context.me.id)) throw new VigilError('SECOND_PERSON_NEEDED');
  if (proposal.expiresAt <= context.now) throw new VigilError('PROPOSAL_EXPIRED');
  return proposal;
}

export async function settle(
  { db, me, now, changed }: Context,
  id: number,
  outcome: 'agreed' | 'refused' | 'withdrawn',
  answer: string | null = null,
): Promise<void> {
  await db
    .updateTable('proposal_row')
    .set({ settledAt: now, settledBy: me.id, outcome, answer })
    .where('id', '=', id)
    .execute();
  changed('proposal');
}

export const refuse: UseCase<'access.refuse'> = async (context, { id, reason }) => {
  await proposalToDecide(context, id);
  await settle(context, id, 'refused', reason);
  return {};
};

/** Throws NOT_ALLOWED for somebody else's proposal. */
export const withdrawProposal: UseCase<'access.withdrawProposal'> = async (context, { id }) => {
  const proposal = await waitingProposal(context, id);
  if (proposal.by !== context.me.id) throw new VigilError('NOT_ALLOWED');
  await settle(context, id, 'withdrawn');
  return {};
};
