import { leadBandWords, type OutcomeOfAll, outcomeDefinitions } from '../../../preload/contract/outcome.ts';
import { Channel, label } from '../../../preload/contract/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { percent } from '../../ui/figures.ts';
import type { WhichArrests } from './arrest-leads-dialog.tsx';
import { channelColour } from './chart-format.ts';
import { spreadInWords } from './outcome-charts.tsx';
import { OutcomeCard } from './saved-chart.tsx';
import { SeriesLegend } from './series-list.tsx';
import './outcome.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.arrestLeads;

/** Arrests by how long before the public had first told something, stacked by the channel that it came through; each opens its arrests. */
export function ArrestLeads(props: { told: OutcomeOfAll; day: string | null; onOpen: (which: WhichArrests) => void }) {
  const { told, day, onOpen } = props;
  const { total, helped, bands } = told.arrests;
  const channels = Channel.options.filter((channel) => bands.some((each) => (each.channels[channel] ?? 0) > 0));
  const longest = Math.max(1, ...bands.map(({ arrests }) => arrests));
  return (
    <OutcomeCard
      wide
      name="arrests"
      day={day}
      title={texts.leadTimeOfArrests}
      figure={
        <>
          <strong>
            <Button size="small" tone="quiet" onPress={() => onOpen('helped')}>
              {helped.toLocaleString('en-GB')}
            </Button>
          </strong>
          {texts.cameAfter(total.toLocaleString('en-GB'), spreadInWords(told.lead.arrests))}
        </>
      }
      note={texts.note(outcomeDefinitions.lead, outcomeDefinitions.asOf)}
      table={{
        head: [texts.leadTime, texts.arrests, texts.share, ...channels.map(label)],
        rows: bands.map(({ band, arrests, channels: through }) => ({
          key: band,
          cells: [
            leadBandWords[band],
            arrests === 0 ? '0' : <Opens key="n" n={arrests} onPress={() => onOpen(band)} />,
            total === 0 ? '–' : percent(arrests / total),
            ...channels.map((channel) => (through[channel] ?? 0).toLocaleString('en-GB')),
          ],
        })),
      }}
    >
      {total === 0 ? (
        <p className="muted">{texts.noArrest}</p>
      ) : (
        <>
          <ul className="yield yield--figures">
            {bands.map(({ band, arrests, channels: through }) => (
              <li key={band}>
                <span>{leadBandWords[band]}</span>
                <span className="lead-times__track lead-times__track--stacked">
                  {channels.map((channel) =>
                    through[channel] === undefined ? null : (
                      <span
                        key={channel}
                        className="lead-times__bar"
                        style={{
                          width: `${(100 * through[channel]) / longest}%`,
                          background: channelColour(channel),
                        }}
                      />
                    ),
                  )}
                  {band === 'none' && arrests > 0 ? (
                    <span
                      className="lead-times__bar lead-times__bar--none"
                      style={{ width: `${(100 * arrests) / longest}%` }}
                    />
                  ) : null}
                </span>
                <span>
                  {arrests === 0 ? (
                    <span className="muted">{texts.none}</span>
                  ) : (
                    <Opens n={arrests} onPress={() => onOpen(band)} />
                  )}
                </span>
              </li>
            ))}
          </ul>
          <SeriesLegend
            series={channels.map((channel) => ({
              name: texts.firstBy(label(channel)),
              colour: channelColour(channel),
            }))}
          />
        </>
      )}
    </OutcomeCard>
  );
}

function Opens({ n, onPress }: { n: number; onPress: () => void }) {
  return (
    <Button size="small" tone="quiet" onPress={onPress}>
      {n.toLocaleString('en-GB')}
    </Button>
  );
}
