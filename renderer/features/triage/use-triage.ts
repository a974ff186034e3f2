import { useMemo } from 'react';
import type { Result } from '../../../preload/contract/errors.ts';
import type { Input } from '../../../preload/contract/index.ts';
import type { Contribution, Rcap } from '../../../preload/contract/triage.ts';
import { type ContributionState, label } from '../../../preload/contract/vocabulary.ts';
import { consideredEnough } from '../../shell/considering.ts';
import { answerOf, attempt } from '../../shell/save.ts';
import { stateAhead } from '../contributions/triage-ahead.ts';
import { type Undo, useUndo } from '../contributions/use-undo.ts';
import { type Decisions, useDecisions } from '../linking/use-decisions.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.useTriage;

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
  const decisions = useDecisions(undoing);
  return useMemo(() => triageOf({ undoing, decisions, onDone, onBack }), [undoing, decisions, onDone, onBack]);
}

function triageOf(through: {
  undoing: Undo;
  decisions: Decisions;
  onDone: (id: number) => void;
  onBack: (id: number) => void;
}) {
  const { undoing, decisions, onDone, onBack } = through;
  const { undo, undoLast, done } = undoing;
  /** Goes on at once, and comes back where it is refused. */
  const goOn = async <T>(id: number, work: Promise<T | undefined>): Promise<T | undefined> => {
    onDone(id);
    const value = await work;
    if (value === undefined) onBack(id);
    return value;
  };
  const said = (contribution: Contribution, state: ContributionState) =>
    done(contribution.id, `${contribution.reference}: ${label(state).toLowerCase()}.`, contribution);
  /** For forms, which stay until the engine has answered, so that what was typed is not lost, and show why it refused. */
  const sending = {
    async triage(
      contribution: Contribution,
      outcome: Outcome,
      more: { reason?: string; rcap?: Rcap },
    ): Promise<Result<unknown>> {
      const { id, version } = contribution;
      const triaged = await answerOf('triage.setOutcome', { id, version, outcome, ...more });
      if (!triaged.ok) return triaged;
      consideredEnough(id);
      said(contribution, triaged.value.state);
      onDone(id);
      return triaged;
    },
    async sendBack(contribution: Contribution, reason: string): Promise<Result<unknown>> {
      const { id, version } = contribution;
      const sent = await answerOf('triage.signOff', { id, version, agree: false, reason });
      if (!sent.ok) return sent;
      said(contribution, sent.value.state);
      onDone(id);
      return sent;
    },
    async snooze({ id, reference }: Contribution, until: string, reason: string): Promise<Result<unknown>> {
      const snoozed = await answerOf('triage.snooze', { id, until, reason });
      if (!snoozed.ok) return snoozed;
      undoing.offer(texts.snoozed(reference), () => void attempt('triage.wake', { id }));
      onDone(id);
      return snoozed;
    },
    takeOver: (id: number, reason: string): Promise<Result<unknown>> => answerOf('triage.claim', { id, reason }),
    async grade(id: number, grade: Omit<Input<'triage.grade'>, 'id'>): Promise<Result<unknown>> {
      const graded = await answerOf('triage.grade', { id, ...grade });
      if (graded.ok) done(id, texts.gradeSaved);
      return graded;
    },
  };
  return {
    undo,
    undoLast,
    ...decisions,
    sending,
    /** Whether it was done. */
    async triage(contribution: Contribution, outcome: Outcome, reason?: string): Promise<boolean> {
      const { id, version } = contribution;
      const shows = stateAhead(contribution, stateOf[outcome]);
      const triaged = await goOn(
        id,
        attempt('triage.setOutcome', { id, version, outcome, ...(reason === undefined ? {} : { reason }) }, shows),
      );
      if (triaged === undefined) return false;
      consideredEnough(id);
      said(contribution, triaged.state);
      return true;
    },
    /** Claims it, or gives the claim up where it is one’s own. */
    async claim({ id, claim }: Contribution) {
      await (claim?.mine === true ? attempt('triage.release', { id }) : attempt('triage.claim', { id }));
    },
    /** Takes up again what was snoozed; the way back snoozes it as it was. */
    async wake({ id, reference, snooze }: Contribution) {
      const done = await attempt('triage.wake', { id });
      if (done === undefined || snooze === null) return;
      const until = snooze.until.slice(0, 10);
      const again = () => void attempt('triage.snooze', { id, until, reason: snooze.reason });
      undoing.offer(texts.takenUpAgain(reference), again);
    },
    async signOff(contribution: Contribution) {
      const { id, version } = contribution;
      const shows = stateAhead(contribution, 'nfa');
      const signed = await goOn(id, attempt('triage.signOff', { id, version, agree: true }, shows));
      if (signed !== undefined) said(contribution, signed.state);
    },
  };
}

export type Triage = ReturnType<typeof useTriage>;
