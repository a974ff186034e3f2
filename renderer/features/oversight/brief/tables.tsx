import type { Dashboard } from '../../../../preload/contract/oversight.ts';
import { Channel, label } from '../../../../preload/contract/vocabulary.ts';
import { FigureTable } from '../../../ui/figure-table.tsx';
import { countOf, decimal, percent } from '../../../ui/figures.ts';
import { Time } from '../../../ui/time.tsx';
import { minutes, monthLabel, stageInWords, triageInWords, untriagedInWords } from '../chart-format.ts';
import { clockTable } from '../clocks-chart.tsx';

/** The figures behind the pictures, and those that no picture holds. */
export function Tables({ dashboard: d }: { dashboard: Dashboard }) {
  const late = d.disrupted.plots.filter((plot) => plot.lateStage);
  const channels = Channel.options.filter((channel) => d.funnel.some((each) => (each.channels[channel] ?? 0) > 0));
  const all = d.funnel.reduce((sum, each) => sum + each.total, 0);
  return (
    <>
      <h2>Late-stage plots disrupted: {d.disrupted.total}</h2>
      <p>
        {monthLabel(d.window.from.slice(0, 7))} to {monthLabel(d.window.to.slice(0, 7))}. Late-stage by rule{' '}
        {d.rule.version}: {d.rule.wording} {d.rule.exclusions}
      </p>
      <FigureTable
        whole
        label="Late-stage plots disrupted"
        table={{
          head: ['Operation', 'Disrupted', 'Stage', 'Evidence', 'Assessed', 'Countersigned'],
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
      <h2>Public reports</h2>
      <p>
        {decimal(d.contributions.perDay)} contributions a day on average, against{' '}
        {decimal(d.contributions.expectedPerDay)} in the whole country; {decimal(d.hotline.perDay)} hotline calls a day,
        against {decimal(d.hotline.expectedPerDay)}. {untriagedInWords(d.untriaged)}. {triageInWords(d.triage)}.{' '}
        {d.untriaged.oldest === null ? null : (
          <>
            The oldest untriaged is {d.untriaged.oldest.reference}, received{' '}
            <Time at={d.untriaged.oldest.receivedAt} precision={d.untriaged.oldest.receivedPrecision} />.
          </>
        )}
      </p>
      <FigureTable
        whole
        label="Outcomes of contributions"
        table={{
          head: ['Outcome', ...channels.map(label), 'All', 'Share'],
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
      <h2>From receipt until it was acted on</h2>
      <FigureTable whole label="Clocks of a contribution" table={clockTable(d.clocks)} />
      <h2>Month by month</h2>
      <MonthByMonth dashboard={d} />
      <h2>Plots and arrests</h2>
      <p>
        {countOf(d.livePlots.length, 'live plot')}. {countOf(d.arrests.lastTwelveMonths, 'terrorism-related arrest')} in
        12 months, against {d.arrests.expectedPerYear} a year.
      </p>
      <FigureTable
        whole
        label="Live plots"
        table={{
          head: ['Operation', 'Priority', 'Stage'],
          rows: d.livePlots.map((plot) => ({
            key: plot.reference,
            cells: [plot.operation, plot.priority, stageInWords(plot)],
          })),
        }}
      />
    </>
  );
}

function MonthByMonth({ dashboard: d }: { dashboard: Dashboard }) {
  return (
    <FigureTable
      whole
      label="Month by month"
      table={{
        head: [
          'Month',
          'Late-stage plots disrupted',
          'Arrests',
          'Triaged',
          'Median to triage',
          '9 in 10 triaged within',
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
