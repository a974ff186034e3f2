import { Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { Channel, label } from '../../../preload/contract/vocabulary.ts';
import { call, failureOf } from '../../shell/client.ts';
import { answerOf } from '../../shell/save.ts';
import { useLegalBases } from '../../shell/use-legal-bases.ts';
import { View } from '../../shell/view.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DisclosureFields, disclosureOf, disclosureProblems, noDisclosure } from '../../ui/disclosure-fields.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { countOf, decimal, percent } from '../../ui/figures.ts';
import { FormFields } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { useForm } from '../../ui/use-form.ts';
import {
  minutes,
  monthLabel,
  stageInWords,
  triageInWords,
  untriagedInWords,
  windowEnd,
  windowEnds,
} from './chart-format.ts';
import { clockTable } from './clocks-chart.tsx';
import { useReportingWindow } from './use-reporting-window.ts';
import './brief.css';

type Brief = Output<'oversight.brief'>;

/** The manager's brief: prepared, looked at, then printed to a PDF with its marking on every page. */
export default function BriefScreen() {
  const [month, setMonth] = useReportingWindow();
  const months = useMemo(() => windowEnds(new Date()), []);
  const [brief, setBrief] = useState<Brief | null>(null);
  // A brief prints once, whether or not a place for the file was chosen then.
  const [printed, setPrinted] = useState<'not yet' | 'written' | 'not written'>('not yet');
  const [problem, setProblem] = useState<Failure | null>(null);
  const bases = useLegalBases();
  const form = useForm({
    initial: noDisclosure,
    draft: null,
    check: disclosureProblems,
    send: async (typed) => {
      const made = await answerOf('oversight.brief', { day: windowEnd(month), ...disclosureOf(typed) });
      if (!made.ok) return made;
      setBrief(made.value);
      // Only now: until the new one is there, the ticket of the one before is used.
      setPrinted('not yet');
      return made;
    },
    // The fields stay as they are: the brief may have to be prepared again.
    onClose: () => undefined,
  });
  const print = async () => {
    if (brief === null) return;
    try {
      const { written } = await call('host.print', { ticket: brief.ticket });
      setPrinted(written ? 'written' : 'not written');
      toast(written ? { text: 'The brief has been saved.' } : { tone: 'note', text: 'Nothing was written.' });
    } catch (thrown) {
      setProblem(failureOf(thrown));
    }
  };
  return (
    <View
      title="Brief"
      actions={
        brief === null ? null : (
          <>
            <Button onPress={() => setBrief(null)}>Back</Button>
            {printed === 'not written' ? (
              <Button tone="primary" onPress={form.submit}>
                Prepare again
              </Button>
            ) : (
              <Button
                tone="primary"
                icon={<Printer />}
                whyNot={printed === 'written' ? 'It has been printed. Prepare another one to print again.' : null}
                onPress={print}
              >
                {printed === 'written' ? 'Printed' : 'Print as PDF'}
              </Button>
            )}
          </>
        )
      }
      padded
    >
      {problem === null ? null : (
        <Banner tone="danger" title={problem.message}>
          {problem.next}
        </Banner>
      )}
      {brief === null ? (
        <FormFields form={form} narrow>
          <p>Who gets the brief, and why, is logged as a disclosure before it is made.</p>
          <Select label="Period of 18 months" options={months} value={month} onChange={setMonth} />
          <DisclosureFields form={form} bases={bases} />
          <div>
            <Button tone="primary" type="submit">
              Prepare the brief
            </Button>
          </div>
        </FormFields>
      ) : (
        <Sheet brief={brief} />
      )}
    </View>
  );
}

function Sheet({ brief }: { brief: Brief }) {
  const { dashboard: d } = brief;
  const late = d.disrupted.plots.filter((plot) => plot.lateStage);
  const channels = Channel.options.filter((channel) => d.funnel.some((each) => (each.channels[channel] ?? 0) > 0));
  const all = d.funnel.reduce((sum, each) => sum + each.total, 0);
  return (
    <article className="brief" aria-label="Brief">
      <p className="brief__marking">{d.marking}</p>
      <h2>Counter-terrorism brief</h2>
      <p className="muted">
        As of <Time at={d.asOf} />, for {brief.recipient}, prepared by {brief.preparedBy}; receipt {brief.receipt}. Only
        records that the preparer can see.
      </p>
      <h3>Late-stage plots disrupted: {d.disrupted.total}</h3>
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
      <h3>Public reports</h3>
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
      <h3>From receipt until it was acted on</h3>
      <FigureTable whole label="Clocks of a contribution" table={clockTable(d.clocks)} />
      <h3>Month by month</h3>
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
      <h3>Plots and arrests</h3>
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
      <p className="brief__marking">{d.marking}</p>
    </article>
  );
}
