/** Investigations that not everybody may know of. */
import { Marking, rank } from '../../preload/contract/vocabulary.ts';

/** What every officer is cleared for. */
export const openMarkingRank = rank(Marking, 'OFFICIAL-SENSITIVE');

export interface Reach {
  compartmentId: number;
  /** Rank of the marking. */
  markingRank: number;
}

/** Whether everybody who may see the contribution may know of the investigation. */
export function knownToAllOf(contribution: Reach, investigation: Reach): boolean {
  return (
    (investigation.compartmentId === 0 || investigation.compartmentId === contribution.compartmentId) &&
    investigation.markingRank <= Math.max(openMarkingRank, contribution.markingRank)
  );
}
