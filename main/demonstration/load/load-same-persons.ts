/**
 * What officers decided of reports that name somebody alike, and why some of them need not be opened before a closure. Every pair is one that the matcher
 * found itself, with the reasons that it gave.
 */
import type { SamePersonDecision } from '../../../preload/contract/earlier-reports.ts';
import { comparedOnes, compareEach } from '../../linking/match-persons.ts';
import { reasonsOf } from '../../linking/person-reasons.ts';
import type { WriteTransaction } from '../../store/port.ts';
import type { LoadedIds } from './loaded-ids.ts';

const minute = 60_000;
/** When the later of the two was triaged, or a little after that. */
const soonAfter = (triagedAt: string, place: number, now: string): string =>
  new Date(Math.min(Date.parse(triagedAt) + (8 + place * 13) * minute, Date.parse(now))).toISOString();

const decided: readonly { decision: SamePersonDecision; by: string; reason: string | null }[] = [
  { decision: 'same', by: 'e.adjei', reason: 'The same street and the same job, a month apart.' },
  { decision: 'different', by: 's.kowal', reason: 'Twenty years between them; the second caller knows both.' },
  { decision: 'unsure', by: 'e.adjei', reason: 'The spelling fits, the town does not. Ask the second caller.' },
  { decision: 'same', by: 's.kowal', reason: null },
  { decision: 'different', by: 'e.adjei', reason: 'A father and his son of one name.' },
];
const waived = [
  'A copy of the other one: the same caller wrote twice within the hour.',
  'Read aloud to me when it came in; it is about the neighbour’s parking.',
  'The other one was sent on to the force, who answered last week.',
] as const;

/** Likely pairs, the newest first. Two reports of which nobody has looked at either are left to whoever opens them. */
const likely = ({ db }: WriteTransaction) =>
  db
    .selectFrom('person_pair')
    .innerJoin('contribution', 'contribution.id', 'person_pair.contributionId')
    .innerJoin('contribution as other', 'other.id', 'person_pair.otherId')
    .select([
      'person_pair.contributionId',
      'person_pair.otherId',
      'person_pair.strength',
      'contribution.state',
      'contribution.triagedAt',
      'contribution.triagedBy',
      'contribution.receiptOrder as order',
      'other.receiptOrder as otherOrder',
    ])
    .where('person_pair.strength', '!=', 'possible')
    .where('contribution.state', '!=', 'untriaged')
    .where('other.state', '!=', 'untriaged')
    .orderBy('person_pair.receiptOrder', 'desc')
    .orderBy('person_pair.contributionId', 'desc')
    .orderBy('person_pair.otherId', 'desc')
    .limit(200)
    .execute();

/** After the newest have been matched by person; the transaction's viewer sees all casework. */
export async function loadSamePersons(into: WriteTransaction, { accounts }: LoadedIds, now: string): Promise<void> {
  const pairs = await likely(into);
  const reader = { db: into.db };
  const later = pairs.filter(({ order, otherOrder }) => order > otherOrder);
  const closed = later.filter(({ state, triagedAt }) => state === 'nfa' && triagedAt !== null).slice(0, waived.length);
  for (const [place, { contributionId, otherId, triagedAt, triagedBy }] of closed.entries())
    await into.fill('report_waiver_row', [
      {
        contributionId,
        otherId,
        reason: waived[place] ?? waived[0],
        at: triagedAt ?? now,
        by: triagedBy ?? 1,
        withdrawnAt: null,
        withdrawnBy: null,
        withdrawnReason: null,
      },
    ]);
  const open = later.filter((pair) => !closed.includes(pair));
  const step = Math.max(1, Math.floor(open.length / decided.length));
  for (const [place, { decision, by, reason }] of decided.entries()) {
    const pair = open[place * step];
    if (pair === undefined) continue;
    const ids = [pair.contributionId, pair.otherId].sort((one, other) => one - other);
    const [first, second] = (await comparedOnes(reader, ids)).sort((one, other) => one.id - other.id);
    if (first === undefined || second === undefined) continue;
    const [match] = await compareEach(reader, first, [second]);
    await into.fill('same_person_row', [
      {
        contributionId: first.id,
        otherId: second.id,
        decision,
        reason,
        strength: pair.strength,
        basis: JSON.stringify(match === undefined ? [] : reasonsOf(match)),
        at: soonAfter(pair.triagedAt ?? now, place, now),
        by: accounts.get(by) ?? 1,
        withdrawnAt: null,
        withdrawnBy: null,
      },
    ]);
  }
}
