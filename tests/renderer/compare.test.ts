/** A form on a record that a colleague changes meanwhile: nothing is overwritten unseen, and nothing that was typed is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictsOf, merged } from '../../renderer/ui/compare.ts';

interface Case {
  summary: string;
  area: string;
  team: string[];
  reason: string;
}

const opened: Case = { summary: 'A van', area: 'Halverton', team: ['1'], reason: '' };
const words = { summary: { label: 'Summary' }, area: { label: 'Area' }, team: { label: 'Team' } };
const record = ({ reason: _, ...rest }: Case) => rest;

describe('a colleague saves while somebody types', () => {
  it('comes into the fields that were left alone', () => {
    const typed = { ...opened, summary: 'A van and a boat' };
    const both = merged(opened, typed, { ...record(opened), area: 'Weirside' });
    expect(both.typed).toEqual({ ...typed, area: 'Weirside' });
    expect(both.taken).toEqual(['area']);
    expect(conflictsOf(both.base, both.typed, { now: { ...record(opened), area: 'Weirside' }, words })).toEqual([]);
  });

  it('stands beside what was typed where both changed the same field, in the words of each', () => {
    const typed = { ...opened, summary: 'Two vans' };
    const now = { ...record(opened), summary: 'A lorry' };
    const both = merged(opened, typed, now);
    expect(both).toEqual({ base: opened, typed, taken: [] });
    expect(conflictsOf(both.base, both.typed, { now, words })).toEqual([
      { field: 'summary', label: 'Summary', mine: 'Two vans', theirs: 'A lorry' },
    ]);
  });

  it('is nothing to decide about where both wrote the same', () => {
    const typed = { ...opened, team: ['1', '2'] };
    const both = merged(opened, typed, { ...record(opened), team: ['1', '2'] });
    expect(both).toEqual({ base: typed, typed, taken: [] });
  });

  const one: fc.Arbitrary<string> = fc.constantFrom('A', 'B', 'C');
  const version = fc.record({ summary: one, area: one, team: fc.array(one, { maxLength: 2 }), reason: one });
  it('never loses a word of either, whatever was changed', () => {
    fc.assert(
      fc.property(version, version, version, (base, typed, other) => {
        const now = record(other);
        const both = merged(base, typed, now);
        const open = conflictsOf(both.base, both.typed, { now, words }).map(({ field }) => field);
        for (const key of ['summary', 'area', 'team'] as const) {
          const [mine, theirs] = [JSON.stringify(both.typed[key]), JSON.stringify(now[key])];
          // Where nobody is asked, the form holds what the record says, or the record still says what the form was based on.
          if (!open.includes(key)) expect(mine === theirs || JSON.stringify(base[key]) === theirs).toBe(true);
          // What was typed is replaced only where nothing had been typed.
          if (mine !== JSON.stringify(typed[key])) expect(typed[key]).toEqual(base[key]);
        }
        expect(both.typed.reason).toBe(typed.reason);
        // Told once: the same record again changes nothing more.
        expect(merged(both.base, both.typed, now)).toEqual({ base: both.base, typed: both.typed, taken: [] });
      }),
    );
  });
});
