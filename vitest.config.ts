import { defineConfig } from 'vitest/config';
import { whyNodeIsTooOld } from './main/vault/node-version.ts';

const tooOld = whyNodeIsTooOld(process.versions.node);
if (tooOld !== null) throw new Error(tooOld);

/** Specs that need a window are Playwright's, under `tests/end-to-end`. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/end-to-end/**', 'node_modules/**'],
    // One for each core of the smallest machine; by itself vitest leaves one of two idle.
    maxWorkers: 2,
    // Generous, since a shared machine may stand still for seconds: what never ends is still found.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    setupFiles: ['tests/support/seed.ts'],
  },
});
