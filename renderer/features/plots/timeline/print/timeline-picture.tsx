import { Axis } from '../axis.tsx';
import { Backdrop } from '../backdrop.tsx';
import { Ladder } from '../ladder.tsx';
import { LaneLabel } from '../lane-label.tsx';
import { layOutLanes, markY } from '../lanes.ts';
import { MarkOnPaper } from '../mark.tsx';
import { bandOf } from '../stage-band.ts';
import { ticks } from '../ticks.ts';
import { type LaneName, laneLabels, type Placed, type Span, type StageStep, type ThreatPeriod } from '../types.ts';
import '../timeline.css';
import './timeline-sheet.css';
import { catalogue } from '../../catalogue.ts';

const texts = catalogue.timelinePicture;

/** An A3 page across, without its margins, less the names of the lanes: pixels of 1/96 inch. */
const [width, room] = [1318, 620];

/** The chart as a picture: nothing in it can be pressed, and it is always as wide as the paper. */
export function TimelinePicture(props: {
  items: readonly Placed[];
  stages: readonly StageStep[];
  threat: readonly ThreatPeriod[];
  window: Span;
  knownBy: number | null;
  asOf: number;
  zone: string;
  alt: string;
}) {
  const { items, stages, threat, window, knownBy, asOf, zone, alt } = props;
  const lanes = layOutLanes(items, window, width, room);
  const marked = ticks(window, width, zone);
  const band = bandOf(stages, Math.min(window.end, knownBy ?? window.end));
  return (
    <>
      <div className="timeline-sheet__picture" role="img" aria-label={alt}>
        <div className="timeline__corner">
          <span>{texts.threatLevel}</span>
        </div>
        <Axis window={window} width={width} ticks={marked} threat={threat} today={asOf} />
        <div className="timeline__labels">
          {lanes.map((lane) => (
            <div key={lane.lane} className="timeline__label" style={{ height: lane.height }}>
              <LaneLabel lane={lane} />
            </div>
          ))}
        </div>
        <div className="timeline-sheet__plot">
          <Backdrop window={window} width={width} ticks={marked} threat={threat} knownBy={knownBy} today={asOf} />
          {lanes.map((lane) => (
            <div key={lane.lane} className="timeline__lane" style={{ height: lane.height }}>
              {lane.lane === 'stage' ? <Ladder steps={band} window={window} width={width} /> : null}
              {lane.marks.map((mark) => (
                <MarkOnPaper key={mark.key} mark={mark} y={markY(lane, mark)} />
              ))}
            </div>
          ))}
        </div>
      </div>
      <Legend lanes={lanes.map(({ lane }) => lane)} />
    </>
  );
}

/** What each shape stands for. */
function Legend({ lanes }: { lanes: readonly LaneName[] }) {
  return (
    <p className="timeline-sheet__legend">
      {lanes.map((lane) => (
        <span key={lane} className="timeline-sheet__sign">
          <span className={`mark mark--${lane} mark--dot`} aria-hidden="true">
            <span className="mark__shape" />
          </span>
          {laneLabels[lane]}
        </span>
      ))}
      <span>{texts.aNumberSoMany}</span>
      <span>{texts.softEndsTheDate}</span>
      <span>{texts.hatchedLateStageCountersigned}</span>
      <span>{texts.uprightLineAsOf}</span>
    </p>
  );
}
