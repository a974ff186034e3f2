import { Milestone, Printer } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { go } from '../../shell/router.tsx';
import type { DashboardChartName } from '../../shell/routes.ts';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Button } from '../../ui/button.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Select } from '../../ui/select.tsx';
import { Time } from '../../ui/time.tsx';
import { openQueueOn } from '../contributions/queue-view.ts';
import { ArrestsDialog } from './arrests-dialog.tsx';
import { CalendarChart } from './calendar-chart.tsx';
import { ChannelsChart } from './channels-chart.tsx';
import { windowEnd, windowEnds } from './chart-format.ts';
import { ClocksChart, clocksTitle } from './clocks-chart.tsx';
import { ClosuresChart } from './closures-chart.tsx';
import { DisruptedChart } from './disrupted-chart.tsx';
import { GlanceTiles } from './glance-tiles.tsx';
import { ArrestsChart, LivePlots, livePlotsTitle } from './plot-charts.tsx';
import { FunnelChart, TriageChart } from './triage-charts.tsx';
import { useReportingWindow } from './use-reporting-window.ts';
import { ContributionsChart, HotlineChart } from './volume-charts.tsx';
import './dashboard.css';
import { sentence } from '../../ui/sentence.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.dashboardScreen;

/** The manager's figures: every one holds only what the viewer may see, and opens the records behind it. */
export default function DashboardScreen({ route }: ScreenProps<'dashboard'>) {
  const [month, setMonth] = useReportingWindow();
  const [arrests, setArrests] = useState<{ from: string; to: string } | null>(null);
  const gives = useCan('oversight.brief');
  const months = useMemo(() => windowEnds(new Date()), []);
  const chosen = windowEnd(month);
  const read = useQuery(
    'oversight.dashboard',
    { day: chosen },
    { topics: ['dashboard', 'contribution', 'investigation', 'threat'], keepsLast: true },
  );
  return (
    <View
      title={texts.dashboard}
      facts={read.value === undefined ? null : sentence(texts.asOf, { at: <Time at={read.value.asOf} /> })}
      actions={
        <>
          <Select label={texts.periodOf18Months} hideLabel options={months} value={month} onChange={setMonth} />
          <Button icon={<Milestone />} onPress={() => go({ name: 'outcome' })}>
            {texts.whatCameOfIt}
          </Button>
          {gives ? (
            <Button icon={<Printer />} onPress={() => go({ name: 'brief' })}>
              {texts.brief}
            </Button>
          ) : null}
        </>
      }
      padded
    >
      <QueryView query={read} rows={12}>
        {(dashboard) => (
          <div className="dashboard">
            <GlanceTiles
              dashboard={dashboard}
              opens={{
                'late-stage': () => show(texts.lateStagePlotsDisrupted),
                live: () => show(texts.livePlots),
                contributions: () => show(texts.contributionsADayBy),
                arrests: () => setArrests({ from: dashboard.arrests.from, to: dashboard.arrests.to }),
                untriaged: () =>
                  openQueueOn({
                    filter: { states: ['untriaged'], ...(chosen === null ? {} : { to: chosen }) },
                    sort: 'oldest',
                  }),
                triage: () => show(texts.timeToTriage),
              }}
            />
            <DisruptedChart dashboard={dashboard} day={chosen} />
            <ContributionsChart dashboard={dashboard} day={chosen} />
            <CalendarChart dashboard={dashboard} />
            <ChannelsChart dashboard={dashboard} />
            <HotlineChart dashboard={dashboard} day={chosen} />
            <ArrestsChart dashboard={dashboard} day={chosen} onMonth={setArrests} />
            <FunnelChart dashboard={dashboard} day={chosen} />
            <TriageChart dashboard={dashboard} day={chosen} />
            <ClosuresChart dashboard={dashboard} day={chosen} />
            <ClocksChart dashboard={dashboard} day={chosen} />
            <LivePlots dashboard={dashboard} day={chosen} />
            {route.chart === null ? null : <Shown chart={route.chart} />}
          </div>
        )}
      </QueryView>
      {arrests === null ? null : <ArrestsDialog span={arrests} onClose={() => setArrests(null)} />}
    </View>
  );
}

const titles: Readonly<Record<DashboardChartName, string>> = { clocks: clocksTitle, 'live-plots': livePlotsTitle };

/** The chart that the dashboard was opened for, once all of them are there. */
function Shown({ chart }: { chart: DashboardChartName }) {
  useEffect(() => show(titles[chart]), [chart]);
  return null;
}

/** Brings a chart of this page into view; its bars and table open the records. */
function show(title: string): void {
  const chart = document.querySelector(`section[aria-label="${title}"]`);
  chart?.scrollIntoView({ block: 'start' });
  chart?.querySelector<HTMLElement>('a, button')?.focus();
}
