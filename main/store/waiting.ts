/** Which contributions wait for somebody, and what of them concerns others that wait. */
import type { ContributionKind, ContributionState, IdentifierKind } from '../../preload/contract/vocabulary.ts';

/** States in which a contribution is waiting for somebody: kept suggestions are of these. The migrations say the same. */
export const waitingStates: readonly ContributionState[] = ['untriaged', 'nfa_proposed'];

export const isWaiting = (state: ContributionState): boolean => waitingStates.includes(state);

/** Kinds that decide a match by themselves unless others name them too: those of matching/scoring/weights.ts. */
export const lineKinds: readonly IdentifierKind[] = [
  'phone',
  'email',
  'handle',
  'vrm',
  'bank_account',
  'imei',
  'passport',
];

/** Whether others that name the same may match less from now on. */
export const namesLine = (identifiers: readonly { kind: IdentifierKind }[]): boolean =>
  identifiers.some(({ kind }) => lineKinds.includes(kind));

/**
 * Whether it is matched in full behind everybody's work: one that is typed is matched as it is recorded, and what is only counted has nothing
 * to match.
 */
export const isMatchedLater = ({ importId, kind }: { importId: number | null; kind: ContributionKind }): boolean =>
  importId !== null && kind !== 'advice';
