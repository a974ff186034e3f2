import { type KeyboardEvent, useRef, useState } from 'react';
import type { FedContribution, PlotOutcome } from '../../../../preload/contract/outcome.ts';
import { Channel, label, PlotStage } from '../../../../preload/contract/vocabulary.ts';
import { useZone } from '../../../ui/time.tsx';
import { useWidth } from '../../../ui/use-width.ts';
import { daysInWords, fedInWords } from './fed-words.ts';
import { channelsDrawn, monthTicks, type Scale, scaleOf, stepsOf } from './outcome-scale.ts';
import './outcome-picture.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.outcomePicture;

const LEFT_PX = 132;
const RUNG_PX = 16;
const LADDER_PX = RUNG_PX * PlotStage.options.length;
const LANE_PX = 30;
const GAP_PX = 26;
/** A dot is drawn smaller than what is aimed at. */
const AIM_PX = 24;

const rungY = (rung: number) => (PlotStage.options.length - 1 - rung) * RUNG_PX;

/**
 * Contributions on the way to the disruption: the ladder of countersigned stages above, one lane for each channel below, one mark for
 * each contribution. Arrow keys go from mark to mark; what has the focus, or the pointer, is told in the line below.
 */
export function OutcomePicture({ told, onOpen }: { told: PlotOutcome; onOpen: (one: FedContribution) => void }) {
  const box = useRef<HTMLFieldSetElement>(null);
  const width = useWidth(box);
  const zone = useZone();
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState<FedContribution | null>(null);
  const channels = channelsDrawn(told);
  const lanes = LADDER_PX + GAP_PX;
  const height = lanes + Math.max(1, channels.length) * LANE_PX + 26;
  const scale = scaleOf(told, LEFT_PX, Math.max(width, LEFT_PX + 200));
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -told.marks.length, End: told.marks.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(told.marks.length - 1, Math.max(0, at + step));
    setAt(next);
    box.current?.querySelector<HTMLElement>(`[data-mark="${next}"]`)?.focus();
  };
  return (
    <div className="outcome-picture">
      {/* One tab stop for all of its buttons. */}
      <fieldset
        ref={box}
        className="outcome-picture__box"
        style={{ height }}
        aria-label={texts.contributionsOnTheWay}
        onKeyDown={onKeyDown}
      >
        {width === 0 ? null : (
          <>
            <Drawing told={told} scale={scale} width={width} height={height} lanes={lanes} zone={zone} />
            {told.marks.map((mark, index) => (
              <button
                key={mark.contributionId}
                type="button"
                className={mark.counts ? 'outcome-picture__mark' : 'outcome-picture__mark outcome-picture__mark--after'}
                style={{
                  left: scale.x(Date.parse(mark.receivedAt)) - AIM_PX / 2,
                  top: lanes + channels.indexOf(mark.channel) * LANE_PX + (LANE_PX - AIM_PX) / 2,
                }}
                data-mark={index}
                tabIndex={index === Math.min(at, told.marks.length - 1) ? 0 : -1}
                aria-label={fedInWords(mark, zone)}
                onClick={() => onOpen(mark)}
                onFocus={() => {
                  setAt(index);
                  setShown(mark);
                }}
                onPointerEnter={() => setShown(mark)}
              >
                <span style={{ background: `var(--chart-${Channel.options.indexOf(mark.channel) + 1})` }} />
              </button>
            ))}
          </>
        )}
      </fieldset>
      <p className="outcome-picture__told">
        {shown === null
          ? told.marks.length === 0
            ? texts.nothingFromThePublic
            : texts.pointAtAMark
          : fedInWords(shown, zone)}
      </p>
    </div>
  );
}

interface DrawingProps {
  told: PlotOutcome;
  scale: Scale;
  width: number;
  height: number;
  /** Top of the first lane, pixels. */
  lanes: number;
  zone: string;
}

function Drawing({ told, scale, width, height, lanes, zone }: DrawingProps) {
  const channels = channelsDrawn(told);
  const bottom = height - 22;
  return (
    <svg className="outcome-picture__drawing" width={width} height={height} aria-hidden="true">
      <defs>
        <pattern id="outcome-late" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="outcome-picture__late" />
          <line x1="0" y1="0" x2="0" y2="6" className="outcome-picture__hatch" />
        </pattern>
      </defs>
      {monthTicks(scale, zone).map((tick) => (
        <g key={tick.at}>
          <line className="outcome-picture__grid" x1={scale.x(tick.at)} x2={scale.x(tick.at)} y1={0} y2={bottom} />
          {scale.x(tick.at) > width - 56 ? null : (
            <text x={scale.x(tick.at) + 3} y={height - 7}>
              {tick.label}
            </text>
          )}
        </g>
      ))}
      {PlotStage.options.map((stage, rung) => (
        <text key={stage} x={0} y={rungY(rung) + 11}>
          {label(stage)}
        </text>
      ))}
      {stepsOf(told, scale).map((step) => (
        <g key={step.from}>
          <rect
            className={step.lateStage ? 'outcome-picture__step--late' : 'outcome-picture__step'}
            x={scale.x(step.from)}
            y={rungY(step.rung)}
            width={scale.x(step.to) - scale.x(step.from)}
            height={LADDER_PX - rungY(step.rung)}
          />
          <line
            className={step.lateStage ? 'outcome-picture__top outcome-picture__top--late' : 'outcome-picture__top'}
            x1={scale.x(step.from)}
            x2={scale.x(step.to)}
            y1={rungY(step.rung)}
            y2={rungY(step.rung)}
          />
        </g>
      ))}
      {channels.map((channel, index) => (
        <g key={channel}>
          <text x={0} y={lanes + index * LANE_PX + LANE_PX / 2 + 4}>
            {label(channel)}
          </text>
          <line
            className="outcome-picture__lane"
            x1={LEFT_PX}
            x2={width}
            y1={lanes + index * LANE_PX + LANE_PX / 2}
            y2={lanes + index * LANE_PX + LANE_PX / 2}
          />
        </g>
      ))}
      <LeadTime told={told} scale={scale} y={LADDER_PX + 13} bottom={bottom} />
    </svg>
  );
}

/** The line of the disruption, and the days from the first contribution to it. */
function LeadTime({ told, scale, y, bottom }: { told: PlotOutcome; scale: Scale; y: number; bottom: number }) {
  if (told.disruptedAt === null) return null;
  const end = scale.x(Date.parse(told.disruptedAt));
  const start = told.first === null ? null : scale.x(Date.parse(told.first.receivedAt));
  const words = told.leadDays === null ? null : texts.fromTheFirstContribution(daysInWords(told.leadDays));
  return (
    <>
      <line className="outcome-picture__disruption" x1={end} x2={end} y1={0} y2={bottom} />
      <text className="outcome-picture__word" x={end - 4} y={11} textAnchor="end">
        {texts.disrupted}
      </text>
      {start === null || words === null ? null : (
        <>
          <line className="outcome-picture__lead" x1={start} x2={end} y1={y} y2={y} />
          <line className="outcome-picture__lead" x1={start} x2={start} y1={y - 4} y2={y + 4} />
          <text className="outcome-picture__word" x={Math.max(LEFT_PX, Math.min(start + 6, end - 190))} y={y - 4}>
            {words}
          </text>
        </>
      )}
    </>
  );
}
