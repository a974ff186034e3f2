import { CartesianGrid, ErrorBar, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { countOf, percent } from '../../ui/figures.ts';
import { monthLabel, monthTick } from './chart-format.ts';
import type { ChartProps } from './drill-down.tsx';
import { DashboardChart } from './saved-chart.tsx';
import './charts.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.closuresChart;

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
      title={texts.closuresReviewedBlind}
      later={170}
      figure={
        reviewed === 0 ? (
          texts.noClosureOfThe
        ) : (
          <>
            <strong>{share(closures)}</strong>
            {texts.reversedUpheldOf(agreed(closures), countOf(reviewed, 'review'))}
          </>
        )
      }
      note={texts.eachWasDrawnAt(
        drawn.percent,
        drawn.version,
        reviewed === 0 ? '' : texts.with95ConfidenceBetween(interval(closures, 'and')),
        reviewed > 0 && reviewed < few
          ? texts.tooFewToTell(countOf(reviewed, 'review'), reviewed === 1 ? 'is' : 'are')
          : '',
      )}
      table={{
        head: [texts.closed, texts.reviewed, texts.upheld, texts.reversed, texts.shareReversed, '95% interval'],
        rows: [
          row('all', texts.all, closures),
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
              texts.of(percent(Number(value)), countOf(Number(item.payload.n), 'review')),
              texts.reversed,
            ]}
          />
          <Line
            dataKey="share"
            name={texts.reversed}
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
