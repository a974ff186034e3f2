import { useEffect, useMemo, useRef } from 'react';
import { shortDate } from '../../../ui/dates.ts';
import { density } from './density.ts';
import { DAY_MS } from './span.ts';
import { SHORTEST_MS, toInstant, toX } from './timeline-window.ts';
import type { Placed, Span } from './types.ts';
import './overview.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.overview;

const HEIGHT = 34;
const BIN_PX = 4;
const EDGE_PX = 7;
type Grip = 'start' | 'end' | 'move';

/** What a press at `x` takes hold of: an edge of the window, the window, or (outside) the window brought there. */
export function gripAt(x: number, left: number, right: number): Grip {
  if (Math.abs(x - left) <= EDGE_PX) return 'start';
  if (Math.abs(x - right) <= EDGE_PX) return 'end';
  return 'move';
}

/** The whole time as a strip: drag the window, its edges, or press elsewhere. Each edge is also a slider for the keyboard. */
export function Overview(props: {
  items: readonly Placed[];
  whole: Span;
  window: Span;
  width: number;
  zone: string;
  onWindow: (window: Span) => void;
}) {
  const { items, whole, window, width, zone, onWindow } = props;
  const strip = useRef<HTMLDivElement>(null);
  const bins = Math.max(1, Math.floor(width / BIN_PX));
  const counts = useMemo(() => density(items, whole, bins), [items, whole, bins]);
  const most = Math.max(1, ...counts);
  const bars = counts.flatMap((count, bin) =>
    count === 0 ? [] : [{ x: bin * BIN_PX, tall: Math.sqrt(count / most) * (HEIGHT - 8) }],
  );
  const left = Math.max(0, Math.min(width, toX(window.start, whole, width)));
  const right = Math.max(left + 2, Math.min(width, toX(window.end, whole, width)));

  const latest = useRef({ window, whole, width, left, right, onWindow });
  useEffect(() => {
    latest.current = { window, whole, width, left, right, onWindow };
  });
  useEffect(() => {
    const element = strip.current;
    if (element === null) return;
    let held: { grip: Grip; at: number } | null = null;
    const here = (event: PointerEvent) => event.clientX - element.getBoundingClientRect().left;
    const onDown = (event: PointerEvent) => {
      const now = latest.current;
      const x = here(event);
      const grip = gripAt(x, now.left, now.right);
      const instant = toInstant(x, now.whole, now.width);
      if (grip === 'move' && (x < now.left || x > now.right)) {
        const half = (now.window.end - now.window.start) / 2;
        now.onWindow({ start: instant - half, end: instant + half });
      }
      held = { grip, at: instant };
      element.setPointerCapture(event.pointerId);
      event.preventDefault();
    };
    const onMove = (event: PointerEvent) => {
      if (held === null) return;
      const now = latest.current;
      const instant = toInstant(here(event), now.whole, now.width);
      if (held.grip === 'start')
        now.onWindow({ ...now.window, start: Math.min(instant, now.window.end - SHORTEST_MS) });
      else if (held.grip === 'end')
        now.onWindow({ ...now.window, end: Math.max(instant, now.window.start + SHORTEST_MS) });
      else {
        const by = instant - held.at;
        held = { ...held, at: instant };
        now.onWindow({ start: now.window.start + by, end: now.window.end + by });
      }
    };
    const onUp = () => {
      held = null;
    };
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    return () => {
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
    };
  }, []);

  const days = (instant: number) => Math.round((instant - whole.start) / DAY_MS);
  const last = days(whole.end);
  const edge = (which: 'start' | 'end') => (
    <input
      type="range"
      className={`overview__edge overview__edge--${which}`}
      aria-label={which === 'start' ? texts.startOfTheTime : texts.endOfTheTime}
      aria-valuetext={shortDate(window[which], zone)}
      min={0}
      max={last}
      value={Math.min(last, Math.max(0, days(window[which])))}
      onChange={(event) => {
        const instant = whole.start + Number(event.currentTarget.value) * DAY_MS;
        if (which === 'start') onWindow({ ...window, start: Math.min(instant, window.end - DAY_MS) });
        else onWindow({ ...window, end: Math.max(instant, window.start + DAY_MS) });
      }}
    />
  );
  return (
    <div className="overview" ref={strip}>
      <svg width={width} height={HEIGHT} aria-hidden="true">
        {bars.map(({ x, tall }) => (
          <rect key={x} className="overview__bar" x={x} width={BIN_PX - 1} y={HEIGHT - 3 - tall} height={tall} />
        ))}
        <rect className="overview__out" x={0} width={left} y={0} height={HEIGHT} />
        <rect className="overview__out" x={right} width={Math.max(0, width - right)} y={0} height={HEIGHT} />
      </svg>
      {edge('start')}
      {edge('end')}
      <span className="overview__window" style={{ left, width: right - left }} />
    </div>
  );
}
