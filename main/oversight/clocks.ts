/** The clocks of a contribution: from receipt until it was recorded, triaged, and seen by a case. From rollups, like the time to triage. */
import type { Output } from '../../preload/contract/index.ts';
import type { Context } from '../store/use-case.ts';
import { type Bucket, spreadOf, worstOf } from './percentiles.ts';
import type { Window } from './reporting-window.ts';

type Clocks = Output<'oversight.dashboard'>['clocks'];
type Clock = Clocks[number]['clock'];

interface Counted extends Bucket {
  month: string;
}

const within = ({ from, to }: Window) => ({ first: from.slice(0, 7), last: to.slice(0, 7) });

async function kept({ db }: Context, window: Window, clock: 'recorded' | 'seen'): Promise<Counted[]> {
  const { first, last } = within(window);
  return db
    .selectFrom('clock_rollup')
    .select((eb) => ['month', 'bucket', eb.fn.sum<number>('n').as('n')])
    .where('clock', '=', clock)
    .where('month', '>=', first)
    .where('month', '<=', last)
    .where('n', '<>', 0)
    .groupBy(['month', 'bucket'])
    .execute();
}

async function triaged({ db }: Context, window: Window): Promise<Counted[]> {
  const { first, last } = within(window);
  return db
    .selectFrom('triage_rollup')
    .select((eb) => ['month', 'bucket', eb.fn.sum<number>('n').as('n')])
    .where('month', '>=', first)
    .where('month', '<=', last)
    .where('n', '>', 0)
    .groupBy(['month', 'bucket'])
    .execute();
}

function figuresOf(rows: readonly Bucket[]) {
  const counted = rows.filter(({ n }) => n > 0);
  const { medianMinutes, p90Minutes, triaged: n } = spreadOf(counted);
  return { n, medianMinutes, p90Minutes, worstMinutes: worstOf(counted) };
}

/** By the month in which the clock stopped; months in which none did are left out. */
export async function clocksOf(context: Context, window: Window): Promise<Clocks> {
  const all: [Clock, Counted[]][] = [
    ['recorded', await kept(context, window, 'recorded')],
    ['triaged', await triaged(context, window)],
    ['seen', await kept(context, window, 'seen')],
  ];
  return all.map(([clock, rows]) => {
    const months = Map.groupBy(rows, (row) => row.month);
    return {
      clock,
      ...figuresOf(rows),
      months: window.months.flatMap((month) => {
        const figures = figuresOf(months.get(month) ?? []);
        return figures.n === 0 ? [] : [{ month, ...figures }];
      }),
    };
  });
}
