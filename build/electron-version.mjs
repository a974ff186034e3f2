// Which version of Electron a distribution is.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executable } from './electron-place.mjs';

/**
 * From its `version` file, or by asking its program where there is none and it runs here. Never from the version that package.json
 * asks for, which may differ.
 * @param {string} folder
 * @returns {string | null} null where it cannot be told
 */
export function electronVersion(folder) {
  const file = join(folder, 'version');
  const told = existsSync(file) ? readFileSync(file, 'utf8') : asked(join(folder, executable()));
  return /^v?(\d+\.\d+\.\d+(?:-[\w.]+)?)\s*$/.exec(told)?.[1] ?? null;
}

/** @param {string} program */
function asked(program) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  try {
    const args = ['--print', 'process.versions.electron'];
    return execFileSync(program, args, { env, timeout: 10_000, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  } catch {
    return '';
  }
}
