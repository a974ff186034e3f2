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
  ...part('Link chart, with the focus on a thing', {
    'ArrowRight ArrowLeft': 'The nearest linked thing on that side',
    'ArrowDown ArrowUp': 'The nearest linked thing below or above',
    Enter: 'Show at the side',
    Escape: 'Close the side, or end the way between two',
    Delete: 'Take the thing off the chart',
    H: 'Hide the thing',
    'Shift ArrowRight': 'Move the thing; Shift and the other arrows likewise',
    '+': 'Zoom in',
    '-': 'Zoom out',
    '0': 'Show all',
    'Ctrl Z': 'Undo',
  }),
  ...part('Names offered after @', {
    'ArrowDown ArrowUp': 'Next and previous person',
    Enter: 'Choose',
    Tab: 'Choose',
    Escape: 'Close',
  }),
  ...part('Dialogs, menus and Ctrl K', {
    Escape: 'Close',
    Enter: 'Choose',
    'ArrowDown ArrowUp': 'Next and previous entry',
  }),
];
