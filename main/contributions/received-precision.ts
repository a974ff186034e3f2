/** How exactly the time of receipt is known: a file may give a day and no time of day. */
import { z } from 'zod';
import { isDateOnly, NoteMark } from '../../preload/contract/reading-notes.ts';
import type { ReceivedPrecision } from '../../preload/contract/vocabulary.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

const KeptNotes = z.array(NoteMark);

/** For each of these contributions. It stands with what was noted of the row that the contribution was read from. */
export async function receivedPrecisions(
  { db }: Context,
  ids: readonly number[],
): Promise<(id: number) => ReceivedPrecision> {
  if (ids.length === 0) return () => 'minute';
  const rows = await db
    .selectFrom('contribution_note')
    .select(['contributionId', 'notes'])
    .where('contributionId', 'in', inList(ids))
    .execute();
  const days = new Set(
    rows
      .filter(({ notes }) => isDateOnly(KeptNotes.parse(JSON.parse(notes))))
      .map(({ contributionId }) => contributionId),
  );
  return (id) => (days.has(id) ? 'day' : 'minute');
}
