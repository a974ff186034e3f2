/** How often blind second reviews come to the same outcome: from the rollup, over what the viewer may see, and of nobody in particular. */
import type { Output } from '../../preload/contract/index.ts';
import { shareInForce } from '../reviews/draw.ts';
import type { Context } from '../store/use-case.ts';
import type { Window } from './reporting-window.ts';
import { wilson } from './wilson.ts';

type Figures = Output<'oversight.dashboard'>['closures'];
type Rate = Pick<Figures, 'reviewed' | 'reversed' | 'reversal'>;

interface Counted {
  agrees: 0 | 1;
  n: number;
}

function rateOf(rows: readonly Counted[]): Rate {
  let [reviewed, reversed] = [0, 0];
  for (const { agrees, n } of rows) {
    reviewed += n;
    if (agrees === 0) reversed += n;
  }
  return { reviewed, reversed, reversal: wilson(reversed, reviewed) };
}

/** By the month in which they were closed. Kinds and months without a review are left out of the one, and shown as none in the other. */
export async function closureReviews(context: Context, window: Window): Promise<Figures> {
  const rows = await context.db
    .selectFrom('closure_review_rollup')
    .select((eb) => ['month', 'kind', 'agrees', eb.fn.sum<number>('n').as('n')])
    .where('month', '>=', window.from.slice(0, 7))
    .where('month', '<=', window.to.slice(0, 7))
    .where('n', '>', 0)
    .groupBy(['month', 'kind', 'agrees'])
    .execute();
  const share = await shareInForce(context);
  const byMonth = Map.groupBy(rows, (row) => row.month);
  return {
    ...rateOf(rows),
    share: { version: share.version, percent: share.rule.percent },
    kinds: [...Map.groupBy(rows, (row) => row.kind)]
      .map(([kind, some]) => ({ kind, ...rateOf(some) }))
      .toSorted((one, other) => other.reviewed - one.reviewed),
    months: window.months.map((month) => ({ month, ...rateOf(byMonth.get(month) ?? []) })),
  };
}
