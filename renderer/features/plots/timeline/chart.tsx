import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Axis } from './axis.tsx';
import { Backdrop } from './backdrop.tsx';
import { moveTo } from './keyboard.ts';
import { Ladder } from './ladder.tsx';
import { LaneLabel } from './lane-label.tsx';
import { layOutLanes, markY } from './lanes.ts';
import type { Mark } from './layout.ts';
import { MarkButton } from './mark.tsx';
import { Overview } from './overview.tsx';
import { bandOf } from './stage-band.ts';
import { ticks } from './ticks.ts';
import { bounded, clamp, pan, reveal, zoom } from './timeline-window.ts';
import { laneLabels, type Placed, type Span, type StageStep, type ThreatPeriod } from './types.ts';
import { useGestures } from './use-gestures.ts';
import { useSize } from './use-size.ts';
import './timeline.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.chart;

const idsOf = (mark: Mark) => mark.items.map(({ item }) => item.id);

export interface ChartProps {
  /** What passes the filters, earliest first. */
  items: readonly Placed[];
  /** Everything, for the overview strip. */
  all: readonly Placed[];
  steps: readonly StageStep[];
  threat: readonly ThreatPeriod[];
  window: Span;
  whole: Span;
  zone: string;
  knownBy: number | null;
  active: string | null;
  selected: readonly string[];
  onWindow: (window: Span) => void;
  onActive: (id: string) => void;
  onSelect: (ids: readonly string[]) => void;
}

/** The chart: lanes with marks, moved by wheel, drag and keys. */
export function Chart(props: ChartProps) {
  const { items, window, whole, zone, active, selected, onWindow, onActive, onSelect } = props;
  const plot = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useSize(plot);
  const { height: room } = useSize(scroller);
  const [today] = useState(() => Date.now());
  const wantsFocus = useRef(false);
  const hadFocus = useRef(false);

  const shown = useMemo(() => layOutLanes(items, window, Math.max(1, width), room), [items, window, width, room]);
  const marked = useMemo(() => ticks(window, width, zone), [window, width, zone]);
  const band = useMemo(
    () => bandOf(props.steps, Math.min(whole.end, props.knownBy ?? whole.end)),
    [props.steps, props.knownBy, whole],
  );
  const entry = useMemo(() => {
    const marks = shown.flatMap((lane) => lane.marks);
    const held = active === null ? undefined : marks.find((mark) => mark.items.some(({ item }) => item.id === active));
    return (held ?? marks.find((mark) => mark.x >= 0) ?? marks[0])?.key ?? null;
  }, [shown, active]);

  const change = (next: Span) => {
    onWindow(bounded(clamp(next, whole)));
  };
  // With the change itself: a frame or two later the focus, lost, would have gone to the heading of the view.
  useLayoutEffect(() => {
    if (width === 0) return;
    // A mark with the focus may merge or split as the window or the room changes; the focus then goes on to its item.
    const lost = hadFocus.current && document.activeElement === document.body;
    if (!wantsFocus.current && !lost) return;
    wantsFocus.current = false;
    plot.current?.querySelector<HTMLElement>('[data-entry]')?.focus({ preventScroll: true });
  });

  useGestures(plot, {
    onZoom: (factor, share) => change(zoom(window, factor, window.start + share * (window.end - window.start))),
    onPan: (share) => change(pan(window, share, whole)),
    onKey: (key, id, shift) => {
      const here = items.find(({ item }) => item.id === id);
      if (key === '+' || key === '=') change(zoom(window, 0.5, here?.start));
      else if (key === '-' || key === '_') change(zoom(window, 2, here?.start));
      else if (key === '0') change(whole);
      else if (shift && key === 'ArrowLeft') change(pan(window, -0.25, whole));
      else if (shift && key === 'ArrowRight') change(pan(window, 0.25, whole));
      else if (key === 'Escape' && selected.length > 0) onSelect([]);
      else {
        const next = id === null ? null : moveTo(key, shown, id);
        if (next === null) return key.startsWith('Arrow') || key === 'Home' || key === 'End';
        wantsFocus.current = true;
        onActive(next.item.id);
        if (selected.length > 0 && selected[0] !== next.item.id) onSelect([next.item.id]);
        const revealed = reveal(window, next);
        if (revealed !== window) onWindow(revealed);
      }
      return true;
    },
  });

  const chosen = new Set(selected);
  return (
    <div className="timeline__chart">
      <div className="timeline__corner" aria-hidden="true">
        <span>{texts.threatLevel}</span>
      </div>
      <Axis window={window} width={width} ticks={marked} threat={props.threat} today={today} />
      <div className="timeline__scroll" ref={scroller}>
        <div className="timeline__labels">
          {shown.map((lane) => (
            <div key={lane.lane} className="timeline__label" style={{ height: lane.height }}>
              <LaneLabel lane={lane} />
            </div>
          ))}
        </div>
        <div className="timeline__plot" ref={plot}>
          <Backdrop
            window={window}
            width={width}
            ticks={marked}
            threat={props.threat}
            knownBy={props.knownBy}
            today={today}
          />
          {shown.map((lane) => (
            <fieldset key={lane.lane} className="timeline__lane" style={{ height: lane.height }}>
              <legend className="visually-hidden">{laneLabels[lane.lane]}</legend>
              {lane.lane === 'stage' ? <Ladder steps={band} window={window} width={width} /> : null}
              {lane.marks.map((mark) => (
                <MarkButton
                  key={mark.key}
                  mark={mark}
                  y={markY(lane, mark)}
                  zone={zone}
                  entry={mark.key === entry}
                  selected={mark.items.every(({ item }) => chosen.has(item.id))}
                  onSelect={(each) => onSelect(idsOf(each))}
                  onBlur={(stays) => {
                    hadFocus.current = !stays;
                  }}
                  onFocus={(each) => {
                    hadFocus.current = true;
                    onActive(active !== null && idsOf(each).includes(active) ? active : (idsOf(each)[0] ?? ''));
                  }}
                />
              ))}
            </fieldset>
          ))}
        </div>
      </div>
      <div className="timeline__corner timeline__corner--foot" aria-hidden="true">
        <span>{texts.wholePeriod}</span>
      </div>
      <Overview items={props.all} whole={whole} window={window} width={width} zone={zone} onWindow={change} />
    </div>
  );
}
