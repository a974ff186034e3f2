import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useRowHeight } from './appearance.ts';
import { catalogue } from './catalogue.ts';
import { Checkbox } from './checkbox.tsx';
import { type ColumnChoice, orderAfterMove, ownColumns, withWidth } from './column-choice.ts';
import { type ChooserPlace, ColumnChooser } from './column-chooser.tsx';
import { ColumnHeader } from './column-header.tsx';
import { compareValues, type DataColumn, gridAttributes, moveRow, type Sort } from './table-columns.ts';
import { layOut } from './table-layout.ts';
import { type RowActions, TableRow } from './table-row.tsx';
import { useWidth } from './use-width.ts';
import './data-table.css';

const texts = catalogue.dataTable;

export interface DataTableProps<T> {
  /** What the table contains, for screen readers. */
  label: string;
  rows: readonly T[];
  columns: readonly DataColumn<T>[];
  rowKey: (row: T) => string;
  /** Given with `onSort`: the rows arrive sorted (by the vault). Without them the table sorts the rows it has. */
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
  /** The current row: follows the arrow keys and the mouse. */
  current?: string | null;
  onCurrent?: (key: string) => void;
  /** Enter, or a click. */
  onOpen?: (row: T) => void;
  /** Where rows are worked on in the list itself, a click only makes one current, and a double click opens it. */
  click?: 'opens' | 'selects';
  /**
   * Given with `onPicked`: rows can be ticked with Space, from the current one on with Shift and an arrow or a click, singly with Ctrl and a
   * click, and Ctrl A ticks all that are loaded.
   */
  picked?: ReadonlySet<string>;
  onPicked?: (keys: ReadonlySet<string>) => void;
  /** Called when the end comes near; the caller appends the next page. Not called again until `rows` has grown. */
  onEndReached?: () => void;
  loadingMore?: boolean;
  /** How many there are in all, when more than are loaded. */
  total?: number;
  density?: 'compact' | 'regular' | 'roomy';
  /** Shown when there are no rows. */
  empty?: ReactNode;
  /** How somebody left it: the row that was current, how far it was scrolled, its own order and what was made of its columns. */
  left?: TablePlace;
  onLeft?: (left: TablePlace) => void;
}

