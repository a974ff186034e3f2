import type { Contribution } from '../../../preload/contract/triage.ts';
import { type LinkDecision, label } from '../../../preload/contract/vocabulary.ts';
import { attempt } from '../../shell/save.ts';
import { toast } from '../../ui/toast.tsx';
import type { Undo } from '../contributions/use-undo.ts';

/** An investigation, as far as a decision names it. */
interface Named {
  id: number;
  operation: string;
}

/** Linking a contribution to an investigation, or ruling it out, each with its undo. */
export function useDecisions({ done, offer }: Undo) {
  return {
    async decide(contribution: Pick<Contribution, 'id' | 'reference'>, investigation: Named, decision: LinkDecision) {
      const asked = { contributionId: contribution.id, investigationId: investigation.id, decision };
      if ((await attempt('linking.decide', asked)) === undefined) return;
      const words =
        decision === 'linked'
          ? `linked to Op ${investigation.operation}`
          : `${label(decision).toLowerCase()}: Op ${investigation.operation}`;
      done(contribution.id, `${contribution.reference} ${words}.`);
    },
    /** Of those that tell the same: all of them or none, and one undo for all. False when it failed. */
    async decideMany(contributions: readonly { id: number }[], investigation: Named): Promise<boolean> {
      const contributionIds = contributions.map(({ id }) => id);
      const linked = await attempt('linking.decideMany', { contributionIds, investigationId: investigation.id });
      if (linked === undefined) return false;
      const { changeIds } = linked;
      const what = contributions.length === 1 ? 'One contribution' : `${contributions.length} contributions`;
      offer(`${what} linked to Op ${investigation.operation}.`, async () => {
        if ((await attempt('linking.undoMany', { changeIds })) === undefined) return;
        toast({ tone: 'note', text: `Undone: ${changeIds.length} linked to Op ${investigation.operation}` });
      });
      return true;
    },
  };
}

export type Decisions = ReturnType<typeof useDecisions>;
