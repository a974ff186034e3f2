import { Bar, Legend } from 'recharts';
import { Channel, label } from '../../../preload/contract/vocabulary.ts';
import { useViewState } from '../../shell/view-state.ts';
import { decimal } from '../../ui/figures.ts';
import { DashboardChart } from './saved-chart.tsx';
import './charts.css';
import { catalogue } from './catalogue.ts';
import { barsOf, channelColour, dayLabel, Step, type TimeBar } from './chart-format.ts';
import { type Behind, type ChartProps, DrillDown, openRecords } from './drill-down.tsx';
import { StepToggle, TimeBars } from './time-bars.tsx';

const texts = catalogue.volumeCharts;

const stretch = ({ from, to }: TimeBar) => (from === to ? dayLabel(from) : texts.to(dayLabel(from), dayLabel(to)));
const head = (step: Step) => (step === 'weeks' ? texts.week : texts.day);

/** The whole time that a chart speaks of, as a filter. */
const spanOf = (days: readonly { day: string }[]): Behind => ({
  ...(days[0] === undefined ? {} : { from: days[0].day }),
  ...(days.at(-1) === undefined ? {} : { to: days.at(-1)?.day }),
});

/** Says so where the figure of the whole country would be off the chart. */
const beyond = (bars: readonly TimeBar[], expectedPerDay: number) =>
  bars.every((bar) => bar.aDay < expectedPerDay) ? texts.theForTheWhole(expectedPerDay.toLocaleString('en-GB')) : '';

/** What a bar of Recharts carries is the row that it was drawn from. */
function openBar(payload: unknown, more: Behind): void {
  const { from, to } = payload as TimeBar;
  openRecords({ from, to, ...more });
}

export function ContributionsChart({ dashboard, day }: ChartProps) {
  const { contributions } = dashboard;
  const [step, setStep] = useViewState('contributions step', Step, 'weeks');
  const bars = barsOf(contributions.days, step, (each) => each.channels);
  const channels = Channel.options.filter((channel) => bars.some((bar) => (bar.perDay[channel] ?? 0) > 0));
  const [first, last] = [bars[0]?.from ?? dashboard.window.from, bars.at(-1)?.to ?? dashboard.window.to];
  const what = step === 'weeks' ? texts.meanADayIn : texts.eachDayOf;
  return (
    <DashboardChart
      wide
      name="contributions"
      day={day}
      title={texts.contributionsADayBy}
      later={230}
      figure={
        <>
          <strong>
            <DrillDown n={contributions.perDay} filter={spanOf(contributions.days)} />
          </strong>
          {texts.aDayOnAverage(contributions.expectedPerDay.toLocaleString('en-GB'))}
        </>
      }
      tools={<StepToggle step={step} onStep={setStep} />}
      note={texts.toABarOpens(what, dayLabel(first), dayLabel(last), beyond(bars, contributions.expectedPerDay))}
      table={{
        head: [head(step), ...channels.map(label), texts.totalADay, texts.open],
        rows: bars.toReversed().map((bar) => ({
          key: bar.from,
          cells: [
            stretch(bar),
            ...channels.map((channel) => (
              <DrillDown
                key={channel}
                n={bar.perDay[channel] ?? 0}
                filter={{ from: bar.from, to: bar.to, channels: [channel] }}
              />
            )),
            decimal(bar.aDay),
            <DrillDown key="n" n={bar.total} filter={{ from: bar.from, to: bar.to }} />,
          ],
        })),
      }}
    >
      <TimeBars bars={bars} step={step} height={230} expectedPerDay={contributions.expectedPerDay}>
        <Legend iconType="square" iconSize={9} />
        {channels.map((channel) => (
          <Bar
            key={channel}
            dataKey={(bar: TimeBar) => bar.perDay[channel] ?? 0}
            name={label(channel)}
            stackId="all"
            isAnimationActive={false}
            fill={channelColour(channel)}
            onClick={(entry) => openBar(entry.payload, { channels: [channel] })}
          />
        ))}
      </TimeBars>
    </DashboardChart>
  );
}

export function HotlineChart({ dashboard, day }: ChartProps) {
  const { hotline } = dashboard;
  const [step, setStep] = useViewState('calls step', Step, 'weeks');
  const bars = barsOf(hotline.days, step, ({ calls }) => ({ calls }));
  const calls: Behind = { channels: ['hotline'] };
  const what = step === 'weeks' ? texts.meanADayInEach : texts.eachDay;
  return (
    <DashboardChart
      name="hotline"
      day={day}
      title={texts.hotlineCalls}
      later={170}
      figure={
        <>
          <strong>
            <DrillDown n={hotline.perDay} filter={{ ...spanOf(hotline.days), ...calls }} />
          </strong>
          {texts.aDayAgainstA(hotline.expectedPerDay)}
        </>
      }
      tools={<StepToggle step={step} onStep={setStep} />}
      note={texts.callsToTheConfidential(what, beyond(bars, hotline.expectedPerDay))}
      table={{
        head: [head(step), texts.callsADay, texts.open],
        rows: bars.toReversed().map((bar) => ({
          key: bar.from,
          cells: [
            stretch(bar),
            decimal(bar.aDay),
            <DrillDown key="n" n={bar.total} filter={{ from: bar.from, to: bar.to, ...calls }} />,
          ],
        })),
      }}
    >
      <TimeBars bars={bars} step={step} height={170} expectedPerDay={hotline.expectedPerDay}>
        <Bar
          dataKey="aDay"
          name={texts.callsADay}
          className="chart__bar"
          isAnimationActive={false}
          onClick={(entry) => openBar(entry.payload, calls)}
        />
      </TimeBars>
    </DashboardChart>
  );
}
