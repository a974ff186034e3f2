/** The round of proposing no further action in which a contribution is: who proposed it, and what stood before. */
import { Snapshot } from '../contributions/snapshot.ts';
import type { Context } from '../store/use-case.ts';

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

/** Who cannot sign it off because they proposed it, and what a refusal leads back to. */
export const proposalOf = (
  context: Context,
  row: { id: number; state: string; proposedBy: number | null },
): Promise<Round> =>
  row.state === 'nfa_proposed'
    ? roundOf(context, row.id, row.proposedBy)
    : Promise.resolve({ before: untriaged, proposers: new Set() });

/** Whether the viewer, perhaps among others, has proposed no further action, so that the viewer cannot sign it off. */
export async function needsAnotherPerson(
  context: Context,
  row: { id: number; state: string; proposedBy: number | null },
): Promise<boolean> {
  return (await proposalOf(context, row)).proposers.has(context.me.id);
}
