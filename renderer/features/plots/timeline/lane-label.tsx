import { label, PlotStage } from '../../../../preload/contract/vocabulary.ts';
import type { Lane } from './lanes.ts';
import { laneLabels } from './types.ts';
import './timeline.css';

const rungs = PlotStage.options.toReversed();

/** What stands at the left of a lane: its name with how much it holds, or the rungs of the ladder. */
export function LaneLabel({ lane }: { lane: Lane }) {
  if (lane.lane === 'stage')
    return (
      <span className="timeline__rungs">
        {rungs.map((stage) => (
          <span key={stage}>{label(stage)}</span>
        ))}
      </span>
    );
  return (
    <>
      <span>{laneLabels[lane.lane]}</span>
      <span className="timeline__lane-count">{lane.items.length.toLocaleString('en-GB')}</span>
    </>
  );
}
