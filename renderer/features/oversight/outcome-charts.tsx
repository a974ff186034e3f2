import type { OutcomeOfAll, Spread } from '../../../preload/contract/outcome.ts';
import { outcomeDefinitions } from '../../../preload/contract/outcome.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { StageBadge } from '../../ui/badge.tsx';
import { percent } from '../../ui/figures.ts';
import { Time } from '../../ui/time.tsx';
import { channelColour } from './chart-format.ts';
import { OutcomeCard } from './saved-chart.tsx';
import './outcome.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.outcomeCharts;

interface Props {
  told: OutcomeOfAll;
  day: string | null;
}

/** Days to one decimal. */
export const daysInFigures = (n: number | null) =>
  n === null ? '–' : n.toLocaleString('en-GB', { maximumFractionDigits: 1 });

/** `Median 30 days, from 2 to 90`. */
export function spreadInWords({ n, median, least, most }: Spread): string {
  if (n === 0) return texts.noneWithAContribution;
  return texts.medianDaysFromTo(daysInFigures(median), daysInFigures(least), daysInFigures(most));
}

/** Each disrupted plot as a line from its first contribution to its disruption: the longer, the earlier somebody told. */
export function LeadTimes({ told, day }: Props) {
  const longest = Math.max(1, ...told.plots.map(({ leadDays }) => leadDays ?? 0));
  return (
    <OutcomeCard
      wide
      name="plots"
      day={day}
      title={texts.leadTimeOfDisrupted}
      figure={
        <>
          <strong>{told.plots.filter(({ leadDays }) => leadDays !== null).length}</strong>
          {texts.ofDisruptedPlotsHad(
            told.plots.length,
            spreadInWords(told.lead.plots),
            told.lead.lateStage.n === 0 ? '.' : texts.lateStage(spreadInWords(told.lead.lateStage).toLowerCase()),
          )}
        </>
      }
      note={`${outcomeDefinitions.fed} ${outcomeDefinitions.lead} ${outcomeDefinitions.share} ${outcomeDefinitions.asOf}`}
      table={{
        head: [
          texts.plot,
          texts.disrupted,
          texts.stage,
          texts.contributions,
          texts.firstThrough,
          texts.leadTimeDays,
          texts.shareOfWhatIs,
        ],
        rows: told.plots.map((plot) => ({
          key: plot.reference,
          cells: [
            <Link key="op" to={{ name: 'investigation', id: plot.investigationId, tab: 'outcome' }}>
              {texts.op(plot.operation)}
            </Link>,
            <Time key="at" at={plot.disruptedAt} show="date" />,
            plot.stage === null ? texts.notAssessed : `${label(plot.stage)}${plot.lateStage ? ' (late-stage)' : ''}`,
            plot.contributions.toLocaleString('en-GB'),
            plot.firstChannel === null ? texts.none : label(plot.firstChannel),
            daysInFigures(plot.leadDays),
            plot.known.share === null ? '–' : percent(plot.known.share),
          ],
        })),
      }}
    >
      {told.plots.length === 0 ? (
        <p className="muted">{texts.noPlotThatYou}</p>
      ) : (
        <ul className="lead-times">
          {told.plots
            .toSorted((one, other) => (other.leadDays ?? -1) - (one.leadDays ?? -1))
            .map((plot) => (
              <li key={plot.investigationId}>
                <Link to={{ name: 'investigation', id: plot.investigationId, tab: 'outcome' }}>
                  {texts.op(plot.operation)}
                </Link>
                <span className="lead-times__track">
                  {plot.leadDays === null || plot.firstChannel === null ? (
                    <span className="muted">{texts.nothingFromThePublic}</span>
                  ) : (
                    <span
                      className="lead-times__bar"
                      style={{
                        width: `${Math.max(1, (100 * plot.leadDays) / longest)}%`,
                        background: channelColour(plot.firstChannel),
                      }}
                    />
                  )}
                </span>
                <span className="lead-times__figure">
                  {plot.leadDays === null || plot.firstChannel === null
                    ? ''
                    : texts.days(daysInFigures(plot.leadDays), label(plot.firstChannel))}
                </span>
                {plot.stage === null ? (
                  <span className="muted">{texts.notAssessed}</span>
                ) : (
                  <StageBadge stage={plot.stage} late={plot.lateStage} />
                )}
              </li>
            ))}
        </ul>
      )}
    </OutcomeCard>
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** What each channel brought: from what was received to what it helped. */
export function YieldByChannel({ told, day }: Props) {
  const shown = told.yield.filter(({ received, fedPlots, arrests }) => received + fedPlots + arrests > 0);
  const most = Math.max(1, ...shown.map(({ fedPlots }) => fedPlots));
  return (
    <OutcomeCard
      wide
      name="channels"
      day={day}
      title={texts.whatEachChannelBrought}
      figure={
        <>
          <strong>{sum(shown.map(({ linked }) => linked)).toLocaleString('en-GB')}</strong>
          {texts.ofReceivedAreLinked(sum(shown.map(({ received }) => received)).toLocaleString('en-GB'))}
        </>
      }
      note={texts.receivedInTheWindow(outcomeDefinitions.asOf)}
      table={{
        head: [
          texts.channel,
          texts.received,
          texts.linked,
          texts.linkedShare,
          texts.fedDisruptedPlots,
          texts.plots,
          texts.firstOfSoMany,
          texts.arrests,
        ],
        rows: shown.map((each) => ({
          key: each.channel,
          cells: [
            label(each.channel),
            each.received.toLocaleString('en-GB'),
            each.linked.toLocaleString('en-GB'),
            each.received === 0 ? '–' : percent(each.linked / each.received),
            each.fedPlots.toLocaleString('en-GB'),
            each.plots.toLocaleString('en-GB'),
            each.firstOfPlots.toLocaleString('en-GB'),
            each.arrests.toLocaleString('en-GB'),
          ],
        })),
      }}
    >
      <ul className="yield">
        {shown.map((each) => (
          <li key={each.channel}>
            <span>{label(each.channel)}</span>
            <span className="lead-times__track">
              <span
                className="lead-times__bar"
                style={{ width: `${(100 * each.fedPlots) / most}%`, background: channelColour(each.channel) }}
              />
            </span>
            <span>
              {texts.fedAndCameBefore(
                each.fedPlots.toLocaleString('en-GB'),
                each.plots.toLocaleString('en-GB'),
                each.plots === 1 ? 'plot' : 'plots',
                each.arrests.toLocaleString('en-GB'),
                each.arrests === 1 ? 'arrest' : 'arrests',
                each.linked.toLocaleString('en-GB'),
                each.received.toLocaleString('en-GB'),
              )}
            </span>
          </li>
        ))}
      </ul>
    </OutcomeCard>
  );
}
