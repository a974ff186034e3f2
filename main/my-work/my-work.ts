/** What is waiting for the person signed in. */
import type { Output } from '../../preload/contract/index.ts';
import { mostGathered as most } from '../../preload/contract/my-work.ts';
import type { Role } from '../../preload/contract/vocabulary.ts';
import { viewerOf } from '../access/officer.ts';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { longAgoOf, waitingIn } from '../contributions/waiting.ts';
import { toDo } from '../investigations/actions/lists.ts';
import { shown } from '../investigations/actions/rows.ts';
import { byPriority } from '../investigations/list.ts';
import { theirLive } from '../investigations/require.ts';
import type { Context, UseCase } from '../store/use-case.ts';

type Work = Output<'myWork.get'>;

const isOne = ({ me }: Context, roles: readonly Role[]) => me.roles.some((role) => roles.includes(role));
/** Who may be the second person, for a sign-off and for a countersignature alike. */
const seconds: readonly Role[] = ['supervisor', 'case_officer'];

/** Proposals that this person may sign off: anybody's but their own. */
async function signOffs(context: Context): Promise<Work['signOffs']> {
  if (!isOne(context, seconds)) return [];
  const rows = await context.db
    .selectFrom('contribution')
    // Looked up for each row: an inner join might start with the colleagues, and would have to sort.
    .leftJoin('colleague', 'colleague.id', 'contribution.proposedBy')
    .select([
      'contribution.id',
      'contribution.reference',
      textStart,
      'colleague.name as proposedBy',
      'contribution.triagedAt',
      'contribution.receivedAt',
    ])
    .where('contribution.state', '=', 'nfa_proposed')
    .where('contribution.proposedBy', '!=', context.me.id)
    .orderBy('contribution.receiptOrder')
    .limit(most)
    .execute();
  return rows.map(({ start, triagedAt, receivedAt, proposedBy, ...row }) => ({
    ...row,
    proposedBy: proposedBy ?? '',
    excerpt: excerptOf(start),
    at: triagedAt ?? receivedAt,
  }));
}

async function countersigns(context: Context): Promise<Work['countersigns']> {
  if (!isOne(context, seconds)) return [];
  const rows = await context.db
    .selectFrom('assessment')
    .leftJoin('investigation', 'investigation.id', 'assessment.investigationId')
    .leftJoin('colleague', 'colleague.id', 'assessment.by')
    .select([
      'assessment.investigationId',
      'investigation.operation',
      'assessment.id as assessmentId',
      'assessment.stage',
      'colleague.name as by',
      'assessment.at',
    ])
    .where('assessment.countersignedAt', 'is', null)
    .where('assessment.refusedAt', 'is', null)
    .where('assessment.by', '!=', context.me.id)
    .orderBy('assessment.at')
    .limit(most)
    .execute();
  return rows.map(({ operation, by, ...row }) => ({ ...row, operation: operation ?? '', by: by ?? '' }));
}

async function ownInvestigations(context: Context): Promise<Work['investigations']> {
  return theirLive(context)
    .select(['id', 'reference', 'operation', 'priority'])
    .orderBy(byPriority)
    .orderBy('operation')
    .execute();
}

async function waiting(context: Context): Promise<Pick<Work, 'untriaged' | 'oldestUntriaged' | 'longAgo'>> {
  if (!viewerOf(context.me).readsContributions) return { untriaged: null, oldestUntriaged: null, longAgo: null };
  const waits = await waitingIn(context, {});
  return { untriaged: waits.n, oldestUntriaged: waits.oldest, longAgo: longAgoOf(context, waits) };
}

/** Actions come overdue first; sign-offs and countersignatures longest waiting first, at most 50 of each. */
export const myWork: UseCase<'myWork.get'> = async (context) => ({
  actions: (await toDo(context, most)).map((row) => shown(context, row, false)),
  signOffs: await signOffs(context),
  countersigns: await countersigns(context),
  ...(await waiting(context)),
  investigations: await ownInvestigations(context),
});
