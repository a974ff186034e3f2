/** Before and after each file of tests. */
import fc from 'fast-check';
import { afterAll, afterEach } from 'vitest';
import { clearAway } from './afterwards.ts';

/**
 * Property tests try the same cases on each run, so that a verdict is about the change that was made. `VIGIL_SEED=N npm test` tries
 * others; a case that fails names its seed.
 */
fc.configureGlobal({ seed: Number(process.env.VIGIL_SEED ?? 20_261_126) });

afterEach(() => clearAway('test'));
afterAll(() => clearAway('file'));
