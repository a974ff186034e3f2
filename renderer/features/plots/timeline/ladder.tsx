import { label } from '../../../../preload/contract/vocabulary.ts';
import type { BandStep } from './stage-band.ts';
import { toX } from './timeline-window.ts';
import type { Span } from './types.ts';
import './ladder.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.ladder;

export const RUNG_PX = 15;
export const LADDER_PX = RUNG_PX * 8 + 8;
/** Top of a rung: execution at the top, concern at the bottom. */
export const rungY = (rung: number): number => 4 + (7 - rung) * RUNG_PX;

/** A step's name as far as it has room: with "late-stage" where that fits, and nothing where not even the name does. */
function nameFor(step: BandStep, wide: number): string {
  const name = label(step.stage);
  const whole = step.lateStage ? texts.lateStage(name) : name;
  return [whole, name].find((words) => 18 + words.length * 6 <= wide) ?? '';
}

/** The stage ladder as a band of steps; late-stage steps are hatched as well as coloured. */
export function Ladder({ steps, window, width }: { steps: readonly BandStep[]; window: Span; width: number }) {
  const shown = steps
    .map((step) => {
      const x = Math.max(-2, toX(step.start, window, width));
      return { step, x, width: Math.min(width + 2, toX(step.end, window, width)) - x };
    })
    .filter((part) => part.width > 0 && part.x < width);
  return (
    <svg className="ladder" width={width} height={LADDER_PX} aria-hidden="true">
      <defs>
        <pattern id="late-stage" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="ladder__late" />
          <line x1="0" y1="0" x2="0" y2="6" className="ladder__hatch" />
        </pattern>
      </defs>
      {shown.map(({ step, x, width: wide }) => {
        const y = rungY(step.rung);
        const kind = step.lateStage ? 'ladder__step ladder__step--late' : 'ladder__step';
        return (
          <g key={`${step.start} ${step.stage}`}>
            <rect className={kind} x={x} y={y} width={wide} height={LADDER_PX - 4 - y} />
            <line
              className={step.lateStage ? 'ladder__top ladder__top--late' : 'ladder__top'}
              x1={x}
              x2={x + wide}
              y1={y}
              y2={y}
            />
            <text className="ladder__name" x={x + 14} y={y + 11}>
              {nameFor(step, wide)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
