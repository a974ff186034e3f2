import { Fragment, type ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { go, Link } from '../../shell/router.tsx';
import { PriorityBadge, StageBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import type { Figures } from '../../ui/figure-table.tsx';
import { DashboardChart } from './saved-chart.tsx';
import './charts.css';
import { catalogue } from './catalogue.ts';
import { dayLabel, daysOf, monthLabel, monthTick, stageInWords } from './chart-format.ts';
import type { ChartProps } from './drill-down.tsx';

const texts = catalogue.plotCharts;

export function ArrestsChart({
  dashboard,
  day,
  onMonth,
}: ChartProps & { onMonth: (span: { from: string; to: string }) => void }) {
  const { arrests } = dashboard;
  return (
    <DashboardChart
      name="arrests"
      day={day}
      title={texts.terrorismRelatedArrests}
      later={170}
      figure={
        <>
          <strong>
            <Button size="small" tone="quiet" onPress={() => onMonth({ from: arrests.from, to: arrests.to })}>
              {arrests.lastTwelveMonths.toLocaleString('en-GB')}
            </Button>
          </strong>
          {texts.in12MonthsAgainst(arrests.expectedPerYear)}
        </>
      }
      note={texts.n12MonthsFromTo(dayLabel(arrests.from), dayLabel(arrests.to), arrests.expectedPerYear)}
      table={{
        head: [texts.month, texts.arrests],
        rows: arrests.months.toReversed().map((each) => ({
          key: each.month,
          cells: [
            monthLabel(each.month),
            <Button key="n" size="small" tone="quiet" onPress={() => onMonth(daysOf(each.month))}>
              {each.arrests}
            </Button>,
          ],
        })),
      }}
    >
      <ResponsiveContainer width="100%" height={170}>
        <BarChart data={arrests.months} margin={{ top: 8, right: 8, bottom: 0, left: -16 }} accessibilityLayer>
          <CartesianGrid vertical={false} className="chart__grid" />
          <XAxis dataKey="month" tickFormatter={monthTick} tickLine={false} minTickGap={20} />
          <YAxis tickLine={false} axisLine={false} allowDecimals={false} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ className: 'chart__cursor' }}
            labelFormatter={(value) => monthLabel(String(value))}
            formatter={(value) => [String(value), texts.arrests]}
          />
          <ReferenceLine y={arrests.expectedPerYear / 12} className="chart__expected" strokeDasharray="4 3" />
          <Bar
            dataKey="arrests"
            className="chart__bar"
            isAnimationActive={false}
            radius={[2, 2, 0, 0]}
            onClick={(entry) => onMonth(daysOf((entry.payload as { month: string }).month))}
          />
        </BarChart>
      </ResponsiveContainer>
    </DashboardChart>
  );
}

/** The same on the dashboard and in the brief. `name`: how a plot is written. */
export const livePlotTable = (
  livePlots: readonly Dashboard['livePlots'][number][],
  name: (plot: Dashboard['livePlots'][number]) => ReactNode,
): Figures => ({
  head: [texts.operation, texts.priority, texts.stage],
  rows: livePlots.map((plot) => ({
    key: plot.reference,
    cells: [<Fragment key="name">{name(plot)}</Fragment>, plot.priority, stageInWords(plot)],
  })),
});

export const livePlotsTitle = texts.livePlots;

export function LivePlots({ dashboard, day }: ChartProps) {
  const { livePlots } = dashboard;
  return (
    <DashboardChart
      wide
      name="live-plots"
      day={day}
      title={texts.livePlots}
      figure={
        <>
          <strong>
            <Button size="small" tone="quiet" onPress={() => go({ name: 'plots' })}>
              {livePlots.length}
            </Button>
          </strong>
          {texts.live(livePlots.length === 1 ? 'plot' : 'plots', day === null ? '' : texts.atTheEndOf)}
        </>
      }
      note={texts.openInvestigationsWhoseSubject}
      table={livePlotTable(livePlots, (plot) => (
        <Link to={{ name: 'investigation', id: plot.id, tab: 'timeline' }}>{texts.op(plot.operation)}</Link>
      ))}
    >
      <ul className="chart__plots">
        {livePlots.map((plot) => (
          <li key={plot.id}>
            <Link to={{ name: 'investigation', id: plot.id, tab: 'timeline' }}>{texts.op(plot.operation)}</Link>
            <PriorityBadge priority={plot.priority} />
            {plot.stage === null ? (
              <span className="muted">{texts.notAssessed}</span>
            ) : (
              <StageBadge stage={plot.stage} late={plot.stageLate} proposed={plot.stageProposed} />
            )}
          </li>
        ))}
      </ul>
    </DashboardChart>
  );
}
