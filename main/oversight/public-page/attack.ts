/**
 * What somebody can work out of a published table about the cells that were left out: for each, the least and the most that all sums
 * allow. Every row and every column, the totals included, is a sum that has to come out.
 *
 * The table is read as a network: rows and columns are its points, and each cell is a flow between its row and its column, in the one
 * direction for counts and in the other for totals, so that what flows into a point flows out of it again. How far a cell can be
 * from its true value is then the most that can be sent around through other cells that were left out. That is exact, and whole numbers do no
 * better than fractions, so that nothing is missed (tests/oversight/suppression.test.ts tries other ways).
 */
import { type CountedTable, type Hidden, isHidden, type Place, placesOf, valueAt } from './counted-table.ts';

export interface Interval {
  least: number;
  /** Infinity where nothing published limits it. */
  most: number;
}

/** A flow from one point to another that can grow without end, and shrink to nought. */
interface Flow {
  from: number;
  to: number;
  value: number;
  place: Place;
}

/** Points: rows first, then columns, each with the totals last. A total flows against the others. */
function flowsOf(table: CountedTable, hidden: Hidden): Flow[] {
  const [rows, columns] = [table.rows.length, table.columns.length];
  return placesOf(table)
    .filter((place) => isHidden(hidden, place))
    .map((place) => {
      const [row, column] = [place.row, rows + 1 + place.column];
      const against = (place.row === rows) !== (place.column === columns);
      const value = valueAt(table, place);
      return against ? { from: column, to: row, value, place } : { from: row, to: column, value, place };
    });
}

/** The most that can be sent from one point to another through these flows: more along each, or less, down to nought. */
function mostThrough(flows: readonly Flow[], from: number, to: number): number {
  const changed = flows.map(() => 0);
  let sent = 0;
  for (;;) {
    const path = shortestWay(flows, changed, from, to);
    if (path === null) return sent;
    const room = Math.min(
      ...path.map(({ index, along }) =>
        along ? Number.POSITIVE_INFINITY : (flows[index]?.value ?? 0) + (changed[index] ?? 0),
      ),
    );
    // A way on which every flow grows has no end.
    if (room === Number.POSITIVE_INFINITY) return room;
    for (const { index, along } of path) changed[index] = (changed[index] ?? 0) + (along ? room : -room);
    sent += room;
  }
}

interface StepOfWay {
  index: number;
  /** Whether the flow grows; otherwise it shrinks. */
  along: boolean;
}

function shortestWay(flows: readonly Flow[], changed: readonly number[], from: number, to: number): StepOfWay[] | null {
  const cameBy = new Map<number, StepOfWay & { before: number }>();
  const waiting = [from];
  for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) {
    for (const [index, flow] of flows.entries()) {
      const along = flow.from === point;
      const back = flow.to === point && flow.value + (changed[index] ?? 0) > 0;
      if (!along && !back) continue;
      const next = along ? flow.to : flow.from;
      if (next === from || cameBy.has(next)) continue;
      cameBy.set(next, { index, along, before: point });
      if (next === to) return wayBack(cameBy, from, to);
      waiting.push(next);
    }
  }
  return null;
}

function wayBack(cameBy: ReadonlyMap<number, StepOfWay & { before: number }>, from: number, to: number): StepOfWay[] {
  const way: StepOfWay[] = [];
  for (let point = to; point !== from; ) {
    const step = cameBy.get(point);
    if (step === undefined) return way;
    way.push({ index: step.index, along: step.along });
    point = step.before;
  }
  return way;
}

/** What can be worked out about one cell that was left out. */
export function intervalOf(table: CountedTable, hidden: Hidden, place: Place): Interval {
  const flows = flowsOf(table, hidden);
  const own = flows.find((flow) => flow.place.row === place.row && flow.place.column === place.column);
  const value = valueAt(table, place);
  if (own === undefined) return { least: value, most: value };
  const others = flows.filter((flow) => flow !== own);
  return {
    least: Math.max(0, value - mostThrough(others, own.from, own.to)),
    most: value + mostThrough(others, own.to, own.from),
  };
}
