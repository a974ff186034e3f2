/** Commands for what is open: what its keys do, once each, and the forms of a case for those who may use them. */
import { expect, it } from 'vitest';
import { commandsOfCase, commandsOfKeys } from '../../renderer/shell/open-commands.ts';
import type { Shortcut } from '../../renderer/shell/shortcuts.ts';

const bound = (keys: string, description: string, group = 'Contribution'): Shortcut => ({
  keys,
  description,
  group,
  run: () => {},
});

it('leaves out keys that only move and what the window always has, and takes the newest binding of a key', () => {
  const shortcuts = [
    bound('Ctrl K', 'Search', 'Everywhere'),
    bound('G then Q', 'Go to Queue', 'Places'),
    bound('L', 'Link'),
    bound('J', 'Next'),
    bound('Shift J', 'Select down'),
    bound('3', 'Select suggestion 3'),
    bound('L', 'Link, as compared'),
  ];
  expect(commandsOfKeys(shortcuts).map(({ label, keys }) => [label, keys])).toEqual([['Link, as compared', 'L']]);
});

it('offers the forms of a case to whoever may change it, and none elsewhere', () => {
  const route = { name: 'investigation', id: 3, tab: 'overview' } as const;
  const labels = commandsOfCase(route, ['case_officer']).map(({ label }) => label);
  expect(labels).toContain('Record an arrest');
  expect(labels).toContain('Add an identifier');
  expect(commandsOfCase(route, ['manager']).map(({ label }) => label)).not.toContain('Add an identifier');
  expect(commandsOfCase({ name: 'queue', id: 3 }, ['case_officer'])).toEqual([]);
});
