import type { Standing } from '../../../preload/contract/oversight.ts';
import { Link } from '../../shell/router.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { StageBadge } from '../../ui/badge.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { minutesOrNone } from '../oversight/chart-format.ts';
import { clockWords } from '../oversight/clock-words.ts';
import './my-work.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.standingSection;

const topics = ['dashboard', 'contribution', 'investigation', 'inbox'];

/** The clocks beside those of the window before, and how far the live plots have come; each leads to where it is explained. */
export function StandingSection() {
  const { value } = useQuery('oversight.standing', {}, { topics });
  if (value === undefined) return null;
  return (
    <>
      <Clocks standing={value} />
      <LivePlots plots={value.livePlots} />
    </>
  );
}

function Clocks({ standing: { window, before, recordsFrom, clocks } }: { standing: Standing }) {
  const span = ({ from, to }: Standing['window']) => texts.to(isoInWords(from), isoInWords(to));
  const short = recordsFrom === null || recordsFrom > before.from;
  return (
    <Section
      title={texts.clocks}
      facts={<span className="muted">{span(window)}</span>}
      actions={<Link to={{ name: 'dashboard', chart: 'clocks' }}>{texts.onTheDashboard}</Link>}
    >
      <FigureTable
        whole
        label={texts.clocks}
        table={{
          head: [texts.clock, texts.median, texts.nineInTenWithin, texts.worst, texts.counted],
          rows: clocks.map(({ clock, now, before: then }) => ({
            key: clock,
            cells: [
              clockWords[clock],
              <Beside key="median" now={minutesOrNone(now.medianMinutes)} then={minutesOrNone(then.medianMinutes)} />,
              <Beside key="most" now={minutesOrNone(now.p90Minutes)} then={minutesOrNone(then.p90Minutes)} />,
              <Beside key="worst" now={minutesOrNone(now.worstMinutes)} then={minutesOrNone(then.worstMinutes)} />,
              <Beside key="n" now={now.n.toLocaleString('en-GB')} then={then.n.toLocaleString('en-GB')} />,
            ],
          })),
        }}
      />
      <p className="muted">
        {texts.theWindowBefore(span(before))}
        {!short ? null : recordsFrom === null ? texts.thereAreNoRecords : texts.recordsBegin(isoInWords(recordsFrom))}
      </p>
    </Section>
  );
}

function Beside({ now, then }: { now: string; then: string }) {
  return (
    <>
      {now}
      <span className="muted standing__before">{texts.before(then)}</span>
    </>
  );
}

function LivePlots({ plots }: { plots: Standing['livePlots'] }) {
  const all = plots.reduce((sum, one) => sum + one.plots, 0);
  return (
    <Section
      title={texts.livePlotsByStage}
      facts={<span className="muted">{countOf(all, 'plot')}</span>}
      actions={<Link to={{ name: 'dashboard', chart: 'live-plots' }}>{texts.onTheDashboard}</Link>}
    >
      <RecordList empty={texts.noPlotIsLive}>
        {plots.map(({ stage, plots: n, late }) => (
          <li key={stage ?? ''}>
            <Line end={late === 0 ? null : <span className="muted">{texts.lateStage(late)}</span>}>
              {stage === null ? <span className="muted">{texts.notAssessed}</span> : <StageBadge stage={stage} />}
              <Link to={{ name: 'dashboard', chart: 'live-plots' }}>{countOf(n, 'plot')}</Link>
            </Line>
          </li>
        ))}
      </RecordList>
    </Section>
  );
}
