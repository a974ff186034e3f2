/** The program in a real Electron, as an unprivileged user with Chromium's sandbox on, as the specs see it. */
import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { _electron } from '@playwright/test';
import type { AppParts, Started } from './app.ts';

interface Stage {
  launcher: string;
  node: string;
  user: number | null;
}

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
    VIGIL_ENGINE_NODE: staged.node,
  };
}

export async function startInElectron(parts: AppParts): Promise<Started> {
  const staged = stage(parts.dist);
  if (staged === null) throw new Error('there is no Electron here');
  if (staged.user !== null) {
    for (const folder of [parts.profile, parts.vaults, parts.files]) chownSync(folder, staged.user, staged.user);
  }
  const electron = await _electron.launch({
    executablePath: staged.launcher,
    args: [`--user-data-dir=${parts.profile}`],
    chromiumSandbox: true,
    env: environment(parts, staged),
    cwd: parts.files,
  });
  // A virtual display counts as untouched since it was started, whatever a spec presses: after ten minutes every window would lock.
  await electron.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 0;
  });
  const page = await electron.firstWindow();
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
      const inTime = await Promise.race([
        electron.close().then(() => true),
        new Promise<false>((done) => setTimeout(() => done(false), 15_000)),
      ]);
      if (!inTime) electron.process().kill('SIGKILL');
    },
  };
}
