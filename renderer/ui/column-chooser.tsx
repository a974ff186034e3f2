import { Check, SlidersHorizontal } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { IconButton } from './button.tsx';
import { catalogue } from './catalogue.ts';
import {
  type ColumnChoice,
  identifyingColumns,
  inChosenOrder,
  orderAfterMove,
  ownColumns,
  withHidden,
} from './column-choice.ts';
import type { DataColumn } from './table-columns.ts';
import './popover.css';

const texts = catalogue.columnChooser;

/** Where the menu hangs: at its button, or where the header was clicked. */
export type ChooserPlace = 'button' | { x: number; y: number };

/** Marks the button, for the key that opens the menu of the table in use. */
export const chooserMark = 'data-column-chooser';

/** Which columns a table shows, and in what order: a menu at the end of its header. */
function Chooser<T>(props: {
  columns: readonly DataColumn<T>[];
  /** Those that are to be shown and that there is no room for now. */
  noRoom: readonly DataColumn<T>[];
  choice: ColumnChoice;
  onChoice: (choice: ColumnChoice) => void;
  /** Null while it is closed. */
  open: ChooserPlace | null;
  onOpen: (open: ChooserPlace | null) => void;
}) {
  const { columns, noRoom, choice, onChoice, open, onOpen } = props;
  const always = identifyingColumns(columns);
  const all = inChosenOrder(columns, choice);
  const shown = all.filter((column) => always.includes(column) || !choice.hidden.includes(column.id));
  const detailOf = (column: DataColumn<T>) => {
    if (always.includes(column)) return texts.alwaysShown;
    return noRoom.includes(column) ? texts.noRoom : null;
  };
  /** Alt with the arrow keys moves the column on which the focus is. */
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[role^="menuitem"]') : null;
    const at = all.findIndex(({ id }) => id === item?.dataset.key);
    const id = all[at]?.id;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (id === undefined) return;
    const ids = all.map((column) => column.id);
    onChoice({ ...choice, order: orderAfterMove(ids, id, ids[at + step]) });
  };
  return (
    <MenuTrigger isOpen={open !== null} onOpenChange={(opens) => onOpen(opens ? 'button' : null)}>
      <IconButton size="small" label={texts.columns} {...{ [chooserMark]: '' }}>
        <SlidersHorizontal />
      </IconButton>
      <Popover
        className="popover"
        offset={4}
        placement={open === 'button' || open === null ? 'bottom end' : 'bottom start'}
        {...(open === 'button' || open === null ? {} : { getTargetRect: () => new DOMRect(open.x, open.y, 0, 0) })}
      >
        <div role="none" onKeyDownCapture={move}>
          <Menu className="list" aria-label={texts.columns} aria-description={texts.byKeys}>
            <MenuSection
              aria-label={texts.shown}
              selectionMode="multiple"
              shouldCloseOnSelect={false}
              selectedKeys={shown.map(({ id }) => id)}
              onSelectionChange={(keys) => {
                const turned = all.find((column) => (keys === 'all' || keys.has(column.id)) !== shown.includes(column));
                if (turned !== undefined) onChoice(withHidden(choice, turned.id, shown.includes(turned)));
              }}
            >
              {all.map((column) => {
                const detail = detailOf(column);
                return (
                  <MenuItem
                    key={column.id}
                    id={column.id}
                    textValue={column.header}
                    className="list__item"
                    isDisabled={always.includes(column)}
                  >
                    <Check aria-hidden="true" className="list__tick" />
                    <span className="list__text">
                      <span>{column.header}</span>
                      {detail === null ? null : <span className="list__detail">{detail}</span>}
                    </span>
                  </MenuItem>
                );
              })}
            </MenuSection>
            <Separator className="list__separator" />
            <MenuItem
              id="reset columns"
              textValue={texts.resetColumns}
              className="list__item"
              onAction={() => onChoice(ownColumns)}
            >
              <span className="list__text">{texts.resetColumns}</span>
            </MenuItem>
          </Menu>
        </div>
      </Popover>
    </MenuTrigger>
  );
}

/** Drawn again only when the columns change: the table above it is with each key. */
export const ColumnChooser = memo(Chooser) as typeof Chooser;
