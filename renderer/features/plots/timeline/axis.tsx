import { threatInSight } from './backdrop.tsx';
import type { Ticks } from './ticks.ts';
import { toX } from './timeline-window.ts';
import type { Span, ThreatPeriod } from './types.ts';
import './axis.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.axis;

const LETTER_PX = 6.5;
const TODAY_PX = 46;
/** A date is written whole or not at all. */
const fits = (x: number, words: string, width: number) => x >= 0 && x + 6 + words.length * LETTER_PX <= width;

/** Dates above the lanes, and the threat level's name over its tint. A name that began earlier sticks to the left edge. */
export function Axis(props: {
  window: Span;
  width: number;
  ticks: Ticks;
  threat: readonly ThreatPeriod[];
  today: number;
}) {
  const { window, width, ticks, today } = props;
  const now = toX(today, window, width);
  const before = now > width - TODAY_PX;
  const majors = ticks.major.map((tick, index) => {
    const x = Math.max(0, toX(tick.at, window, width));
    const next = ticks.major[index + 1];
    const end = next === undefined ? width : toX(next.at, window, width);
    return { ...tick, x, room: end - x };
  });
  return (
    <div className="axis" aria-hidden="true">
      <div className="axis__row axis__row--major">
        {majors
          .filter(({ room }) => room > 24)
          .map((tick) => (
            <span key={tick.at} className="axis__major" style={{ left: tick.x, maxWidth: tick.room }}>
              {tick.label}
            </span>
          ))}
      </div>
      <div className="axis__row">
        {ticks.minor
          .filter(({ at, label }) => fits(toX(at, window, width), label, width))
          .map((tick) => (
            <span key={tick.at} className="axis__minor" style={{ left: toX(tick.at, window, width) }}>
              {tick.label}
            </span>
          ))}
      </div>
      <div className="axis__row axis__row--threat">
        {now < 0 || now > width ? null : (
          <span
            className={before ? 'axis__today axis__today--before' : 'axis__today'}
            style={before ? { right: width - now } : { left: now }}
          >
            {texts.today}
          </span>
        )}
        {threatInSight(props.threat, window, width).map((part) => (
          <span
            key={part.from}
            className={`axis__threat axis__threat--${part.level.toLowerCase()}`}
            style={{ left: part.x, width: part.width }}
          >
            {part.width > 84 ? part.level : ''}
          </span>
        ))}
      </div>
    </div>
  );
}
