/** What may be recorded: by kind, marking and compartment. The same for what is typed and for what is imported. */
import type { Channel, ContributionKind, ContributionState, Marking } from '../../preload/contract/vocabulary.ts';
import { Marking as MarkingWord, rank } from '../../preload/contract/vocabulary.ts';
import type { Installation, Officer } from '../store/use-case.ts';

/** The default marking; never above what the installation may hold. */
export function usualMarking(installation: Installation): Marking {
  const usual: Marking = 'OFFICIAL-SENSITIVE';
  return rank(MarkingWord, usual) <= rank(MarkingWord, installation.maximumMarking)
    ? usual
    : installation.maximumMarking;
}

/** The default kind of a contribution: decided by its channel, otherwise a tip. */
export function kindByChannel(channel: Channel): ContributionKind {
  return channel === 'referral' || channel === 'advice' ? channel : 'tip';
}

/** An advice contact is counted and has nothing to triage, so it never waits in the queue. */
export function firstState(kind: ContributionKind): ContributionState {
  return kind === 'advice' ? 'nfa' : 'untriaged';
}

/** Compartment 0 is "none", to which everybody belongs. */
export function belongsTo(officer: Officer, compartmentId: number): boolean {
  return compartmentId === 0 || officer.compartments.some((mine) => mine.id === compartmentId);
}
