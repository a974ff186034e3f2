/**
 * Property tests try the same cases on each run, so that a verdict is about the change that was made. `VIGIL_SEED=N npm test` tries
 * others; a case that fails names its seed.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.VIGIL_SEED ?? 20_261_126) });
