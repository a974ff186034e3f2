/**
 * Property tests take the same cases at each run, so that a verdict is about the change that was made. `VIGIL_SEED=N npm test` takes
 * others; a case that failed names its seed.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.VIGIL_SEED ?? 20_261_126) });
