/** Whatever comes through the gate is answered by the contract, and leaves the engine alive, the log whole and the vault sound. */
import { expect, it } from 'vitest';
import { enough, run } from './run.ts';

it('answers good, faulty and hostile input to every verb by the contract', async () => {
  const { findings, verbs, calls } = await run({ rounds: enough, seed: Number(process.env.VIGIL_SEED ?? 1) });
  expect(findings).toEqual([]);
  expect(verbs.notCalled).toEqual([]);
  expect(calls).toBe(enough);
}, 300_000);
