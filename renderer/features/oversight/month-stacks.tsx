import type { ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { outcomeDefinitions, type Trends } from '../../../preload/contract/outcome.ts';
import { label, PlotStage } from '../../../preload/contract/vocabulary.ts';
import { AboutRule } from '../../shell/about-rule.tsx';
import { monthLabel, monthTick } from './chart-format.ts';
import { OutcomeCard } from './saved-chart.tsx';
import './charts.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.monthStacks;

interface Props {
  told: Trends;
  day: string | null;
}

/** What the bars are made of, from the axis upwards. */
interface Layer {
  key: string;
  name: string;
  colour: string;
  /** How many plots of each month, in the order of the months. */
  counts: readonly number[];
}

const none = 'var(--line-strong)';

/** One colour for each, the same in every window; a second round of them is paler. */
const colourAt = (at: number): string =>
  at < 7 ? `var(--chart-${at + 1})` : `color-mix(in srgb, var(--chart-${(at % 7) + 1}) 45%, var(--surface))`;

const occurring = (layers: readonly Layer[]) => layers.filter(({ counts }) => counts.some((n) => n > 0));

/** Disrupted plots of each month, stacked by the stage that they had reached; those without an assessment stand on top. */
export function StageStacks({ told, day }: Props) {
  return (
    <Stacks
      name="stages"
      title={texts.byStage}
      told={told}
      day={day}
      layers={occurring([
        ...PlotStage.options.map((stage, at) => ({
          key: stage,
          name: label(stage),
          colour: colourAt(at),
          counts: told.stages.map(({ counts }) => counts[stage] ?? 0),
        })),
        {
          key: 'none',
          name: texts.notAssessed,
          colour: none,
          counts: told.stages.map(({ notAssessed }) => notAssessed),
        },
      ])}
      note={
        <>
          {texts.stageNote(told.lateStageRule.version, told.lateStageRule.wording)}
          <AboutRule name="late_stage" acted={told.lateStageRule} /> {outcomeDefinitions.asOf}
        </>
      }
    />
  );
}

/** The same by what they were about. */
export function MatterStacks({ told, day }: Props) {
  return (
    <Stacks
      name="matter_months"
      title={texts.byTarget}
      told={told}
      day={day}
      layers={occurring(
        told.matters.map(({ word, label: name }, at) => ({
          key: word === '' ? 'none' : word,
          name,
          colour: word === '' ? none : colourAt(at),
          counts: told.matterMonths.map(({ counts }) => counts[word] ?? 0),
        })),
      )}
      note={
        <>
          {texts.matterNote(told.vocabulary.wording, told.vocabulary.version)}
          <AboutRule name="subject_matter" acted={told.vocabulary} /> {outcomeDefinitions.asOf}
        </>
      }
    />
  );
}

interface StacksProps extends Props {
  name: 'stages' | 'matter_months';
  title: string;
  layers: readonly Layer[];
  note: ReactNode;
}

function Stacks({ name, title, told, day, layers, note }: StacksProps) {
  const months = told.stages.map(({ month }) => month);
  const all = told.comparisons.find(({ what }) => what === 'disrupted')?.now ?? 0;
  return (
    <OutcomeCard
      name={name}
      day={day}
      title={title}
      later={220}
      figure={
        <>
          <strong>{all}</strong>
          {texts.disrupted(all === 1 ? 'plot' : 'plots')}
        </>
      }
      note={note}
      table={{
        head: [texts.month, ...layers.map((layer) => layer.name)],
        rows: months.map((month, at) => ({
          key: month,
          cells: [monthLabel(month), ...layers.map(({ counts }) => String(counts[at] ?? 0))],
        })),
      }}
    >
      <ResponsiveContainer width="100%" height={220}>
        <BarChart
          data={months.map((month, at) => ({
            month,
            ...Object.fromEntries(layers.map(({ key, counts }) => [key, counts[at] ?? 0])),
          }))}
          margin={{ top: 8, right: 8, bottom: 0, left: -24 }}
          accessibilityLayer
        >
          <CartesianGrid vertical={false} className="chart__grid" />
          <XAxis dataKey="month" tickFormatter={monthTick} tickLine={false} minTickGap={20} />
          <YAxis allowDecimals={false} tickLine={false} axisLine={false} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ className: 'chart__cursor' }}
            labelFormatter={(value) => monthLabel(String(value))}
          />
          <Legend iconSize={10} itemSorter={null} />
          {layers.map((layer) => (
            <Bar
              key={layer.key}
              dataKey={layer.key}
              name={layer.name}
              stackId="plots"
              fill={layer.colour}
              isAnimationActive={false}
              maxBarSize={30}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </OutcomeCard>
  );
}
