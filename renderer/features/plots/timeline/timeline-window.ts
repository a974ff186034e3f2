/** The stretch of time in sight: zooming, panning and fitting, as values. */
import { DAY_MS } from './span.ts';
import type { Span } from './types.ts';

export const SHORTEST_MS = 30 * 60_000;
export const LONGEST_MS = 40 * 366 * DAY_MS;

const middle = (span: Span) => (span.start + span.end) / 2;
const length = (span: Span) => span.end - span.start;

/** A window that shows all of `whole` with a twentieth of room at each side; a day around a single instant. */
export function windowAround(whole: Span): Span {
  const room = Math.max(length(whole) * 0.05, length(whole) === 0 ? DAY_MS / 2 : 0);
  return bounded({ start: whole.start - room, end: whole.end + room });
}

/** Keeps a window between half an hour and forty years long, around its own middle. */
export function bounded(window: Span): Span {
  const long = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, length(window)));
  const at = middle(window);
  return { start: at - long / 2, end: at + long / 2 };
}

/** Zooms by `factor` (below 1 is closer) and keeps the instant `around` where it is on the screen. */
export function zoom(window: Span, factor: number, around: number = middle(window)): Span {
  const wanted = length(window) * factor;
  const long = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, wanted));
  const share = (around - window.start) / length(window);
  const start = around - share * long;
  return { start, end: start + long };
}

/** Moves the window by a share of its length (0.25 is a quarter to the right), never wholly off what there is. */
export function pan(window: Span, share: number, whole: Span): Span {
  return clamp({ start: window.start + length(window) * share, end: window.end + length(window) * share }, whole);
}

/** Moves a window back so that at least a tenth of it lies over `whole`. */
export function clamp(window: Span, whole: Span): Span {
  const keep = length(window) / 10;
  const low = whole.start - length(window) + keep;
  const high = whole.end - keep;
  const start = Math.min(Math.max(window.start, Math.min(low, high)), Math.max(low, high));
  return { start, end: start + length(window) };
}

/** The smallest move that brings `span` into sight; the window itself when it is in sight already. */
export function reveal(window: Span, span: Span): Span {
  const margin = length(window) * 0.06;
  const at = span.end - span.start > length(window) ? { start: span.start, end: span.start } : span;
  if (at.start < window.start + margin) return move(window, at.start - margin - window.start);
  if (at.end > window.end - margin) return move(window, at.end + margin - window.end);
  return window;
}

function move(window: Span, by: number): Span {
  return { start: window.start + by, end: window.end + by };
}

/** The stretch that holds all of these; null for none. */
export function extent(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null;
  return {
    start: spans.reduce((least, span) => Math.min(least, span.start), Number.POSITIVE_INFINITY),
    end: spans.reduce((most, span) => Math.max(most, span.end), Number.NEGATIVE_INFINITY),
  };
}

/** Screen position of an instant, and back: `width` pixels show `window`. */
export const toX = (instant: number, window: Span, width: number): number =>
  ((instant - window.start) / length(window)) * width;
export const toInstant = (x: number, window: Span, width: number): number =>
  window.start + (x / width) * length(window);
