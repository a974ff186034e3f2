/** What somebody may not know of changes nothing that they are told: see normalise.ts for what may differ, all of it. */
import { expect, it } from 'vitest';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import { kindOf } from '../inputs/id-kinds.ts';
import { firstDifference, normalised, numbering } from './normalise.ts';
import { enough, run } from './run.ts';
import { fromOutside } from './verbs.ts';

it('nobody tells the world with hidden records from the one without, by any verb', async () => {
  const { findings, verbs, hidden } = await run({ rounds: enough, seed: Number(process.env.VIGIL_SEED ?? 1) });
  expect(findings).toEqual([]);
  expect(verbs.missing).toEqual([]);
  expect(hidden.covered).toBeGreaterThan(hidden.outOf / 2);
}, 900_000);

it('nor does anybody at a desk of a unit, to whom everything comes over a line', async () => {
  const { findings, outcomes } = await run({ rounds: 8, seed: Number(process.env.VIGIL_SEED ?? 1), line: true });
  expect(findings).toEqual([]);
  expect(outcomes.OK).toBeGreaterThan(100);
}, 900_000);

it('plays every verb of the contract but those that are named with a reason', () => {
  const left = (Object.keys(contract) as VerbName[]).filter((verb) => !fromOutside.includes(verb));
  expect(left.filter((verb) => !/^(host|vault)\./.test(verb))).toEqual([
    'access.breakGlassUses',
    'myWork.audited',
    'myWork.auditState',
    'audit.entries',
  ]);
});

it('sees a difference of one field, one more row, and a row that is another', () => {
  const answer = (ids: number[]) => ({
    rows: ids.map((id) => ({ id, reference: 'TIP-26-000001' })),
    next: null,
  });
  const [one, other] = [numbering(), numbering()];
  const told = (ids: number[], of: typeof one) => normalised('contributions.queue', answer(ids), of);
  // Ids run on; which record is which is compared all the same.
  expect(firstDifference(told([4, 9], one), told([7, 8], other))).toBeNull();
  expect(firstDifference(told([9, 4], one), told([7, 8], other))).toBe('rows.0.id');
  expect(firstDifference(told([4], one), told([7, 8], other))).toBe('rows.1');
  expect(firstDifference({ n: 1 }, { n: 2 })).toBe('n');
});

it('stops at a number that nobody says what it is', () => {
  expect(() => kindOf('contributions.queue', 'output', ['something', 'id'], {})).toThrow('nobody says');
});
