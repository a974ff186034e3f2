/** Whatever comes through the gate is answered by the contract, and leaves the engine alive, the log whole and the vault sound. */
import { expect, it } from 'vitest';
import { run } from './run.ts';

// Each verb once, and everybody's session.
const rounds = 108;

it('answers good, faulty and hostile input to every verb by the contract', async () => {
  const { findings, verbs, calls } = await run({ rounds, seed: Number(process.env.VIGIL_SEED ?? 1) });
  expect(findings).toEqual([]);
  expect(verbs.notCalled).toEqual([]);
  expect(calls).toBe(rounds);
}, 300_000);
