/** The counts behind a page for the public, before anything is left out. None of it leaves the engine so. */
import type { PublicFigures } from '../../../preload/contract/public-page.ts';
import type { ContributionState } from '../../../preload/contract/vocabulary.ts';
import { assessmentsOf } from '../../plots/assessments.ts';
import { decisive, isLateStage } from '../../plots/late-stage.ts';
import type { RuleInForce } from '../../plots/rule-in-force.ts';
import { inList } from '../../store/sql.ts';
import type { Context } from '../../store/use-case.ts';
import { type CountedTable, withTotals } from './counted-table.ts';
import { isUnrestricted } from './unrestricted.ts';

type Reader = Pick<Context, 'db'>;

export interface Period {
  /** First and last day. */
  from: string;
  to: string;
  /** The instants that bound it: from `start`, before `end`. */
  start: string;
  end: string;
}

export interface Counted {
  name: PublicFigures['tables'][number]['name'];
  title: string;
  note: string;
  table: CountedTable;
}

const kinds = ['Hotline calls', 'Other tips', 'Referrals', 'Online material reports', 'Advice contacts'] as const;
const outcomes = [
  'Linked to an investigation',
  'Lead',
  'Trace',
  'Referred (Prevent)',
  'No further action',
  'Being assessed',
] as const;

const outcomeOf: Readonly<Record<ContributionState, (typeof outcomes)[number]>> = {
  linked: 'Linked to an investigation',
  lead: 'Lead',
  trace: 'Trace',
  referred: 'Referred (Prevent)',
  nfa: 'No further action',
  nfa_proposed: 'Being assessed',
  untriaged: 'Being assessed',
};
const kindOf = {
  tip: 'Other tips',
  referral: 'Referrals',
  online_material: 'Online material reports',
  advice: 'Advice contacts',
} as const;

/** From the rollup: what the public gave, by kind, and what became of it. */
async function contributions({ db }: Reader, { from, to }: Period): Promise<Counted> {
  const rows = await db
    .selectFrom('contribution_rollup')
    .select((eb) => ['channel', 'kind', 'state', eb.fn.sum<number>('n').as('n')])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where(isUnrestricted('contribution_rollup'))
    .groupBy(['channel', 'kind', 'state'])
    .execute();
  const counts = kinds.map((kind) =>
    outcomes.map((outcome) =>
      rows
        .filter((row) => (row.channel === 'hotline' ? 'Hotline calls' : kindOf[row.kind]) === kind)
        .filter((row) => outcomeOf[row.state] === outcome)
        .reduce((sum, { n }) => sum + n, 0),
    ),
  );
  return {
    name: 'contributions',
    title: 'What the public gave, and what became of it',
    note: 'By the day of receipt. Each once, by where it stood when the page was drafted. An advice contact asks for protective-security advice and is only counted.',
    table: withTotals(kinds, outcomes, counts),
  };
}

/** Investigations that were open at some time of the period, and those of them that something was linked to in it. */
async function investigations({ db }: Reader, { start, end }: Period): Promise<Counted> {
  const helped = (open: 'live' | 'closed') =>
    db
      .selectFrom('investigation')
      .select((eb) => [
        eb.fn.countAll<number>().as('n'),
        eb.fn
          .sum<number | null>(
            eb
              .case()
              .when(
                eb.exists(
                  eb
                    .selectFrom('link')
                    .innerJoin('contribution', 'contribution.id', 'link.contributionId')
                    .select('link.id')
                    .whereRef('link.investigationId', '=', 'investigation.id')
                    .where('link.withdrawnAt', 'is', null)
                    .where('link.at', '>=', start)
                    .where('link.at', '<', end)
                    .where('link.decision', '=', 'linked')
                    .where(isUnrestricted('contribution')),
                ),
              )
              .then(1)
              .else(0)
              .end(),
          )
          .as('helped'),
      ])
      .where('investigation.openedAt', '<', end)
      .where(isUnrestricted('investigation'))
      .$if(open === 'live', (query) => query.where('investigation.state', '=', 'live'))
      .$if(open === 'closed', (query) => query.where('investigation.closedAt', '>=', start))
      .executeTakeFirst();
  const rows = [await helped('live'), await helped('closed')];
  const all = rows.reduce((sum, row) => sum + (row?.n ?? 0), 0);
  const with_ = rows.reduce((sum, row) => sum + (row?.helped ?? 0), 0);
  return {
    name: 'investigations',
    title: 'Investigations that the public helped',
    note: 'Open at some time of the period; helped where something from the public was linked to it in the period.',
    table: withTotals(['Investigations'], ['Helped by the public', 'Others'], [[with_, all - with_]]),
  };
}

