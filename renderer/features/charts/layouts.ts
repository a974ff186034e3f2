/** Where the spots of a chart go. Up to a thousand by fcose, which draws what belongs together together; beyond, by forces alone. */
import cytoscape, { type BaseLayoutOptions } from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import { type Laid, type ToLay, withForces } from './to-lay.ts';

cytoscape.use(fcose);

/** Mulberry32, public domain. Numbers from 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** As its own documentation has them; distances in pixels. */
interface Fcose extends BaseLayoutOptions {
  animate: boolean;
  fit: boolean;
  randomize: boolean;
  packComponents: boolean;
  nodeRepulsion: number;
  idealEdgeLength: number;
  nodeSeparation: number;
  fixedNodeConstraint?: { nodeId: string; position: { x: number; y: number } }[];
}

function withFcose({ spots, edges }: ToLay): Laid['places'] {
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [{ selector: 'node', style: { width: 88, height: 64 } }],
    elements: [
      ...spots.map(({ key, x, y }) => ({ data: { id: key }, position: { x, y } })),
      ...edges.map(([source, target], at) => ({ data: { id: `edge ${at}`, source, target } })),
    ],
  });
  const fixed = spots.filter((spot) => spot.fixed);
  const some = fixed.length > 0;
  const options: Fcose = {
    name: 'fcose',
    animate: false,
    fit: false,
    randomize: !some,
    packComponents: !some,
    nodeRepulsion: 9_000,
    idealEdgeLength: 110,
    nodeSeparation: 110,
    ...(some ? { fixedNodeConstraint: fixed.map(({ key, x, y }) => ({ nodeId: key, position: { x, y } })) } : {}),
  };
  cy.layout(options).run();
  const places = cy.nodes().map((node): Laid['places'][number] => [node.id(), node.position().x, node.position().y]);
  cy.destroy();
  return places;
}

function withD3({ spots, edges }: ToLay): Laid['places'] {
  const nodes = spots.map((spot) => ({ ...spot, ...(spot.fixed ? { fx: spot.x, fy: spot.y } : {}) }));
  forceSimulation(nodes)
    .force('charge', forceManyBody().strength(-220).distanceMax(900))
    .force(
      'link',
      forceLink<(typeof nodes)[number], { source: string; target: string }>(
        edges.map(([source, target]) => ({ source, target })),
      )
        .id(({ key }) => key)
        .distance(90),
    )
    .force('collide', forceCollide(38))
    .force('x', forceX(0).strength(0.03))
    .force('y', forceY(0).strength(0.03))
    .stop()
    .tick(200);
  return nodes.map(({ key, x, y }) => [key, x, y]);
}

export const placesOf = (asked: ToLay): Laid['places'] =>
  asked.spots.length >= withForces ? withD3(asked) : withFcose(asked);
