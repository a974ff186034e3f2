/** The lanes of a chart with their marks, for a window and for paper. Pixels in and out. */
import { PlotStage, rank } from '../../../../preload/contract/vocabulary.ts';
import type { LaneMarks } from './keyboard.ts';
import { LADDER_PX, rungY } from './ladder.tsx';
import { type LaneLayout, layOutLane, type Mark, ROW_PX } from './layout.ts';
import { type LaneName, lanes, type Placed, type Span } from './types.ts';

const mostRows: Readonly<Record<LaneName, number>> = {
  stage: 1,
  tip: 4,
  event: 4,
  arrest: 2,
  action: 3,
  decision: 3,
  disruption: 1,
};
const LANE_PAD_PX = 6;
const allRows = Object.values(mostRows).reduce((sum, rows) => sum + rows, 0);

/** How many rows a lane may have: its least, and up to twice and a half that where the chart is tall. Pixels in. */
function rowsFor(lane: LaneName, room: number): number {
  const budget = (room - LADDER_PX - LANE_PAD_PX * 2 * 6) / ROW_PX;
  return Math.floor(mostRows[lane] * Math.min(2.5, Math.max(1, budget / allRows)));
}
export interface Lane extends LaneMarks {
  layout: LaneLayout;
  height: number;
}

/** The top of a mark in its lane: a stage stands on its rung. */
export const markY = (lane: Lane, mark: Mark): number => {
  const stage = mark.items.at(-1)?.item.stage ?? null;
  if (lane.lane === 'stage' && stage !== null) return rungY(rank(PlotStage, stage)) - 11;
  return LANE_PAD_PX + mark.row * ROW_PX;
};

/** Those that hold anything, and the ladder. `room`: how tall the chart may be. */
export function layOutLanes(items: readonly Placed[], window: Span, width: number, room: number): Lane[] {
  const byLane = Map.groupBy(items, ({ item }) => item.lane);
  return lanes
    .filter((lane) => lane === 'stage' || byLane.has(lane))
    .map((lane) => {
      const held = byLane.get(lane) ?? [];
      const layout = layOutLane(held, window, width, rowsFor(lane, room));
      const height = lane === 'stage' ? LADDER_PX : layout.rows * ROW_PX + LANE_PAD_PX * 2;
      return { lane, items: held, marks: layout.marks, layout, height };
    });
}
