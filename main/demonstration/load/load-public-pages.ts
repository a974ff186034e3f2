/** How the public helped, as it was told: the quarter before the last one, released with its receipts, and a later month that waits for approval. */
import { publicFigures } from '../../oversight/public-page/figures.ts';
import type { WriteTransaction } from '../../store/port.ts';
import { addDays, ukDay } from '../../store/uk-day.ts';
import type { LoadedIds } from './loaded-ids.ts';

interface Period {
  from: string;
  to: string;
}

/** Days from the end of a period until its figures are looked at. */
const settled = 4;
const drafter = 'm.brennan';
const approver = 's.kowal';
const given = [
  { form: 'pdf', day: 9, time: '10:05', to: 'Press office, Eastmoor (invented)' },
  { form: 'csv', day: 9, time: '10:20', to: 'Figures team, Eastmoor (invented)' },
] as const;

const monthOf = (year: number, month: number): string => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);

/** Whole months of the calendar, the last of them over for so many days, or those `before` them. */
function lastWhole(months: 1 | 3, today: string, over: number, before: 0 | 1): Period {
  const last = addDays(today, -over);
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7)) - 1];
  const end = month - (month % months) - before * months;
  return { from: monthOf(year, end - months), to: addDays(monthOf(year, end), -1) };
}

const at = ({ to }: Period, days: number, time: string): string => `${addDays(to, days)}T${time}:00.000Z`;

/** The transaction's viewer sees all casework; what is counted is what is restricted to nobody. */
export async function loadPublicPages(into: WriteTransaction, places: LoadedIds, now: string): Promise<void> {
  const [draftedBy, approvedBy] = [places.accounts.get(drafter), places.accounts.get(approver)];
  if (draftedBy === undefined || approvedBy === undefined) return;
  const today = ukDay(now);
  // The last one is left for whoever tries it.
  const quarter = lastWhole(3, today, 0, 1);
  const month = lastWhole(1, today, settled + 1, 0);
  const pageOf = async (period: Period, released: boolean) => {
    const draftedAt = at(period, settled, '09:40');
    return {
      fromDay: period.from,
      toDay: period.to,
      edition: 1,
      corrects: null,
      figures: JSON.stringify(await publicFigures({ db: into.db, now: draftedAt }, period, null)),
      draftedBy,
      draftedAt,
      approvedBy: released ? approvedBy : null,
      approvedAt: released ? at(period, settled + 3, '14:15') : null,
      refusedBy: null,
      refusedAt: null,
      refusal: null,
      withdrawnBy: null,
      withdrawnAt: null,
      withdrawnReason: null,
      releasedAt: released ? at(period, given[0].day, given[0].time) : null,
    };
  };
  const pageId = await into.fill('public_page_row', [await pageOf(quarter, true)]);
  for (const { form, day, time, to } of given) {
    const instant = at(quarter, day, time);
    const series = `PUB-${instant.slice(2, 4)}`;
    const number = `${series}-${String(await into.next(series)).padStart(4, '0')}`;
    const row = { pageId, number, form, at: instant, by: draftedBy, recipient: to, legalBasis: 'dpa-part-3' };
    await into.fill('public_release_row', [row]);
  }
  await into.fill('public_page_row', [await pageOf(month, false)]);
}
