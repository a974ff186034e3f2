/** The map itself, on canvas: a small object around OpenLayers that is told what to draw, and tells where it is looked at. Loaded when first shown. */
import ScaleLine from 'ol/control/ScaleLine.js';
import type { Extent } from 'ol/extent.js';
import Feature, { type FeatureLike } from 'ol/Feature.js';
import TopoJSON from 'ol/format/TopoJSON.js';
import Point from 'ol/geom/Point.js';
import { circular } from 'ol/geom/Polygon.js';
import { defaults } from 'ol/interaction/defaults.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorTileLayer from 'ol/layer/VectorTile.js';
import OlMap from 'ol/Map.js';
import { fromLonLat, transformExtent } from 'ol/proj.js';
import Cluster from 'ol/source/Cluster.js';
import VectorSource from 'ol/source/Vector.js';
import View from 'ol/View.js';
import 'ol/ol.css';
import type { MapBox, MapPoint } from '../../../preload/contract/maps.ts';
import {
  baseStyle,
  type Colours,
  clusterStyle,
  coloursNow,
  coloursOnPaper,
  heatStyle,
  nameStyle,
  outlineStyle,
  pointStyle,
  radiusStyle,
  uncertaintyStyle,
} from './map-style.ts';
import outline from './outline.json';
import { keyOf } from './point-words.ts';
import { tileSource } from './tiles.ts';

export interface SquareShown {
  lon: number;
  lat: number;
  n: number;
}

export interface Shown {
  points: readonly MapPoint[];
  squares: readonly SquareShown[];
  heat: boolean;
  /** `report 12`: see `keyOf`. */
  selected: readonly string[];
  circle: { lon: number; lat: number; metres: number } | null;
}

export interface Looking {
  box: MapBox;
  zoom: number;
}

export interface DrawnMap {
  show(shown: Shown): void;
  /** Brings all of the box into sight, and keeps it filling the window until somebody looks elsewhere. */
  fit(box: MapBox | null): void;
  zoomBy(levels: number): void;
  /** The picture as it is drawn, in light colours, with what `drawOver` adds. */
  picture(
    drawOver: (context: CanvasRenderingContext2D, width: number, height: number) => void,
  ): Promise<HTMLCanvasElement>;
  metresPerPixel(): number;
  looking(): Looking;
  end(): void;
}

const degrees = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
const squareOnScreen = 64;
/** Pixels across of a circle for very many. */
const widestCircle = 52;

/** How many a square holds, or all squares that one circle stands for. */
function heldBy(feature: FeatureLike): number {
  const all: unknown = feature.get('features');
  const squares = Array.isArray(all) ? all : [feature];
  return squares.reduce((sum: number, one: FeatureLike) => sum + Number(one.get('n')), 0);
}

