import type { Input } from '../../../preload/contract/index.ts';
import type { Contribution, Rcap } from '../../../preload/contract/triage.ts';
import { type ContributionState, label } from '../../../preload/contract/vocabulary.ts';
import { attempt } from '../../shell/save.ts';
import { stateAhead } from '../contributions/triage-ahead.ts';
import { useUndo } from '../contributions/use-undo.ts';
import { useDecisions } from '../linking/use-decisions.ts';

export type Outcome = Input<'triage.setOutcome'>['outcome'];

const stateOf: Record<Outcome, ContributionState> = {
  trace: 'trace',
  lead: 'lead',
  referred: 'referred',
  nfa: 'nfa_proposed',
};

/**
 * What an officer does to a contribution, each with its undo. `onDone` is called with an outcome, so that the next one
 * opens by itself at once; `onBack` when one is to be seen again, since it was undone or the engine refused.
 */
export function useTriage(onDone: (id: number) => void, onBack: (id: number) => void) {
  const undoing = useUndo(onBack);
  const { undo, undoLast, done } = undoing;
  /** Goes on at once, and comes back where it is refused. */
  const goOn = async <T>(id: number, work: Promise<T | undefined>): Promise<T | undefined> => {
    onDone(id);
    const value = await work;
    if (value === undefined) onBack(id);
    return value;
  };
  return {
    undo,
    undoLast,
    ...useDecisions(undoing),
    async triage(contribution: Contribution, outcome: Outcome, more: { reason?: string; rcap?: Rcap } = {}) {
      const { id, version, reference } = contribution;
      const shows = stateAhead(contribution, stateOf[outcome]);
      const triaged = await goOn(id, attempt('triage.setOutcome', { id, version, outcome, ...more }, shows));
      if (triaged === undefined) return false;
      done(id, `${reference}: ${label(triaged.state).toLowerCase()}.`, contribution);
      return true;
    },
    async signOff(contribution: Contribution, agree: boolean, reason: string) {
      const { id, version, reference } = contribution;
      // Sent back, it stands as it stood before, which only the engine knows.
      const shows = agree ? stateAhead(contribution, 'nfa') : [];
      const work = attempt('triage.signOff', { id, version, agree, ...(reason === '' ? {} : { reason }) }, shows);
      const signed = await goOn(id, work);
      if (signed !== undefined) done(id, `${reference}: ${label(signed.state).toLowerCase()}.`, contribution);
    },
    async grade(id: number, grade: Omit<Input<'triage.grade'>, 'id'>) {
      if ((await attempt('triage.grade', { id, ...grade })) === undefined) return false;
      done(id, 'Grade saved.');
      return true;
    },
  };
}

export type Triage = ReturnType<typeof useTriage>;
