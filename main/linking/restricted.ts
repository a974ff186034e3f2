/** Investigations that not everybody may know of. */
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';

/** What every officer is cleared for. */
export const openMarkingRank = rank(Marking, 'OFFICIAL-SENSITIVE');

export interface Reach {
  compartmentId: number;
  /** Rank of the marking. */
  markingRank: number;
}

/** An investigation also has readers who are named, or none: 1 or 0. */
export type CaseReach = Reach & { namedReaders: 0 | 1 };

/** All of them that the viewer sees, with who may know of each. */
export async function restrictedCases({ db }: Pick<Context, 'db'>): Promise<(CaseReach & { id: number })[]> {
  return db
    .selectFrom('investigation')
    .select(['id', 'compartmentId', 'markingRank', 'namedReaders'])
    .where((eb) =>
      eb.or([eb('compartmentId', '<>', 0), eb('markingRank', '>', openMarkingRank), eb('namedReaders', '=', 1)]),
    )
    .execute();
}

/** Whether everybody who may see the contribution may know of the investigation. */
export function knownToAllOf(contribution: Reach, investigation: CaseReach): boolean {
  return (
    investigation.namedReaders === 0 &&
    (investigation.compartmentId === 0 || investigation.compartmentId === contribution.compartmentId) &&
    investigation.markingRank <= Math.max(openMarkingRank, contribution.markingRank)
  );
}
