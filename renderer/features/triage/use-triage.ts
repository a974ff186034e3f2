import type { Input } from '../../../preload/contract/index.ts';
import type { Contribution, Rcap } from '../../../preload/contract/triage.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { attempt } from '../../shell/save.ts';
import { useUndo } from '../contributions/use-undo.ts';
import { useDecisions } from '../linking/use-decisions.ts';

export type Outcome = Input<'triage.setOutcome'>['outcome'];

/**
 * What an officer does to a contribution, each with its undo. `onDone` is called after an outcome, so that the next one
 * can open by itself.
 */
export function useTriage(onDone: (id: number) => void) {
  const undoing = useUndo();
  const { last, undo, done } = undoing;
  return {
    last,
    undo,
    ...useDecisions(undoing),
    async triage(contribution: Contribution, outcome: Outcome, more: { reason?: string; rcap?: Rcap } = {}) {
      const { id, version, reference } = contribution;
      const triaged = await attempt('triage.setOutcome', { id, version, outcome, ...more });
      if (triaged === undefined) return false;
      done(id, `${reference}: ${label(triaged.state).toLowerCase()}.`);
      onDone(id);
      return true;
    },
    async signOff(contribution: Contribution, agree: boolean, reason: string) {
      const { id, version, reference } = contribution;
      const signed = await attempt('triage.signOff', { id, version, agree, ...(reason === '' ? {} : { reason }) });
      if (signed === undefined) return;
      done(id, `${reference}: ${label(signed.state).toLowerCase()}.`);
      onDone(id);
    },
    async grade(id: number, grade: Omit<Input<'triage.grade'>, 'id'>) {
      if ((await attempt('triage.grade', { id, ...grade })) === undefined) return false;
      done(id, 'Grade saved.');
      return true;
    },
  };
}

export type Triage = ReturnType<typeof useTriage>;
