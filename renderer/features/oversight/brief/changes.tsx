import type { BriefChanges, BriefFigure } from '../../../../preload/contract/briefs.ts';
import { label, type PlotStage } from '../../../../preload/contract/vocabulary.ts';
import { type Figures, FigureTable } from '../../../ui/figure-table.tsx';
import { Time } from '../../../ui/time.tsx';
import { dayLabel, minutes } from '../chart-format.ts';

const words: Readonly<Record<BriefFigure, string>> = {
  late_stage: 'Late-stage plots disrupted, 18 months',
  live_plots: 'Live plots',
  contributions: 'Contributions, 28 days',
  hotline: 'Hotline calls, 28 days',
  arrests: 'Arrests, 12 months',
  median_minutes: 'Median time to triage, 18 months',
};

const figure = (name: BriefFigure, value: number | null): string =>
  value === null ? '–' : name === 'median_minutes' ? minutes(value) : value.toLocaleString('en-GB');

/** `+3`, `−2`, `0`. */
export function difference(name: BriefFigure, before: number | null, now: number | null): string {
  if (before === null || now === null) return '–';
  const sign = now > before ? '+' : now < before ? '−' : '';
  return `${sign}${figure(name, Math.abs(now - before))}`;
}

const stageOf = (stage: PlotStage | null) => (stage === null ? 'Not assessed' : label(stage));

/** What is different from the day of the brief before. */
export function Changes({ changes, to }: { changes: BriefChanges; to: string }) {
  const { day, preparedAt, disrupted, opened, ended, moved, figures } = changes;
  return (
    <>
      <h2>What changed since the brief of {dayLabel(day)}</h2>
      <p className="muted">
        That brief was prepared on <Time at={preparedAt} />. Both days are worked out from what is recorded now, not
        from what the earlier paper said: what was recorded late or corrected since counts on both sides. The
        differences are of counts, and no trend is claimed of them: such numbers rise and fall by chance.
      </p>
      <h3>Figures then and now</h3>
      <FigureTable
        whole
        label="Figures then and now"
        table={{
          head: ['Figure', dayLabel(day), dayLabel(to), 'Difference'],
          rows: figures.map(({ figure: name, before, now }) => ({
            key: name,
            cells: [words[name], figure(name, before), figure(name, now), difference(name, before, now)],
          })),
        }}
      />
      <Some
        title="Plots newly disrupted"
        none="No plot was disrupted."
        table={{
          head: ['Operation', 'Disrupted', 'Stage', 'Late-stage'],
          rows: disrupted.map((plot) => ({
            key: `${plot.investigationId}`,
            cells: [
              plot.operation,
              <Time key="at" at={plot.disruptedAt} show="date" />,
              stageOf(plot.stage),
              plot.lateStage ? 'Yes' : 'No',
            ],
          })),
        }}
      />
      <Some
        title="Stages moved"
        none="No live plot has another stage than then."
        table={{
          head: ['Operation', 'Then', 'Now'],
          rows: moved.map(({ investigationId, operation, from, to: now, proposed }) => ({
            key: `${investigationId}`,
            cells: [operation, stageOf(from), `${stageOf(now)}${proposed ? ' (not countersigned)' : ''}`],
          })),
        }}
      />
      <Some
        title="Newly live plots"
        none="No plot is newly live."
        table={{
          head: ['Operation', 'Priority', 'Stage'],
          rows: opened.map(({ investigationId, operation, priority, stage }) => ({
            key: `${investigationId}`,
            cells: [operation, priority, stageOf(stage)],
          })),
        }}
      />
      {ended.length === 0 ? null : (
        <p>No longer live, without a disruption: {ended.map(({ operation }) => operation).join(', ')}.</p>
      )}
    </>
  );
}

function Some({ title, none, table }: { title: string; none: string; table: Figures }) {
  return (
    <>
      <h3>{title}</h3>
      {table.rows.length === 0 ? <p>{none}</p> : <FigureTable whole label={title} table={table} />}
    </>
  );
}