interface Done {
  investigationId: number;
  at: string;
}

/** When the first contribution that is linked to each of these investigations had been received. */
async function firstReceived({ db }: Reader, done: readonly Done[]): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('link')
    .innerJoin('contribution', 'contribution.id', 'link.contributionId')
    .select((eb) => ['link.investigationId', eb.fn.min<string>('contribution.receivedAt').as('at')])
    .where('link.investigationId', 'in', inList([...new Set(done.map((one) => one.investigationId))]))
    .where('link.withdrawnAt', 'is', null)
    .where('link.decision', '=', 'linked')
    .where(isUnrestricted('contribution'))
    .groupBy('link.investigationId')
    .execute();
  return new Map(rows.map(({ investigationId, at }) => [investigationId, at]));
}

/** Each with whether something had been received before. */
async function withHelp<D extends Done>(context: Reader, done: readonly D[]): Promise<(D & { helped: boolean })[]> {
  const first = await firstReceived(context, done);
  return done.map((one) => ({ ...one, helped: (first.get(one.investigationId) ?? one.at) < one.at }));
}

const count = <R>(rows: readonly R[], fits: (row: R) => boolean) => rows.filter(fits).length;
const columns = ['With something from the public before', 'Without'] as const;

async function plots(context: Reader, period: Period, { rule }: RuleInForce): Promise<Counted> {
  const { from, to } = period;
  const done = await context.db
    .selectFrom('disruption')
    .innerJoin('investigation', 'investigation.id', 'disruption.investigationId')
    .select(['disruption.investigationId', 'disruption.at'])
    .where('disruption.day', '>=', from)
    .where('disruption.day', '<=', to)
    .where('disruption.withdrawnAt', 'is', null)
    .where(isUnrestricted('investigation'))
    .execute();
  const rows = await withHelp(context, done);
  const assessments = Map.groupBy(
    await assessmentsOf(
      context,
      rows.map(({ investigationId }) => investigationId),
    ),
    (one) => one.investigationId,
  );
  const judged = rows.map((row) => {
    const peak = decisive(rule, assessments.get(row.investigationId) ?? [], row.at);
    return { helped: row.helped, late: peak !== null && isLateStage(rule, peak) };
  });
  const counts = [true, false].map((late) =>
    [true, false].map((helped) => count(judged, (one) => one.late === late && one.helped === helped)),
  );
  return {
    name: 'plots',
    title: 'Plots disrupted',
    note: 'At the day of their disruption; late-stage by the rule below.',
    table: withTotals(['Late-stage', 'At an earlier stage, or not assessed'], columns, counts),
  };
}

async function arrests(context: Reader, { from, to }: Period): Promise<Counted> {
  const done = await context.db
    .selectFrom('arrest')
    .innerJoin('investigation', 'investigation.id', 'arrest.investigationId')
    .select(['arrest.investigationId', 'arrest.at'])
    .where('arrest.day', '>=', from)
    .where('arrest.day', '<=', to)
    .where('arrest.withdrawnAt', 'is', null)
    .where(isUnrestricted('investigation'))
    .execute();
  const rows = await withHelp(context, done);
  const helped = count(rows, (row) => row.helped);
  return {
    name: 'arrests',
    title: 'Arrests',
    note: 'By the day of the arrest.',
    table: withTotals(['Arrests'], columns, [[helped, rows.length - helped]]),
  };
}

/**
 * Apart from its own totals, no table’s sums are those of another. That there are no more disrupted plots than investigations says
 * nothing about a small number: what is shown as an upper limit is five or more, and investigations are not split by what they are about.
 */
export const countAll = async (context: Reader, period: Period, inForce: RuleInForce): Promise<Counted[]> => [
  await contributions(context, period),
  await investigations(context, period),
  await plots(context, period, inForce),
  await arrests(context, period),
];
