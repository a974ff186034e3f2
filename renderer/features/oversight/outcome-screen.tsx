import { useMemo, useState } from 'react';
import { AboutRule } from '../../shell/about-rule.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Button } from '../../ui/button.tsx';
import { percent } from '../../ui/figures.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { Select } from '../../ui/select.tsx';
import { Time } from '../../ui/time.tsx';
import { ArrestLeads } from './arrest-leads.tsx';
import { ArrestLeadsDialog, type WhichArrests } from './arrest-leads-dialog.tsx';
import { windowEnd, windowEnds } from './chart-format.ts';
import { MatterStacks, StageStacks } from './month-stacks.tsx';
import { daysInFigures, LeadTimes, YieldByChannel } from './outcome-charts.tsx';
import { Compared, MatterBars } from './trend-charts.tsx';
import { useReportingWindow } from './use-reporting-window.ts';
import './dashboard.css';
import { sentence } from '../../ui/sentence.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.outcomeScreen;

/** What came of what the public gave, over all plots and arrests of eighteen months. */
export default function OutcomeScreen() {
  const [month, setMonth] = useReportingWindow();
  const months = useMemo(() => windowEnds(new Date()), []);
  const day = windowEnd(month);
  const [opened, setOpened] = useState<WhichArrests | null>(null);
  const read = useQuery(
    'oversight.outcome',
    { day },
    { topics: ['dashboard', 'contribution', 'investigation'], keepsLast: true },
  );
  return (
    <View
      title={texts.whatCameOfIt}
      facts={read.value === undefined ? null : sentence(texts.asOf, { at: <Time at={read.value.asOf} /> })}
      actions={<Select label={texts.periodOf18Months} hideLabel options={months} value={month} onChange={setMonth} />}
      padded
    >
      <QueryView query={read} rows={12}>
        {(told) => {
          const { began, arrests, lead } = told;
          return (
            <div className="dashboard">
              <ul className="dashboard__tiles" aria-label={texts.atAGlance}>
                <Tile n={daysInFigures(lead.plots.median)} words={texts.daysFromTheFirst} />
                <Tile
                  n={texts.of(told.plots.filter(({ contributions }) => contributions > 0).length, told.plots.length)}
                  words={texts.disruptedPlotsThatThe}
                />
                <Tile
                  n={daysInFigures(lead.arrests.median)}
                  words={texts.daysToAnArrest}
                  onOpen={() => setOpened('helped')}
                />
                <Tile
                  n={texts.of(arrests.helped, arrests.total)}
                  words={texts.arrestsWithSomethingFrom}
                  onOpen={() => setOpened('all')}
                />
                <Tile
                  n={texts.investigationsBegan(
                    began.atLeast ? texts.atLeast : '',
                    began.withPublic.toLocaleString('en-GB'),
                    began.opened.toLocaleString('en-GB'),
                  )}
                  words={texts.investigationsOpenedThatBegan(
                    began.opened === 0 ? '' : `, ${percent(began.withPublic / began.opened)}`,
                  )}
                />
              </ul>
              <LeadTimes told={told} day={day} />
              <ArrestLeads told={told} day={day} onOpen={setOpened} />
              <YieldByChannel told={told} day={day} />
              <Windows day={day} />
              <p className="muted dashboard__note">
                {sentence(texts.rules, {
                  began: told.beganRule.wording,
                  beganVersion: told.beganRule.version,
                  aboutBegan: <AboutRule name="began_with_public" acted={told.beganRule} />,
                  lateStageVersion: told.lateStageRule.version,
                  lateStage: told.lateStageRule.wording,
                  aboutLateStage: <AboutRule name="late_stage" acted={told.lateStageRule} />,
                })}
              </p>
            </div>
          );
        }}
      </QueryView>
      {opened === null ? null : <ArrestLeadsDialog day={day} which={opened} onClose={() => setOpened(null)} />}
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
          <MatterStacks told={trends} day={day} />
          <MatterBars told={trends} day={day} />
          <Compared told={trends} day={day} />
        </>
      )}
    </QueryView>
  );
}

/** `onOpen`: the records behind the figure. */
function Tile({ n, words, onOpen }: { n: string; words: string; onOpen?: () => void }) {
  return (
    <li className="dashboard__tile">
      <strong>{n}</strong>
      <span>{words}</span>
      {onOpen === undefined ? null : (
        <span className="dashboard__tile-foot">
          <Button size="small" tone="quiet" onPress={onOpen}>
            {texts.open}
          </Button>
        </span>
      )}
    </li>
  );
}
