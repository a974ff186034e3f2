import type { Output } from '../../../../preload/contract/index.ts';
import { Time } from '../../../ui/time.tsx';
import { monthLabel } from '../chart-format.ts';
import { Changes } from './changes.tsx';
import { ChannelsPicture } from './channels-picture.tsx';
import { ClocksPicture } from './clocks-picture.tsx';
import { DaysPicture } from './days-picture.tsx';
import { LateStagePicture } from './late-stage-picture.tsx';
import { PlotsPicture } from './plots-picture.tsx';
import { Tables } from './tables.tsx';
import './brief.css';

export type Brief = Output<'oversight.brief'>;

/** The brief as it will stand on paper: a page of pictures, what changed since the one before, then the figures as tables. */
export function Sheet({ brief }: { brief: Brief }) {
  const { dashboard, changes, preparedBy, receipts } = brief;
  return (
    <article className="brief" aria-label="Brief">
      <p className="brief__marking">{dashboard.marking}</p>
      <h1>Counter-terrorism brief</h1>
      <p className="muted">
        As of <Time at={dashboard.asOf} />, {monthLabel(dashboard.window.from.slice(0, 7))} to{' '}
        {monthLabel(dashboard.window.to.slice(0, 7))}. Prepared by {preparedBy} for{' '}
        {receipts.map(({ recipient, number }) => `${recipient} (receipt ${number})`).join('; ')}. Only records that the
        preparer can see.
      </p>
      <h2>At a glance</h2>
      <div className="brief-pictures">
        <LateStagePicture dashboard={dashboard} />
        <DaysPicture dashboard={dashboard} />
        <ChannelsPicture dashboard={dashboard} />
        <ClocksPicture clocks={dashboard.clocks} />
        <PlotsPicture dashboard={dashboard} />
      </div>
      <section className="print-page" aria-label="Changes">
        {changes === null ? (
          <>
            <h2>What changed since the brief before</h2>
            <p>You have prepared no brief for an earlier day, so there is nothing to set beside this one.</p>
          </>
        ) : (
          <Changes changes={changes} to={dashboard.window.to} />
        )}
      </section>
      <Tables dashboard={dashboard} />
      <p className="brief__marking">{dashboard.marking}</p>
    </article>
  );
}
