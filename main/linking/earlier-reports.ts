/** Other contributions that name somebody like one does, whether anybody has looked at them, and what was decided of them. */
import type { EarlierReport } from '../../preload/contract/earlier-reports.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Opening } from '../store/port.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { matchPersons, type Recorded } from './match-persons.ts';
import { type Pair, pairsOf, recordedOne, waitsToBeMatched } from './person-pairs.ts';
import { hasNews, reasonsOf } from './person-reasons.ts';
import { personsOf } from './read-persons.ts';
import { type Repeat, type ReportBefore, repeatBy, repeatRule } from './repeat-rule.ts';
import { counted, type Listed, listedReports, namesIn } from './reports-listed.ts';
import { type Decided, decisionsOn } from './same-person.ts';

/** While a text is being typed, so many are shown. */
const shownAtMost = 20;

type Waived = NonNullable<EarlierReport['waived']>;

async function waiversOn({ db }: Context, contributionId: number): Promise<Map<number, Waived>> {
  const rows = await db
    .selectFrom('report_waiver')
    .innerJoin('colleague', 'colleague.id', 'report_waiver.by')
    .select(['report_waiver.otherId', 'report_waiver.at', 'report_waiver.reason', 'colleague.name as by'])
    .where('report_waiver.contributionId', '=', contributionId)
    .where('report_waiver.withdrawnAt', 'is', null)
    .orderBy('report_waiver.id')
    .execute();
  return new Map(rows.map(({ otherId, ...waived }) => [otherId, waived]));
}

interface Standing {
  recordedBy: number | null;
  recordedAt: string;
  receivedAt: string;
  state: string;
  proposedBy: number | null;
}

