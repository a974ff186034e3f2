/** Under which heading of a working week something stands. */
import { expect, it } from 'vitest';
import { dueGroupOf, groupedByDue } from '../../renderer/ui/due-groups.ts';

const zone = 'Europe/London';
const now = Date.parse('2026-07-06T22:30:00.000Z'); // 23:30 on Monday in London

it.each([
  ['2026-07-05', 'Overdue'],
  // A day is over at its end, and an instant at once.
  ['2026-07-06', 'Due today'],
  ['2026-07-06T22:00:00.000Z', 'Overdue'],
  ['2026-07-06T22:45:00.000Z', 'Due today'],
  // Half past midnight in London.
  ['2026-07-06T23:30:00.000Z', 'Due this week'],
  ['2026-07-12', 'Due this week'],
  ['2026-07-13', 'Due later'],
  [null, 'No day set'],
])('%s is %s', (due, group) => {
  expect(dueGroupOf(due, now, zone)).toBe(group);
});

it('names each group once, in the order in which they come', () => {
  const days = ['2026-07-01', '2026-07-06', '2026-07-06', null];
  const groups = groupedByDue(days, (day) => day, now, zone);
  expect(groups.map(({ group, items }) => [group, items.length])).toEqual([
    ['Overdue', 1],
    ['Due today', 2],
    ['No day set', 1],
  ]);
});
