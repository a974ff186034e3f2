/** The second person on "no further action": agrees, or sends it back as it was before the proposal. */
import { VigilError } from '../../preload/contract/errors.ts';
import { asChange, toChange } from '../contributions/change-log.ts';
import { Image } from '../contributions/snapshot.ts';
import type { Context, UseCase } from '../store/use-case.ts';

type Standing = NonNullable<Image['contribution']>;

const untriaged = {
  state: 'untriaged',
  triagedAt: null,
  triagedBy: null,
  triageReason: null,
  proposedBy: null,
} as const satisfies Partial<Standing>;

/** How the contribution stood before the proposal that stands now; untriaged where that is not known. */
async function beforeProposal({ db }: Context, id: number): Promise<Partial<Standing>> {
  const proposal = await db
    .selectFrom('change')
    .select('before')
    .where('contributionId', '=', id)
    .where('verb', '=', 'intake.triage')
    .where('undoneAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const before = proposal === undefined ? null : Image.parse(JSON.parse(proposal.before)).contribution;
  if (before === null) return untriaged;
  // What was assessed meanwhile stays.
  const { rcap: _, ...standing } = before;
  return standing;
}

/**
 * Throws NOT_FOUND, CHANGED_SINCE (also where nothing is proposed), SECOND_PERSON_NEEDED, and REASON_NEEDED for sending
 * back without one.
 */
export const signOff: UseCase<'intake.signOff'> = async (context, input) => {
  const row = await toChange(context, input.id, input.version);
  if (row.state !== 'nfa_proposed') throw new VigilError('CHANGED_SINCE');
  if (row.proposedBy === context.me.id) throw new VigilError('SECOND_PERSON_NEEDED');
  if (!input.agree && input.reason === undefined) throw new VigilError('REASON_NEEDED');
  const after: Partial<Standing> = input.agree ? { state: 'nfa' } : await beforeProposal(context, input.id);
  const changeId = await asChange(
    context,
    {
      contributionId: input.id,
      verb: 'intake.signOff',
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
  return { changeId, state: after.state ?? 'untriaged' };
};
