/** What a version of a rule says, line by line. */
import { expect, it } from 'vitest';
import { linesOf } from '../../renderer/features/rules/rule-lines.ts';

it.each([
  [1, '1 closure in a hundred'],
  [10, '10 closures in a hundred'],
])('says %d in the singular or the plural as it should be', (percent, said) => {
  expect(linesOf({ name: 'review_share', rule: { percent } }).map(({ value }) => value)).toEqual([said]);
});
