import { useState } from 'react';
import { Bar, CartesianGrid, ComposedChart, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { AboutRule } from '../../shell/about-rule.tsx';
import { Link } from '../../shell/router.tsx';
import { StageBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DashboardChart } from './saved-chart.tsx';
import './charts.css';
import { sentence } from '../../ui/sentence.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { monthLabel, monthTick } from './chart-format.ts';
import { bandsOf, levelsIn } from './month-bands.ts';

const texts = catalogue.disruptedChart;

/** Late-stage plots disrupted, by month over eighteen months; each bar opens its plots and their evidence. */
export function DisruptedChart({ dashboard, day }: { dashboard: Dashboard; day: string | null }) {
  const { disrupted, window: span, rule } = dashboard;
  const [month, setMonth] = useState<string | null>(null);
  const shown = disrupted.plots.filter((plot) => plot.lateStage && (month === null || plot.month === month));
  return (
    <DashboardChart
      wide
      name="disrupted"
      day={day}
      title={texts.lateStagePlotsDisrupted}
      later={220}
      figure={
        <>
          <strong>
            <Button size="small" tone="quiet" onPress={() => setMonth(null)}>
              {disrupted.total}
            </Button>
          </strong>
          {texts.in18MonthsTo(monthLabel(span.from.slice(0, 7)), monthLabel(span.to.slice(0, 7)))}
        </>
      }
      note={sentence(texts.behindTheBarsThe, {
        version: rule.version,
        wording: rule.wording,
        about: <AboutRule name="late_stage" acted={rule} />,
        exclusions: rule.exclusions,
        asOf: <Time at={dashboard.asOf} />,
      })}
      table={{
        head: [texts.month, texts.lateStagePlotsDisrupted, texts.threatLevel],
        rows: disrupted.months.map((each) => ({
          key: each.month,
          cells: [
            monthLabel(each.month),
            each.lateStage === 0 ? (
              '0'
            ) : (
              <Button key="n" size="small" tone="quiet" onPress={() => setMonth(each.month)}>
                {each.lateStage}
              </Button>
            ),
            levelsIn(dashboard, each.month).join(', then '),
          ],
        })),
      }}
      below={
        <section className="chart__drill" aria-label={texts.thePlotsBehindThe}>
          <h3>
            {month === null ? texts.thePlots : monthLabel(month)}{' '}
            {month === null ? null : (
              <Button size="small" tone="quiet" onPress={() => setMonth(null)}>
                {texts.allMonths}
              </Button>
            )}
          </h3>
          <ul>
            {shown.map((plot) => (
              <li key={plot.investigationId}>
                <Link to={{ name: 'investigation', id: plot.investigationId, tab: 'timeline' }}>
                  {texts.op(plot.operation)}
                </Link>
                <Time at={plot.disruptedAt} show="date" />
                <StageBadge stage={plot.stage} late />
                <span className="muted">
                  {texts.assessedByCountersignedBy(plot.evidence, plot.assessedBy, plot.countersignedBy)}
                </span>
              </li>
            ))}
          </ul>
          {shown.length === 0 ? <p className="muted">{texts.noneThatYouCan}</p> : null}
        </section>
      }
    >
      <ResponsiveContainer width="100%" height={220}>
        <ComposedChart data={disrupted.months} margin={{ top: 22, right: 8, bottom: 0, left: -24 }} accessibilityLayer>
          {bandsOf(dashboard).map((band, index) => (
            <ReferenceArea
              key={`${band.from} ${band.level}`}
              x1={band.from}
              x2={band.to}
              className={`chart__band chart__band--${band.level.toLowerCase()}`}
              // Two short ones beside each other would be written over each other.
              label={{
                value: band.level,
                position: 'insideTopLeft',
                dy: index % 2 === 0 ? 0 : 13,
                className: 'chart__band-label',
              }}
            />
          ))}
          <CartesianGrid vertical={false} className="chart__grid" />
          <XAxis
            dataKey="month"
            tickFormatter={monthTick}
            tickLine={false}
            // Straight, and as many as fit: a slanted one is harder to read than one that is missing.
            interval="equidistantPreserveStart"
            minTickGap={6}
          />
          <YAxis
            allowDecimals={false}
            tickLine={false}
            axisLine={false}
            domain={[0, (max: number) => Math.max(3, max + 1)]}
          />
          <Tooltip
            cursor={{ className: 'chart__cursor' }}
            isAnimationActive={false}
            labelFormatter={(value) => monthLabel(String(value))}
            formatter={(value) => [String(value), texts.lateStagePlotsDisrupted]}
          />
          <Bar
            dataKey="lateStage"
            className="chart__bar chart__bar--main"
            isAnimationActive={false}
            maxBarSize={34}
            radius={[3, 3, 0, 0]}
            onClick={(entry) => {
              const chosen = (entry.payload as { month?: string } | undefined)?.month;
              if (chosen !== undefined) setMonth((now) => (now === chosen ? null : chosen));
            }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </DashboardChart>
  );
}
