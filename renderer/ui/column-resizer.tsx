import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { catalogue } from './catalogue.ts';
import { NARROWEST_PX, WIDEST_PX, widthAfterKey } from './table-columns.ts';
import './data-table.css';

const texts = catalogue.columnResizer;

/**
 * The edge of a column, to be dragged, or moved with the arrow keys; Home and a double click give the column its own width back. The edges
 * of a table are one tab stop: the up and down keys go from one to the next.
 */
export function ColumnResizer(props: {
  /** What the column is called. */
  header: string;
  /** In pixels, where somebody has chosen it. */
  width: number | undefined;
  /** Whether the tab key comes to this one. */
  first: boolean;
  /** Undefined gives the column its own width back. */
  onWidth: (width: number | undefined) => void;
}) {
  const { header, width, first, onWidth } = props;
  const [measured, setMeasured] = useState(NARROWEST_PX);
  const from = useRef<{ x: number; width: number } | null>(null);
  const widthOf = (edge: Element) => Math.round(edge.closest('th')?.getBoundingClientRect().width ?? NARROWEST_PX);
  const grip = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width: widthOf(event.currentTarget) };
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const { current } = from;
    if (current === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onWidth(Math.round(Math.min(WIDEST_PX, Math.max(NARROWEST_PX, current.width + event.clientX - current.x))));
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const edge = event.currentTarget;
    const edges = [...(edge.closest('tr')?.querySelectorAll<HTMLElement>('hr') ?? [])];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = step === 0 ? undefined : edges[edges.indexOf(edge) + step];
    const wanted = widthAfterKey(event.key, widthOf(edge));
    if (step !== 0) next?.focus();
    else if (event.key === 'Home') onWidth(undefined);
    else if (wanted !== null) onWidth(wanted);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <hr
      tabIndex={first ? 0 : -1}
      className="table__edge"
      aria-orientation="vertical"
      aria-label={texts.widthOf(header)}
      aria-description={texts.byKeys}
      aria-valuemin={NARROWEST_PX}
      aria-valuemax={WIDEST_PX}
      aria-valuenow={width ?? measured}
      aria-valuetext={texts.pixels(width ?? measured)}
      onFocus={(event) => setMeasured(widthOf(event.currentTarget))}
      onPointerDown={grip}
      onPointerMove={drag}
      onDoubleClick={() => onWidth(undefined)}
      onKeyDown={press}
    />
  );
}
