import { Flame, Focus, LocateFixed, Map as MapIcon, MapPinned, Printer, Table2, X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import type { MapBox, MapPoint } from '../../../preload/contract/maps.ts';
import { label, PointKind } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { attempt } from '../../shell/save.ts';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useCan } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useQuery } from '../../shell/use-query.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { View } from '../../shell/view.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Select } from '../../ui/select.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useZone } from '../../ui/time.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import type { DrawnMap, Looking, Shown } from './drawn-map.ts';
import { MapCanvas } from './map-canvas.tsx';
import { MapSheet, PrepareMap, type Printed } from './map-print.tsx';
import { everywhere, filterOf, Left, mapName, Narrowed, notNarrowed } from './map-view.ts';
import { type Near, NearBy } from './near.tsx';
import { PlacesOf } from './places-of.tsx';
import { distance, keyOf } from './point-words.ts';
import { Picked } from './side.tsx';
import { PointSymbol } from './symbol.tsx';
import { MapTable } from './table-twin.tsx';
import { TimeBrush } from './time-brush.tsx';
import './map.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.mapScreen;

/** As many as can be told apart one by one; more are drawn as counts of squares. */
const drawnApart = 400;
const topics = ['contribution', 'investigation', 'entity', 'map'];

const Way = z.enum(['points', 'heat', 'table']);
const ways = [
  { value: 'points', label: texts.points, icon: <MapIcon aria-hidden="true" /> },
  { value: 'heat', label: texts.heat, icon: <Flame aria-hidden="true" /> },
  { value: 'table', label: texts.table, icon: <Table2 aria-hidden="true" /> },
] as const;

const kindOptions = PointKind.options.map((kind) => ({ value: kind, label: label(kind) }));
const exactness = [
  { value: 'any', label: texts.howeverExact },
  ...[100, 500, 1_000, 5_000].map((metres) => ({ value: String(metres), label: texts.within(distance(metres)) })),
];

/** Half a screen around is asked for as well, and whole steps, so that a small move asks for nothing. */
function widened({ box, zoom }: Looking): Looking {
  const step = 360 / 2 ** (zoom + 2);
  const down = (value: number) => Math.floor(value / step) * step;
  const up = (value: number) => Math.ceil(value / step) * step;
  return {
    zoom,
    box: {
      west: Math.max(-180, down(box.west)),
      south: Math.max(-85, down(box.south)),
      east: Math.min(180, up(box.east)),
      north: Math.min(85, up(box.north)),
    },
  };
}

const nothing: readonly MapPoint[] = [];

/** Everything that records place: on the map, by week, or as a table of the same. */
export default function MapScreen({ route }: ScreenProps<'map'>) {
  const name = mapName(route);
  // Each map begins with what it shows in sight, and nothing selected on another.
  return <OneMap key={name} name={name} route={route} />;
}

