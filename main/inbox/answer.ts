/** What the people of an investigation say to what has reached it. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { LinkDecision } from '../../preload/contract/vocabulary.ts';
import { decide } from '../linking/decide.ts';
import { standingLink } from '../linking/link-state.ts';
import { answersFor, reopen, requireReceipt, settle } from '../linking/settle-delivery.ts';
import { requireWatched } from '../linking/watch-matches.ts';
import type { UseCase } from '../store/use-case.ts';

/**
 * Accepted is linked. What is returned is nobody’s link any more, and waits in the queue again unless something else holds it; whoever
 * disagrees says that it does not belong here. The reason stands in the contribution’s history and goes to whoever had linked it.
 * Throws NOT_FOUND, NOT_ALLOWED for whom it does not wait, CHANGED_SINCE where it was answered, INPUT_INVALID about `reason`.
 */
export const answer: UseCase<'inbox.answer'> = async (context, input) => {
  const { contributionId, investigationId, outcome, reason } = input;
  const receipt = await requireReceipt(context, input);
  if (!(await answersFor(context, receipt))) throw new VigilError('NOT_ALLOWED');
  if (receipt.answeredAt !== null) throw new VigilError('CHANGED_SINCE');
  if (outcome !== 'accepted' && reason === undefined) throw new VigilError('INPUT_INVALID', 'reason');
  const linked = (await standingLink(context, receipt))?.decision === 'linked';
  await settle(context, receipt, outcome, reason ?? null);
  const decision: LinkDecision = { accepted: 'linked', returned: 'unsure', disagreed: 'not_this' }[
    outcome
  ] as LinkDecision;
  const said = reason === undefined ? {} : { reason };
  if (outcome !== 'accepted' || !linked) await decide(context, { contributionId, investigationId, decision, ...said });
  return {};
};

/**
 * All of them or none. Accepted: somebody sees to it; returned: it is for somebody else; disagreed: it is not what is watched for. Nothing of
 * it stands with the contribution, whose readers do not learn what anybody watches for; `null` brings back what was answered.
 * Throws NOT_FOUND where one does not wait for this person, CHANGED_SINCE where it was answered, or was not and is to be brought back, and
 * INPUT_INVALID about `reason`.
 */
export const answerWatched: UseCase<'inbox.answerWatched'> = async (context, { matches, outcome, reason }) => {
  if (outcome !== null && outcome !== 'accepted' && reason === undefined)
    throw new VigilError('INPUT_INVALID', 'reason');
  for (const pair of matches) {
    const receipt = await requireWatched(context, pair);
    if ((receipt.answeredAt !== null) !== (outcome === null) || receipt.outcome === 'withdrawn')
      throw new VigilError('CHANGED_SINCE');
    if (outcome === null) await reopen(context, receipt);
    else await settle(context, receipt, outcome, reason ?? null);
  }
  context.changed('watch');
  return {};
};
