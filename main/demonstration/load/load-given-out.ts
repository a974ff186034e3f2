/** What was given out in the last months: to whom, why, on what legal basis, and under which receipt. */
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { disseminationRule } from '../../contributions/dissemination-rule.ts';
import type { WriteTransaction } from '../../store/port.ts';
import { seriesOf } from '../../store/reference-numbers.ts';
import { addDays, ukDay } from '../../store/uk-day.ts';
import type { LoadedIds } from './loaded-ids.ts';

const given = [
  {
    days: 96,
    time: '09:10',
    by: 'm.brennan',
    what: 'Chart, as CSV: Late-stage plots disrupted, by month',
    recipient: 'National coordinator’s office, Eastmoor (invented)',
    reason: 'Quarterly return',
    records: null,
  },
  {
    days: 61,
    time: '14:35',
    by: 's.kowal',
    what: 'Contributions, as CSV',
    recipient: 'Merestow District Police (invented)',
    reason: 'Their officers look into the fires at the allotments',
    records: 14,
  },
  {
    days: 33,
    time: '11:50',
    by: 'm.brennan',
    what: 'What each channel brought, as CSV',
    recipient: 'Public engagement board, Eastmoor (invented)',
    reason: 'For the autumn campaign',
    records: null,
  },
  {
    days: 12,
    time: '16:20',
    by: 's.kowal',
    what: 'Contributions, as CSV',
    recipient: 'Saltgate safeguarding partnership (invented)',
    reason: 'A child is named in three of them',
    records: 3,
  },
  {
    days: 5,
    time: '08:45',
    by: 'm.brennan',
    what: 'Weekly brief, as PDF',
    recipient: 'Chief officers’ meeting, Eastmoor (invented)',
    reason: 'Weekly brief',
    records: null,
  },
] as const;

/** In the order in which they were given, so that each person's numbers have no gap. */
export async function loadGivenOut(into: WriteTransaction, { accounts }: LoadedIds, now: string): Promise<void> {
  const { rule } = await disseminationRule({ db: into.db, now });
  const basis = rule.bases[0];
  if (basis === undefined) return;
  const markingRank = rank(Marking, 'OFFICIAL-SENSITIVE');
  for (const { days, time, by: login, what, recipient, reason, records } of given) {
    const by = accounts.get(login);
    if (by === undefined) continue;
    const at = `${addDays(ukDay(now), -days)}T${time}:00.000Z`;
    // As the product numbers them: a series for each person.
    const series = `${seriesOf('EXP', at, 0, markingRank)}-P${by}`;
    const number = `${series}-${String(await into.next(series)).padStart(4, '0')}`;
    const row = {
      number,
      at,
      by,
      what,
      recipient,
      reason,
      legalBasis: basis.wording,
      markingRank,
      recordCount: records,
    };
    await into.fill('disclosure_row', [row]);
  }
}
