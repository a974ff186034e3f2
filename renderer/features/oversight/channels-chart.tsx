import { useMemo } from 'react';
import { z } from 'zod';
import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { Channel, label } from '../../../preload/contract/vocabulary.ts';
import { useViewState } from '../../shell/view-state.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { countOf } from '../../ui/figures.ts';
import { channelColour, dayLabel } from './chart-format.ts';
import { type ChartProps, DrillDown } from './drill-down.tsx';
import { besideYearBefore, type Compared } from './year-before.ts';
import './channels-chart.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.channelsChart;

const width = 200;
const height = 56;

/** A line through weeks, as points of a picture in which `most` touches the top. */
function points(weeks: readonly { n: number }[], most: number): string {
  const step = weeks.length > 1 ? width / (weeks.length - 1) : 0;
  return weeks
    .map(({ n }, at) => `${(at * step).toFixed(1)},${(height - 2 - (n / most) * (height - 6)).toFixed(1)}`)
    .join(' ');
}

/** Those through which anything came, each beside the same weeks a year before. */
export const channelsBesideYearBefore = (days: Dashboard['contributions']['days']) =>
  Channel.options
    .map((channel) => ({
      channel,
      ...besideYearBefore(days.map(({ day, channels }) => ({ day, n: channels[channel] ?? 0 }))),
    }))
    .filter(({ total, totalBefore }) => total + totalBefore > 0);

/** Each channel by itself, this half-year beside the same weeks a year before: a channel that dries up is lost in the sum. */
export function ChannelsChart({ dashboard }: Pick<ChartProps, 'dashboard'>) {
  const [asTable, setAsTable] = useViewState('chart channels as a table', z.boolean(), false);
  const { days } = dashboard.contributions;
  const channels = useMemo(() => channelsBesideYearBefore(days), [days]);
  const weeks = channels[0]?.now.length ?? 0;
  const [from, to] = [channels[0]?.now[0]?.from, days.at(-1)?.day];
  const span = from === undefined || to === undefined ? null : { from, to };
  return (
    <ChartCard
      wide
      title={texts.eachChannelBesideThe}
      later={150}
      figure={
        span === null
          ? texts.noContributionsToCompare
          : texts.theLastWeeksTo(weeks, dayLabel(span.from), dayLabel(span.to))
      }
      note={texts.contributionsInEachWeek}
      asTable={asTable}
      onAsTable={setAsTable}
      table={{
        head: [texts.channel, texts.now, texts.aYearBefore, texts.fullestWeek],
        rows: channels.map(({ channel, total, totalBefore, now }) => ({
          key: channel,
          cells: [
            label(channel),
            <DrillDown key="n" n={total} filter={{ ...span, channels: [channel] }}>
              {total.toLocaleString('en-GB')}
            </DrillDown>,
            totalBefore.toLocaleString('en-GB'),
            Math.max(0, ...now.map(({ n }) => n)),
          ],
        })),
      }}
    >
      <ul className="channels">
        {channels.map(({ channel, ...compared }) => (
          <li key={channel}>
            <p className="channels__head">
              <span>{label(channel)}</span>
              <DrillDown n={compared.total} filter={{ ...span, channels: [channel] }}>
                {compared.total.toLocaleString('en-GB')}
              </DrillDown>
            </p>
            <ChannelPicture name={label(channel)} colour={channelColour(channel)} compared={compared} />
            <p className="channels__before">{texts.totalAYearBefore(compared.totalBefore.toLocaleString('en-GB'))}</p>
          </li>
        ))}
      </ul>
    </ChartCard>
  );
}

/** One channel; the dashed line is the year before. */
export function ChannelPicture({ name, colour, compared }: { name: string; colour: string; compared: Compared }) {
  const { now, before, total, totalBefore } = compared;
  const most = Math.max(1, ...now.map(({ n }) => n), ...before.map(({ n }) => n));
  return (
    <svg
      className="channels__picture"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={texts.aYearBeforeAt(name, countOf(total, 'contribution'), totalBefore.toLocaleString('en-GB'), most)}
    >
      <line className="channels__base" x1={0} x2={width} y1={height - 1.5} y2={height - 1.5} />
      <polyline className="channels__year-before" points={points(before, most)} />
      <polyline className="channels__now" style={{ stroke: colour }} points={points(now, most)} />
    </svg>
  );
}
