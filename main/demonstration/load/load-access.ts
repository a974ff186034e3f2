/** What waits between people in the demonstration: proposals about cases, a closure, uses of break-glass, and what stands beside markings. */
import type { CaseProposalKind } from '../../../preload/contract/case-proposals.ts';
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import type { WriteTransaction } from '../../store/port.ts';
import type { SampleInvestigation } from '../generate/sample.ts';
import type { LoadedIds } from './loaded-ids.ts';

const hour = 3_600_000;
const before = (now: string, hours: number) => new Date(Date.parse(now) - hours * hour).toISOString();

interface Case {
  id: number;
  sample: SampleInvestigation;
}

/** Live cases that every officer may see, of one owner. */
const openOf = (cases: readonly Case[], owner: string) =>
  cases.filter(
    ({ sample }) =>
      sample.state === 'live' && sample.compartment === null && sample.owner === owner && !isMarked(sample),
  );

const isMarked = ({ marking }: SampleInvestigation) => marking !== 'OFFICIAL' && marking !== 'OFFICIAL-SENSITIVE';

async function propose(into: WriteTransaction, { accounts }: LoadedIds, cases: readonly Case[], now: string) {
  const row = (
    to: Case,
    by: string,
    hours: number,
    what: string,
    reason: string,
    kind: CaseProposalKind = 'change',
  ) => ({
    investigationId: to.id,
    kind,
    what,
    reason,
    by: accounts.get(by) ?? 1,
    at: before(now, hours),
  });
  const [shahs, closing] = openOf(cases, 'p.shah');
  const [mcardles, other] = openOf(cases, 'r.mcardle');
  const rows = [
    ...(shahs === undefined
      ? []
      : [
          row(shahs, 'r.mcardle', 20, 'Add the brother as an associate', 'He drives the van in two of my tips.'),
          row(shahs, 'h.farouk', 3, 'Raise an action for the shop’s film', 'It is overwritten after seven days.'),
        ]),
    ...(mcardles === undefined
      ? []
      : [row(mcardles, 'p.shah', 30, 'Look at the lock-up again', 'A neighbour in my case heard drums there.')]),
    ...(closing === undefined
      ? []
      : [row(closing, 'p.shah', 44, 'Close the case', 'Nothing new in six months; the subject has moved.', 'closure')]),
    ...(other === undefined
      ? []
      : [row(other, 'r.mcardle', 5, 'Close the case', 'Everybody in it is charged or released.', 'closure')]),
  ];
  if (rows.length > 0) await into.fill('case_proposal_row', rows);
}

/** One that was reviewed and one that waits, on cases of a compartment; and an attempt that opened nothing. */
async function breakGlass(into: WriteTransaction, { accounts }: LoadedIds, cases: readonly Case[], now: string) {
  const inside = cases.find(({ sample }) => sample.compartment === 'LONG MEADOW' && !isMarked(sample));
  const use = (login: string, hours: number, asked: string, reason: string, to: number | null) => {
    const at = before(now, hours);
    const later = (more: number) => new Date(Date.parse(at) + more * hour).toISOString();
    return {
      accountId: accounts.get(login) ?? 1,
      asked,
      reason,
      at,
      contributionId: null,
      investigationId: to,
      ruleVersion: 1,
      until: to === null ? null : later(4),
      reviewBy: to === null ? null : later(72),
    };
  };
  const missed = use('r.mcardle', 290, 'INV-26-9001', 'A caller named the operation and no number.', null);
  await into.fill('break_glass_row', [missed]);
  if (inside === undefined) return;
  const { reference } = await into.db
    .selectFrom('investigation')
    .select('reference')
    .where('id', '=', inside.id)
    .executeTakeFirstOrThrow();
  const reviewed = {
    reviewedBy: accounts.get('s.kowal') ?? 1,
    reviewedAt: before(now, 265),
    verdict: 'justified',
    review: 'The caller was right, and the patrol needed the address.',
  };
  await into.fill('break_glass_row', [
    { ...use('h.farouk', 288, reference, 'A patrol is at the door and asks who lives there.', inside.id), ...reviewed },
    use('r.mcardle', 9, reference, 'A caller says that somebody is held there tonight.', inside.id),
  ]);
}

/** So many reports that came from a partner or through a police officer have something beside their marking. */
const markedReports = 8;

async function besideMarkings(into: WriteTransaction, { accounts }: LoadedIds, cases: readonly Case[], now: string) {
  const listed = await into.db.selectFrom('caveat').select('id').orderBy('id').execute();
  const rows = cases
    .filter(({ sample }) => sample.compartment !== null)
    .slice(0, 6)
    .flatMap(({ id }, at) =>
      listed.slice(at % listed.length, (at % listed.length) + 1).map((one) => ({
        investigationId: id,
        caveatId: one.id,
        by: accounts.get('s.kowal') ?? 1,
        at: before(now, 400 + at),
      })),
    );
  if (rows.length > 0) await into.fill('investigation_caveat_row', rows);
  const reports = await into.db
    .selectFrom('contribution')
    .select(['id', 'recordedAt'])
    .where('channel', '=', 'police')
    .where('kind', '=', 'tip')
    .where('markingRank', '=', rank(Marking, 'OFFICIAL-SENSITIVE'))
    .where('state', 'in', ['linked', 'lead'])
    .orderBy('receiptOrder', 'desc')
    .limit(markedReports * 3)
    .execute();
  await into.fill(
    'contribution_caveat_row',
    reports.flatMap(({ id, recordedAt }, at) => {
      const caveat = at % 3 === 0 ? listed[(at / 3) % listed.length] : undefined;
      return caveat === undefined
        ? []
        : [{ contributionId: id, caveatId: caveat.id, by: accounts.get('e.adjei') ?? 1, at: recordedAt }];
    }),
  );
}

/** The transaction's viewer sees all casework. */
export async function loadAccess(
  into: WriteTransaction,
  places: LoadedIds,
  cases: readonly Case[],
  now: string,
): Promise<void> {
  await propose(into, places, cases, now);
  await breakGlass(into, places, cases, now);
  await besideMarkings(into, places, cases, now);
}
