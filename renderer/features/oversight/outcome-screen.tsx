import { useMemo } from 'react';
import { AboutRule } from '../../shell/about-rule.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { percent } from '../../ui/figures.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { Select } from '../../ui/select.tsx';
import { Time } from '../../ui/time.tsx';
import { windowEnd, windowEnds } from './chart-format.ts';
import { LeadTimes, YieldByChannel } from './outcome-charts.tsx';
import { Compared, MatterBars, StageStacks } from './trend-charts.tsx';
import { useReportingWindow } from './use-reporting-window.ts';
import './dashboard.css';

/** What came of what the public gave, over all plots and arrests of eighteen months. */
export default function OutcomeScreen() {
  const [month, setMonth] = useReportingWindow();
  const months = useMemo(() => windowEnds(new Date()), []);
  const day = windowEnd(month);
  const read = useQuery(
    'oversight.outcome',
    { day },
    { topics: ['dashboard', 'contribution', 'investigation'], keepsLast: true },
  );
  return (
    <View
      title="What came of it"
      facts={
        read.value === undefined ? null : (
          <>
            As of <Time at={read.value.asOf} />. Only records you can see.
          </>
        )
      }
      actions={<Select label="Period of 18 months" hideLabel options={months} value={month} onChange={setMonth} />}
      padded
    >
      <QueryView query={read} rows={12}>
        {(told) => {
          const { began, arrests, lead } = told;
          const median = lead.plots.median;
          return (
            <div className="dashboard">
              <ul className="dashboard__tiles" aria-label="At a glance">
                <Tile
                  n={median === null ? '–' : median.toLocaleString('en-GB')}
                  words="days from the first contribution to the disruption, median"
                />
                <Tile
                  n={`${told.plots.filter(({ contributions }) => contributions > 0).length} of ${told.plots.length}`}
                  words="disrupted plots that the public helped"
                />
                <Tile
                  n={`${arrests.helped} of ${arrests.total}`}
                  words="arrests with something from the public before"
                />
                <Tile
                  n={`${began.atLeast ? 'At least ' : ''}${began.withPublic.toLocaleString('en-GB')} of ${began.opened.toLocaleString('en-GB')}`}
                  words={`investigations opened that began with the public${began.opened === 0 ? '' : `, ${percent(began.withPublic / began.opened)}`}`}
                />
              </ul>
              <LeadTimes told={told} day={day} />
              <YieldByChannel told={told} day={day} />
              <Windows day={day} />
              <p className="muted dashboard__note">
                {told.beganRule.wording} (Rule {told.beganRule.version}.){' '}
                <AboutRule name="began_with_public" acted={told.beganRule} /> Late-stage, rule{' '}
                {told.lateStageRule.version}: {told.lateStageRule.wording}{' '}
                <AboutRule name="late_stage" acted={told.lateStageRule} />
              </p>
            </div>
          );
        }}
      </QueryView>
    </View>
  );
}

/** Asked for by itself, so that what is looked at first is not kept waiting. */
function Windows({ day }: { day: string | null }) {
  const read = useQuery(
    'oversight.trends',
    { day },
    { topics: ['dashboard', 'contribution', 'investigation'], keepsLast: true },
  );
  return (
    <QueryView query={read} rows={6}>
      {(trends) => (
        <>
          <StageStacks told={trends} day={day} />
          <MatterBars told={trends} day={day} />
          <Compared told={trends} day={day} />
        </>
      )}
    </QueryView>
  );
}

function Tile({ n, words }: { n: string; words: string }) {
  return (
    <li className="dashboard__tile">
      <strong>{n}</strong>
      <span>{words}</span>
    </li>
  );
}
