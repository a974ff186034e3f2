import { useMemo } from 'react';
import type { Result } from '../../../preload/contract/errors.ts';
import type { SuggestedLink } from '../../../preload/contract/linking.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { type LinkDecision, label } from '../../../preload/contract/vocabulary.ts';
import { answerOf, attempt } from '../../shell/save.ts';
import { useSession } from '../../shell/session.tsx';
import { toast } from '../../ui/toast.tsx';
import type { Undo } from '../contributions/use-undo.ts';
import { catalogue } from './catalogue.ts';
import { decisionAhead, type Named } from './decision-ahead.ts';

const texts = catalogue.useDecisions;

/** Linking a contribution to an investigation, or ruling it out, each with its undo. */
export function useDecisions({ done, offer }: Undo) {
  const { name } = useSession().account;
  return useMemo(() => decisionsOf(name, { done, offer }), [name, done, offer]);
}

function decisionsOf(by: string, { done, offer }: Pick<Undo, 'done' | 'offer'>) {
  return {
    /** A contribution that is on screen as a whole shows the decision at once. */
    async decide(
      contribution: Contribution | Pick<Contribution, 'id' | 'reference'>,
      investigation: Named,
      decision: LinkDecision,
      suggestion?: SuggestedLink,
    ) {
      const asked = { contributionId: contribution.id, investigationId: investigation.id, decision };
      const shows = decisionAhead(contribution, investigation, decision, { by, suggestion });
      if ((await attempt('linking.decide', asked, shows)) === undefined) return;
      const words =
        decision === 'linked'
          ? texts.linkedToOp(investigation.operation)
          : texts.op(label(decision).toLowerCase(), investigation.operation);
      const before = 'links' in contribution ? contribution : null;
      done(contribution.id, `${contribution.reference} ${words}.`, before);
    },
    /** Of those that tell the same: all of them or none, and one undo for all. */
    async decideMany(contributions: readonly { id: number }[], investigation: Named): Promise<Result<unknown>> {
      const contributionIds = contributions.map(({ id }) => id);
      const linked = await answerOf('linking.decideMany', { contributionIds, investigationId: investigation.id });
      if (!linked.ok) return linked;
      const { changeIds } = linked.value;
      const what = contributions.length === 1 ? texts.oneContribution : texts.contributions(contributions.length);
      offer(texts.linkedToOpToast(what, investigation.operation), async () => {
        if ((await attempt('linking.undoMany', { changeIds })) === undefined) return;
        toast({ tone: 'note', text: texts.undoneLinkedToOp(changeIds.length, investigation.operation) });
      });
      return linked;
    },
  };
}

export type Decisions = ReturnType<typeof useDecisions>;
