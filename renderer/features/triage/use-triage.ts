import { useCallback, useRef, useState } from 'react';
import type { Input } from '../../../preload/contract/index.ts';
import type { Contribution, Rcap } from '../../../preload/contract/intake.ts';
import { type LinkDecision, label } from '../../../preload/contract/words.ts';
import { call, failureOf } from '../../shell/client.ts';
import { toast } from '../../ui/toast.tsx';

export type Outcome = Input<'intake.triage'>['outcome'];

function tell(thrown: unknown): void {
  const { message, next } = failureOf(thrown);
  toast({ tone: 'problem', text: message, next });
}

/**
 * What an officer does to a contribution, each with its undo. `onDone` is called after an outcome, so that the next one
 * can open by itself.
 */
export function useTriage(onDone: (id: number) => void) {
  const [last, setLast] = useState<number | null>(null);
  // A message that offers to undo what was undone already would mislead.
  const offered = useRef<() => void>(() => undefined);
  const undo = useCallback(async (id: number) => {
    offered.current();
    try {
      const { what } = await call('intake.undo', { id });
      toast({ tone: 'note', text: `Undone: ${what}` });
      setLast(null);
    } catch (thrown) {
      tell(thrown);
    }
  }, []);

  const done = useCallback(
    (id: number, text: string) => {
      setLast(id);
      offered.current();
      offered.current = toast({ text, undo: () => void undo(id) });
    },
    [undo],
  );

  return {
    /** The contribution that was changed last here, for the key `U`. */
    last,
    undo,
    async decide(
      contribution: Pick<Contribution, 'id' | 'reference'>,
      investigation: { id: number; operation: string },
      decision: LinkDecision,
    ) {
      try {
        await call('linking.decide', { contributionId: contribution.id, investigationId: investigation.id, decision });
        const words =
          decision === 'linked'
            ? `linked to Op ${investigation.operation}`
            : `${label(decision).toLowerCase()}: Op ${investigation.operation}`;
        done(contribution.id, `${contribution.reference} ${words}.`);
      } catch (thrown) {
        tell(thrown);
      }
    },
    /** Of those that tell the same: all of them or none, and one undo for all. */
    async decideMany(
      contributions: readonly { id: number; reference: string }[],
      investigation: { id: number; operation: string },
    ) {
      const contributionIds = contributions.map(({ id }) => id);
      const takeBack = async (changeIds: number[]) => {
        try {
          await call('linking.undoMany', { changeIds });
          toast({ tone: 'note', text: `Undone: ${changeIds.length} linked to Op ${investigation.operation}` });
        } catch (thrown) {
          tell(thrown);
        }
      };
      try {
        const { changeIds } = await call('linking.decideMany', { contributionIds, investigationId: investigation.id });
        offered.current();
        const what = contributions.length === 1 ? 'One contribution' : `${contributions.length} contributions`;
        offered.current = toast({
          text: `${what} linked to Op ${investigation.operation}.`,
          undo: () => void takeBack(changeIds),
        });
        return true;
      } catch (thrown) {
        tell(thrown);
        return false;
      }
    },
    async triage(contribution: Contribution, outcome: Outcome, more: { reason?: string; rcap?: Rcap } = {}) {
      try {
        const { state } = await call('intake.triage', {
          id: contribution.id,
          version: contribution.version,
          outcome,
          ...more,
        });
        done(contribution.id, `${contribution.reference}: ${label(state).toLowerCase()}.`);
        onDone(contribution.id);
        return true;
      } catch (thrown) {
        tell(thrown);
        return false;
      }
    },
    async assess(contribution: Contribution, rcap: Rcap) {
      try {
        await call('intake.assess', { id: contribution.id, version: contribution.version, rcap });
        done(contribution.id, `${contribution.reference}: assessment kept.`);
      } catch (thrown) {
        tell(thrown);
      }
    },
    async signOff(contribution: Contribution, agree: boolean, reason: string) {
      try {
        const { state } = await call('intake.signOff', {
          id: contribution.id,
          version: contribution.version,
          agree,
          ...(reason === '' ? {} : { reason }),
        });
        done(contribution.id, `${contribution.reference}: ${label(state).toLowerCase()}.`);
        onDone(contribution.id);
      } catch (thrown) {
        tell(thrown);
      }
    },
    async grade(id: number, grade: Omit<Input<'intake.grade'>, 'id'>) {
      try {
        await call('intake.grade', { id, ...grade });
        done(id, 'Grade kept.');
        return true;
      } catch (thrown) {
        tell(thrown);
        return false;
      }
    },
  };
}

export type Triage = ReturnType<typeof useTriage>;
