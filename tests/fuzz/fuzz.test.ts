/** Whatever comes through the gate is answered by the contract, and leaves the engine alive, the log whole and the vault sound. */
import { expect, it } from 'vitest';
import { enough, run } from './run.ts';

it('answers good, faulty and hostile input to every verb by the contract', async () => {
  const { findings, verbs, calls } = await run({ rounds: enough, seed: Number(process.env.VIGIL_SEED ?? 1) });
  expect(findings).toEqual([]);
  expect(verbs.notCalled).toEqual([]);
  expect(calls).toBe(enough);
}, 900_000);

it('does so at a desk of a unit, too, beside a desk that sends faulty messages', async () => {
  const { findings, calls } = await run({ rounds: 24, seed: Number(process.env.VIGIL_SEED ?? 1), line: true });
  expect(findings).toEqual([]);
  expect(calls).toBe(24);
}, 900_000);
