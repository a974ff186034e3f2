import type { Ticks } from './ticks.ts';
import { toX } from './timeline-window.ts';
import type { Span, ThreatPeriod } from './types.ts';
import './backdrop.css';

interface Stretch {
  /** Start of the whole period, which names it. */
  from: string;
  x: number;
  width: number;
  level: ThreatPeriod['level'];
}

/** The parts of the threat history that are in sight, in pixels. An open period lasts to the window's end. */
export function threatInSight(threat: readonly ThreatPeriod[], window: Span, width: number): Stretch[] {
  return threat.flatMap(({ from, to, level }) => {
    const start = Math.max(window.start, Date.parse(from));
    const end = Math.min(window.end, to === null ? window.end : Date.parse(to));
    if (Number.isNaN(start) || Number.isNaN(end) || end <= start) return [];
    const x = toX(start, window, width);
    return [{ from, x, width: toX(end, window, width) - x, level }];
  });
}

/** Behind the lanes: the threat level as tint, grid lines, and the line up to which things were known. */
export function Backdrop(props: {
  window: Span;
  width: number;
  ticks: Ticks;
  threat: readonly ThreatPeriod[];
  knownBy: number | null;
  today: number;
}) {
  const { window, width, ticks, knownBy, today } = props;
  const at = (instant: number) => Math.round(toX(instant, window, width)) + 0.5;
  return (
    <svg className="backdrop" width={width} height="100%" aria-hidden="true">
      {threatInSight(props.threat, window, width).map((part) => (
        <rect
          key={part.from}
          className={`backdrop__threat backdrop__threat--${part.level.toLowerCase()}`}
          x={part.x}
          width={part.width}
          y={0}
          height="100%"
        />
      ))}
      {ticks.minor.map((tick) => (
        <line key={tick.at} className="backdrop__line" x1={at(tick.at)} x2={at(tick.at)} y1={0} y2="100%" />
      ))}
      {ticks.major.map((tick) => (
        <line key={tick.at} className="backdrop__major" x1={at(tick.at)} x2={at(tick.at)} y1={0} y2="100%" />
      ))}
      {today < window.start || today > window.end ? null : (
        <line className="backdrop__today" x1={at(today)} x2={at(today)} y1={0} y2="100%" />
      )}
      {knownBy === null ? null : (
        <>
          <rect
            className="backdrop__later"
            x={at(knownBy)}
            width={Math.max(0, width - at(knownBy))}
            y={0}
            height="100%"
          />
          <line className="backdrop__known" x1={at(knownBy)} x2={at(knownBy)} y1={0} y2="100%" />
        </>
      )}
    </svg>
  );
}