export interface TablePlace {
  current: string | null;
  top: number;
  sort: Sort | null;
  columns: ColumnChoice;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const NEAR_END = 12;

/** When a click last opened a row, in any table. */
let openedAt = Number.NEGATIVE_INFINITY;
const SECOND_CLICK_MS = 400;
/** The second click of a person used to double-clicking: it was meant for the row that the first one opened, not for what is there now. */
const isSecondClick = () => performance.now() - openedAt < SECOND_CLICK_MS;

const isLinkClick = ({ target }: MouseEvent) => target instanceof Element && target.closest('a') !== null;

/** A click on something in the row that has a meaning of its own, or the end of selecting text. */
function isOwnClick({ target }: MouseEvent): boolean {
  const inner = target instanceof Element && target.closest('a, button, input, label') !== null;
  return inner || window.getSelection()?.isCollapsed === false;
}
/** The actions of rows as the same object at each drawing; what it calls are those of the latest one. */
function useStable<T>(ofRow: RowActions<T>): RowActions<T> {
  const latest = useRef(ofRow);
  useLayoutEffect(() => {
    latest.current = ofRow;
  });
  const [stable] = useState<RowActions<T>>(() => ({
    press: (...given) => latest.current.press(...given),
    click: (...given) => latest.current.click(...given),
    doubleClick: (row) => latest.current.doubleClick(row),
    tick: (key) => latest.current.tick(key),
  }));
  return stable;
}

/** A table of any length: only the rows in view are in the page. One tab stop; arrows move, Enter opens, Space ticks. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { label, rows, rowKey, onSort, onCurrent, onOpen, picked, onPicked, onEndReached } = props;
  const { density = 'regular', total = rows.length, click = 'opens' } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const picks = picked !== undefined;
  const width = useWidth(scroller);
  const [choice, setChoice] = useState<ColumnChoice>(props.left?.columns ?? ownColumns);
  const [chooser, setChooser] = useState<ChooserPlace | null>(null);
  const { columns, order, noRoom, template, least } = useMemo(
    () => layOut(props.columns, choice, { picks, width }),
    [props.columns, choice, picks, width],
  );
  const drawnIds = useMemo(() => new Set(columns.map(({ id }) => id)), [columns]);
  const [ownSort, setOwnSort] = useState<Sort | null>(props.left?.sort ?? null);
  const [ownCurrent, setOwnCurrent] = useState<string | null>(props.left?.current ?? null);
  const sort = onSort === undefined ? ownSort : (props.sort ?? null);
  const current = props.current === undefined ? ownCurrent : props.current;

  const table = useTable({
    features,
    data: rows,
    getRowId: rowKey,
    manualSorting: onSort !== undefined,
    enableSortingRemoval: false,
    state: { sorting: sort === null ? [] : [{ id: sort.column, desc: sort.descending }] },
    columns: useMemo(
      () =>
        // All of them: the order by a column stays when it is hidden.
        props.columns.map((column) => ({
          id: column.id,
          header: column.header,
          accessorFn: column.value,
          sortFn: (a: { original: T }, b: { original: T }) =>
            compareValues(column.value(a.original), column.value(b.original)),
        })),
      [props.columns],
    ),
  });
  const sorted = table.getRowModel().rows;
  const height = useRowHeight(density);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => sorted[index]?.id ?? index,
    overscan: 8,
    initialOffset: props.left?.top ?? 0,
    scrollPaddingStart: 34,
  });
  useEffect(() => {
    if (height > 0) virtual.measure();
  }, [height, virtual]);

  // A table that was not laid out when it was first drawn could not be scrolled yet.
  const placed = useRef(false);
  useLayoutEffect(() => {
    const top = props.left?.top ?? 0;
    if (placed.current || width === 0 || scroller.current === null) return;
    placed.current = true;
    if (scroller.current.scrollTop === 0 && top > 0) scroller.current.scrollTop = top;
  }, [width, props.left?.top]);

  const leaving = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    const before = scroller.current?.scrollTop ?? 0;
    leaving.current = () => {
      const top = scroller.current?.scrollTop ?? virtual.scrollOffset ?? before;
      props.onLeft?.({ current, top, sort: ownSort, columns: choice });
    };
  });
  useLayoutEffect(() => () => leaving.current(), []);
  // A lock may come at any time, so it is told as well whenever the table has come to rest, and at each move to another row: whoever
  // goes through a list by keys and locks at once finds it where it was.
  const drawn = useRef(false);
  const toldOf = useRef(current);
  const told = useMemo(
    () => ({ current, sort: ownSort, choice, moving: virtual.isScrolling }),
    [current, ownSort, choice, virtual.isScrolling],
  );
  useEffect(() => {
    if (drawn.current && (!told.moving || told.current !== toldOf.current)) leaving.current();
    drawn.current = true;
    toldOf.current = told.current;
  }, [told]);

  const inSight = virtual.getVirtualItems();
  const lastInSight = inSight.at(-1)?.index ?? -1;
  const askedAt = useRef(-1);
  useEffect(() => {
    if (onEndReached === undefined || lastInSight < rows.length - NEAR_END || rows.length === 0) return;
    if (askedAt.current === rows.length || rows.length >= (props.total ?? Number.POSITIVE_INFINITY)) return;
    askedAt.current = rows.length;
    onEndReached();
  }, [lastInSight, rows.length, props.total, onEndReached]);

  const makeCurrent = (key: string) => {
    setOwnCurrent(key);
    onCurrent?.(key);
  };
  const at = current === null ? -1 : sorted.findIndex((row) => row.id === current);
  const tick = (key: string) => {
    if (picked === undefined || onPicked === undefined) return;
    const next = new Set(picked);
    if (!next.delete(key)) next.add(key);
    onPicked(next);
  };
  /** Ticks every row from the current one to that one. */
  const tickTo = (key: string) => {
    const to = sorted.findIndex((row) => row.id === key);
    const [first, last] = [Math.min(at < 0 ? to : at, to), Math.max(at, to)];
    const between = sorted.slice(first, last + 1).map((row) => row.id);
    onPicked?.(new Set([...(picked ?? []), ...between]));
  };
  const ofRow: RowActions<T> = {
    press: (key, event) => {
      if (picks && event.shiftKey) {
        // The browser would select the words in between.
        event.preventDefault();
        tickTo(key);
      }
      if (picks && event.ctrlKey) tick(key);
      else if (!isSecondClick()) makeCurrent(key);
    },
    click: (row, event) => {
      if (isSecondClick()) return;
      if (picks && (event.shiftKey || event.ctrlKey)) return;
      const opens = click === 'opens' && onOpen !== undefined && !isOwnClick(event);
      if (opens || isLinkClick(event)) openedAt = performance.now();
      if (opens) onOpen(row);
    },
    doubleClick: (row) => {
      if (click === 'selects') onOpen?.(row);
    },
    tick,
  };
  const actions = useStable(ofRow);
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget) return;
    const row = sorted[at];
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / height) - 2);
    const next = event.ctrlKey || event.altKey || event.metaKey ? null : moveRow(event.key, at, sorted.length, page);
    const target = next === null ? undefined : sorted[next];
    if (next !== null && target !== undefined) {
      if (event.shiftKey && picks) tickTo(target.id);
      virtual.scrollToIndex(next, { align: 'auto' });
      makeCurrent(target.id);
    } else if (event.key === 'Enter' && row !== undefined) onOpen?.(row.original);
    else if (event.key === ' ' && row !== undefined) tick(row.id);
    else if (event.key === 'a' && event.ctrlKey && onPicked !== undefined)
      onPicked(new Set(sorted.map((each) => each.id)));
    else return;
    event.preventDefault();
  };
  const onHeader = (column: string) => {
    const next = { column, descending: sort?.column === column ? !sort.descending : false };
    if (onSort === undefined) setOwnSort(next);
    else onSort(next);
  };

  if (rows.length === 0 && props.empty !== undefined) return <div className="table table--empty">{props.empty}</div>;
  const shown = inSight.flatMap((item) => {
    const row = sorted[item.index];
    return row === undefined ? [] : [{ item, row, key: row.id }];
  });
  const active = shown.some(({ key }) => key === current) ? `${id}-${current}` : null;
  // Words that a cell cuts off must not make the table scroll sideways.
  const fits = width > 0 && least <= width;
  const grid = gridAttributes({ label, rows: total, several: picks, active });
  return (
    <div className={fits ? `table table--${density} table--fits` : `table table--${density}`} ref={scroller}>
      <table
        {...grid}
        className="table__grid"
        style={{ '--columns': template, '--least': `${least}px` }}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const first = sorted[0];
          if (event.target === event.currentTarget && at < 0 && first !== undefined) makeCurrent(first.id);
        }}
      >
        <thead
          className="table__head"
          onContextMenu={(event) => {
            event.preventDefault();
            setChooser({ x: event.clientX, y: event.clientY });
          }}
        >
          <tr aria-rowindex={1}>
            {picks ? (
              <th className="table__pick">
                <Checkbox
                  aria-label={texts.selectAllLoadedRows}
                  isSelected={picked.size > 0 && picked.size >= sorted.length}
                  isIndeterminate={picked.size > 0 && picked.size < sorted.length}
                  onChange={(all) => onPicked?.(new Set(all ? sorted.map((row) => row.id) : []))}
                >
                  {null}
                </Checkbox>
              </th>
            ) : null}
            {columns.map((column, place) => (
              <ColumnHeader
                key={column.id}
                column={column}
                sort={sort}
                onSort={onHeader}
                width={choice.widths[column.id]}
                onWidth={(id, chosen) => setChoice(withWidth(choice, id, chosen))}
                onMoved={(id) => setChoice({ ...choice, order: orderAfterMove(order, id, column.id) })}
                first={place === 0}
              />
            ))}
            <td className="table__choose">
              <ColumnChooser
                columns={props.columns}
                noRoom={noRoom}
                choice={choice}
                onChoice={setChoice}
                open={chooser}
                onOpen={setChooser}
              />
            </td>
          </tr>
        </thead>
        <tbody className="table__body" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ item, row, key }) => (
            <TableRow
              key={key}
              id={`${id}-${key}`}
              rowKey={key}
              row={row.original}
              index={item.index}
              top={item.start}
              height={height}
              columns={columns}
              shown={drawnIds}
              current={key === current}
              picked={picks ? picked.has(key) : null}
              actions={actions}
            />
          ))}
        </tbody>
      </table>
      {noRoom.length === 0 ? null : (
        <p className="table__more" title={noRoom.map(({ header }) => header).join(', ')}>
          {texts.tooNarrowFor(noRoom.map(({ header }) => header).join(', '))}
        </p>
      )}
      {props.loadingMore === true ? <p className="table__more">{texts.loadingMore}</p> : null}
    </div>
  );
}
