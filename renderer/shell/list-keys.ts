/** J and K in every view that has a list: they act like the arrow keys, wherever the focus is. Alt C opens the columns of its table. */
import { chooserMark } from '../ui/column-chooser.tsx';
import { catalogue } from './catalogue.ts';
import type { Shortcut } from './shortcuts.ts';

/** The grid of the view, if it has one. */
export const gridOfView = (): HTMLElement | null => document.querySelector<HTMLElement>('main [role="grid"]');

/** The first focusable element of each entry in the view's lists. */
function entriesOfView(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main li')].flatMap((entry) => {
    const own = entry.querySelector<HTMLElement>('a[href], button:not([disabled]), [tabindex="0"]');
    return own === null || own.closest('li') !== entry ? [] : [own];
  });
}

function step(by: 1 | -1): void {
  const grid = gridOfView();
  if (grid !== null) {
    // With the focus, the grid has a current row already: the first one, where none was chosen.
    const entered = document.activeElement !== grid;
    const none = entered && !grid.hasAttribute('aria-activedescendant');
    if (entered) grid.focus();
    if (none && by === 1) return;
    grid.dispatchEvent(
      new KeyboardEvent('keydown', { key: by === 1 ? 'ArrowDown' : 'ArrowUp', bubbles: true, cancelable: true }),
    );
    return;
  }
  const entries = entriesOfView();
  const at = entries.findIndex((entry) => entry.closest('li')?.contains(document.activeElement) === true);
  entries[Math.min(entries.length - 1, Math.max(0, at + by))]?.focus();
}

/** The table in use, otherwise the first one of the view. */
function chooseColumns(): void {
  const button = `[${chooserMark}]`;
  const own = document.activeElement?.closest('[role="grid"]')?.querySelector<HTMLElement>(button);
  const found = own ?? gridOfView()?.querySelector<HTMLElement>(button);
  // As a key on the button would: the focus goes into the menu, and comes back to where it was.
  found?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
}

const texts = catalogue.listKeys;
const group = texts.lists;
/** These give way to whatever a view binds itself. */
export const listKeys: readonly Shortcut[] = [
  { keys: 'J', description: texts.nextRow, group, run: () => step(1) },
  { keys: 'K', description: texts.previousRow, group, run: () => step(-1) },
  { keys: 'Alt C', description: texts.chooseColumns, group, run: chooseColumns },
];
