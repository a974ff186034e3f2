import type { BriefChanges, BriefFigure } from '../../../../preload/contract/briefs.ts';
import { label, type PlotStage } from '../../../../preload/contract/vocabulary.ts';
import { type Figures, FigureTable } from '../../../ui/figure-table.tsx';
import { sentence } from '../../../ui/sentence.tsx';
import { Time } from '../../../ui/time.tsx';
import { catalogue } from '../catalogue.ts';
import { dayLabel, minutes } from '../chart-format.ts';

const texts = catalogue.changes;

const words: Readonly<Record<BriefFigure, string>> = {
  late_stage: texts.lateStagePlotsDisrupted,
  live_plots: texts.livePlots,
  contributions: texts.contributions28Days,
  hotline: texts.hotlineCalls28Days,
  arrests: texts.arrests12Months,
  median_minutes: texts.medianTimeToTriage,
};

const figure = (name: BriefFigure, value: number | null): string =>
  value === null ? '–' : name === 'median_minutes' ? minutes(value) : value.toLocaleString('en-GB');

/** `+3`, `−2`, `0`. */
export function difference(name: BriefFigure, before: number | null, now: number | null): string {
  if (before === null || now === null) return '–';
  const sign = now > before ? '+' : now < before ? '−' : '';
  return `${sign}${figure(name, Math.abs(now - before))}`;
}

const stageOf = (stage: PlotStage | null) => (stage === null ? texts.notAssessed : label(stage));

/** What is different from the day of the brief before. */
export function Changes({ changes, to }: { changes: BriefChanges; to: string }) {
  const { day, preparedAt, disrupted, opened, ended, moved, figures } = changes;
  return (
    <>
      <h2>{texts.whatChangedSinceThe(dayLabel(day))}</h2>
      <p className="muted">{sentence(texts.thatBriefWasPrepared, { at: <Time at={preparedAt} /> })}</p>
      <h3>{texts.figuresThenAndNow}</h3>
      <FigureTable
        whole
        label={texts.figuresThenAndNow}
        table={{
          head: [texts.figure, dayLabel(day), dayLabel(to), texts.difference],
          rows: figures.map(({ figure: name, before, now }) => ({
            key: name,
            cells: [words[name], figure(name, before), figure(name, now), difference(name, before, now)],
          })),
        }}
      />
      <Some
        title={texts.plotsNewlyDisrupted}
        none={texts.noPlotWasDisrupted}
        table={{
          head: [texts.operation, texts.disrupted, texts.stage, texts.lateStage],
          rows: disrupted.map((plot) => ({
            key: `${plot.investigationId}`,
            cells: [
              plot.operation,
              <Time key="at" at={plot.disruptedAt} show="date" />,
              stageOf(plot.stage),
              plot.lateStage ? texts.yes : texts.no,
            ],
          })),
        }}
      />
      <Some
        title={texts.stagesMoved}
        none={texts.noLivePlotHas}
        table={{
          head: [texts.operation, texts.onThatDay, texts.now],
          rows: moved.map(({ investigationId, operation, from, to: now, proposed }) => ({
            key: `${investigationId}`,
            cells: [operation, stageOf(from), `${stageOf(now)}${proposed ? texts.notCountersigned : ''}`],
          })),
        }}
      />
      <Some
        title={texts.newlyLivePlots}
        none={texts.noPlotIsNewly}
        table={{
          head: [texts.operation, texts.priority, texts.stage],
          rows: opened.map(({ investigationId, operation, priority, stage }) => ({
            key: `${investigationId}`,
            cells: [operation, priority, stageOf(stage)],
          })),
        }}
      />
      {ended.length === 0 ? null : (
        <p>{texts.noLongerLiveWithout(ended.map(({ operation }) => operation).join(', '))}</p>
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
