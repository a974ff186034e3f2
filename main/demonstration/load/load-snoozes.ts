/** A few contributions that can wait: two until a day to come, and one that is back since this morning. */
import type { WriteTransaction } from '../../store/port.ts';
import { addDays, startOfUkDay, ukDay } from '../../store/uk-day.ts';
import type { LoadedIds } from './loaded-ids.ts';

const kept = [
  { by: 's.kowal', days: 3, reason: 'The caller rings again at the weekend, when her brother is back.' },
  { by: 'p.shah', days: 7, reason: 'The letting agent answers letters and nothing else; one was sent.' },
  { by: 's.kowal', days: 0, reason: 'The footage from the garage was promised for today.' },
] as const;

/** Of those that wait and are nobody's emergency, the ones received last but for a few. */
export async function loadSnoozes(into: WriteTransaction, places: LoadedIds, now: string): Promise<void> {
  const rows = await into.db
    .selectFrom('contribution')
    .select(['id', 'recordedAt'])
    .where('state', '=', 'untriaged')
    .where('immediateRisk', '=', 0)
    .where('compartmentId', '=', 0)
    .orderBy('receiptOrder', 'desc')
    .limit(40)
    .execute();
  const today = ukDay(now);
  const snoozes = kept.flatMap(({ by, days, reason }, place) => {
    const row = rows[place * 9 + 6];
    const who = places.accounts.get(by);
    if (row === undefined || who === undefined) return [];
    const until = startOfUkDay(addDays(today, days));
    return [{ contributionId: row.id, until, reason, at: row.recordedAt, by: who, endedAt: null, endedBy: null }];
  });
  await into.fill('contribution_snooze_row', snoozes);
}
