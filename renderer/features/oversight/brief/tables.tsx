import type { Dashboard } from '../../../../preload/contract/oversight.ts';
import { Channel, label } from '../../../../preload/contract/vocabulary.ts';
import { FigureTable } from '../../../ui/figure-table.tsx';
import { countOf, decimal, percent } from '../../../ui/figures.ts';
import { sentence } from '../../../ui/sentence.tsx';
import { Time } from '../../../ui/time.tsx';
import { catalogue } from '../catalogue.ts';
import { minutes, monthLabel, triageInWords, untriagedInWords } from '../chart-format.ts';
import { clockTable } from '../clocks-chart.tsx';
import { livePlotTable } from '../plot-charts.tsx';

const texts = catalogue.tables;

/** The figures behind the pictures, and those that no picture holds. */
export function Tables({ dashboard: d }: { dashboard: Dashboard }) {
  const late = d.disrupted.plots.filter((plot) => plot.lateStage);
  const channels = Channel.options.filter((channel) => d.funnel.some((each) => (each.channels[channel] ?? 0) > 0));
  const all = d.funnel.reduce((sum, each) => sum + each.total, 0);
  return (
    <>
      <h2>{texts.lateStagePlotsDisruptedIn(d.disrupted.total)}</h2>
      <p>
        {texts.toLateStageBy(
          monthLabel(d.window.from.slice(0, 7)),
          monthLabel(d.window.to.slice(0, 7)),
          d.rule.version,
          d.rule.wording,
          d.rule.exclusions,
        )}
      </p>
      <FigureTable
        whole
        label={texts.lateStagePlotsDisrupted}
        table={{
          head: [texts.operation, texts.disrupted, texts.stage, texts.evidence, texts.assessed, texts.countersigned],
          rows: late.map((plot) => ({
            key: plot.reference,
            cells: [
              plot.operation,
              <Time key="at" at={plot.disruptedAt} show="date" />,
              label(plot.stage),
              plot.evidence,
              plot.assessedBy,
              plot.countersignedBy,
            ],
          })),
        }}
      />
      <h2>{texts.publicReports}</h2>
      <p>
        {texts.contributionsADayOn(
          decimal(d.contributions.perDay),
          decimal(d.contributions.expectedPerDay),
          decimal(d.hotline.perDay),
          decimal(d.hotline.expectedPerDay),
          untriagedInWords(d.untriaged),
          triageInWords(d.triage),
        )}
        {d.untriaged.oldest === null
          ? null
          : sentence(texts.theOldestUntriagedIs, {
              reference: d.untriaged.oldest.reference,
              at: <Time at={d.untriaged.oldest.receivedAt} precision={d.untriaged.oldest.receivedPrecision} />,
            })}
      </p>
      <FigureTable
        whole
        label={texts.outcomesOfContributions}
        table={{
          head: [texts.outcome, ...channels.map(label), texts.all, texts.share],
          rows: d.funnel.map((each) => ({
            key: each.state,
            cells: [
              label(each.state),
              ...channels.map((channel) => (each.channels[channel] ?? 0).toLocaleString('en-GB')),
              each.total.toLocaleString('en-GB'),
              all === 0 ? '' : percent(each.total / all),
            ],
          })),
        }}
      />
      <h2>{texts.fromReceiptUntilIt}</h2>
      <FigureTable whole label={texts.clocksOfAContribution} table={clockTable(d.clocks)} />
      <h2>{texts.monthByMonth}</h2>
      <MonthByMonth dashboard={d} />
      <h2>{texts.plotsAndArrests}</h2>
      <p>
        {texts.in12MonthsAgainst(
          countOf(d.livePlots.length, texts.livePlot),
          countOf(d.arrests.lastTwelveMonths, texts.terrorismRelatedArrest),
          d.arrests.expectedPerYear,
        )}
      </p>
      <FigureTable whole label={texts.livePlots} table={livePlotTable(d.livePlots, ({ operation }) => operation)} />
    </>
  );
}

function MonthByMonth({ dashboard: d }: { dashboard: Dashboard }) {
  return (
    <FigureTable
      whole
      label={texts.monthByMonth}
      table={{
        head: [
          texts.month,
          texts.lateStagePlotsDisrupted,
          texts.arrests,
          texts.triaged,
          texts.medianToTriage,
          texts.n9In10Triaged,
        ],
        rows: d.disrupted.months.toReversed().map(({ month, lateStage }) => {
          const triage = d.triage.months.find((each) => each.month === month);
          return {
            key: month,
            cells: [
              monthLabel(month),
              lateStage,
              d.arrests.months.find((each) => each.month === month)?.arrests ?? 0,
              (triage?.triaged ?? 0).toLocaleString('en-GB'),
              triage === undefined ? '' : minutes(triage.medianMinutes),
              triage === undefined ? '' : minutes(triage.p90Minutes),
            ],
          };
        }),
      }}
    />
  );
}
