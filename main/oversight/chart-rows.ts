/** The figures of each chart as a table. */
import type { Input, Output } from '../../preload/contract/index.ts';
import { Channel, label } from '../../preload/contract/vocabulary.ts';
import type { Cell } from '../files/csv-file.ts';
import { expected } from './expected.ts';

type Dashboard = Output<'oversight.dashboard'>;
export type ChartName = Input<'oversight.chartAsCsv'>['chart'];

export interface ChartTable {
  title: string;
  definition: string;
  columns: string[];
  rows: Cell[][];
}

const minutes = (value: number | null): Cell => (value === null ? null : Math.round(value * 10) / 10);
const national = (n: number, what: string) => `Expected in the whole country: ${n} ${what} (${expected.source}).`;

const perCent = (share: number): Cell => Math.round(share * 1000) / 10;

const tables: Readonly<Record<ChartName, (dashboard: Dashboard) => ChartTable>> = {
  disrupted: ({ disrupted, rule }) => ({
    title: 'Late-stage plots disrupted, by month',
    definition: `Late-stage by rule version ${rule.version}: ${rule.wording} ${rule.exclusions}`,
    columns: ['month', 'late_stage_plots', 'operations'],
    rows: disrupted.months.map(({ month, lateStage }) => [
      month,
      lateStage,
      disrupted.plots
        .filter((plot) => plot.lateStage && plot.month === month)
        .map((plot) => plot.operation)
        .join('; '),
    ]),
  }),
  contributions: ({ contributions }) => ({
    title: 'Contributions per day, by channel',
    definition: `By the day of receipt. ${national(contributions.expectedPerDay, 'a day')}`,
    columns: ['day', 'total', ...Channel.options],
    rows: contributions.days.map(({ day, total, channels }) => [
      day,
      total,
      ...Channel.options.map((channel) => channels[channel] ?? 0),
    ]),
  }),
  hotline: ({ hotline }) => ({
    title: 'Calls to the hotline per day',
    definition: `By the day of receipt. ${national(hotline.expectedPerDay, 'calls a day')}`,
    columns: ['day', 'calls'],
    rows: hotline.days.map(({ day, calls }) => [day, calls]),
  }),
  arrests: ({ arrests }) => ({
    title: 'Arrests by month',
    definition: `${arrests.lastTwelveMonths} from ${arrests.from} to ${arrests.to}. ${national(arrests.expectedPerYear, 'a year')}`,
    columns: ['month', 'arrests'],
    rows: arrests.months.map(({ month, arrests: n }) => [month, n]),
  }),
  'live-plots': ({ livePlots }) => ({
    title: 'Live plots',
    definition:
      'Open investigations of attack plots that were not disrupted by the end of the day, with the last stage assessed.',
    columns: ['reference', 'operation', 'priority', 'stage', 'late_stage', 'countersigned'],
    rows: livePlots.map(({ reference, operation, priority, stage, stageLate, stageProposed }) => [
      reference,
      operation,
      priority,
      stage === null ? null : label(stage),
      stage === null ? null : stageLate ? 'yes' : 'no',
      stage === null ? null : stageProposed ? 'no' : 'yes',
    ]),
  }),
  funnel: ({ funnel, untriaged }) => ({
    title: 'What became of contributions, by channel',
    definition: `Contributions received in the window, by where they stand in triage now. Untriaged altogether: ${untriaged.total}, of which ${untriaged.beforeWindow} were received before the window.`,
    columns: ['state', 'total', ...Channel.options],
    rows: funnel.map(({ state, total, channels }) => [
      label(state),
      total,
      ...Channel.options.map((channel) => channels[channel] ?? 0),
    ]),
  }),
  closures: ({ closures }) => ({
    title: 'Closures reviewed blind by a second officer',
    definition: `Drawn at random as they were signed off, ${closures.share.percent} in a hundred by version ${closures.share.version} of the share. Reversed: the reviewer, who did not know the outcome, came to another one. Intervals are Wilson’s, 95 per cent; with few reviews they are wide.`,
    columns: ['by', 'which', 'reviewed', 'agreed', 'reversed', 'reversal_per_cent', 'low_per_cent', 'high_per_cent'],
    rows: [
      { by: 'all', which: '', ...closures },
      ...closures.kinds.map(({ kind, ...rate }) => ({ by: 'kind', which: label(kind), ...rate })),
      ...closures.months.map(({ month, ...rate }) => ({ by: 'month', which: month, ...rate })),
    ].map(({ by, which, reviewed, reversed, reversal }) => [
      by,
      which,
      reviewed,
      reviewed - reversed,
      reversed,
      ...(reversal === null ? [null, null, null] : [reversal.share, reversal.low, reversal.high].map(perCent)),
    ]),
  }),
  clocks: ({ clocks }) => ({
    title: 'Minutes from receipt until recorded, triaged, and seen by a case',
    definition:
      'To within two per cent, by the month in which the clock stopped; the window as a whole stands first. Late matches are not counted as seen.',
    columns: ['clock', 'month', 'counted', 'median_minutes', 'p90_minutes', 'worst_minutes'],
    rows: clocks.flatMap(({ clock, months, ...whole }) =>
      [{ month: 'window', ...whole }, ...months].map(({ month, n, medianMinutes, p90Minutes, worstMinutes }) => [
        clock,
        month,
        n,
        minutes(medianMinutes),
        minutes(p90Minutes),
        minutes(worstMinutes),
      ]),
    ),
  }),
  triage: ({ triage }) => ({
    title: 'Minutes from receipt to triage, by month of triage',
    definition: `To within two per cent. Whole window: median ${minutes(triage.medianMinutes) ?? 'none'}, 90th percentile ${minutes(triage.p90Minutes) ?? 'none'}.`,
    columns: ['month', 'median_minutes', 'p90_minutes', 'triaged'],
    rows: triage.months.map(({ month, medianMinutes, p90Minutes, triaged }) => [
      month,
      minutes(medianMinutes),
      minutes(p90Minutes),
      triaged,
    ]),
  }),
};

export function chartTable(chart: ChartName, dashboard: Dashboard): ChartTable {
  return tables[chart](dashboard);
}

/** The investigations that the chart's table names, as the log names them. */
export function chartRecords(chart: ChartName, { disrupted, livePlots }: Dashboard): string[] {
  if (chart === 'live-plots') return livePlots.map((plot) => `investigation:${plot.id}`);
  if (chart !== 'disrupted') return [];
  return disrupted.plots.filter((plot) => plot.lateStage).map((plot) => `investigation:${plot.investigationId}`);
}
