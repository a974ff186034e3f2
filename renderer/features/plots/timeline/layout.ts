/**
 * Where the marks of one lane go: culling to what is in sight, packing into rows, and merging into clusters where it is too
 * dense. Pixels in and out; nothing here touches the page.
 */

import { toX } from './timeline-window.ts';
import type { Placed, Span } from './types.ts';

/** The least that a mark takes: what is aimed at is never smaller, though a dot is drawn smaller within it. */
export const MARK_PX = 24;
export const ROW_PX = 26;
const GAP_PX = 4;
const LETTER_PX = 6.4;
const MOST_LABEL_PX = 190;
const LEAST_LABEL_PX = 64;
/** The least width of one cluster's share of the time axis. */
export const BUCKET_PX = 30;

export interface Mark {
  /** Stable while panning: the item's id, or the cluster's lane and stretch of time. */
  key: string;
  /** More than one item is a cluster. */
  items: readonly Placed[];
  x: number;
  /** Width of the bar or dot, without the label. */
  width: number;
  /** Room for the label beside or in the mark; 0 when there is none. */
  label: number;
  row: number;
}

export interface LaneLayout {
  marks: Mark[];
  rows: number;
  /** How the lane is drawn: with titles, with marks alone, or merged. */
  mode: 'titles' | 'marks' | 'clusters';
}

/** The items that touch the window, widened by `margin` milliseconds at each side. */
export function cull(items: readonly Placed[], window: Span, margin: number): Placed[] {
  return items.filter((item) => item.end >= window.start - margin && item.start <= window.end + margin);
}

/** Room that a title takes beside its mark, in pixels. */
export const labelWidth = (title: string): number => Math.min(MOST_LABEL_PX, title.length * LETTER_PX + 8);

function markOf(item: Placed, window: Span, width: number, titled: boolean): Mark {
  const x = toX(item.start, window, width);
  const bar = Math.max(MARK_PX, toX(item.end, window, width) - x);
  const label = titled ? labelWidth(item.item.title) : 0;
  const point = bar <= MARK_PX;
  return { key: item.item.id, items: [item], x: point ? x - MARK_PX / 2 : x, width: bar, label, row: 0 };
}

/** Width that a mark takes in its row: a label stands inside a wide bar and beside a narrow one. */
export const takenBy = (mark: Mark): number =>
  mark.label === 0 ? mark.width : Math.max(mark.width, mark.width > mark.label ? mark.width : mark.width + mark.label);

interface Packed {
  marks: Mark[];
  rows: number;
  /** The first item that found no row, or null. */
  failed: Placed | null;
}

function packOrFail(marks: readonly Mark[], most: number): Packed {
  const ends: number[] = [];
  const packed: Mark[] = [];
  for (const mark of marks) {
    const free = ends.findIndex((end) => end + GAP_PX <= mark.x);
    const row = free < 0 ? ends.length : free;
    if (row >= most) return { marks: packed, rows: ends.length, failed: mark.items[0] ?? null };
    ends[row] = mark.x + takenBy(mark);
    packed.push({ ...mark, row });
  }
  return { marks: packed, rows: ends.length, failed: null };
}

/** Puts marks, left to right, into the first row with room. Null when more than `most` rows would be needed. */
export function pack(marks: readonly Mark[], most: number): { marks: Mark[]; rows: number } | null {
  const { failed, ...packed } = packOrFail(marks, most);
  return failed === null ? packed : null;
}

/**
 * The length of a cluster's stretch in milliseconds: the next power of two (of minutes) that is at least `BUCKET_PX` wide,
 * so that stretches keep their places while panning and only change at every doubling of the zoom.
 */
export function bucketLength(window: Span, width: number): number {
  const needed = ((window.end - window.start) / width) * BUCKET_PX;
  return 60_000 * 2 ** Math.max(0, Math.ceil(Math.log2(needed / 60_000)));
}

