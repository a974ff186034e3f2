import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { Channel, label } from '../../../preload/contract/words.ts';
import { Link } from '../../shell/router.tsx';
import { PriorityBadge, StageBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Time } from '../../ui/time.tsx';
import { openQueueOn } from '../intake/queue-view.ts';
import { ChartCard } from './chart-card.tsx';
import { daysOf, minutes, monthLabel, monthTick, weeks } from './figures.ts';

export interface ChartProps {
  dashboard: Dashboard;
  day: string | null;
}

const one = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
const whole = (value: number) => value.toLocaleString('en-GB');
const shortDay = (day: string) => `${Number(day.slice(8))} ${monthTick(day.slice(0, 7))}`;

/** A number that opens the contributions behind it. */
function Opens(props: { n: number; filter: Parameters<typeof openQueueOn>[0]['filter'] }) {
  return (
    <Button size="small" tone="quiet" onPress={() => void openQueueOn({ filter: props.filter, sort: 'newest' })}>
      {props.n.toLocaleString('en-GB', { maximumFractionDigits: 1 })}
    </Button>
  );
}

export function ContributionsChart({ dashboard, day }: ChartProps) {
  const { contributions } = dashboard;
  const bars = weeks(contributions.days, (each) => each.channels);
  const channels = Channel.options.filter((channel) => bars.some((bar) => (bar.perDay[channel] ?? 0) > 0));
  const open = (bar: { from: string; to: string }) =>
    void openQueueOn({ filter: { from: bar.from, to: bar.to }, sort: 'newest' });
  return (
    <ChartCard
      wide
      name="contributions"
      day={day}
      title="Contributions a day, by channel"
      figure={
        <>
          <strong>{one(contributions.perDay)}</strong> a day on average, against {whole(contributions.expectedPerDay)} a
          day in the whole country
        </>
      }
      note={`Mean a day in each week of ${shortDay(bars[0]?.from ?? dashboard.window.from)} to ${shortDay(bars.at(-1)?.to ?? dashboard.window.to)}. A bar opens its contributions.`}
      table={{
        head: ['Week', ...channels.map(label), 'All a day', 'Open'],
        rows: bars.toReversed().map((bar) => {
          const inWeek = contributions.days.filter((each) => bar.from <= each.day && each.day <= bar.to);
          return {
            key: bar.from,
            cells: [
              `${shortDay(bar.from)} to ${shortDay(bar.to)}`,
              ...channels.map((channel) => (
                <Opens
                  key={channel}
                  n={bar.perDay[channel] ?? 0}
                  filter={{ from: bar.from, to: bar.to, channels: [channel] }}
                />
              )),
              one(inWeek.reduce((sum, each) => sum + each.total, 0) / Math.max(1, inWeek.length)),
              <Opens
                key="n"
                n={inWeek.reduce((sum, each) => sum + each.total, 0)}
                filter={{ from: bar.from, to: bar.to }}
              />,
            ],
          };
        }),
      }}
    >
      <ResponsiveContainer width="100%" height={230}>
        <BarChart data={bars} margin={{ top: 8, right: 8, bottom: 0, left: -16 }} barCategoryGap={1} accessibilityLayer>
          <CartesianGrid vertical={false} className="chart__grid" />
          <XAxis
            dataKey="from"
            tickFormatter={(value: string) => monthTick(value.slice(0, 7))}
            tickLine={false}
            minTickGap={40}
          />
          <YAxis tickLine={false} axisLine={false} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ className: 'chart__cursor' }}
            labelFormatter={(value) => `Week from ${shortDay(String(value))}`}
            formatter={(value, name) => [one(Number(value)), name]}
          />
          <Legend iconType="square" iconSize={9} />
          {channels.map((channel) => (
            <Bar
              key={channel}
              dataKey={(bar: (typeof bars)[number]) => bar.perDay[channel] ?? 0}
              name={label(channel)}
              stackId="all"
              isAnimationActive={false}
              fill={`var(--chart-${Channel.options.indexOf(channel) + 1})`}
              onClick={(entry) => open(entry.payload as { from: string; to: string })}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </ChartCard>
  );
}

export function HotlineChart({ dashboard, day }: ChartProps) {
  const { hotline } = dashboard;
  const bars = weeks(hotline.days, (each) => ({ calls: each.calls })).map((bar) => ({
    ...bar,
    calls: bar.perDay.calls ?? 0,
  }));
  return (
    <ChartCard
      name="hotline"
      day={day}
      title="Hotline calls"
      figure={
        <>
          <strong>{one(hotline.perDay)}</strong> a day, against {hotline.expectedPerDay} a day in the whole country
        </>
      }
      note="Calls to the confidential anti-terrorist hotline; mean a day in each week."
      table={{
        head: ['Week', 'Calls a day', 'Open'],
        rows: bars.toReversed().map((bar) => ({
          key: bar.from,
          cells: [
            `${shortDay(bar.from)} to ${shortDay(bar.to)}`,
            one(bar.calls),
            <Opens
              key="n"
              n={hotline.days
                .filter((each) => bar.from <= each.day && each.day <= bar.to)
                .reduce((sum, each) => sum + each.calls, 0)}
              filter={{ from: bar.from, to: bar.to, channels: ['hotline'] }}
            />,
          ],
        })),
      }}
    >
      <ResponsiveContainer width="100%" height={170}>
        <LineChart data={bars} margin={{ top: 8, right: 8, bottom: 0, left: -16 }} accessibilityLayer>
          <CartesianGrid vertical={false} className="chart__grid" />
          <XAxis
            dataKey="from"
            tickFormatter={(value: string) => monthTick(value.slice(0, 7))}
            tickLine={false}
            minTickGap={40}
          />
          <YAxis tickLine={false} axisLine={false} />
          <Tooltip
            isAnimationActive={false}
            labelFormatter={(value) => `Week from ${shortDay(String(value))}`}
            formatter={(value) => [one(Number(value)), 'Calls a day']}
          />
          <Line dataKey="calls" dot={false} isAnimationActive={false} stroke="var(--chart-1)" strokeWidth={1.75} />
        </LineChart>
      </ResponsiveContainer>
    </ChartCard>
  );
}

export function ArrestsChart({
  dashboard,
  day,
  onMonth,
}: ChartProps & { onMonth: (span: { from: string; to: string }) => void }) {
  const { arrests } = dashboard;
  return (
    <ChartCard
      name="arrests"
      day={day}
      title="Terrorism-related arrests"
      figure={
        <>
          <strong>
            <Button size="small" tone="quiet" onPress={() => onMonth({ from: arrests.from, to: arrests.to })}>
              {whole(arrests.lastTwelveMonths)}
            </Button>
          </strong>
          in 12 months, against {arrests.expectedPerYear} a year
        </>
      }
      note={`12 months from ${shortDay(arrests.from)} to ${shortDay(arrests.to)}; the line is a twelfth of ${arrests.expectedPerYear}. A bar opens its arrests.`}
      table={{
        head: ['Month', 'Arrests'],
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
            formatter={(value) => [String(value), 'Arrests']}
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
    </ChartCard>
  );
}

export function LivePlots({ dashboard, day }: ChartProps) {
  const { livePlots } = dashboard;
  return (
    <ChartCard
      name="live-plots"
      day={day}
      title="Live plots"
      figure={
        <>
          <strong>{livePlots.length}</strong> {livePlots.length === 1 ? 'plot' : 'plots'} live
          {day === null ? ' now' : ' at the end of the window'}
        </>
      }
      note="Live investigations whose subject matter is an attack, with the stage last countersigned or assessed."
      table={{
        head: ['Operation', 'Priority', 'Stage'],
        rows: livePlots.map((plot) => ({
          key: plot.reference,
          cells: [plot.operation, plot.priority, plot.stage ?? 'not assessed'],
        })),
      }}
    >
      <ul className="chart__plots">
        {livePlots.map((plot) => (
          <li key={plot.id}>
            <Link to={{ name: 'investigation', id: plot.id, tab: 'timeline' }}>Op {plot.operation}</Link>
            <PriorityBadge priority={plot.priority} />
            {plot.stage === null ? <span className="muted">Not assessed</span> : <StageBadge stage={plot.stage} />}
          </li>
        ))}
      </ul>
    </ChartCard>
  );
}

export function FunnelChart({ dashboard, day }: ChartProps) {
  const { funnel, window: span } = dashboard;
  const all = funnel.reduce((sum, each) => sum + each.total, 0);
  const channels = Channel.options.filter((channel) => funnel.some((each) => (each.channels[channel] ?? 0) > 0));
  return (
    <ChartCard
      name="funnel"
      day={day}
      title="What became of them"
      figure={
        <>
          <strong>{whole(all)}</strong> received in the window
        </>
      }
      note="Each contribution once, by where it stands now. A number opens its contributions."
      table={{
        head: ['Outcome', ...channels.map(label), 'All'],
        rows: funnel.map((each) => ({
          key: each.state,
          cells: [
            label(each.state),
            ...channels.map((channel) => (
              <Opens
                key={channel}
                n={each.channels[channel] ?? 0}
                filter={{ states: [each.state], channels: [channel], from: span.from, to: span.to }}
              />
            )),
            <Opens key="n" n={each.total} filter={{ states: [each.state], from: span.from, to: span.to }} />,
          ],
        })),
      }}
    >
      <ul className="funnel">
        {funnel.map((each) => (
          <li key={each.state}>
            <span>{label(each.state)}</span>
            <span className="funnel__track">
              <span
                className="funnel__fill"
                style={{ width: `${all === 0 ? 0 : Math.max(0.4, (100 * each.total) / all)}%` }}
              />
            </span>
            <Opens n={each.total} filter={{ states: [each.state], from: span.from, to: span.to }} />
          </li>
        ))}
      </ul>
    </ChartCard>
  );
}

export function TriageChart({ dashboard, day }: ChartProps) {
  const { triage, untriaged } = dashboard;
  return (
    <ChartCard
      name="triage"
      day={day}
      title="Time to triage"
      figure={
        <>
          Half within <strong>{minutes(triage.medianMinutes)}</strong>, nine in ten within {minutes(triage.p90Minutes)}
        </>
      }
      note={
        <>
          From receipt to triage, to within 2 %.{' '}
          {untriaged.oldest === null ? (
            'Nothing is untriaged.'
          ) : (
            <>
              Oldest untriaged:{' '}
              <Link to={{ name: 'queue', id: untriaged.oldest.id }}>{untriaged.oldest.reference}</Link>,{' '}
              <Time at={untriaged.oldest.receivedAt} show="age" />.
            </>
          )}
        </>
      }
      table={{
        head: ['Month of triage (UTC)', 'Median', 'P90', 'Triaged'],
        rows: triage.months.toReversed().map((each) => ({
          key: each.month,
          cells: [
            monthLabel(each.month),
            minutes(each.medianMinutes),
            minutes(each.p90Minutes),
            <Opens key="n" n={each.triaged} filter={{ triagedMonth: each.month }} />,
          ],
        })),
      }}
    >
      <ResponsiveContainer width="100%" height={170}>
        <LineChart data={triage.months} margin={{ top: 8, right: 8, bottom: 0, left: -8 }} accessibilityLayer>
          <CartesianGrid vertical={false} className="chart__grid" />
          <XAxis dataKey="month" tickFormatter={monthTick} tickLine={false} minTickGap={20} />
          <YAxis tickLine={false} axisLine={false} tickFormatter={(value: number) => `${Math.round(value / 60)} h`} />
          <Tooltip
            isAnimationActive={false}
            labelFormatter={(value) => monthLabel(String(value))}
            formatter={(value, name) => [minutes(Number(value)), name]}
          />
          <Legend iconType="plainline" iconSize={14} />
          <Line
            dataKey="medianMinutes"
            name="Median"
            dot={false}
            isAnimationActive={false}
            stroke="var(--chart-1)"
            strokeWidth={1.75}
          />
          <Line
            dataKey="p90Minutes"
            name="P90"
            dot={false}
            isAnimationActive={false}
            stroke="var(--chart-4)"
            strokeWidth={1.75}
            strokeDasharray="5 3"
          />
        </LineChart>
      </ResponsiveContainer>
    </ChartCard>
  );
}
