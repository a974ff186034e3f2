import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { Channel, label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { DashboardChart } from './saved-chart.tsx';
import './charts.css';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import {
  channelColour,
  hourTicks,
  minutes,
  monthLabel,
  monthTick,
  triageInWords,
  untriagedInWords,
} from './chart-format.ts';
import { type ChartProps, DrillDown, openRecords } from './drill-down.tsx';
import { SeriesLegend, SeriesList } from './series-list.tsx';

const texts = catalogue.triageCharts;

type Outcome = ChartProps['dashboard']['funnel'][number];

/** Through which channels the contributions of an outcome came. */
const partsOf = (outcome: Outcome, channels: readonly Channel[]) =>
  channels
    .map((channel) => ({
      name: label(channel),
      n: outcome.channels[channel] ?? 0,
      colour: channelColour(channel),
    }))
    .filter(({ n }) => n > 0);

export function FunnelChart({ dashboard, day }: ChartProps) {
  const { funnel, untriaged, window: span } = dashboard;
  const all = funnel.reduce((sum, each) => sum + each.total, 0);
  const earlier =
    untriaged.beforeWindow === 0
      ? ''
      : texts.anotherUntriagedWereReceived(untriaged.beforeWindow.toLocaleString('en-GB'));
  const channels = Channel.options.filter((channel) => funnel.some((each) => (each.channels[channel] ?? 0) > 0));
  return (
    <DashboardChart
      wide
      name="funnel"
      day={day}
      title={texts.outcomes}
      figure={
        <>
          <strong>
            <DrillDown n={all} filter={{ from: span.from, to: span.to }} />
          </strong>{' '}
          {texts.receivedInTheWindow}
        </>
      }
      note={texts.eachContributionOnceBy(earlier)}
      table={{
        head: [texts.outcome, ...channels.map(label), texts.all],
        rows: funnel.map((each) => ({
          key: each.state,
          cells: [
            label(each.state),
            ...channels.map((channel) => (
              <DrillDown
                key={channel}
                n={each.channels[channel] ?? 0}
                filter={{ states: [each.state], channels: [channel], from: span.from, to: span.to }}
              />
            )),
            <DrillDown key="n" n={each.total} filter={{ states: [each.state], from: span.from, to: span.to }} />,
          ],
        })),
      }}
    >
      <ul className="funnel">
        {funnel.map((each) => (
          <li key={each.state}>
            <span>{label(each.state)}</span>
            <span className="funnel__track">
              {partsOf(each, channels).map(({ name, n, colour }) => (
                <span
                  key={name}
                  className="funnel__fill"
                  style={{ width: `${all === 0 ? 0 : (100 * n) / all}%`, background: colour }}
                />
              ))}
            </span>
            <span className="funnel__figure">
              <DrillDown n={each.total} filter={{ states: [each.state], from: span.from, to: span.to }} />
            </span>
            <div className="funnel__parts" aria-hidden="true">
              <SeriesList
                heading={label(each.state)}
                series={partsOf(each, channels).map(({ n, ...part }) => ({
                  ...part,
                  figure: n.toLocaleString('en-GB'),
                }))}
                total={each.total.toLocaleString('en-GB')}
              />
            </div>
          </li>
        ))}
      </ul>
      <SeriesLegend series={channels.map((channel) => ({ name: label(channel), colour: channelColour(channel) }))} />
    </DashboardChart>
  );
}

export function TriageChart({ dashboard, day }: ChartProps) {
  const { triage, untriaged, window: span } = dashboard;
  const hours = hourTicks(Math.max(0, ...triage.months.map((each) => each.p90Minutes)));
  const triaged = { triaged: { from: span.from.slice(0, 7), to: span.to.slice(0, 7) } };
  return (
    <DashboardChart
      wide
      name="triage"
      day={day}
      title={texts.timeToTriage}
      later={170}
      figure={
        triage.medianMinutes === null || triage.p90Minutes === null ? (
          triageInWords(triage)
        ) : (
          <>
            {texts.halfWithin}{' '}
            <strong>
              <DrillDown n={triage.triaged} filter={triaged}>
                {minutes(triage.medianMinutes)}
              </DrillDown>
            </strong>
            {texts.nineInTenWithin}{' '}
            <DrillDown n={triage.triaged} filter={triaged}>
              {minutes(triage.p90Minutes)}
            </DrillDown>
          </>
        )
      }
      note={
        <>
          {texts.fromReceiptToTriage(untriagedInWords(untriaged))}
          {untriaged.oldest === null ? (
            '.'
          ) : (
            <>
              {texts.theOldestIs}
              <Link to={{ name: 'queue', id: untriaged.oldest.id }}>{untriaged.oldest.reference}</Link>
              {texts.received}{' '}
              {untriaged.oldest.receivedPrecision === 'day' ? (
                <>
                  {texts.on}
                  <Time at={untriaged.oldest.receivedAt} precision="day" />.
                </>
              ) : (
                <>
                  <Time at={untriaged.oldest.receivedAt} show="ago" />.
                </>
              )}
            </>
          )}
        </>
      }
      table={{
        head: [texts.monthOfTriageUtc, texts.median, '9 in 10 within', texts.triaged],
        rows: triage.months.toReversed().map((each) => ({
          key: each.month,
          cells: [
            monthLabel(each.month),
            minutes(each.medianMinutes),
            minutes(each.p90Minutes),
            <DrillDown key="n" n={each.triaged} filter={{ triaged: { from: each.month, to: each.month } }} />,
          ],
        })),
      }}
    >
      <ResponsiveContainer width="100%" height={170}>
        <LineChart
          data={triage.months}
          margin={{ top: 8, right: 8, bottom: 0, left: -8 }}
          accessibilityLayer
          className="chart__clickable"
          onClick={({ activeLabel }) => {
            if (activeLabel !== undefined)
              openRecords({ triaged: { from: String(activeLabel), to: String(activeLabel) } });
          }}
        >
          <CartesianGrid vertical={false} className="chart__grid" />
          <XAxis dataKey="month" tickFormatter={monthTick} tickLine={false} minTickGap={20} />
          <YAxis
            tickLine={false}
            axisLine={false}
            ticks={hours}
            domain={[0, hours.at(-1) ?? 60]}
            tickFormatter={(value: number) => `${value / 60} h`}
          />
          <Tooltip
            isAnimationActive={false}
            labelFormatter={(value) => monthLabel(String(value))}
            formatter={(value, name) => [minutes(Number(value)), name]}
          />
          <Legend iconType="plainline" iconSize={14} />
          <Line
            dataKey="medianMinutes"
            name={texts.median}
            dot={false}
            isAnimationActive={false}
            stroke="var(--chart-1)"
            strokeWidth={1.75}
          />
          <Line
            dataKey="p90Minutes"
            name="9 in 10 within"
            dot={false}
            isAnimationActive={false}
            stroke="var(--chart-4)"
            strokeWidth={1.75}
            strokeDasharray="5 3"
          />
        </LineChart>
      </ResponsiveContainer>
    </DashboardChart>
  );
}
