import { CalendarX2 } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { z } from 'zod';
import { useViewState } from '../../../shell/view-state.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { useZone } from '../../../ui/time.tsx';
import { Chart } from './chart.tsx';
import { applyFilter, noFilter, stagesKnownBy, TimelineFilter } from './filter.ts';
import { KnownSlider } from './known-slider.tsx';
import { SidePanel } from './side-panel.tsx';
import { place } from './span.ts';
import { TableTwin } from './table-twin.tsx';
import { extent, windowAround, zoom } from './timeline-window.ts';
import { TimelineToolbar, TimelineView } from './toolbar.tsx';
import type { Span, StageStep, ThreatPeriod, TimelineItem } from './types.ts';
import './timeline.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.plotTimeline;

/** The stretch of time in sight; `null` for all of it. */
export const Stretch = z.strictObject({ start: z.number(), end: z.number() }).nullable();
const Active = z.string().nullable();
const Selected = z.array(z.string()).readonly();

export interface PlotTimelineProps<T extends TimelineItem> {
  /** Whose timeline it is: what somebody left it at is kept under this. */
  name: string;
  items: readonly T[];
  stages: readonly StageStep[];
  threat: readonly ThreatPeriod[];
  /** The item's own record; offered as a button at the side and by Enter in the table. */
  onOpen?: (item: T) => void;
  /** Which items have such a record; all unless told. */
  opens?: (item: T) => boolean;
  /** What the side panel shows of an item instead of its `detail`. */
  side?: (item: T) => ReactNode;
  /** What may be done with an item, as buttons under its facts. */
  actions?: (item: T) => ReactNode;
  /** One time axis for several timelines, of which each shows the same stretch. */
  axis?: TimeAxis;
}

export interface TimeAxis {
  /** All that any of them holds. */
  whole: Span;
  /** What is in sight; all of it where it is null. */
  window: Span | null;
  onWindow: (window: Span | null) => void;
}

/** All that timelines of these items hold, with room at each side: for one axis over several. */
export function axisOver(lists: readonly (readonly TimelineItem[])[], zone: string): Span {
  return windowAround(extent(lists.flatMap((items) => place(items, zone).placed)) ?? { start: 0, end: 0 });
}

/** Everything of an investigation that has a date, in lanes over one time axis, or as a table. */
export function PlotTimeline<T extends TimelineItem>({
  name,
  items,
  stages,
  threat,
  onOpen,
  opens,
  side,
  actions,
  axis,
}: PlotTimelineProps<T>) {
  const zone = useZone();
  const { placed, unreadable } = useMemo(() => place(items, zone), [items, zone]);
  const ownWhole = useMemo(() => windowAround(extent(placed) ?? { start: 0, end: 0 }), [placed]);
  const [ownWindow, setOwnWindow] = useViewState(`${name} window`, Stretch, null);
  const whole = axis?.whole ?? ownWhole;
  const chosenWindow = axis === undefined ? ownWindow : axis.window;
  const setWindow = axis?.onWindow ?? setOwnWindow;
  const [filter, setFilter] = useViewState(`${name} filter`, TimelineFilter, noFilter);
  const [view, setView] = useViewState(`${name} view`, TimelineView, 'chart');
  const [active, setActive] = useViewState(`${name} active`, Active, null);
  const [selected, setSelected] = useViewState(`${name} selected`, Selected, []);
  const shown = useMemo(() => applyFilter(placed, filter), [placed, filter]);
  const steps = useMemo(() => stagesKnownBy(stages, filter.knownBy), [stages, filter.knownBy]);
  const selectedItems = useMemo(() => {
    const wanted = new Set(selected);
    return shown.filter(({ item }) => wanted.has(item.id));
  }, [shown, selected]);
  const window = chosenWindow ?? whole;
  // Enter on an item shows it at the side; Enter again opens its record.
  const select = (ids: readonly string[]) => {
    const [again] = selectedItems;
    const same = ids.length === 1 && selectedItems.length === 1 && again?.item.id === ids[0];
    if (again !== undefined && same && onOpen !== undefined) onOpen(again.item);
    else setSelected(ids);
  };

  if (placed.length === 0) {
    return (
      <EmptyState icon={<CalendarX2 aria-hidden="true" />} title={texts.nothingHereHasA}>
        {texts.tipsEventsArrestsActions}
      </EmptyState>
    );
  }
  return (
    <section className="timeline" aria-label={texts.plotTimeline}>
      <TimelineToolbar
        items={placed}
        shown={shown.length}
        filter={filter}
        onFilter={setFilter}
        view={view}
        onView={setView}
        onZoom={(factor) => setWindow(zoom(window, factor))}
        onFit={() => setWindow(null)}
      />
      <div className="timeline__sub">
        <KnownSlider
          items={placed}
          zone={zone}
          value={filter.knownBy}
          onChange={(knownBy) => setFilter({ ...filter, knownBy })}
        />
        {view === 'chart' ? <span className="timeline__key">{texts.softEndsTheDate}</span> : null}
        {unreadable > 0 ? <span className="timeline__unreadable">{texts.withoutAReadableDate(unreadable)}</span> : null}
      </div>
      <div className="timeline__main">
        {shown.length === 0 ? (
          <EmptyState
            title={filter.knownBy === null ? texts.nothingMatchesTheseFilters : texts.noneOfThisWas}
            action={<Button onPress={() => setFilter(noFilter)}>{texts.clearTheFilters}</Button>}
          />
        ) : view === 'chart' ? (
          <Chart
            items={shown}
            all={placed}
            steps={steps}
            threat={threat}
            window={window}
            whole={whole}
            zone={zone}
            knownBy={filter.knownBy}
            active={active}
            selected={selected}
            onWindow={setWindow}
            onActive={setActive}
            onSelect={select}
          />
        ) : (
          <TableTwin
            name={name}
            items={shown}
            zone={zone}
            current={active}
            onCurrent={(id) => {
              setActive(id);
              setSelected([id]);
            }}
            {...(onOpen === undefined ? {} : { onOpen })}
          />
        )}
        {selectedItems.length === 0 ? null : (
          <SidePanel
            items={selectedItems}
            zone={zone}
            onPick={({ item }) => {
              setActive(item.id);
              setSelected([item.id]);
            }}
            onZoomTo={(group) => {
              const span = extent(group);
              if (span !== null) setWindow(windowAround(span));
            }}
            onClose={() => setSelected([])}
            {...(opens === undefined ? {} : { opens })}
            {...(onOpen === undefined ? {} : { onOpen })}
            {...(side === undefined ? {} : { side })}
            {...(actions === undefined ? {} : { actions })}
          />
        )}
      </div>
    </section>
  );
}
