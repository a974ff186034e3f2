import { describe, expect, it } from 'vitest';
import { recordFromWords, recordInWords } from '../../renderer/features/audit/audit-screen.tsx';
import { examplesOf } from '../../renderer/ui/date-field.tsx';

describe('a record that the log names', () => {
  it.each([
    ['contribution:20000', 'Contribution 20000'],
    ['investigation:3', 'Investigation 3'],
    ['vault', 'Vault'],
  ])('%s reads %s', (record, words) => expect(recordInWords(record)).toBe(words));

  it.each([
    ['Investigation 3', 'investigation:3'],
    [' investigation:3 ', 'investigation:3'],
    ['CONTRIBUTION 20000', 'contribution:20000'],
    ['vault', 'vault'],
  ])('%j is looked for as %s', (typed, record) => expect(recordFromWords(typed)).toBe(record));
});

it('a date field has examples that point the way that it does', () => {
  expect(examplesOf({ kind: 'day', towards: 'past' })).toContain('last Friday');
  expect(examplesOf({ kind: 'day', towards: 'future' })).toContain('next Friday');
});
