/** `app`: the whole program in a window, with folders of its own, on the host of the project. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, type TestInfo } from '@playwright/test';
import { findChromium } from '../../main/hosts/chromium/browser.ts';
import type { App, AppParts, Started } from './app.ts';
import { startInChromium } from './chromium-app.ts';
import { stage, startInElectron } from './electron-app.ts';
import type { HostOptions } from './options.ts';

const dist = process.env.VIGIL_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

function own(root: string, name: string): string {
  const folder = join(root, name);
  mkdirSync(folder, { mode: 0o755 });
  return folder;
}

function whyNot(kind: HostOptions['hostKind']): string | null {
  if (kind === 'chromium') return findChromium() === null ? 'no Chromium is installed here' : null;
  return stage(dist) === null ? 'no Electron binary or no display here' : null;
}

/** The report of every test says how near to the product it ran. */
function engineOf(kind: HostOptions['hostKind']): string {
  const inElectron = kind === 'electron' && stage(dist)?.node === null;
  return inElectron ? 'in a utility process of Electron' : 'in a Node process';
}

async function startApp(kind: HostOptions['hostKind'], root: string): Promise<App> {
  let answers: { file?: string; folder?: string; save?: string } = {};
  const parts: AppParts = {
    dist,
    profile: own(root, 'profile'),
    vaults: own(root, 'vaults'),
    files: own(root, 'files'),
    answers: {
      file: () => answers.file ?? null,
      folder: () => answers.folder ?? null,
      save: () => answers.save ?? null,
    },
    sizeOf: (path) => statSync(path).size,
  };
  const start = async (): Promise<Started> => {
    const started = await (kind === 'chromium' ? startInChromium(parts) : startInElectron(parts));
    // What does not come soon fails where it is waited for, with a picture, and not at the end of the test's time.
    started.page.setDefaultTimeout(15_000);
    await started.page.waitForFunction(() => 'vigil' in window);
    // The bridge is there before the page has loaded; a spec that reloads or navigates meanwhile would race with the start.
    await started.page.waitForLoadState('load');
    await started.page.getByRole('main').waitFor();
    await started.beforeDialog?.();
    return started;
  };
  let started = await start();
  return {
    kind,
    get page() {
      return started.page;
    },
    get electron() {
      return started.electron;
    },
    dialogs: async (next) => {
      answers = next;
      await started.beforeDialog?.();
    },
    vaults: parts.vaults,
    profile: parts.profile,
    files: parts.files,
    restart: async () => {
      await started.close();
      started = await start();
    },
    close: () => started.close(),
  };
}

/** A picture of the window goes with the report of a test that failed. */
async function keepPicture(app: App, info: TestInfo): Promise<void> {
  if (info.status === info.expectedStatus || app.page.isClosed()) return;
  const body = await app.page.screenshot().catch(() => null);
  if (body !== null) await info.attach('window', { body, contentType: 'image/png' });
}

/** A window on folders of its own, for as long as `use` has it. */
async function withApp(kind: HostOptions['hostKind'], info: TestInfo, use: (app: App) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'vigil-e2e-'));
  // Another user's Electron has to pass through.
  chmodSync(root, 0o755);
  const app = await startApp(kind, root);
  try {
    await use(app);
    await keepPicture(app, info);
  } finally {
    await app.close();
    rmSync(root, { recursive: true, force: true });
  }
}

export const test = base.extend<HostOptions & { app: App; secondApp: App }>({
  hostKind: ['chromium', { option: true }],
  app: async ({ hostKind }, use, info) => {
    const reason = whyNot(hostKind);
    test.skip(reason !== null, reason ?? '');
    info.annotations.push({ type: 'engine', description: engineOf(hostKind) });
    await withApp(hostKind, info, use);
  },
  /** Another window, as on another desk. */
  secondApp: async ({ hostKind, app: _ }, use, info) => withApp(hostKind, info, use),
});

export { expect } from '@playwright/test';
