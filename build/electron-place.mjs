// Which Electron binary is available, if any.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './places.mjs';

/** @returns {string} name of the executable inside a distribution folder */
export function executable() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/**
 * `VIGIL_ELECTRON`, then the one of the `electron` package, then the test bench in /opt. `bench` is true for a binary that
 * is not the pinned one: its own Node may be too old for the engine.
 * @returns {{ executable: string, folder: string, bench: boolean } | null}
 */
export function findElectron() {
  const named = process.env.VIGIL_ELECTRON;
  if (named !== undefined && existsSync(named)) return { executable: named, folder: join(named, '..'), bench: true };
  const own = at('node_modules', 'electron', 'dist');
  if (existsSync(join(own, executable()))) return { executable: join(own, executable()), folder: own, bench: false };
  const bench = '/opt/electron';
  if (existsSync(join(bench, 'electron'))) return { executable: join(bench, 'electron'), folder: bench, bench: true };
  return null;
}

/** @typedef {NonNullable<ReturnType<typeof findElectron>>} Electron */

/**
 * The store's native file that this Electron's own Node can load. A test bench is older than what ships requires, and needs
 * a file built for it, which was put beside it when the bench was set up.
 * @param {Electron} electron
 * @returns {string | null} null where the engine has to run in a Node process instead
 */
export function nativeStoreFor(electron) {
  const name = `${process.platform}-${process.arch}.node`;
  if (!electron.bench) return at('node_modules', 'better-sqlite3-multiple-ciphers', 'prebuilds', name);
  const built = join(electron.folder, 'test-native', name);
  return existsSync(built) ? built : null;
}

/** Where the specs run the engine, in words for the person reading the output. */
export function engineWay() {
  const electron = findElectron();
  if (electron === null) return 'there is no Electron here';
  return nativeStoreFor(electron) === null
    ? 'the engine runs in a Node process: no native store for this Electron'
    : 'the engine runs in a utility process of Electron, as in the product';
}

/** @returns {string | null} path of an installed Chromium */
export function findChromium() {
  const places = [
    process.env.VIGIL_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const others = [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return [...places, ...others].find((place) => place !== undefined && existsSync(place)) ?? null;
}
