import { describe, expect, it } from 'vitest';
import { extract } from '../../main/matching/extract/index.ts';

const dates = (text: string, receivedAt: string): string[] =>
  extract(text, { receivedAt })
    .filter((one) => one.kind === 'date')
    .map((one) => `${one.value} ${one.text}`);

/** Thursday 16 July 2026, twenty past midnight in London: in Greenwich it is still Wednesday. */
const afterMidnight = '2026-07-15T23:20:00.000Z';

describe('a day in words', () => {
  it.each([
    ['He left the van there last night.', '2026-07-15 last night'],
    ['I saw him yesterday at the mill.', '2026-07-15 yesterday'],
    ['He is going today with the bag.', '2026-07-16 today'],
    ['it was Weds gone', '2026-07-15 Weds gone'],
    ['a week last Tuesday', '2026-07-07 a week last Tuesday'],
    ['he flies Tuesday week', '2026-07-28 Tuesday week'],
    ['the day before yesterday', '2026-07-14 the day before yesterday'],
    ['six days ago', '2026-07-10 six days ago'],
    ['two weeks ago today', '2026-07-02 two weeks ago today'],
    ['he comes a week tomorrow', '2026-07-24 a week tomorrow'],
    ['two weeks yesterday she saw it', '2026-07-01 two weeks yesterday'],
    ['yesterday week', '2026-07-08 yesterday week'],
    ['a fortnight today', '2026-07-30 a fortnight today'],
    ['it was the Friday before last', '2026-07-03 the Friday before last'],
    ['on Good Friday', '2026-04-03 Good Friday'],
    ['Ash Wednesday it was', '2026-02-18 Ash Wednesday'],
    ['over the spring bank holiday', '2026-05-25 spring bank holiday'],
    ['on Boxing Day', '2026-12-26 Boxing Day'],
    ["since St Swithin's Day", "2026-07-15 St Swithin's Day"],
  ])('is counted from the day in the United Kingdom: %s', (text, expected) => {
    expect(dates(text, afterMidnight)).toEqual([expected]);
  });

  it('is nearest to the day of receipt where it comes round each year', () => {
    expect(dates('on Boxing Day', '2026-01-03T10:00:00Z')).toEqual(['2025-12-26 Boxing Day']);
    expect(dates('before Remembrance Sunday', '2025-11-01T10:00:00Z')).toEqual(['2025-11-09 Remembrance Sunday']);
    expect(dates('on Easter Monday', '2027-04-01T10:00:00Z')).toEqual(['2027-03-29 Easter Monday']);
  });

  it('is not made of other words', () => {
    expect(dates('they wed week in week out, the sun gone, a week ago or so', afterMidnight)).toEqual([
      '2026-07-12 sun gone',
    ]);
  });
});
