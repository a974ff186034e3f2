// Puts the built program and an Electron into a folder of their own, so that another user than root can run them and no
// other run gets in the way. For checkouts and tests; a packaged program is made by electron-builder. As a script:
// prints the launcher and the folder as JSON.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findElectron, nativeStoreFor } from './electron-place.mjs';
import { at, filesUnder, hashOf, node24 } from './places.mjs';

/** The user `nobody`: as root, Chromium's sandbox (which we insist on) does not work. */
export const nobody = 65534;

/** @param {string} from @param {string} to */
function linkOrCopy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to);
  }
}

/** @param {string} from @param {string} to a folder that is not there yet */
function copyElectron(from, to) {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
  } catch {
    rmSync(to, { recursive: true, force: true });
    execFileSync('cp', ['-a', from, to]);
  }
  for (const other of [join('resources', 'app'), 'test-native'])
    rmSync(join(to, other), { recursive: true, force: true });
}

/** What a window needs of the built program; packaging may write beside it while specs run. */
const parts = ['main', 'preload', 'renderer'];

/** @param {string} app @param {string} dist @param {string} native */
function copyProgram(app, dist, native) {
  for (const part of parts) cpSync(join(dist, part), join(app, 'dist', part), { recursive: true });
  const { name, productName, version, type, main } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name, productName, version, type, main }));
  const store = join('node_modules', 'better-sqlite3-multiple-ciphers');
  for (const part of ['package.json', 'lib']) cpSync(at(store, part), join(app, store, part), { recursive: true });
  cpSync(native, join(app, store, 'prebuilds', `${process.platform}-${process.arch}.node`));
}

/** A run of all tests has a temporary folder of its own, but stages are worth keeping beyond it. */
const stages = process.env.VIGIL_STAGES ?? tmpdir();

/** Stages of builds that nobody has used for a day. */
function clearOld() {
  for (const name of readdirSync(stages).filter((one) => /^vigil-electron-[0-9a-f]{16}(-\d+)?$/.test(one))) {
    const stage = join(stages, name);
    if (Date.now() - statSync(stage).mtimeMs > 86_400_000) rmSync(stage, { recursive: true, force: true });
  }
}

/**
 * Stages each content of `dist` once; the same content is found again.
 * @param {string} [dist]
 * @returns {{ launcher: string, node: string | null, user: number | null, distribution: string, native: string | null } | null}
 * null where there is no Electron. `node`: what has to run the engine, null where Electron does so itself, with `native`. `user`:
 * the user to run it as, who must own the profile folder; null for the one calling.
 */
export function stageElectron(dist = at('dist')) {
  const electron = findElectron();
  if (electron === null) return null;
  const root = process.getuid?.() === 0;
  const native = nativeStoreFor(electron);
  const shipped = at(
    'node_modules',
    'better-sqlite3-multiple-ciphers',
    'prebuilds',
    `${process.platform}-${process.arch}.node`,
  );
  const program = parts.flatMap((part) => filesUnder(join(dist, part)));
  const others = [at('package.json'), native ?? shipped, fileURLToPath(import.meta.url)];
  const hash = hashOf([...program, ...others]).slice(0, 16);
  const stage = join(stages, `vigil-electron-${hash}`);
  const launcher = join(stage, 'launch');
  const node = join(stage, 'node');
  if (!existsSync(launcher)) {
    clearOld();
    // Made to one side and then moved into place as a whole: another process may be doing the same at this moment.
    const making = `${stage}-${process.pid}`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true });
    copyElectron(electron.folder, join(making, 'electron'));
    copyProgram(join(making, 'electron', 'resources', 'app'), dist, native ?? shipped);
    linkOrCopy(node24, join(making, 'node'));
    const executable = join(stage, 'electron', 'electron');
    const as = root ? `setpriv --reuid=${nobody} --regid=${nobody} --clear-groups ` : '';
    execFileSync('chmod', ['-R', 'a+rX', join(making, 'electron', 'resources', 'app')]);
    writeFileSync(join(making, 'launch'), `#!/bin/sh\nexec ${as}"${executable}" "$@"\n`);
    for (const path of [making, join(making, 'launch')]) chmodSync(path, 0o755);
    try {
      renameSync(making, stage);
    } catch {
      // The other process got there first, with the same content.
      rmSync(making, { recursive: true, force: true });
    }
  }
  const user = root ? nobody : null;
  return { launcher, node: native === null ? node : null, user, distribution: electron.folder, native };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${JSON.stringify(stageElectron(process.argv[2]))}\n`);
}
