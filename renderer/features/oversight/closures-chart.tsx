import { CartesianGrid, ErrorBar, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { countOf, percent } from '../../ui/figures.ts';
import { monthLabel, monthTick } from './chart-format.ts';
import type { ChartProps } from './drill-down.tsx';
import { DashboardChart } from './saved-chart.tsx';
import './charts.css';

type Rate = Pick<Dashboard['closures'], 'reviewed' | 'reversed' | 'reversal'>;

/** Fewer reviews than this say little, and the figure says so. */
const few = 30;

const interval = ({ reversal }: Rate, and = 'to'): string =>
  reversal === null ? '–' : `${percent(reversal.low)} ${and} ${percent(reversal.high)}`;
const share = ({ reversal }: Rate): string => (reversal === null ? '–' : percent(reversal.share));
const agreed = ({ reversal }: Rate): string => (reversal === null ? '–' : percent(1 - reversal.share));

/** How often a blind second reviewer came to another outcome than the closure, with how sure that is. */
export function ClosuresChart({ dashboard, day }: ChartProps) {
  const { closures } = dashboard;
  const { share: drawn, kinds, months, reviewed } = closures;
  const points = months.flatMap(({ month, reversal, reviewed: n }) =>
    reversal === null
      ? []
      : [{ month, n, share: reversal.share, spread: [reversal.share - reversal.low, reversal.high - reversal.share] }],
  );
  const row = (key: string, what: string, rate: Rate) => ({
    key,
    cells: [
      what,
      rate.reviewed.toLocaleString('en-GB'),
      (rate.reviewed - rate.reversed).toLocaleString('en-GB'),
      rate.reversed.toLocaleString('en-GB'),
      share(rate),
      interval(rate),
    ],
  });
  return (
    <DashboardChart
      wide
      name="closures"
      day={day}
      title="Closures reviewed blind"
      later={170}
      figure={
        reviewed === 0 ? (
          'No closure of the window has been reviewed'
        ) : (
          <>
            <strong>{share(closures)}</strong> reversed, {agreed(closures)} upheld, of {countOf(reviewed, 'review')}
          </>
        )
      }
      note={`Each was drawn at random as it was signed off (now ${drawn.percent} in a hundred, version ${drawn.version} of the share) and reviewed by somebody who did not know the outcome.${reviewed === 0 ? '' : ` With 95% confidence, between ${interval(closures, 'and')} of all closures would be reversed.`}${reviewed > 0 && reviewed < few ? ` ${countOf(reviewed, 'review')} ${reviewed === 1 ? 'is' : 'are'} too few to tell more.` : ''} The bars show the same for each month; where they overlap, a difference may be chance.`}
      table={{
        head: ['Closed', 'Reviewed', 'Upheld', 'Reversed', 'Share reversed', '95% interval'],
        rows: [
          row('all', 'All', closures),
          ...kinds.map((rate) => row(rate.kind, label(rate.kind), rate)),
          ...months
            .filter((rate) => rate.reviewed > 0)
            .toReversed()
            .map((rate) => row(rate.month, monthLabel(rate.month), rate)),
        ],
      }}
    >
      <ResponsiveContainer width="100%" height={170}>
        <LineChart data={points} margin={{ top: 8, right: 8, bottom: 0, left: -8 }} accessibilityLayer>
          <CartesianGrid vertical={false} className="chart__grid" />
          <XAxis dataKey="month" tickFormatter={monthTick} tickLine={false} minTickGap={20} />
          <YAxis
            tickLine={false}
            axisLine={false}
            domain={[0, 'auto']}
            tickFormatter={(value: number) => `${Math.round(value * 100)}%`}
          />
          <Tooltip
            isAnimationActive={false}
            labelFormatter={(value) => monthLabel(String(value))}
            formatter={(value, _, item) => [
              `${percent(Number(value))} of ${countOf(Number(item.payload.n), 'review')}`,
              'Reversed',
            ]}
          />
          <Line
            dataKey="share"
            name="Reversed"
            isAnimationActive={false}
            stroke="var(--chart-1)"
            strokeWidth={1.75}
            dot={{ r: 3 }}
          >
            <ErrorBar dataKey="spread" width={4} stroke="var(--chart-1)" strokeWidth={1} direction="y" />
          </Line>
        </LineChart>
      </ResponsiveContainer>
    </DashboardChart>
  );
}
