import type { Core, ElementDefinition } from 'cytoscape';
import { type KeyboardEvent, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { shortened } from '../../../preload/contract/charts.ts';
import type { Edge, Picture, Point, Spot } from './chart.ts';
import { brokenLines, type Colours, coloursOf, fillOf, shapes, styleOf } from './look.ts';
import { codeOf, isWarned } from './words.ts';
import './canvas.css';

export interface CanvasHandle {
  fit: () => void;
  zoom: (factor: number) => void;
}

export interface CanvasProps {
  label: string;
  /** What a screen reader is told of the keys; the id of an element. */
  describedBy: string;
  picture: Picture;
  chosen: string | null;
  focused: string | null;
  /** Spots that lie on a way between two things. */
  way: ReadonlySet<string>;
  handle: RefObject<CanvasHandle | null>;
  onChoose: (key: string | null) => void;
  /** Under the pointer: a spot or an edge. */
  onHover: (key: string | null) => void;
  onOpen: (key: string) => void;
  onMove: (places: ReadonlyMap<string, Point>) => void;
  onKey: (event: KeyboardEvent<HTMLDivElement>) => void;
  onFocus: () => void;
}

const longestLabel = 42;
const stylesheetId = '__________cytoscape_stylesheet';

/** The letters on a symbol, and the badge of a warning at its shoulder, as an image that the policy of the page allows. */
function lettersOf(code: string, warned: boolean, { ink, surface, danger }: Colours): string {
  const written = 'font-family="sans-serif" font-weight="700" text-anchor="middle"';
  const badge = warned
    ? `<path d="M56 .8 63 12.5H49Z" fill="${surface}" stroke="${danger}" stroke-width="1.4"/>` +
      `<text x="56" y="11.2" ${written} font-size="9" fill="${danger}">!</text>`
    : '';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="40" viewBox="0 0 64 40">` +
    `<text x="32" y="25" ${written} font-size="12" fill="${ink}">${code}</text>${badge}</svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}

const spotData = ({ key, kind, title, members, note }: Spot, colours: Colours) => ({
  id: key,
  label: shortened(title, longestLabel),
  shape: shapes[fillOf(kind)],
  width: fillOf(kind) === 'identifier' ? 52 : fillOf(kind) === 'contribution' ? 36 : 44,
  fill: colours.fills[fillOf(kind)],
  letters: lettersOf(codeOf(kind, members), isWarned(members), colours),
  group: members.length > 1,
  note,
});

const edgeData = ({ key, one, other, links }: Edge) => ({
  id: key,
  source: one,
  target: other,
  width: Math.min(5, 1 + Math.log2(links.length)),
  broken: links.every(({ kind }) => brokenLines.has(kind)),
});

function elementsOf({ spots, edges }: Picture, colours: Colours): ElementDefinition[] {
  return [
    ...spots.map((spot) => ({
      group: 'nodes' as const,
      data: spotData(spot, colours),
      position: { x: spot.x, y: spot.y },
    })),
    ...edges.map((edge) => ({ group: 'edges' as const, data: edgeData(edge) })),
  ];
}

/** Brings what is drawn in step with the picture: what stays is moved, and nothing that is the same is touched. */
function sync(cy: Core, picture: Picture, colours: Colours): void {
  const wanted = elementsOf(picture, colours);
  const ids = new Set(wanted.map(({ data }) => data.id));
  cy.batch(() => {
    cy.elements()
      .filter((element) => !ids.has(element.id()))
      .remove();
    const fresh: ElementDefinition[] = [];
    for (const element of wanted) {
      const there = cy.getElementById(element.data.id ?? '');
      if (there.empty()) {
        fresh.push(element);
        continue;
      }
      there.data(element.data);
      const { position } = element;
      if (position === undefined || there.grabbed()) continue;
      const now = there.position();
      if (now.x !== position.x || now.y !== position.y) there.position(position);
    }
    cy.add(fresh);
  });
}

/** Keys mean things of its own in it. */
const takesKeys = { tabIndex: 0 } as const;

/** All of it in view; a chart of three things is not blown up. */
function fitted(cy: Core): void {
  cy.fit(undefined, 48);
  if (cy.zoom() > 1.2) {
    cy.zoom(1.2);
    cy.center();
  }
}

/** The chart as it is drawn. It is mute: keys and words are the caller's, and the list says all of it in words. */
export function ChartCanvas(props: CanvasProps) {
  const { picture, chosen, focused, way } = props;
  const inner = useRef<HTMLDivElement>(null);
  const drawn = useRef<Core | null>(null);
  const [ready, setReady] = useState(false);
  const [colours, setColours] = useState<Colours | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    let gone = false;
    // The library would add a style element, which the page's policy refuses; what it would say is in the style sheet.
    if (document.getElementById(stylesheetId) === null) {
      const stand = document.createElement('template');
      stand.id = stylesheetId;
      document.head.append(stand);
    }
    import('cytoscape').then(({ default: cytoscape }) => {
      if (gone || inner.current === null) return;
      const cy = cytoscape({
        container: inner.current,
        minZoom: 0.05,
        maxZoom: 3,
        boxSelectionEnabled: false,
        autounselectify: true,
        // Of very many, edges are not drawn while the chart is being moved.
        hideEdgesOnViewport: latest.current.picture.edges.length > 900,
        textureOnViewport: false,
      });
      cy.on('tap', (event) => {
        if (event.target === cy) latest.current.onChoose(null);
      });
      cy.on('tap', 'node', ({ target }) => latest.current.onChoose(target.id()));
      cy.on('dbltap', 'node', ({ target }) => latest.current.onOpen(target.id()));
      cy.on('mouseover', 'node, edge', ({ target }) => latest.current.onHover(target.id()));
      cy.on('mouseout', 'node, edge', () => latest.current.onHover(null));
      cy.on('dragfree', 'node', ({ target }) =>
        latest.current.onMove(new Map([[target.id(), { ...target.position() }]])),
      );
      drawn.current = cy;
      setColours(coloursOf(inner.current));
      setReady(true);
    });
    return () => {
      gone = true;
      drawn.current?.destroy();
      drawn.current = null;
    };
  }, []);

  useEffect(() => {
    const again = () => {
      if (inner.current !== null) setColours(coloursOf(inner.current));
    };
    const watcher = new MutationObserver(again);
    watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-text-size'] });
    const forced = window.matchMedia('(forced-colors: active)');
    forced.addEventListener('change', again);
    return () => {
      watcher.disconnect();
      forced.removeEventListener('change', again);
    };
  }, []);

  // What is in the middle stays there when the panel at the side opens or goes.
  useEffect(() => {
    const watched = inner.current;
    if (!ready || watched === null) return;
    let before = { width: watched.clientWidth, height: watched.clientHeight };
    const observer = new ResizeObserver(() => {
      const now = { width: watched.clientWidth, height: watched.clientHeight };
      drawn.current?.resize();
      drawn.current?.panBy({ x: (now.width - before.width) / 2, y: (now.height - before.height) / 2 });
      before = now;
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [ready]);

  const empty = useRef(true);
  useEffect(() => {
    if (ready && colours !== null) drawn.current?.style(styleOf(colours));
  }, [ready, colours]);
  useEffect(() => {
    const cy = drawn.current;
    if (!ready || cy === null || colours === null) return;
    sync(cy, picture, colours);
    // Whatever is drawn first is shown whole; later the view stays where it was put.
    if (empty.current && picture.spots.length > 0) fitted(cy);
    empty.current = picture.spots.length === 0;
  }, [ready, picture, colours]);

  useEffect(() => {
    const cy = drawn.current;
    if (!ready || cy === null || picture.spots.length === 0) return;
    cy.batch(() => {
      cy.elements('.chosen, .near, .focused, .way').removeClass('chosen near focused way');
      for (const key of way) cy.getElementById(key).addClass('way');
      cy.edges()
        .filter((edge) => way.has(edge.source().id()) && way.has(edge.target().id()))
        .addClass('way');
      if (chosen !== null) {
        const node = cy.getElementById(chosen).addClass('chosen');
        node.connectedEdges().addClass('near').connectedNodes().difference(node).addClass('near');
      }
      if (focused !== null) cy.getElementById(focused).addClass('focused');
    });
  }, [ready, picture, chosen, focused, way]);

  useEffect(() => {
    const cy = drawn.current;
    if (!ready || cy === null || focused === null) return;
    const node = cy.getElementById(focused);
    if (node.empty()) return;
    const { x1, y1, x2, y2 } = cy.extent();
    const { x, y } = node.position();
    if (x < x1 || x > x2 || y < y1 || y > y2) cy.center(node);
  }, [ready, focused]);

  useImperativeHandle(
    props.handle,
    () => ({
      fit: () => {
        if (drawn.current !== null) fitted(drawn.current);
      },
      zoom: (factor) => {
        const cy = drawn.current;
        if (cy === null) return;
        cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
      },
    }),
    [],
  );

  return (
    // Arrow keys go from thing to thing here, which a screen reader would otherwise keep to itself.
    <div
      role="application"
      {...takesKeys}
      className="chart-canvas"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onKeyDown={props.onKey}
      onFocus={props.onFocus}
      data-drawn={ready && picture.spots.length > 0 ? picture.spots.length : 0}
    >
      <div ref={inner} className="chart-canvas__inner" />
    </div>
  );
}
