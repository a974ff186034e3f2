import { useState } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { Channel, label } from '../../../preload/contract/words.ts';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { ChartCard } from './chart-card.tsx';
import { barsOf, monthTick, type Step, type TimeBar } from './figures.ts';
import { type Behind, type ChartProps, Opens, openRecords } from './opens.tsx';

const one = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
const shortDay = (day: string) => `${Number(day.slice(8))} ${monthTick(day.slice(0, 7))}`;
const stretch = ({ from, to }: TimeBar) => (from === to ? shortDay(from) : `${shortDay(from)} to ${shortDay(to)}`);

/** The whole time that a chart speaks of, as a filter. */
const spanOf = (days: readonly { day: string }[]): Behind => ({
  ...(days[0] === undefined ? {} : { from: days[0].day }),
  ...(days.at(-1) === undefined ? {} : { to: days.at(-1)?.day }),
});

/** What a bar of Recharts carries is the row that it was drawn from. */
function openBar(payload: unknown, more: Behind): void {
  const { from, to } = payload as TimeBar;
  openRecords({ from, to, ...more });
}

function StepToggle({ step, onStep }: { step: Step; onStep: (step: Step) => void }) {
  return (
    <ToggleGroup
      label="One bar for each"
      value={step}
      onChange={onStep}
      options={[
        { value: 'weeks', label: 'Week' },
        { value: 'days', label: 'Day' },
      ]}
    />
  );
}

export function ContributionsChart({ dashboard, day }: ChartProps) {
  const { contributions } = dashboard;
  const [step, setStep] = useState<Step>('weeks');
  const bars = barsOf(contributions.days, step, (each) => each.channels);
  const channels = Channel.options.filter((channel) => bars.some((bar) => (bar.perDay[channel] ?? 0) > 0));
  const whole = spanOf(contributions.days);
  const highest = Math.max(0, ...bars.map((bar) => Object.values(bar.perDay).reduce((sum, n) => sum + n, 0)));
  return (
    <ChartCard
      wide
      name="contributions"
      day={day}
      title="Contributions a day, by channel"
      figure={
        <>
          <strong>
            <Opens n={contributions.perDay} filter={whole} />
          </strong>{' '}
          a day on average, against {contributions.expectedPerDay.toLocaleString('en-GB')} a day in the whole country
        </>
      }
      tools={<StepToggle step={step} onStep={setStep} />}
      note={`${step === 'weeks' ? 'Mean a day in each week of' : 'Each day of'} ${shortDay(bars[0]?.from ?? dashboard.window.from)} to ${shortDay(bars.at(-1)?.to ?? dashboard.window.to)}. A bar opens its contributions.${highest < contributions.expectedPerDay ? ` The ${contributions.expectedPerDay.toLocaleString('en-GB')} of the whole country lie above what is drawn.` : ''}`}
      table={{
        head: [step === 'weeks' ? 'Week' : 'Day', ...channels.map(label), 'All a day', 'Open'],
        rows: bars.toReversed().map((bar) => {
          const inWeek = contributions.days.filter((each) => bar.from <= each.day && each.day <= bar.to);
          return {
            key: bar.from,
            cells: [
              stretch(bar),
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
            labelFormatter={(value) => `${step === 'weeks' ? 'Week from ' : ''}${shortDay(String(value))}`}
            formatter={(value, name) => [one(Number(value)), name]}
          />
          <Legend iconType="square" iconSize={9} />
          <ReferenceLine
            y={contributions.expectedPerDay}
            ifOverflow="hidden"
            className="chart__expected"
            strokeDasharray="4 3"
            label={{
              value: `${contributions.expectedPerDay.toLocaleString('en-GB')} a day`,
              position: 'insideTopRight',
            }}
          />
          {channels.map((channel) => (
            <Bar
              key={channel}
              dataKey={(bar: (typeof bars)[number]) => bar.perDay[channel] ?? 0}
              name={label(channel)}
              stackId="all"
              isAnimationActive={false}
              fill={`var(--chart-${Channel.options.indexOf(channel) + 1})`}
              onClick={(entry) => openBar(entry.payload, { channels: [channel] })}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </ChartCard>
  );
}

export function HotlineChart({ dashboard, day }: ChartProps) {
  const { hotline } = dashboard;
  const [step, setStep] = useState<Step>('weeks');
  const bars = barsOf(hotline.days, step, (each) => ({ calls: each.calls })).map((bar) => ({
    ...bar,
    calls: bar.perDay.calls ?? 0,
  }));
  const calls = { channels: ['hotline' as const] };
  const drawn = Math.max(0, ...bars.map((bar) => bar.calls));
  return (
    <ChartCard
      name="hotline"
      day={day}
      title="Hotline calls"
      figure={
        <>
          <strong>
            <Opens n={hotline.perDay} filter={{ ...spanOf(hotline.days), ...calls }} />
          </strong>{' '}
          a day, against {hotline.expectedPerDay} a day in the whole country
        </>
      }
      tools={<StepToggle step={step} onStep={setStep} />}
      note={`Calls to the confidential anti-terrorist hotline; ${step === 'weeks' ? 'mean a day in each week' : 'each day'}. A bar opens its calls.${drawn < hotline.expectedPerDay ? ` The ${hotline.expectedPerDay} of the whole country lie above what is drawn.` : ''}`}
      table={{
        head: [step === 'weeks' ? 'Week' : 'Day', 'Calls a day', 'Open'],
        rows: bars.toReversed().map((bar) => ({
          key: bar.from,
          cells: [
            stretch(bar),
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
            labelFormatter={(value) => `${step === 'weeks' ? 'Week from ' : ''}${shortDay(String(value))}`}
            formatter={(value) => [one(Number(value)), 'Calls a day']}
          />
          <ReferenceLine
            y={hotline.expectedPerDay}
            ifOverflow="hidden"
            className="chart__expected"
            strokeDasharray="4 3"
            label={{ value: `${hotline.expectedPerDay} a day`, position: 'insideTopRight' }}
          />
          <Bar
            dataKey="calls"
            className="chart__bar"
            isAnimationActive={false}
            onClick={(entry) => openBar(entry.payload, calls)}
          />
        </BarChart>
      </ResponsiveContainer>
    </ChartCard>
  );
}