export function drawMap(
  target: HTMLElement,
  start: Looking | null,
  tiles: { id: number; sha256: string } | null,
  on: {
    /** Whether the wheel zooms; it scrolls the page otherwise. */
    takesWheel: boolean;
    looks: (looking: Looking) => void;
    picks: (points: readonly MapPoint[]) => void;
    tilesFailed: () => void;
  },
): DrawnMap {
  let colours = coloursNow();
  let shown: Shown = { points: [], squares: [], heat: false, selected: [], circle: null };
  const land = new VectorSource({
    features: new TopoJSON().readFeatures(outline, { featureProjection: 'EPSG:3857' }),
  });
  const outlined = new VectorLayer({ source: land, style: () => outlineStyle(colours) });
  const rings = new VectorSource();
  const uncertain = new VectorLayer({
    source: rings,
    style: (feature) =>
      feature.get('kind') === undefined ? radiusStyle(colours) : uncertaintyStyle(colours, feature.get('kind')),
  });
  const points = new VectorSource<Feature<Point>>();
  const clusters = new Cluster<Feature<Point>>({ source: points, distance: 36, minDistance: 24 });
  const pointLayer = new VectorLayer({
    source: clusters,
    style: (feature) => {
      const all = membersOf(feature.get('features'));
      const selected = all.some((one) => shown.selected.includes(keyOf(one)));
      const [only] = all;
      return all.length === 1 && only !== undefined
        ? pointStyle(colours, only.kind, selected)
        : clusterStyle(colours, all.length, selected);
    },
  });
  const squares = new VectorSource<Feature<Point>>();
  // A town lies in more squares than one: their circles would lie on each other.
  const heaps = new Cluster<Feature<Point>>({ source: squares, distance: widestCircle });
  const squareLayer = new VectorLayer({
    source: heaps,
    style: (feature) => clusterStyle(colours, heldBy(feature), false),
  });
  const heatLayer = new VectorLayer({
    source: squares,
    visible: false,
    style: (feature) => {
      const most = Math.max(...shown.squares.map((square) => square.n));
      return heatStyle(colours, Number(feature.get('n')), most, squareOnScreen);
    },
  });
  const view = new View({ center: fromLonLat([-2, 54.5]), zoom: 5.5, minZoom: 3, maxZoom: 19, enableRotation: false });
  const map = new OlMap({
    target,
    view,
    layers: [outlined, uncertain, heatLayer, squareLayer, pointLayer],
    controls: [new ScaleLine({ units: 'metric' })],
    interactions: defaults({ mouseWheelZoom: on.takesWheel }),
  });
  // By its box: a zoom in whole steps would show another part than was left, and a window of another size too much or too little.
  if (start !== null) view.fit(extentOf(start.box));
  let filled: { box: MapBox; seen: string } | null = null;
  const fill = (box: MapBox) => {
    view.fit(extentOf(box), { padding: [60, 60, 60, 60], maxZoom: 13 });
    filled = { box, seen: placeOf(view) };
  };
  map.on('change:size', () => {
    if (filled !== null && filled.seen === placeOf(view)) fill(filled.box);
  });
  let ended = false;
  if (tiles !== null)
    tileSource(tiles.id, tiles.sha256).then(
      (source) => {
        if (ended) return;
        const base = new VectorTileLayer({
          source,
          declutter: true,
          style: (feature) => baseStyle(colours, feature, view.getZoom() ?? 0) ?? undefined,
        });
        map.getLayers().insertAt(1, base);
        const names = new VectorTileLayer({
          source,
          declutter: true,
          style: (feature) => nameStyle(colours, feature) ?? undefined,
        });
        map.addLayer(names);
      },
      () => {
        if (!ended) on.tilesFailed();
      },
    );
  const looking = (): Looking => {
    const [west = 0, south = 0, east = 0, north = 0] = transformExtent(
      view.calculateExtent(map.getSize()),
      'EPSG:3857',
      'EPSG:4326',
    );
    const box = {
      west: degrees(west, -180, 180),
      south: degrees(south, -85, 85),
      east: degrees(east, -180, 180),
      north: degrees(north, -85, 85),
    };
    return { box, zoom: Math.round(degrees(view.getZoom() ?? 5, 0, 20)) };
  };
  map.on('moveend', () => on.looks(looking()));
  map.on('singleclick', ({ pixel }) => {
    const found = map.forEachFeatureAtPixel(pixel, (feature) => feature, {
      layerFilter: (layer) => layer === pointLayer || layer === squareLayer || layer === heatLayer,
      hitTolerance: 6,
    });
    if (found === undefined) return on.picks([]);
    const members = membersOf(found.get('features'));
    if (members.length > 0) return on.picks(members);
    const geometry = found.getGeometry();
    if (geometry instanceof Point)
      view.animate({ center: geometry.getCoordinates(), zoom: (view.getZoom() ?? 5) + 2, duration: 0 });
  });
  map.on('pointermove', ({ pixel, dragging }) => {
    if (dragging) return;
    const over = map.hasFeatureAtPixel(pixel, {
      layerFilter: (layer) => layer === pointLayer || layer === squareLayer || layer === heatLayer,
      hitTolerance: 6,
    });
    target.style.cursor = over ? 'pointer' : '';
  });
  let onPaper = false;
  const drawWith = (next: Colours) => {
    colours = next;
    for (const layer of map.getLayers().getArray()) layer.changed();
  };
  const themes = new MutationObserver(() => {
    if (!onPaper) drawWith(coloursNow());
  });
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const draw = () => {
    points.clear(true);
    points.addFeatures(shown.points.map((point) => new Feature({ geometry: at(point), point })));
    squares.clear(true);
    squares.addFeatures(shown.squares.map((square) => new Feature({ geometry: at(square), n: square.n })));
    rings.clear(true);
    // Of what lies in one place and is known alike, one circle.
    const apart = new Map(shown.points.map((one) => [`${one.lon} ${one.lat} ${one.uncertainty} ${one.kind}`, one]));
    rings.addFeatures(
      [...apart.values()].map((one) => new Feature({ geometry: ring(one, one.uncertainty), kind: one.kind })),
    );
    if (shown.circle !== null) rings.addFeature(new Feature({ geometry: ring(shown.circle, shown.circle.metres) }));
  };
  return {
    show(next) {
      heatLayer.setVisible(next.heat);
      squareLayer.setVisible(!next.heat);
      const same = next.points === shown.points && next.squares === shown.squares && next.circle === shown.circle;
      shown = next;
      if (!same) draw();
      pointLayer.changed();
      squareLayer.changed();
      heatLayer.changed();
    },
    fit(box) {
      if (box !== null) fill(box);
    },
    zoomBy(levels) {
      view.setZoom((view.getZoom() ?? 5) + levels);
    },
    metresPerPixel() {
      const [, lat = 0] = fromCenter(view);
      return (view.getResolution() ?? 1) * Math.cos((lat * Math.PI) / 180);
    },
    looking,
    async picture(drawOver) {
      onPaper = true;
      drawWith(coloursOnPaper());
      await new Promise<void>((resolve) => {
        map.once('rendercomplete', () => resolve());
        map.render();
      });
      const [width = 1, height = 1] = map.getSize() ?? [];
      const ratio = window.devicePixelRatio;
      const whole = document.createElement('canvas');
      whole.width = Math.round(width * ratio);
      whole.height = Math.round(height * ratio);
      const context = whole.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.fillStyle = colours['info-soft'];
      context.fillRect(0, 0, whole.width, whole.height);
      for (const canvas of target.querySelectorAll<HTMLCanvasElement>('.ol-layer canvas'))
        if (canvas.width > 0) context.drawImage(canvas, 0, 0, whole.width, whole.height);
      context.scale(ratio, ratio);
      drawOver(context, width, height);
      onPaper = false;
      drawWith(coloursNow());
      return whole;
    },
    end() {
      ended = true;
      themes.disconnect();
      map.setTarget(undefined);
      map.dispose();
    },
  };
}

const extentOf = ({ west, south, east, north }: MapBox): Extent =>
  transformExtent([west, south, east, north], 'EPSG:4326', 'EPSG:3857');
/** Where a view looks, whatever the size of its window. */
const placeOf = (view: View): string => `${view.getCenter()} ${view.getResolution()}`;

const at = ({ lon, lat }: { lon: number; lat: number }) => new Point(fromLonLat([lon, lat]));
const ring = ({ lon, lat }: { lon: number; lat: number }, metres: number) =>
  circular([lon, lat], metres, 64).transform('EPSG:4326', 'EPSG:3857');

function fromCenter(view: View): number[] {
  const [x = 0, y = 0] = view.getCenter() ?? [];
  const [lon = 0, lat = 0] = transformExtent([x, y, x, y], 'EPSG:3857', 'EPSG:4326');
  return [lon, lat];
}

function membersOf(features: unknown): MapPoint[] {
  return Array.isArray(features)
    ? features.flatMap((one: Feature) => (one.get('point') as MapPoint | undefined) ?? [])
    : [];
}
