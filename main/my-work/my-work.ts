/** What is waiting for the person signed in, in figures, and which cases are theirs. */
import type { Output } from '../../preload/contract/index.ts';
import { viewerOf } from '../access/officer.ts';
import { longAgoOf, waitingIn } from '../contributions/waiting.ts';
import { byPriority } from '../investigations/list.ts';
import { theirLive } from '../investigations/require.ts';
import type { Context, UseCase } from '../store/use-case.ts';

type Work = Output<'myWork.get'>;

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

export const myWork: UseCase<'myWork.get'> = async (context) => ({
  ...(await waiting(context)),
  investigations: await ownInvestigations(context),
});
