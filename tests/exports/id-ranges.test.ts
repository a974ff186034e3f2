import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asIdRanges } from '../../main/exports/id-ranges.ts';

describe('records in the log', () => {
  it('are named by runs that hold each id and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (ids) => {
        const named = asIdRanges('contribution', ids).flatMap((run) => {
          const [from = 0, to = from] = run.slice('contribution:'.length).split('-').map(Number);
          return Array.from({ length: to - from + 1 }, (_, at) => from + at);
        });
        expect(named).toEqual([...new Set(ids)].sort((one, other) => one - other));
      }),
    );
  });
});
