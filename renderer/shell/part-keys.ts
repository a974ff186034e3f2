/**
 * Keys that a part of a view handles itself while it has the focus, listed for the help: together with the bound ones they are
 * complete.
 */

export interface PartKey {
  keys: string;
  description: string;
  group: string;
}

const part = (group: string, keys: Readonly<Record<string, string>>): PartKey[] =>
  Object.entries(keys).map(([key, description]) => ({ keys: key, description, group }));

export const partKeys: readonly PartKey[] = [
  ...part('Lists, with the focus in one', {
    'ArrowDown ArrowUp': 'Next and previous row',
    'PageDown PageUp': 'A page of rows',
    'Home End': 'First and last row',
    Enter: 'Open the row',
    Space: 'Tick the row, where rows can be ticked',
    'Ctrl A': 'Tick all that are loaded',
  }),
  ...part('Columns of a table, with their menu open', {
    Space: 'Show or hide the column',
    'Alt ArrowUp': 'Move the column, also with ArrowDown',
  }),
  ...part('Plot timeline, with the focus on a mark', {
    'ArrowRight ArrowLeft': 'Next and previous mark of the lane',
    'ArrowDown ArrowUp': 'The nearest mark of the next lane',
    'Home End': 'First and last mark of the lane',
    'Shift ArrowRight': 'Show later; Shift and ← for earlier',
    '+': 'Zoom in',
    '-': 'Zoom out',
    '0': 'Show all',
    Enter: 'Show at the side; again to open',
    Escape: 'Close the side',
  }),
  ...part('Dialogs, menus and Ctrl K', {
    Escape: 'Close',
    Enter: 'Choose',
    'ArrowDown ArrowUp': 'Next and previous entry',
  }),
];
