import { Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import type { MapPoint } from '../../../preload/contract/maps.ts';
import { IconButton } from '../../ui/button.tsx';
import type { DrawnMap, Looking, Shown } from './drawn-map.ts';
import './map.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.mapCanvas;

/** Arrows move the map, + and - zoom. */
const takesKeys = { tabIndex: 0 };

/** The map as a picture that takes the keyboard: arrows move it, + and - zoom. What is drawn is in the table as well. */
export function MapCanvas(props: {
  base: Output<'maps.base'>;
  start: Looking | null;
  shown: Shown;
  /** Says in words what the map shows. */
  says: string;
  /** It stands on a page that scrolls: the wheel moves the page, and not the map. */
  scrolls?: boolean;
  onLook: (looking: Looking) => void;
  onPick: (points: readonly MapPoint[]) => void;
  onReady: (map: DrawnMap | null) => void;
}) {
  const target = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<DrawnMap | null>(null);
  const [problem, setProblem] = useState('');
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const tilesId = props.base.tiles?.id ?? null;
  useEffect(() => {
    let made: DrawnMap | null = null;
    let gone = false;
    void import('./drawn-map.ts').then(({ drawMap }) => {
      if (gone || target.current === null) return;
      const tiles = latest.current.base.tiles;
      made = drawMap(target.current, latest.current.start, tiles?.id === tilesId ? tiles : null, {
        takesWheel: latest.current.scrolls !== true,
        looks: (looking) => latest.current.onLook(looking),
        picks: (points) => latest.current.onPick(points),
        tilesFailed: () => setProblem(texts.theInstallationsMapCannot),
      });
      setMap(made);
      latest.current.onReady(made);
    });
    return () => {
      gone = true;
      made?.end();
      setMap(null);
      latest.current.onReady(null);
    };
  }, [tilesId]);
  const { shown } = props;
  useEffect(() => map?.show(shown), [map, shown]);
  return (
    <div className="map__canvas">
      <div
        className="map__target"
        ref={target}
        {...takesKeys}
        role="application"
        aria-label={texts.map}
        aria-describedby="map-says"
      />
      <div className="map__zoom">
        <IconButton label={texts.zoomIn} onPress={() => map?.zoomBy(1)}>
          <Plus />
        </IconButton>
        <IconButton label={texts.zoomOut} onPress={() => map?.zoomBy(-1)}>
          <Minus />
        </IconButton>
      </div>
      <p className="map__says" id="map-says" role="status">
        {problem === '' ? props.says : `${problem} ${props.says}`}
      </p>
    </div>
  );
}
