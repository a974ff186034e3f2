/** What became of a referred sample contribution: sent, received, concluded; now and then late, and the last ones still awaited. */

import { addWorkingDays, bankHolidays } from '../../contributions/working-days.ts';
import type { WriteTransaction } from '../../store/port.ts';
import { seriesOf } from '../../store/reference-numbers.ts';
import { ukDay } from '../../store/uk-day.ts';

const teams = ['Wexshire Prevent team', 'Halverton Channel panel', 'Prevent education officer, Saltgate'];
const outcomes = ['taken_on', 'nothing_further', 'nothing_further', 'passed_to_others'] as const;
const words = {
  taken_on: ['Outcome: Taken on', 'A mentor has been found, and the school knows whom to call.'],
  nothing_further: ['Outcome: Nothing further to do', 'They spoke with the family and found no cause for concern.'],
  passed_to_others: ['Outcome: Passed to others', 'Passed to the safeguarding team of the council.'],
} as const;
const legalBasis = 'Counter-Terrorism and Security Act 2015, Part 5: Prevent and Channel';
const hours = (at: string, n: number) => new Date(Date.parse(at) + n * 3_600_000).toISOString();

/** By the numbers of the rule's first version, in working days: sent in one, received in two, an outcome in twenty. */
export async function addReferral(
  into: WriteTransaction,
  contributionId: number,
  { at, by, now }: { at: string; by: number; now: string },
): Promise<void> {
  const [sentAt, receivedAt, concludedAt] = [
    hours(at, 2 + (contributionId % 5) * 3),
    // One in 29 is slow to say that it came, and one in 23 to say what became of it: they are overdue for some days.
    hours(at, contributionId % 29 === 0 ? 24 * 9 : 26 + (contributionId % 7) * 5),
    hours(at, 24 * (contributionId % 23 === 0 ? 36 : 12 + (contributionId % 13))),
  ];
  const sent = sentAt < now;
  const received = sent && receivedAt < now;
  const outcome = received && concludedAt < now ? (outcomes[contributionId % outcomes.length] ?? null) : null;
  const series = seriesOf('DIS', sentAt, 0, 0);
  const theirReference = `PRV/${1000 + contributionId}`;
  const holidays = await bankHolidays({ db: into.db, now });
  const due =
    outcome !== null
      ? null
      : received
        ? addWorkingDays(ukDay(receivedAt), 20, holidays)
        : sent
          ? addWorkingDays(ukDay(sentAt), 2, holidays)
          : addWorkingDays(ukDay(at), 1, holidays);
  const recipient = teams[contributionId % teams.length] ?? '';
  const disseminationId = await into.fill('dissemination_row', [
    {
      number: sent ? `${series}-${String(await into.next(series)).padStart(4, '0')}` : null,
      state: outcome !== null ? 'concluded' : received ? 'received' : sent ? 'sent' : 'to_send',
      contributionId,
      recipientKind: 'prevent',
      recipient: sent ? recipient : null,
      legalBasis: sent ? legalBasis : null,
      what: sent ? 'The text of the report, without who gave it.' : null,
      madeAt: at,
      sentAt: sent ? sentAt : null,
      sentBy: sent ? by : null,
      receivedAt: received ? receivedAt : null,
      theirReference: received ? theirReference : null,
      outcome,
      concludedAt: outcome === null ? null : concludedAt,
      due,
    },
  ]);
  const step = (told: { at: string; what: string; reason: string | null }) =>
    into.fill('dissemination_step_row', [{ disseminationId, by, ...told }]);
  if (sent) await step({ at: sentAt, what: `Sent to ${recipient} (Prevent team)`, reason: 'For their assessment' });
  if (received) await step({ at: receivedAt, what: `Received, as ${theirReference}`, reason: null });
  if (outcome === null) return;
  const [what, reason] = words[outcome];
  await step({ at: concludedAt, what, reason });
}