function OneMap({ name, route }: { name: string; route: ScreenProps<'map'>['route'] }) {
  const zone = useZone();
  const [narrowed, setNarrowed] = useViewState(`${name} filter`, Narrowed, notNarrowed);
  const [left, setLeft] = useViewState(`${name} box`, Left, null);
  const [way, setWay] = useViewState(`${name} way`, Way, 'points');
  const [picked, setPicked] = useState<readonly MapPoint[]>(nothing);
  const [near, setNear] = useState<Near | null>(null);
  const [side, setSide] = useState<'near' | 'places' | null>(route.of === null ? null : 'places');
  const [printing, setPrinting] = useState(false);
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [map, setMap] = useState<DrawnMap | null>(null);
  const mayPrint = useCan('maps.print');
  const base = useQuery('maps.base', {}, { topics: ['map-file'] });
  const filter = useMemo(() => filterOf(route, narrowed), [route, narrowed]);
  const asked = useMemo(() => widened(left ?? everywhere), [left]);
  const squares = useQuery('maps.squares', { ...asked, filter }, { topics, keepsLast: true });
  const total = squares.value?.total ?? 0;
  const apart = total <= drawnApart && way !== 'heat';
  const points = useQuery(
    'maps.points',
    { box: asked.box, filter, after: null, limit: 500 },
    { topics, keepsLast: true, enabled: squares.value !== undefined && apart && way === 'points' },
  );
  const shown: Shown = useMemo(
    () => ({
      points: apart ? (points.value?.points ?? nothing) : nothing,
      squares: apart ? [] : (squares.value?.squares ?? []),
      heat: way === 'heat',
      selected: picked.map(keyOf),
      circle: near === null ? null : { ...near.place, metres: near.metres },
    }),
    [apart, points.value, squares.value, way, picked, near],
  );
  // What is known here is of the part that is looked at; all of it is more.
  const fit = async () => {
    const all = await attempt('maps.squares', { ...everywhere, filter });
    if (all !== undefined) map?.fit(all.extent);
  };
  // The first time, what there is comes into sight.
  const fresh = useRef(left === null);
  useEffect(() => {
    if (!fresh.current || map === null || squares.value === undefined) return;
    fresh.current = false;
    map.fit(squares.value.extent);
  }, [map, squares.value]);
  useEffect(() => {
    if (near !== null) map?.fit(around(near));
  }, [map, near]);
  const isPicked = picked.length > 0;
  const close = useCallback(() => (isPicked ? setPicked(nothing) : setSide(null)), [isPicked]);
  useShortcuts(
    useMemo<Shortcut[]>(
      () =>
        isPicked || side !== null
          ? [{ keys: 'Escape', description: texts.closeWhatIsAt, group: texts.map, run: close }]
          : [],
      [isPicked, side, close],
    ),
  );
  const says = texts.inThisPartOf(
    countOf(total, 'point'),
    narrowed.from === null ? '' : texts.ofTheChosenWeeks,
    squares.value?.more === true ? texts.moreContributionsMayHold : '',
  );
  if (printed !== null) return <MapSheet printed={printed} filter={filter} onClose={() => setPrinted(null)} />;
  return (
    <View
      title={texts.map}
      facts={route.of === null ? texts.timesIn(zone) : <Of of={route.of} />}
      actions={
        <>
          <ToggleGroup label={texts.showAs} options={ways} value={way} onChange={setWay} />
          <Button icon={<Focus aria-hidden="true" />} onPress={fit}>
            {texts.showAll}
          </Button>
          {mayPrint ? (
            <Button
              icon={<Printer aria-hidden="true" />}
              whyNot={way === 'table' ? texts.showTheMapFirst : null}
              onPress={() => setPrinting(true)}
            >
              {texts.print}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="map">
        <div className="map__bar">
          <MultiSelect
            label={texts.kind}
            options={kindOptions}
            value={narrowed.kinds}
            onChange={(kinds) => setNarrowed({ ...narrowed, kinds })}
          />
          <Select
            label={texts.howExactlyPlaced}
            hideLabel
            options={exactness}
            value={narrowed.within === null ? 'any' : String(narrowed.within)}
            onChange={(value) => setNarrowed({ ...narrowed, within: value === 'any' ? null : Number(value) })}
          />
          <Button size="small" icon={<LocateFixed aria-hidden="true" />} onPress={() => setSide('near')}>
            {texts.nearAPlace}
          </Button>
          {route.of?.kind === 'contribution' || route.of?.kind === 'investigation' ? (
            <Button size="small" icon={<MapPinned aria-hidden="true" />} onPress={() => setSide('places')}>
              {texts.placesItNames}
            </Button>
          ) : null}
          {JSON.stringify(narrowed) === JSON.stringify(notNarrowed) ? null : (
            <Button tone="quiet" size="small" icon={<X aria-hidden="true" />} onPress={() => setNarrowed(notNarrowed)}>
              {texts.clear}
            </Button>
          )}
          <span className="map__legend">
            {PointKind.options.map((kind) => (
              <span key={kind}>
                <PointSymbol kind={kind} /> {label(kind)}
              </span>
            ))}
          </span>
        </div>
        <div className="map__main">
          {squares.error !== null ? (
            <ErrorState failure={squares.error} onRetry={squares.refresh} />
          ) : way === 'table' ? (
            <MapTable name={name} box={asked.box} filter={filter} />
          ) : base.value === undefined ? null : (
            <MapCanvas
              base={base.value}
              start={left}
              shown={shown}
              says={says}
              onLook={(looking) => setLeft(looking)}
              onPick={setPicked}
              onReady={setMap}
            />
          )}
        </div>
        {isPicked ? (
          <Picked points={picked} onClose={close} />
        ) : side === 'near' ? (
          <NearBy near={near} filter={filter} onNear={setNear} onClose={close} />
        ) : side === 'places' && route.of !== null ? (
          <PlacesOf of={route.of} onClose={close} />
        ) : null}
        {printing && map !== null ? (
          <PrepareMap map={map} filter={filter} onPrepared={setPrinted} onClose={() => setPrinting(false)} />
        ) : null}
        <div className="map__time">
          <TimeBrush
            weeks={squares.value?.weeks ?? []}
            from={narrowed.from}
            to={narrowed.to}
            onChange={(from, to) => setNarrowed({ ...narrowed, from, to })}
          />
        </div>
      </div>
    </View>
  );
}

/** What is near, so that all of the circle comes into sight. */
function around({ place: { lon, lat }, metres }: Near): MapBox {
  const up = metres / 111_000;
  const across = up / Math.cos((lat * Math.PI) / 180);
  return { west: lon - across, south: lat - up, east: lon + across, north: lat + up };
}

function Of({ of }: { of: { kind: string; value: string } }) {
  const id = Number(of.value);
  const investigation = useQuery(
    'investigations.get',
    { id: of.kind === 'investigation' ? id : 1 },
    { topics: [`investigation:${of.value}`], enabled: of.kind === 'investigation' },
  );
  const entity = useQuery(
    'entities.get',
    { entityId: of.kind === 'entity-record' ? id : 1 },
    { topics: ['entity'], enabled: of.kind === 'entity-record' },
  );
  if (of.kind === 'entity-record')
    return (
      <>
        {texts.whatTheMatcherFinds}{' '}
        <Link to={{ name: 'entity-record', id }}>{entity.value?.entity.title ?? texts.aPersonOrThing}</Link>
      </>
    );
  if (of.kind === 'investigation') return <>{texts.opAndContributionsLinked(investigation.value?.operation ?? '…')}</>;
  if (of.kind === 'contribution') return <>{texts.oneContribution}</>;
  return <>{texts.contributionsThatName(label(of.kind).toLowerCase(), of.value)}</>;
}
