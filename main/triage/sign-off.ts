/** The second person on "no further action": agrees, or sends it back as it was before the proposal. */
import { VigilError } from '../../preload/contract/errors.ts';
import { loadForChange, recordChange } from '../contributions/change-log.ts';
import { Snapshot } from '../contributions/snapshot.ts';
import type { Context, UseCase } from '../store/use-case.ts';

type Standing = NonNullable<Snapshot['contribution']>;

const untriaged = {
  state: 'untriaged',
  triagedAt: null,
  triagedBy: null,
  triageReason: null,
  proposedBy: null,
} as const satisfies Partial<Standing>;

interface Round {
  /** How the contribution stood before it; untriaged where that is not known. */
  before: Partial<Standing>;
  /** Everybody who proposed in it, also those who took it back or were followed by another. */
  proposers: ReadonlySet<number>;
}

/** Whether the change that left these images proposed no further action, again or for the first time. */
const proposes = ({ contribution }: Snapshot) => contribution === null || contribution.state === 'nfa_proposed';

/**
 * The proposals since the contribution last stood otherwise: proposing again opens no new round, so that neither whoever proposed first
 * comes to sign, nor a refusal leads back to a proposal.
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
    // Only a taken-back change can stand here that proposed nothing: the standing ones end with the round.
    if (!proposes(is)) continue;
    proposers.add(by);
    const { contribution } = Snapshot.parse(JSON.parse(before));
    // Proposing in the same words once more changes nothing.
    if (undoneAt !== null || contribution === null || contribution.state === 'nfa_proposed') continue;
    // What was assessed meanwhile stays.
    const { rcap: _, ...standing } = contribution;
    return { before: standing, proposers };
  }
  return { before: untriaged, proposers };
}

/** Whether no further action stands proposed by the viewer, among others perhaps, so that the viewer cannot sign it off. */
export async function needsAnotherPerson(
  context: Context,
  row: { id: number; state: string; proposedBy: number | null },
): Promise<boolean> {
  if (row.state !== 'nfa_proposed') return false;
  return (await roundOf(context, row.id, row.proposedBy)).proposers.has(context.me.id);
}

/**
 * Throws NOT_FOUND, CHANGED_SINCE (also where nothing is proposed), SECOND_PERSON_NEEDED, and REASON_NEEDED for sending
 * back without one.
 */
export const signOff: UseCase<'triage.signOff'> = async (context, input) => {
  const row = await loadForChange(context, input.id, input.version);
  if (row.state !== 'nfa_proposed') throw new VigilError('CHANGED_SINCE');
  const round = await roundOf(context, input.id, row.proposedBy);
  if (round.proposers.has(context.me.id)) throw new VigilError('SECOND_PERSON_NEEDED');
  if (!input.agree && input.reason === undefined) throw new VigilError('REASON_NEEDED');
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
  return { changeId, state: after.state ?? 'untriaged' };
};
