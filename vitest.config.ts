import { defineConfig } from 'vitest/config';

/** Specs that need a window are Playwright's, under `tests/end-to-end`. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/end-to-end/**', 'node_modules/**'],
    testTimeout: 20_000,
  },
});