/** Titles in whatever room is left to the right of each mark in its row. Marks come from left to right. */
export function titled(marks: readonly Mark[]): Mark[] {
  const nextInRow = new Map<string, number>();
  const seen = new Map<number, number>();
  for (const mark of marks.toReversed()) {
    nextInRow.set(mark.key, seen.get(mark.row) ?? Number.POSITIVE_INFINITY);
    seen.set(mark.row, mark.x);
  }
  return marks.map((mark) => {
    const [only] = mark.items;
    if (only === undefined || mark.items.length > 1) return mark;
    const next = nextInRow.get(mark.key) ?? 0;
    const wanted = labelWidth(only.item.title);
    if (mark.width > wanted) return { ...mark, label: wanted };
    const room = next - (mark.x + mark.width) - GAP_PX * 2;
    return room >= Math.min(wanted, LEAST_LABEL_PX) ? { ...mark, label: Math.min(wanted, room) } : mark;
  });
}

/** No title without its mark in sight, and none that the right edge cuts off. */
export function withinSight(marks: readonly Mark[], width: number): Mark[] {
  return marks.map((mark) => {
    if (mark.label === 0) return mark;
    if (mark.x + mark.width <= 0 || mark.x >= width) return { ...mark, label: 0 };
    const room = width - Math.max(0, mark.x) - (mark.width > mark.label ? 0 : mark.width);
    if (mark.label <= room) return mark;
    return { ...mark, label: room >= LEAST_LABEL_PX ? room : 0 };
  });
}

type Bucket = { index: number; items: readonly Placed[] };

function clusterMark(bucket: Bucket, length: number, window: Span, width: number): Mark {
  const from = toX(bucket.index * length, window, width);
  const across = toX((bucket.index + 1) * length, window, width) - from;
  const wide = BUCKET_PX - GAP_PX;
  const lane = bucket.items[0]?.item.lane ?? 'event';
  return {
    key: `${lane}@${bucket.index * length}`,
    items: bucket.items,
    x: from + (across - wide) / 2,
    width: wide,
    label: 0,
    row: 0,
  };
}

/**
 * Merges where it is too dense and only there: a stretch of time whose items do not find a row becomes one cluster. Long
 * bars are merged by their start, like the rest, when they are too many.
 */
function merge(items: readonly Placed[], window: Span, width: number, most: number): LaneLayout {
  const length = bucketLength(window, width);
  const groups = Map.groupBy(items, (item) => Math.floor(Math.max(item.start, window.start - length) / length));
  const buckets = [...groups].map(([index, held]): Bucket => ({ index, items: held }));
  const merged = new Set(buckets.filter((bucket) => bucket.items.length > most).map(({ index }) => index));
  for (;;) {
    const marks = buckets
      .flatMap((bucket) =>
        merged.has(bucket.index)
          ? [clusterMark(bucket, length, window, width)]
          : bucket.items.map((item) => markOf(item, window, width, false)),
      )
      .sort((a, b) => a.x - b.x);
    const packed = packOrFail(marks, most);
    if (packed.failed === null)
      return {
        marks: withinSight(titled(packed.marks), width),
        rows: Math.max(1, packed.rows),
        mode: 'clusters',
      };
    const { failed } = packed;
    const culprit = buckets.find(({ items: held }) => held.includes(failed));
    // The stretch that found no room is merged; when it is merged already, everything is.
    if (culprit === undefined || merged.has(culprit.index)) for (const { index } of buckets) merged.add(index);
    else merged.add(culprit.index);
    if (merged.size === buckets.length) {
      const all = buckets.map((bucket) => clusterMark(bucket, length, window, width)).sort((a, b) => a.x - b.x);
      return { marks: all, rows: 1, mode: 'clusters' };
    }
  }
}

/**
 * Lays one lane out in at most `most` rows. Every title is shown where they all fit, marks with the titles that have room
 * where those fit, and clusters where it is too dense for that. Items come earliest first; marks go out from left to right.
 */
export function layOutLane(items: readonly Placed[], window: Span, width: number, most: number): LaneLayout {
  const near = cull(items, window, (window.end - window.start) / 4);
  if (near.length <= most * Math.max(2, width / MARK_PX)) {
    for (const mode of ['titles', 'marks'] as const) {
      const marks = near.map((item) => markOf(item, window, width, mode === 'titles')).sort((a, b) => a.x - b.x);
      const packed = pack(marks, most);
      if (packed !== null) {
        const named = mode === 'titles' ? packed.marks : titled(packed.marks);
        return { marks: withinSight(named, width), rows: Math.max(1, packed.rows), mode };
      }
    }
  }
  return merge(near, window, width, most);
}
