import type { Output } from '../../../../preload/contract/index.ts';
import { Paper } from '../../../ui/paper.tsx';
import { sentence } from '../../../ui/sentence.tsx';
import { Time } from '../../../ui/time.tsx';
import { catalogue } from '../catalogue.ts';
import { monthLabel } from '../chart-format.ts';
import { Changes } from './changes.tsx';
import { ChannelsPicture } from './channels-picture.tsx';
import { ClocksPicture } from './clocks-picture.tsx';
import { DaysPicture } from './days-picture.tsx';
import { LateStagePicture } from './late-stage-picture.tsx';
import { PlotsPicture } from './plots-picture.tsx';
import { Tables } from './tables.tsx';

const texts = catalogue.sheet;

export type Brief = Output<'oversight.brief'>;

/** The brief as it will stand on paper: a page of pictures, what changed since the one before, then the figures as tables. */
export function Sheet({ brief }: { brief: Brief }) {
  const { dashboard, changes, preparedBy, receipts } = brief;
  return (
    <Paper label={texts.brief} marking={dashboard.marking}>
      <h1>{texts.counterTerrorismBrief}</h1>
      <p className="muted">
        {sentence(texts.asOfPreparedBy, {
          asOf: <Time at={dashboard.asOf} />,
          from: monthLabel(dashboard.window.from.slice(0, 7)),
          to: monthLabel(dashboard.window.to.slice(0, 7)),
          preparedBy,
          recipients: receipts.map(({ recipient, number }) => texts.receipt(recipient, number)).join('; '),
        })}
      </p>
      <h2>{texts.atAGlance}</h2>
      <div className="brief-pictures">
        <LateStagePicture dashboard={dashboard} />
        <DaysPicture dashboard={dashboard} />
        <ChannelsPicture dashboard={dashboard} />
        <ClocksPicture clocks={dashboard.clocks} />
        <PlotsPicture dashboard={dashboard} />
      </div>
      <section className="print-page" aria-label={texts.changes}>
        {changes === null ? (
          <>
            <h2>{texts.whatChangedSinceThe}</h2>
            <p>{texts.youHavePreparedNo}</p>
          </>
        ) : (
          <Changes changes={changes} to={dashboard.window.to} />
        )}
      </section>
      <Tables dashboard={dashboard} />
    </Paper>
  );
}
