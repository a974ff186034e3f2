/** Converts markings between the store, which keeps their rank, and the contract, which uses their words. */
import { Marking } from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';

/** The highest marking rank among investigations that the viewer may see; 0 where there are none. Read from the index, not by scanning. */
export async function highestInvestigationMarkingRank({ db }: Context): Promise<number> {
  const row = await db
    .selectFrom('investigation')
    .select('markingRank')
    .orderBy('markingRank', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.markingRank ?? 0;
}

/** The marking of a rank, 0 to 3. A rank out of range reads as the highest, never as a lower one. */
export function markingOf(markingRank: number): Marking {
  return Marking.options[markingRank] ?? 'TOP SECRET';
}
