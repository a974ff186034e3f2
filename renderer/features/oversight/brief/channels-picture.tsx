import type { Dashboard } from '../../../../preload/contract/oversight.ts';
import { label } from '../../../../preload/contract/vocabulary.ts';
import { catalogue } from '../catalogue.ts';
import { ChannelPicture, channelsBesideYearBefore } from '../channels-chart.tsx';
import { channelColour } from '../chart-format.ts';
import { PictureFrame } from './picture.tsx';

const texts = catalogue.channelsPicture;

/** Each channel beside the year before, one small line for each. */
export function ChannelsPicture({ dashboard }: { dashboard: Dashboard }) {
  const channels = channelsBesideYearBefore(dashboard.contributions.days);
  const weeks = channels[0]?.now.length ?? 0;
  const [sum, before] = [
    channels.reduce((all, { total }) => all + total, 0),
    channels.reduce((all, { totalBefore }) => all + totalBefore, 0),
  ];
  return (
    <PictureFrame
      wide
      title={texts.eachChannelBesideThe}
      caption={
        channels.length === 0
          ? texts.noContributionsToCompare
          : texts.theLastWeeksContributions(weeks, sum.toLocaleString('en-GB'), before.toLocaleString('en-GB'))
      }
    >
      <ul className="brief-channels">
        {channels.map(({ channel, ...compared }) => (
          <li key={channel}>
            <p>
              <span>{label(channel)}</span>
              <span>
                {compared.total.toLocaleString('en-GB')} ({compared.totalBefore.toLocaleString('en-GB')})
              </span>
            </p>
            <ChannelPicture name={label(channel)} colour={channelColour(channel)} compared={compared} />
          </li>
        ))}
      </ul>
    </PictureFrame>
  );
}
