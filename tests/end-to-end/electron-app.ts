/** The program in a real Electron, as an unprivileged user with Chromium's sandbox on, as the specs see it. */
import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { AppParts, Started } from './app.ts';

export interface Stage {
  launcher: string;
  /** What has to run the engine; `null` where Electron does it itself, in a utility process. */
  node: string | null;
  user: number | null;
  /** The unpacked Electron that was staged, and the store's native file for it. */
  distribution: string;
  native: string | null;
}

/** Milliseconds. A start takes one to two seconds. */
const startTime = 12_000;

const stageScript = fileURLToPath(new URL('../../build/stage-electron.mjs', import.meta.url));

function isStage(value: unknown): value is Stage {
  return typeof value === 'object' && value !== null && 'launcher' in value && 'node' in value;
}

/** `null` where there is no Electron, or no display to show it on. */
export function stage(dist: string): Stage | null {
  if (process.platform === 'linux' && !process.env.DISPLAY) return null;
  const found: unknown = JSON.parse(execFileSync(process.execPath, [stageScript, dist]).toString());
  return isStage(found) ? found : null;
}

function environment(parts: AppParts, staged: Stage): Record<string, string> {
  const kept = ['DISPLAY', 'XAUTHORITY', 'PATH', 'LANG', 'TZ'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  // ELECTRON_RUN_AS_NODE is not among what is kept: with it Electron would be a mere Node.
  return {
    ...Object.fromEntries(kept),
    HOME: parts.profile,
    VIGIL_VAULTS: parts.vaults,
    ...(staged.node === null ? {} : { VIGIL_ENGINE_NODE: staged.node }),
  };
}

async function inTime<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error('not in time')), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function end(electron: ElectronApplication): void {
  electron.process().kill('SIGKILL');
}

interface Running {
  electron: ElectronApplication;
  page: Page;
}

async function startOnce(parts: AppParts, staged: Stage): Promise<Running> {
  const electron = await _electron.launch({
    executablePath: staged.launcher,
    args: [`--user-data-dir=${parts.profile}`],
    chromiumSandbox: true,
    env: environment(parts, staged),
    cwd: parts.files,
    timeout: startTime,
  });
  const answering = async (): Promise<Page> => {
    // A virtual display counts as untouched since it was started, whatever a spec presses: after ten minutes every window would lock.
    await electron.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleTime = () => 0;
    });
    const page = await electron.firstWindow();
    await page.waitForFunction(() => 'vigil' in window);
    return page;
  };
  try {
    return { electron, page: await inTime(startTime, answering()) };
  } catch (error) {
    end(electron);
    throw error;
  }
}

/**
 * The debugger that the specs hold the window with sometimes stops Electron for good while it attaches: 5 of 800 starts, two
 * or three at a time, and none of 300 of the same program without it. Such a start has shown nothing and is made again,
 * visibly; a program that does not start fails all three.
 */
async function started(parts: AppParts, staged: Stage): Promise<Running> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(parts, staged);
    } catch (error) {
      if (attempt === 3) throw error;
      console.warn(`Electron did not answer its debugger; starting it again (${attempt} of 2)`);
    }
  }
}

/** `on`: the stage that it is started from, which is that of the built program where none is named. */
export async function startInElectron(parts: AppParts, on?: Stage): Promise<Started> {
  const staged = on ?? stage(parts.dist);
  if (staged === null) throw new Error('there is no Electron here');
  if (staged.user !== null) {
    for (const folder of [parts.profile, parts.vaults, parts.files]) chownSync(folder, staged.user, staged.user);
  }
  const { electron, page } = await started(parts, staged);
  return {
    page,
    electron,
    beforeDialog: async () => {
      const [file, folder, save] = [parts.answers.file(), parts.answers.folder(), parts.answers.save()];
      await electron.evaluate(
        ({ dialog }, next) => {
          dialog.showOpenDialog = async (...given: unknown[]) => {
            const options = given.at(-1) as { properties?: string[] };
            const path = options.properties?.includes('openDirectory') ? next.folder : next.file;
            return { canceled: path === null, filePaths: path === null ? [] : [path] };
          };
          dialog.showSaveDialog = async () => ({ canceled: next.save === null, filePath: next.save ?? '' });
        },
        { file, folder, save },
      );
    },
    close: async () => {
      const ended = await Promise.race([
        electron.close().then(() => true),
        new Promise<false>((done) => setTimeout(() => done(false), 15_000)),
      ]);
      if (!ended) end(electron);
    },
  };
}
