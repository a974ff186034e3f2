/** Moving from mark to mark by keyboard. */
import type { Mark } from './layout.ts';
import type { LaneName, Placed } from './types.ts';

export interface LaneMarks {
  lane: LaneName;
  marks: readonly Mark[];
  /** All items of the lane that pass the filters, also those out of sight, earliest first. */
  items: readonly Placed[];
}

const indexOf = (lane: LaneMarks, id: string) =>
  lane.marks.findIndex((mark) => mark.items.some(({ item }) => item.id === id));

/**
 * The item that an arrow key leads to from `id`, or null when there is nowhere to go. Left and right follow the marks of a
 * lane (a cluster is one stop) and go on past the edge of the window; up and down go to the nearest mark in time of the
 * next lane that has any. Home and End are the first and last item of the lane.
 */
export function moveTo(key: string, lanes: readonly LaneMarks[], id: string): Placed | null {
  const at = lanes.findIndex(({ items }) => items.some(({ item }) => item.id === id));
  const lane = lanes[at];
  const here = lane?.items.find(({ item }) => item.id === id);
  if (lane === undefined || here === undefined) return null;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft':
      return along(lane, id, key === 'ArrowRight' ? 1 : -1);
    case 'ArrowDown':
    case 'ArrowUp':
      return across(lanes, at, here, key === 'ArrowDown' ? 1 : -1);
    case 'Home':
      return lane.items[0] ?? null;
    case 'End':
      return lane.items.at(-1) ?? null;
    default:
      return null;
  }
}

function along(lane: LaneMarks, id: string, step: 1 | -1): Placed | null {
  const at = indexOf(lane, id);
  const mark = lane.marks[at];
  const next = at < 0 ? undefined : lane.marks[at + step]?.items[0];
  if (next !== undefined) return next;
  const edge = (step === 1 ? mark?.items.at(-1) : mark?.items[0])?.item.id ?? id;
  const place = lane.items.findIndex(({ item }) => item.id === edge);
  return lane.items[place + step] ?? null;
}

function across(lanes: readonly LaneMarks[], at: number, here: Placed, step: 1 | -1): Placed | null {
  for (let index = at + step; index >= 0 && index < lanes.length; index += step) {
    const other = lanes[index];
    const candidates =
      other === undefined
        ? []
        : other.marks.length > 0
          ? other.marks.flatMap((mark) => mark.items.slice(0, 1))
          : other.items;
    const [first] = candidates;
    if (first !== undefined) {
      const distance = (item: Placed) => Math.abs(item.start - here.start);
      return candidates.reduce((best, item) => (distance(item) < distance(best) ? item : best), first);
    }
  }
  return null;
}
