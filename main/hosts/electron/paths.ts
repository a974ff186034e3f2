/** Addresses and folders of the Electron host. */
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';

export const scheme = 'app';
export const origin = `${scheme}://vigil`;

/** Everything built lies in one folder; this file ends up in its `main`. */
const main = dirname(fileURLToPath(import.meta.url));
export const engineFile = join(main, 'engine.js');
export const bridgeFile = join(main, '..', 'preload', 'bridge.cjs');
export const rendererFolder = join(main, '..', 'renderer');

/**
 * Where vaults are kept unless the person chooses another folder: never a roaming or synchronised place. A checkout may
 * be given another one; a packaged program takes no such setting from the environment.
 */
export function vaultsFolder(): string {
  const told = app.isPackaged ? undefined : process.env.VIGIL_VAULTS;
  if (told !== undefined) return told;
  if (process.platform === 'win32') return join(homedir(), 'AppData', 'Local', 'Vigil', 'vaults');
  if (process.platform === 'darwin') return join(app.getPath('userData'), 'vaults');
  return join(homedir(), '.local', 'share', 'vigil', 'vaults');
}
