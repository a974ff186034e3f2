import { defineConfig } from '@playwright/test';
import { whyNodeIsTooOld } from './main/vault/node-version.ts';
import type { HostOptions } from './tests/end-to-end/options.ts';

const tooOld = whyNodeIsTooOld(process.versions.node);
if (tooOld !== null) throw new Error(tooOld);

/**
 * What the host does itself: dialogs, files that come and go, prints, drawing surfaces, the engine's process, locking, windows. The page
 * of the other specs is the same in either; `npm test` opens it in Chromium alone, `npm test -- --only=windows` in both.
 */
const ofTheHost =
  /(appearance|backup|chart|documents|engine-killed|first-run|host|intake|lock|maps|nothing-readable|outcome|packaged|papers|plot)\.spec\.ts$/;

/** The same specs on each host. `electron` is skipped, visibly, where there is no binary or no display. */
export default defineConfig<HostOptions>({
  testDir: 'tests/end-to-end',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/windows/output',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  // Each spec starts a browser and an engine and mostly waits for them. On two cores, measured: 468 s one by one, 287 s by two.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/windows/results.json' }]],
  projects: [
    { name: 'chromium', use: { hostKind: 'chromium' } },
    {
      name: 'electron',
      testMatch: process.env.VIGIL_TEST_SHORT === '1' ? ofTheHost : '**/*.spec.ts',
      use: { hostKind: 'electron' },
    },
  ],
});
