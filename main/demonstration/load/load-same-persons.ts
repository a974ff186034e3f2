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

/** Words that hold of any two reports that agree so well; what is alike beyond doubt is nobody else. */
const decided: readonly {
  decision: SamePersonDecision;
  strength: 'strong' | 'probable';
  by: string;
  reason: string | null;
}[] = [
  {
    decision: 'same',
    strength: 'strong',
    by: 'e.adjei',
    reason: 'More than the name agrees, and nothing speaks against it.',
  },
  { decision: 'different', strength: 'probable', by: 's.kowal', reason: 'The names are alike, and nothing else is.' },
  {
    decision: 'unsure',
    strength: 'probable',
    by: 'e.adjei',
    reason: 'It may be one man. Neither caller has been asked yet.',
  },
  { decision: 'same', strength: 'strong', by: 's.kowal', reason: null },
  {
    decision: 'different',
    strength: 'probable',
    by: 'e.adjei',
    reason: 'Looked at side by side: two people of one name.',
  },
];
const waived = [
  'Only the name is alike; what they tell of are two matters.',
  'Looked at when it came in. Nothing in it bears on this one.',
  'The force has the other one, and answered last week.',
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
  const taken = new Set<(typeof open)[number]>();
  for (const [place, { decision, strength, by, reason }] of decided.entries()) {
    // Not all of one evening.
    const alike = open.filter((one) => one.strength === strength && !taken.has(one));
    const pair = alike[Math.floor((alike.length * place) / decided.length)];
    if (pair !== undefined) taken.add(pair);
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
