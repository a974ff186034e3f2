// `npm start`: sets up, builds, and opens Vigil in Electron or else in Chromium. With no display, or with `--tour`, it runs
// the guided tour headless and leaves pictures.
import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { findChromium, findElectron } from './electron-place.mjs';
import { againUnderNode24, at, node24, stepEnvironment } from './places.mjs';
import { setUp } from './setup.mjs';
import { nobody, stageElectron } from './stage-electron.mjs';

/** @param {string} line */
const say = (line) => process.stderr.write(`vigil: ${line}\n`);

const root = process.getuid?.() === 0;
const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * @param {string} command @param {readonly string[]} args @param {NodeJS.ProcessEnv} [more]
 * @returns {Promise<number>} exit code
 */
function open(command, args, more = {}) {
  const env = { ...stepEnvironment(), ...more };
  // Set by the terminals of some editors; Electron would then run as plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return new Promise((done) => {
    const child = spawn(command, [...args], { cwd: at(), env, stdio: 'inherit' });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
    child.once('error', () => done(127));
    child.once('close', (code) => done(code ?? 1));
  });
}

/** @param {{ executable: string, folder: string, bench: boolean }} electron */
function openElectron(electron) {
  const whole = existsSync(join(electron.folder, 'resources', 'default_app.asar'));
  if (whole && !root) {
    say('opening in Electron');
    return open(electron.executable, [at()], electron.bench ? { VIGIL_ENGINE_NODE: node24 } : {});
  }
  const staged = process.platform === 'linux' ? stageElectron() : null;
  if (staged === null) return null;
  say(root ? 'opening in Electron, as the user nobody: its sandbox does not work for root' : 'opening in Electron');
  const home = root ? '/tmp/vigil-electron-home' : homedir();
  if (root) {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    // Whatever the mode, what the umask leaves of it is root's.
    chownSync(home, nobody, nobody);
  }
  return open(staged.launcher, [], { HOME: home, ...(staged.node === null ? {} : { VIGIL_ENGINE_NODE: staged.node }) });
}

async function start() {
  if (!(await setUp())) return 1;
  if (await againUnderNode24(at('build', 'start.mjs'))) return process.exitCode ?? 0;
  await bundle();
  const asked = process.argv.includes('--tour');
  if (asked || !display) {
    const tour = at('dist', 'main', 'tour.js');
    if (findChromium() === null || !existsSync(tour)) {
      say('There is no display, and no Chromium for the tour. Install Chromium, or start Vigil on a desktop.');
      return 1;
    }
    say(asked ? 'running the guided tour' : 'no display here: running the guided tour without one (see also --tour)');
    return open(node24, [tour, ...process.argv.slice(2).filter((argument) => argument !== '--tour')]);
  }
  const electron = process.argv.includes('--chromium') ? null : findElectron();
  const opened = electron === null ? null : openElectron(electron);
  if (opened !== null) return opened;
  say('opening in Chromium');
  return open(node24, [at('dist', 'main', 'chromium.js')]);
}

try {
  process.exitCode = await start();
} catch (error) {
  say(error instanceof Error ? error.message : 'could not start');
  process.exitCode = 1;
}
