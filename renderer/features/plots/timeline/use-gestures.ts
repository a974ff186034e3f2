import { type RefObject, useEffect, useRef } from 'react';

export interface Gestures {
  /** Below 1 is closer. `share` is where the pointer is, 0 to 1 from the left. */
  onZoom: (factor: number, share: number) => void;
  /** By a share of the window; positive shows later times. */
  onPan: (share: number) => void;
  /** True when the key did something. `id` is the first item of the mark that has the focus. */
  onKey: (key: string, id: string | null, shift: boolean) => boolean;
}

const WHEEL = 0.0016;

/**
 * Wheel, drag and keys of the chart, listened to by hand because a wheel listener must be able to stop the page from
 * scrolling. The wheel zooms at the pointer; with Shift, or sideways, it pans.
 */
export function useGestures(element: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const latest = useRef(gestures);
  useEffect(() => {
    latest.current = gestures;
  });
  useEffect(() => {
    const chart = element.current;
    if (chart === null) return;
    let dragging: { pointer: number; x: number } | null = null;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = chart.getBoundingClientRect();
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const by = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
      if (sideways) latest.current.onPan(by / Math.max(1, box.width));
      else latest.current.onZoom(Math.exp(by * WHEEL), (event.clientX - box.left) / Math.max(1, box.width));
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button') !== null)) return;
      dragging = { pointer: event.pointerId, x: event.clientX };
      chart.setPointerCapture(event.pointerId);
      chart.dataset.dragging = 'true';
    };
    const onMove = (event: PointerEvent) => {
      if (dragging === null || event.pointerId !== dragging.pointer) return;
      latest.current.onPan((dragging.x - event.clientX) / Math.max(1, chart.clientWidth));
      dragging = { ...dragging, x: event.clientX };
    };
    const onUp = () => {
      dragging = null;
      delete chart.dataset.dragging;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const mark = event.target instanceof Element ? event.target.closest('[data-mark]') : null;
      if (latest.current.onKey(event.key, mark?.getAttribute('data-mark') ?? null, event.shiftKey))
        event.preventDefault();
    };
    chart.addEventListener('wheel', onWheel, { passive: false });
    chart.addEventListener('pointerdown', onDown);
    chart.addEventListener('pointermove', onMove);
    chart.addEventListener('pointerup', onUp);
    chart.addEventListener('pointercancel', onUp);
    chart.addEventListener('keydown', onKeyDown);
    return () => {
      chart.removeEventListener('wheel', onWheel);
      chart.removeEventListener('pointerdown', onDown);
      chart.removeEventListener('pointermove', onMove);
      chart.removeEventListener('pointerup', onUp);
      chart.removeEventListener('pointercancel', onUp);
      chart.removeEventListener('keydown', onKeyDown);
    };
  }, [element]);
}