async function standingOf({ db }: Context, id: number): Promise<Standing> {
  return db
    .selectFrom('contribution')
    .select(['recordedBy', 'recordedAt', 'receivedAt', 'state', 'proposedBy'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** What was read over the form counts for what was being typed there, and for nothing that came in later than this. */
const typingAtMost = 4 * 3_600_000;

/** By account and contribution: when it was last opened, if that was after this one was there to be compared with it, or while it was typed. */
async function openedSince(
  context: Context,
  accountIds: readonly number[],
  ids: readonly number[],
  since: Pick<Standing, 'recordedBy' | 'recordedAt'> | null,
): Promise<(accountId: number, id: number) => string | null> {
  const openings = ids.length === 0 ? [] : await context.openings(accountIds, ids);
  const typedFrom = since === null ? '' : new Date(Date.parse(since.recordedAt) - typingAtMost).toISOString();
  const counts = ({ at, accountId, whileTyping }: Opening): boolean =>
    since === null || at >= since.recordedAt || (whileTyping && accountId === since.recordedBy && at >= typedFrom);
  const found = new Map<string, string>();
  for (const opening of openings.filter(counts)) {
    const name = `${opening.accountId} ${opening.contributionId}`;
    const before = found.get(name);
    if (before === undefined || before < opening.at) found.set(name, opening.at);
  }
  return (accountId, id) => found.get(`${accountId} ${id}`) ?? null;
}

export interface ReportsOn {
  /** Of whom its text speaks, and as what it stands: read once, for whoever asks on. */
  one: Recorded;
  standing: Standing;
  earlier: EarlierReport[];
  later: EarlierReport[];
  different: EarlierReport[];
  more: boolean;
  /** Those that the rule of repeats counts. */
  before: ReportBefore[];
  receivedAt: string;
  repeat: Repeat;
  rule: Awaited<ReturnType<typeof repeatRule>>;
}

const counts = ({ strength }: Pick<EarlierReport, 'strength'>): boolean => strength !== 'possible';

function reportOf(listed: Listed, pair: Pair, decided: Decided | undefined) {
  const reasons = pair.match === null ? [] : reasonsOf(pair.match);
  const newEvidence = decided?.standing.decision === 'different' && hasNews(reasons, decided.basis);
  return {
    ...listed,
    strength: pair.strength,
    reasons,
    decision: decided?.standing ?? null,
    newEvidence,
  };
}

/**
 * As far as the viewer may see them. `why`: with the reasons, for which they are compared once more; without them, only those are that somebody
 * said to be somebody else, since there may be something new. Throws NOT_FOUND.
 */
export async function reportsOn(context: Context, contributionId: number, why: 'why' | null): Promise<ReportsOn> {
  const one: Recorded = await recordedOne(context, contributionId);
  const decisions = await decisionsOn(context, contributionId);
  const { pairs, more } = await pairsOf(
    context,
    one,
    (otherId) => why !== null || decisions.get(otherId)?.standing.decision === 'different',
  );
  const ids = pairs.map(({ otherId }) => otherId);
  const standing = await standingOf(context, contributionId);
  const waivers = await waiversOn(context, contributionId);
  const proposer = standing.state === 'nfa_proposed' ? standing.proposedBy : null;
  const people = [...new Set([context.me.id, ...(proposer === null ? [] : [proposer])])];
  const opened = await openedSince(context, people, ids, standing);
  const byId = new Map(pairs.map((pair) => [pair.otherId, pair]));
  const reports = (await listedReports(context, ids)).flatMap((listed) => {
    const pair = byId.get(listed.id);
    if (pair === undefined) return [];
    const report = reportOf(listed, pair, decisions.get(listed.id));
    const openedAt = opened(context.me.id, listed.id);
    const waived = waivers.get(listed.id) ?? null;
    const apart = report.decision?.decision === 'different' && !report.newEvidence;
    const unread = pair.earlier && counts(report) && !apart && openedAt === null && waived === null;
    const openedByProposer = proposer === null ? null : opened(proposer, listed.id) !== null;
    return [{ pair, apart, report: { ...report, openedAt, openedByProposer, waived, unread } }];
  });
  const of = (wanted: (one: (typeof reports)[number]) => boolean): EarlierReport[] =>
    reports.filter(wanted).map(({ report }) => report);
  const earlier = of(({ pair, apart }) => pair.earlier && !apart);
  const rule = await repeatRule(context);
  const before = earlier.filter(counts).map(({ receivedAt, state }) => ({ receivedAt, closed: state === 'nfa' }));
  return {
    one,
    standing,
    earlier,
    later: of(({ pair, apart }) => !pair.earlier && !apart),
    different: of(({ apart }) => apart),
    more,
    before,
    receivedAt: standing.receivedAt,
    repeat: repeatBy(rule, standing.receivedAt, before),
    rule,
  };
}

const statesOf = (reports: readonly EarlierReport[]) =>
  counted(reports.map(({ state }) => state)).map(({ value, n }) => ({ state: value, n }));

/** Throws NOT_FOUND. */
export const earlierReports: UseCase<'linking.earlierReports'> = async (context, { contributionId }) => {
  const { rule, repeat, one, standing: _, ...reports } = await reportsOn(context, contributionId, 'why');
  const { version, fromDay, wording } = rule;
  const matched = !(await waitsToBeMatched(context, contributionId));
  return {
    ...reports,
    states: statesOf(reports.earlier),
    names: namesIn(one.read),
    matched,
    unread: reports.earlier.filter(({ unread }) => unread).length,
    repeat: { rule: { version, fromDay, wording }, ...repeat },
  };
};

/** Nothing is kept of the text. All of them are earlier: the text is not recorded yet. */
export const earlierReportsForText: UseCase<'linking.earlierReportsForText'> = async (context, input) => {
  const read = personsOf(input.text, input.receivedAt ?? context.now);
  const found = await matchPersons(context, {
    id: null,
    receiptOrder: null,
    markingRank: 0,
    compartmentId: 0,
    read,
  });
  const shown = new Map(found.slice(0, shownAtMost).map((one) => [one.other.id, one]));
  const ids = [...shown.keys()];
  const opened = await openedSince(context, [context.me.id], ids, null);
  const earlier = (await listedReports(context, ids)).flatMap((listed): EarlierReport[] => {
    const one = shown.get(listed.id);
    if (one === undefined) return [];
    return [
      {
        ...reportOf(listed, { ...one, otherId: listed.id }, undefined),
        openedAt: opened(context.me.id, listed.id),
        openedByProposer: null,
        waived: null,
        unread: false,
      },
    ];
  });
  return { earlier, states: statesOf(earlier), more: found.length > shownAtMost, names: namesIn(read) };
};

/**
 * For closing one: each earlier report was opened by one of these people, or somebody said why it need not be. Returns what is known of them,
 * without reasons, for what else is asked before it is closed. Throws NOT_FOUND and EARLIER_REPORTS_UNREAD.
 */
export async function assertEarlierReportsRead(
  context: Context,
  contributionId: number,
  accountIds: readonly number[],
): Promise<ReportsOn> {
  const reports = await reportsOn(context, contributionId, null);
  const asked = reports.earlier.filter((one) => counts(one) && one.waived === null).map(({ id }) => id);
  const opened = await openedSince(context, accountIds, asked, reports.standing);
  if (asked.some((id) => accountIds.every((accountId) => opened(accountId, id) === null)))
    throw new VigilError('EARLIER_REPORTS_UNREAD');
  return reports;
}
