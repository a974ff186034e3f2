/** How the map looks: colours of the page in its present theme, a shape of its own for each kind of point. */
import type { FeatureLike } from 'ol/Feature.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import RegularShape from 'ol/style/RegularShape.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import type { PointKind } from '../../../preload/contract/vocabulary.ts';

const named = [
  'surface',
  'canvas',
  'line',
  'line-strong',
  'ink',
  'ink-2',
  'focus',
  'chart-1',
  'chart-3',
  'chart-4',
  'chart-6',
  'sunken',
  'info-soft',
  'danger',
] as const;
type Named = (typeof named)[number];
export type Colours = Readonly<Record<Named, string>>;

export function coloursNow(): Colours {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(named.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Colours;
}

/** Those of the light theme, for paper, whichever the window has. */
export function coloursOnPaper(): Colours {
  const root = document.documentElement;
  const { theme } = root.dataset;
  root.dataset.theme = 'light';
  const colours = coloursNow();
  if (theme === undefined) delete root.dataset.theme;
  else root.dataset.theme = theme;
  return colours;
}

export const colourOf: Readonly<Record<PointKind, Named>> = {
  report: 'chart-1',
  vehicle_sighting: 'chart-4',
  case_event: 'chart-3',
  case_address: 'chart-6',
};

/** Corners and turn of each shape; a report is a circle. */
const shapes: Readonly<Record<Exclude<PointKind, 'report'>, { points: number; angle: number }>> = {
  vehicle_sighting: { points: 3, angle: 0 },
  case_event: { points: 4, angle: Math.PI / 4 },
  case_address: { points: 4, angle: 0 },
};

export function pointStyle(colours: Colours, kind: PointKind, selected: boolean): Style {
  const fill = new Fill({ color: colours[colourOf[kind]] });
  const stroke = new Stroke({ color: selected ? colours.focus : colours.surface, width: selected ? 4 : 1.5 });
  const radius = selected ? 10 : 8;
  const image =
    kind === 'report'
      ? new CircleStyle({ radius: radius - 1, fill, stroke })
      : new RegularShape({ ...shapes[kind], radius: radius + 1, fill, stroke });
  return new Style({ image, zIndex: selected ? 3 : 2 });
}

/** Several in one place: how many, in a circle that grows with them. */
export function clusterStyle(colours: Colours, n: number, selected: boolean): Style {
  return new Style({
    zIndex: selected ? 3 : 2,
    image: new CircleStyle({
      radius: Math.min(26, 11 + Math.log2(n) * 1.6),
      fill: new Fill({ color: colours.surface }),
      stroke: new Stroke({ color: selected ? colours.focus : colours['ink-2'], width: selected ? 4 : 2 }),
    }),
    text: new Text({
      text: n.toLocaleString('en-GB'),
      font: '600 12px "Inter Variable", sans-serif',
      fill: new Fill({ color: colours.ink }),
    }),
  });
}

/** Five steps, each twice as dense as the one before, with the number in it: colour alone says nothing. */
export function heatStyle(colours: Colours, n: number, most: number, side: number): Style {
  const step = Math.max(1, Math.ceil(5 * (Math.log2(n + 1) / Math.log2(most + 1))));
  const opacity = ['26', '4d', '80', 'b3', 'e6'][step - 1] ?? 'e6';
  return new Style({
    image: new RegularShape({
      points: 4,
      angle: Math.PI / 4,
      radius: side / Math.SQRT2,
      fill: new Fill({ color: `${colours.danger}${opacity}` }),
    }),
    text: new Text({
      text: n.toLocaleString('en-GB'),
      font: '600 12px "Inter Variable", sans-serif',
      fill: new Fill({ color: colours.ink }),
      stroke: new Stroke({ color: colours.surface, width: 3 }),
    }),
  });
}

export const uncertaintyStyle = (colours: Colours, kind: PointKind): Style =>
  new Style({
    fill: new Fill({ color: `${colours[colourOf[kind]]}1f` }),
    stroke: new Stroke({ color: colours[colourOf[kind]], width: 1, lineDash: [4, 4] }),
  });

export const outlineStyle = (colours: Colours): Style =>
  new Style({
    fill: new Fill({ color: colours.surface }),
    stroke: new Stroke({ color: colours['line-strong'], width: 1 }),
  });

export const radiusStyle = (colours: Colours): Style =>
  new Style({
    stroke: new Stroke({ color: colours.focus, width: 2 }),
    fill: new Fill({ color: `${colours.focus}14` }),
  });

/** By what layers of maps are called, whoever made them (OS Open Zoomstack, OpenMapTiles, Protomaps). */
const layers: readonly [RegExp, (colours: Colours, feature: FeatureLike, zoom: number) => Style | null][] = [
  [/^(?:water|sea|ocean|rivers?|surfacewater)/i, (c) => fillOf(c['info-soft'], c['info-soft'])],
  [/^(?:land$|earth|coast)/i, (c) => fillOf(c.surface, c['line-strong'])],
  [/urban|residential|landuse|built/i, (c) => fillOf(c.sunken, c.line)],
  [/building/i, (c) => fillOf(c.line, c.line)],
  [/road|transport|street|highway|rail/i, roadStyle],
];
/** Drawn apart, on top of what lies on the map: a circle in the middle of a town would hide what it is called. */
const labels = /place|name|label|poi/i;

function fillOf(fill: string, line: string): Style {
  return new Style({ fill: new Fill({ color: fill }), stroke: new Stroke({ color: line, width: 1 }) });
}

const typeOf = (feature: FeatureLike): string => feature.getGeometry()?.getType() ?? '';
const textOf = (feature: FeatureLike): string =>
  String(feature.get('name') ?? feature.get('name:en') ?? feature.get('text1') ?? '');

function roadStyle(colours: Colours, feature: FeatureLike, zoom: number): Style {
  const main = /main|motor|trunk|primary|major/i.test(
    String(feature.get('kind') ?? feature.get('class') ?? feature.get('type') ?? ''),
  );
  const name = zoom >= 13.5 ? textOf(feature) : '';
  return new Style({
    stroke: new Stroke({ color: colours['line-strong'], width: main ? 2.5 : 1 }),
    ...(name === ''
      ? {}
      : {
          text: new Text({
            text: name,
            placement: 'line',
            font: '11px "Inter Variable", sans-serif',
            fill: new Fill({ color: colours['ink-2'] }),
            stroke: new Stroke({ color: colours.surface, width: 3 }),
          }),
        }),
  });
}

function labelStyle(colours: Colours, feature: FeatureLike): Style | null {
  const name = textOf(feature);
  if (name === '' || typeOf(feature) !== 'Point') return null;
  return new Style({
    text: new Text({
      text: name,
      font: `${Number(feature.get('rank')) === 1 ? '650 14px' : '550 12px'} "Inter Variable", sans-serif`,
      fill: new Fill({ color: colours.ink }),
      stroke: new Stroke({ color: colours.surface, width: 3 }),
      offsetY: -20,
    }),
  });
}

/** The style of a name on the map; `null` for what is none. */
export const nameStyle = (colours: Colours, feature: FeatureLike): Style | null =>
  labels.test(String(feature.get('layer') ?? '')) ? labelStyle(colours, feature) : null;

/** The style of a feature of the map, but for its names; `null` for what is not drawn. */
export function baseStyle(colours: Colours, feature: FeatureLike, zoom: number): Style | null {
  const layer = String(feature.get('layer') ?? '');
  if (labels.test(layer)) return null;
  const found = layers.find(([name]) => name.test(layer));
  if (found !== undefined) return found[1](colours, feature, zoom);
  return typeOf(feature).includes('Polygon')
    ? null
    : new Style({ stroke: new Stroke({ color: colours.line, width: 1 }) });
}
