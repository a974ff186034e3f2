import { Map as MapIcon, Table2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { MapPoint } from '../../../preload/contract/maps.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { OpenOnMap } from '../../shell/open-on-map.tsx';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { Cluster } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { ToggleGroup } from '../../ui/toggle-group.tsx';
import type { DrawnMap, Shown } from './drawn-map.ts';
import { MapCanvas } from './map-canvas.tsx';
import { everywhere, filterOf, notNarrowed } from './map-view.ts';
import { distance, keyOf, openRecord, recordOf } from './point-words.ts';
import { PointCard } from './side.tsx';
import { PointSymbol } from './symbol.tsx';
import './small-map.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.smallMap;

/** As many as a small map tells apart; of more it says how many there are, and where the rest is. */
const most = 200;
const topics = ['contribution', 'investigation', 'entity', 'map'];
const ways = [
  { value: 'map', label: texts.map, icon: <MapIcon aria-hidden="true" /> },
  { value: 'table', label: texts.table, icon: <Table2 aria-hidden="true" /> },
] as const;
const nothing: readonly MapPoint[] = [];
const head = [texts.place, texts.record, texts.kind, texts.when, texts.within];

/** Where one thing is, on the page that is about it: as a map, or as a table of the same. Nothing for whoever may not see maps. */
export function SmallMap({ kind, value }: { kind: string; value: string | number }) {
  const may = useCan('maps.squares');
  const route = useMemo(() => ({ name: 'map' as const, of: { kind, value: String(value) } }), [kind, value]);
  const filter = useMemo(() => filterOf(route, notNarrowed), [route]);
  const counted = useQuery('maps.squares', { ...everywhere, filter }, { topics, enabled: may });
  const some = (counted.value?.total ?? 0) > 0;
  const read = useQuery(
    'maps.points',
    { box: everywhere.box, filter, after: null, limit: most },
    { topics, enabled: may && some },
  );
  const [way, setWay] = useState<'map' | 'table'>('map');
  if (!may) return null;
  return (
    <Section
      title={texts.onTheMap}
      label={texts.onTheMap}
      actions={
        some ? (
          <Cluster>
            <ToggleGroup label={texts.showAs} options={ways} value={way} onChange={setWay} />
            <OpenOnMap kind={kind} value={value} />
          </Cluster>
        ) : null
      }
    >
      <QueryView query={counted} rows={3}>
        {({ total, extent, more }) =>
          total === 0 ? (
            <p className="muted">{texts.nothingThatIsFound}</p>
          ) : (
            <QueryView query={read} rows={3}>
              {({ points }) => (
                <>
                  {way === 'table' ? (
                    <Places points={points} />
                  ) : (
                    <Drawn points={points} total={total} extent={extent} />
                  )}
                  {total > points.length || more ? (
                    <p className="muted">
                      {total > points.length ? texts.theFirstOf(points.length, countOf(total, 'point')) : ''}
                      {more ? texts.moreContributionsMayHold : ''}
                    </p>
                  ) : null}
                </>
              )}
            </QueryView>
          )
        }
      </QueryView>
    </Section>
  );
}

function Drawn(props: { points: readonly MapPoint[]; total: number; extent: Parameters<DrawnMap['fit']>[0] }) {
  const { points, total, extent } = props;
  const base = useQuery('maps.base', {}, { topics: ['map-file'] });
  const [map, setMap] = useState<DrawnMap | null>(null);
  const [picked, setPicked] = useState<readonly MapPoint[]>(nothing);
  const shown: Shown = useMemo(
    () => ({ points, squares: [], heat: false, selected: picked.map(keyOf), circle: null }),
    [points, picked],
  );
  useEffect(() => map?.fit(extent), [map, extent]);
  const kinds = [...new Set(points.map(({ kind }) => kind))];
  return (
    <div className="small-map">
      <div className="small-map__canvas">
        {base.value === undefined ? null : (
          <MapCanvas
            base={base.value}
            start={null}
            shown={shown}
            says={countOf(total, 'point')}
            scrolls
            onLook={noLook}
            onPick={setPicked}
            onReady={setMap}
          />
        )}
      </div>
      <span className="map__legend">
        {kinds.map((kind) => (
          <span key={kind}>
            <PointSymbol kind={kind} /> {label(kind)}
          </span>
        ))}
      </span>
      {picked.length === 0 ? null : (
        <ul className="small-map__picked" aria-label={texts.selectedOnTheMap}>
          {picked.slice(0, 5).map((point) => (
            <PointCard key={keyOf(point)} point={point} />
          ))}
          {picked.length > 5 ? (
            <li className="muted">{texts.here(countOf(picked.length - 5, texts.morePoint))}</li>
          ) : null}
        </ul>
      )}
    </div>
  );
}

/** It is not kept how a small map was left. */
const noLook = () => undefined;

function Places({ points }: { points: readonly MapPoint[] }) {
  return (
    <FigureTable
      label={texts.placesOnTheMap}
      table={{
        head,
        rows: points.map((point) => ({
          key: keyOf(point),
          cells: [
            point.name,
            <Button key="record" size="small" tone="quiet" onPress={() => openRecord(point)}>
              {recordOf(point)}
            </Button>,
            label(point.kind),
            point.at === null ? '' : <Time key="at" at={point.at} show="date" />,
            distance(point.uncertainty),
          ],
        })),
      }}
    />
  );
}
