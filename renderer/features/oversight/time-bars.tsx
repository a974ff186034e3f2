import type { ReactNode } from 'react';
import { BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { decimal } from '../../ui/figures.ts';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { dayLabel, monthTick, type Step, type TimeBar } from './chart-format.ts';
import { SeriesList } from './series-list.tsx';
import './charts.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.timeBars;

/** Bars over time, one for each week or day, with the line that they are held against where it lies in sight. */
export function TimeBars(props: {
  bars: readonly TimeBar[];
  step: Step;
  height: number;
  expectedPerDay: number;
  /** The series, and a legend where there are several. */
  children: ReactNode;
}) {
  const { bars, step, height, expectedPerDay, children } = props;
  return (
    <ResponsiveContainer width="100%" height={height}>
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
          content={({ active, label, payload }) =>
            active ? (
              <SeriesList
                heading={texts.barADay(step === 'weeks' ? texts.weekFrom : '', dayLabel(String(label)))}
                series={payload
                  .filter(({ value }) => Number(value) > 0)
                  .map((each) => ({
                    name: String(each.name),
                    figure: decimal(Number(each.value)),
                    colour: each.color ?? 'var(--chart-1)',
                  }))}
                total={payload.length > 1 ? decimal(payload.reduce((sum, { value }) => sum + Number(value), 0)) : null}
              />
            ) : null
          }
        />
        <ReferenceLine
          y={expectedPerDay}
          ifOverflow="hidden"
          className="chart__expected"
          strokeDasharray="4 3"
          label={{ value: texts.expectedADay(expectedPerDay.toLocaleString('en-GB')), position: 'insideTopRight' }}
        />
        {children}
      </BarChart>
    </ResponsiveContainer>
  );
}

export function StepToggle({ step, onStep }: { step: Step; onStep: (step: Step) => void }) {
  return (
    <ToggleGroup
      label={texts.oneBarForEach}
      value={step}
      onChange={onStep}
      options={[
        { value: 'weeks', label: texts.week },
        { value: 'days', label: texts.day },
      ]}
    />
  );
}
