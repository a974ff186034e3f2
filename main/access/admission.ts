/** What may be taken in: by kind, by marking, by compartment. The same for what is typed and for what is imported. */
import type { Channel, ContributionKind, ContributionState, Marking } from '../../preload/contract/vocabulary.ts';
import { Marking as MarkingWord, rank } from '../../preload/contract/vocabulary.ts';
import type { Installation, Officer } from '../store/use-case.ts';

/** What stands where nobody chose a marking; never above what the installation may hold. */
export function usualMarking(installation: Installation): Marking {
  const usual: Marking = 'OFFICIAL-SENSITIVE';
  return rank(MarkingWord, usual) <= rank(MarkingWord, installation.maximumMarking)
    ? usual
    : installation.maximumMarking;
}

/** What a contribution is where nobody said: the channel tells, and a tip otherwise. */
export function kindByChannel(channel: Channel): ContributionKind {
  return channel === 'referral' || channel === 'advice' ? channel : 'tip';
}

/** An advice contact is counted and has nothing to triage, so that it never waits in the queue. */
export function firstState(kind: ContributionKind): ContributionState {
  return kind === 'advice' ? 'nfa' : 'untriaged';
}

/** Compartment 0 is "none", which is everybody's. */
export function belongsTo(officer: Officer, compartmentId: number): boolean {
  return compartmentId === 0 || officer.compartments.some((mine) => mine.id === compartmentId);
}
