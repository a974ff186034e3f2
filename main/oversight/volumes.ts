/** How much comes in, and what becomes of it: read from the rollups, never by going through contributions. */
import { sql } from 'kysely';
import type { Output } from '../../preload/contract/index.ts';
import { type Channel, ContributionState } from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';
import { expected } from './expected.ts';
import { type Bucket, spreadOf } from './percentiles.ts';
import { daysBetween, type Window } from './reporting-window.ts';

type Dashboard = Output<'oversight.dashboard'>;
type Channels = Partial<Record<Channel, number>>;

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
};
const perDay = (total: number, days: number) => Math.round((total / Math.max(1, days)) * 10) / 10;

/** Contributions of each day by channel, and the hotline's calls among them. Days without any are included. */
export async function daily({ db }: Context, window: Window): Promise<Pick<Dashboard, 'contributions' | 'hotline'>> {
  const rows = await db
    .selectFrom('contribution_rollup')
    .select((eb) => ['day', 'channel', eb.fn.sum<number>('n').as('n')])
    .where('day', '>=', window.dailyFrom)
    .where('day', '<=', window.to)
    .groupBy(['day', 'channel'])
    .execute();
  const byDay = new Map<string, Channels>();
  for (const { day, channel, n } of rows) {
    if (n === 0) continue;
    const channels = byDay.get(day);
    if (channels === undefined) byDay.set(day, { [channel]: n });
    else channels[channel] = n;
  }
  const days = daysBetween(window.dailyFrom, window.to).map((day) => {
    const channels = byDay.get(day) ?? {};
    return { day, total: sum(Object.values(channels)), channels };
  });
  const calls = days.map(({ day, channels }) => ({ day, calls: channels.hotline ?? 0 }));
  return {
    contributions: {
      expectedPerDay: expected.contributionsPerDay,
      days,
      perDay: perDay(sum(days.map((day) => day.total)), days.length),
    },
    hotline: {
      expectedPerDay: expected.hotlineCallsPerDay,
      days: calls,
      perDay: perDay(sum(calls.map((day) => day.calls)), days.length),
    },
  };
}

/** What became of the window's contributions, by state and channel, and the highest marking among all that the vault contains. */
export async function funnelOf(
  { db }: Context,
  window: Window,
): Promise<{ funnel: Dashboard['funnel']; markingRank: number }> {
  const within = sql<number>`sum(case when day between ${window.from} and ${window.to} then n else 0 end)`;
  const rows = await db
    .selectFrom('contribution_rollup')
    .select((eb) => ['state', 'channel', within.as('n'), eb.fn.max<number>('markingRank').as('markingRank')])
    .where('n', '>', 0)
    .groupBy(['state', 'channel'])
    .execute();
  const byState = Map.groupBy(rows, (row) => row.state);
  const funnel = ContributionState.options.map((state) => {
    const counted = (byState.get(state) ?? []).filter((row) => row.n > 0);
    const channels: Channels = Object.fromEntries(counted.map(({ channel, n }) => [channel, n]));
    return { state, total: sum(counted.map((row) => row.n)), channels };
  });
  return {
    funnel,
    markingRank: rows.reduce((highest, row) => Math.max(highest, row.markingRank), 0),
  };
}

/** Time from receipt to triage, by the month of the triage. Months without any are left out. */
export async function triageTimes({ db }: Context, window: Window): Promise<Dashboard['triage']> {
  const rows = await db
    .selectFrom('triage_rollup')
    .select((eb) => ['month', 'bucket', eb.fn.sum<number>('n').as('n')])
    .where('month', '>=', window.from.slice(0, 7))
    .where('month', '<=', window.to.slice(0, 7))
    .where('n', '>', 0)
    .groupBy(['month', 'bucket'])
    .execute();
  const months = Map.groupBy<string, Bucket & { month: string }>(rows, (row) => row.month);
  return {
    ...spreadOf(rows),
    months: window.months.flatMap((month) => {
      const { medianMinutes, p90Minutes, triaged } = spreadOf(months.get(month) ?? []);
      return medianMinutes === null || p90Minutes === null ? [] : [{ month, medianMinutes, p90Minutes, triaged }];
    }),
  };
}

export async function arrestsIn({ db }: Context, window: Window): Promise<Dashboard['arrests']> {
  const rows = await db
    .selectFrom('arrest_rollup')
    .select((eb) => ['day', eb.fn.sum<number>('n').as('n')])
    .where('day', '>=', window.from)
    .where('day', '<=', window.to)
    .groupBy('day')
    .execute();
  const between = (from: string) => sum(rows.filter((row) => row.day >= from).map((row) => row.n));
  const byMonth = Map.groupBy(rows, (row) => row.day.slice(0, 7));
  return {
    expectedPerYear: expected.arrestsPerYear,
    lastTwelveMonths: between(window.yearFrom),
    from: window.yearFrom,
    to: window.to,
    months: window.months.map((month) => ({
      month,
      arrests: sum((byMonth.get(month) ?? []).map((row) => row.n)),
    })),
  };
}
