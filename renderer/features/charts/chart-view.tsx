import { ChartNetwork, List, Maximize2, Shuffle, Undo2, Waypoints, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { entitiesMatchedMost, ThingKind, thingWord } from '../../../preload/contract/charts.ts';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { useViewState } from '../../shell/view-state.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useZone } from '../../ui/time.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import { type CanvasHandle, ChartCanvas } from './canvas.tsx';
import { isFiltered, type Spot, towards } from './chart.ts';
import { ConnectPanel } from './connect-panel.tsx';
import { FilterDialog } from './filter-dialog.tsx';
import { Legend } from './legend.tsx';
import { SidePanel } from './side-panel.tsx';
import { TableTwin } from './table-twin.tsx';
import { type ChartHandle, noFilters } from './use-chart.ts';
import { isWarned, linksInWords, thingInWords, whyLinked } from './words.ts';
import './chart-view.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.chartView;

const Seen = z.enum(['chart', 'list']);
const nowhere: ReadonlySet<string> = new Set();

const directions = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;
const isArrow = (key: string): key is keyof typeof directions => Object.hasOwn(directions, key);
/** Pixels that a thing is moved by a key. */
const step = 24;

/** One chart: what is drawn, what is known of what is chosen, and the same as a list. */
export function ChartView({ name, chart, mayChange }: { name: string; chart: ChartHandle; mayChange: boolean }) {
  const zone = useZone();
  const { state, picture } = chart;
  const [seen, setSeen] = useViewState(`${name} seen as`, Seen, 'chart');
  const [chosen, setChosen] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [connecting, setConnecting] = useState<string | null>(null);
  const [way, setWay] = useState<ReadonlySet<string>>(nowhere);
  const [filtering, setFiltering] = useState(false);
  const [said, setSaid] = useState('');
  const handle = useRef<CanvasHandle>(null);
  const keysAre = useId();
  const spots = useMemo(() => new Map(picture.spots.map((spot) => [spot.key, spot])), [picture]);
  const edges = useMemo(() => new Map(picture.edges.map((edge) => [edge.key, edge])), [picture]);
  const linked = useMemo(() => {
    const found = new Map<string, Spot[]>();
    for (const { one, other } of picture.edges)
      for (const [from, to] of [
        [one, other],
        [other, one],
      ] as const) {
        const spot = spots.get(to);
        if (spot !== undefined) found.set(from, [...(found.get(from) ?? []), spot]);
      }
    return found;
  }, [picture, spots]);

  const inWords = (key: string): string => {
    const spot = spots.get(key);
    const [only] = spot?.members ?? [];
    if (spot !== undefined && only !== undefined)
      return `${spot.members.length > 1 ? texts.drawnAsOne(spot.title) : thingInWords(only.fact)} ${linksInWords(linked.get(key)?.length ?? 0)}.`;
    const edge = edges.get(key);
    if (edge === undefined) return '';
    const [first] = edge.links;
    const [from, to] = [state.items.get(first?.one ?? ''), state.items.get(first?.other ?? '')];
    if (first === undefined || from === undefined || to === undefined) return '';
    const more = edge.links.length - 1;
    return `${whyLinked(first, from.fact, to.fact, zone)}${more > 0 ? texts.andMore(more) : ''}`;
  };

  const goTo = (key: string) => {
    setFocused(key);
    setSaid(inWords(key));
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      chart.undo();
      setSaid(texts.undone);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const spot = focused === null ? undefined : spots.get(focused);
    const taken = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (isArrow(event.key)) {
      taken();
      const direction = directions[event.key];
      if (spot === undefined) {
        const most = picture.spots.toSorted(
          (a, b) => (linked.get(b.key)?.length ?? 0) - (linked.get(a.key)?.length ?? 0),
        );
        if (most[0] !== undefined) goTo(most[0].key);
        return;
      }
      if (event.shiftKey) {
        if (!mayChange) return;
        const [dx, dy] = { left: [-step, 0], right: [step, 0], up: [0, -step], down: [0, step] }[direction] as [
          number,
          number,
        ];
        chart.move(new Map([[spot.key, { x: spot.x + dx, y: spot.y + dy }]]));
        return;
      }
      const next = towards(spot, linked.get(spot.key) ?? [], direction);
      if (next === null)
        setSaid(
          texts.nothingLinkedLies(
            direction === 'up' ? 'above' : direction === 'down' ? 'below' : texts.toThe(direction),
          ),
        );
      else goTo(next);
    } else if (event.key === 'Enter' && spot !== undefined) {
      taken();
      setChosen(spot.key);
    } else if (event.key === 'Escape' && (chosen !== null || way.size > 0)) {
      taken();
      setChosen(null);
      setWay(nowhere);
    } else if (event.key === '+' || event.key === '=' || event.key === '-') {
      taken();
      handle.current?.zoom(event.key === '-' ? 0.8 : 1.25);
    } else if (event.key === '0') {
      taken();
      handle.current?.fit();
    } else if (event.key === 'Delete' && spot !== undefined && mayChange) {
      taken();
      const next = (linked.get(spot.key) ?? [])[0];
      chart.remove(spot.members.map(({ key }) => key));
      setChosen(null);
      if (next === undefined) setFocused(null);
      else goTo(next.key);
    } else if (event.key.toLowerCase() === 'h' && spot !== undefined && mayChange) {
      taken();
      chart.edit(
        spot.members.map(({ key }) => key),
        { hidden: true },
      );
      setChosen(null);
      setSaid(texts.hiddenUndoOrShow);
    }
  };

  const selected = chosen === null ? undefined : spots.get(chosen);
  const isOpen = selected !== undefined;
  useShortcuts(
    useMemo<Shortcut[]>(
      () =>
        isOpen
          ? [
              {
                keys: 'Escape',
                description: texts.closeWhatIsAt,
                group: texts.linkChart,
                run: () => setChosen(null),
              },
            ]
          : [],
      [isOpen],
    ),
  );
  const kinds = useMemo(() => {
    const counts = new Map<ThingKind, number>();
    for (const { fact } of state.items.values()) counts.set(fact.kind, (counts.get(fact.kind) ?? 0) + 1);
    return ThingKind.options.flatMap((kind) => {
      const count = counts.get(kind);
      return count === undefined ? [] : [{ value: kind, label: thingWord(kind), detail: String(count) }];
    });
  }, [state.items]);
  const hidden = [...state.items.values()].filter((item) => item.hidden).length;
  const timeOn = [state.filters.from, state.filters.to, state.filters.source, state.filters.intelligence].some(
    (one) => one !== null,
  );

  if (state.items.size === 0)
    return (
      <EmptyState icon={<ChartNetwork aria-hidden="true" />} title={texts.nothingOnThisChart}>
        {texts.openACaseA}
      </EmptyState>
    );
  const total = state.items.size;
  const shown = total - picture.unseen;
  const facts = [...state.items.values()].map(({ fact }) => fact);
  const entities = facts.filter(({ thing }) => 'entityId' in thing).length;
  const partlyMatched = entities > entitiesMatchedMost && facts.some(({ thing }) => 'investigationId' in thing);
  return (
    <section className="link-chart" aria-label={texts.linkChart}>
      <div className="link-chart__toolbar">
        <MultiSelect
          label={texts.kind}
          options={kinds}
          value={state.filters.kinds}
          onChange={(value) => chart.filter({ ...state.filters, kinds: value })}
        />
        <Button size="small" onPress={() => setFiltering(true)}>
          {timeOn ? texts.timeAndGradeOn : texts.timeAndGrade}
        </Button>
        {isFiltered(state.filters) ? (
          <Button tone="quiet" size="small" onPress={() => chart.filter(noFilters)}>
            {texts.clearFilters}
          </Button>
        ) : null}
        {hidden > 0 ? (
          <Button tone="quiet" size="small" onPress={chart.showAll}>
            {texts.showHidden(hidden)}
          </Button>
        ) : null}
        <Button
          size="small"
          icon={<Waypoints aria-hidden="true" />}
          whyNot={total < 2 ? texts.itTakesTwoThings : null}
          onPress={() => setConnecting(selected?.members[0]?.key ?? [...state.items.keys()][0] ?? null)}
        >
          {texts.howAreTheseConnected}
        </Button>
        <span className="link-chart__count">
          {shown === total
            ? texts.onTheChart(total.toLocaleString('en-GB'))
            : texts.ofDrawn(shown.toLocaleString('en-GB'), total.toLocaleString('en-GB'))}
        </span>
        <span className="link-chart__tools">
          <Button
            tone="quiet"
            size="small"
            icon={<Undo2 aria-hidden="true" />}
            whyNot={chart.undoable ? null : texts.thereIsNothingTo}
            onPress={chart.undo}
          >
            {texts.undo}
          </Button>
          {seen === 'chart' ? (
            <>
              <IconButton label={texts.arrangeAnew} size="small" onPress={() => void chart.arrange()}>
                <Shuffle />
              </IconButton>
              <IconButton label={texts.zoomOut} keys="-" size="small" onPress={() => handle.current?.zoom(0.8)}>
                <ZoomOut />
              </IconButton>
              <IconButton label={texts.zoomIn} keys="+" size="small" onPress={() => handle.current?.zoom(1.25)}>
                <ZoomIn />
              </IconButton>
              <IconButton label={texts.showAll} keys="0" size="small" onPress={() => handle.current?.fit()}>
                <Maximize2 />
              </IconButton>
            </>
          ) : null}
          <ToggleGroup
            label={texts.view}
            value={seen}
            onChange={setSeen}
            options={[
              { value: 'chart', label: texts.chart, icon: <ChartNetwork aria-hidden="true" /> },
              { value: 'list', label: texts.list, icon: <List aria-hidden="true" /> },
            ]}
          />
        </span>
      </div>
      <div className="link-chart__main">
        {seen === 'list' ? (
          <TableTwin name={name} chart={chart} zone={zone} chosen={chosen} onChoose={setChosen} />
        ) : (
          <div className="link-chart__drawn" data-busy={chart.busy}>
            <ChartCanvas
              label={texts.linkChart}
              describedBy={keysAre}
              picture={picture}
              chosen={chosen}
              focused={focused}
              way={way}
              handle={handle}
              onChoose={(key) => {
                setChosen(key);
                if (key !== null) setFocused(key);
              }}
              onHover={setHovered}
              onOpen={(key) => setChosen(key)}
              onMove={chart.move}
              onKey={onKey}
              onFocus={() => setSaid(focused === null ? '' : inWords(focused))}
            />
            <p id={keysAre} hidden>
              {texts.arrowKeysGoTo}
            </p>
            <Legend
              kinds={[...new Set(picture.spots.map(({ kind }) => kind))]}
              warned={picture.spots.some(({ members }) => isWarned(members))}
            />
          </div>
        )}
        {connecting === null ? (
          selected === undefined ? null : (
            <SidePanel
              key={selected.key}
              spot={selected}
              chart={chart}
              zone={zone}
              mayChange={mayChange}
              onClose={() => setChosen(null)}
              onChoose={(key) => {
                setChosen(key);
                setFocused(key);
              }}
              onConnect={setConnecting}
            />
          )
        ) : (
          <ConnectPanel
            key={connecting}
            from={connecting}
            chart={chart}
            zone={zone}
            onWay={(keys) => {
              setWay(new Set(keys));
              setChosen(null);
            }}
            onClose={() => setConnecting(null)}
          />
        )}
      </div>
      {partlyMatched ? (
        <p className="link-chart__bound">{texts.casesOfTheFirst(entitiesMatchedMost, entities)}</p>
      ) : null}
      <div className="link-chart__foot">
        <span role="status">{said}</span>
        <span aria-hidden="true" className="link-chart__hovered">
          {hovered === null ? '' : inWords(hovered)}
        </span>
      </div>
      {filtering ? (
        <FilterDialog filters={state.filters} onChange={chart.filter} onClose={() => setFiltering(false)} />
      ) : null}
    </section>
  );
}
