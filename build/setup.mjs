// Makes a fresh clone ready to run: packages, Node 24, and a window (Electron, or else Chromium). Needs no dependency
// and runs on Node 18 or later; once done, it takes a fraction of a second.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium, findElectron } from './electron-place.mjs';
import { at, hashOf, node24, readStamp, run } from './places.mjs';

const stampFile = at('node_modules', '.vigil-setup');
/** How long the download of Electron's binary may take, in milliseconds; closed networks never answer. */
const electronTime = 20_000;

/** @param {string} line */
const say = (line) => process.stderr.write(`set-up: ${line}\n`);

async function packages() {
  const wanted = hashOf([at('package-lock.json'), at('package.json')]);
  if (existsSync(node24) && readStamp(stampFile) === wanted) return true;
  // A checkout that was installed by hand is accepted when npm finds nothing missing.
  const whole = existsSync(node24) && (await run('npm', ['ls', '--silent'], { quiet: true })).code === 0;
  if (!whole) {
    say('installing packages (once)');
    const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      quiet: true,
      env: { ...process.env, npm_config_ignore_scripts: 'false' },
    });
    if (code !== 0) {
      say(`npm ci did not succeed:\n${output.slice(-2000)}`);
      return false;
    }
  }
  mkdirSync(at('node_modules'), { recursive: true });
  writeFileSync(stampFile, wanted);
  return existsSync(node24);
}

async function electron() {
  if (findElectron() !== null) return true;
  const tried = at('node_modules', '.vigil-electron-tried');
  if (existsSync(tried) || process.env.VIGIL_SKIP_ELECTRON === '1') return false;
  say('trying to fetch Electron (20 s at most)');
  const { code } = await run(node24, [at('node_modules', 'electron', 'install.js')], {
    quiet: true,
    timeoutMs: electronTime,
  });
  if (code !== 0) writeFileSync(tried, 'Delete this file to try again.\n');
  return findElectron() !== null;
}

/** For Debian and its relatives only; elsewhere the person is told what is needed. */
async function apt(/** @type {readonly string[]} */ names) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  say(`installing ${names.join(', ')} (once)`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { quiet: true, env, timeoutMs: 180_000 });
  const { code } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    quiet: true,
    env,
    timeoutMs: 600_000,
  });
  return code === 0;
}

/** Chromium, where there is no Electron or `tests` need it as well. */
async function chromium(/** @type {boolean} */ needed) {
  if (!needed || findChromium() !== null) return true;
  await apt(['chromium', 'fonts-dejavu-core']);
  return findChromium() !== null;
}

/**
 * @param {{ tests?: boolean, window?: boolean }} [wants] `tests`: also what only the tests need (a virtual display and keys
 * for it, a PDF reader). `window: false`: neither Electron nor Chromium is looked for.
 * @returns {Promise<boolean>} false when something is missing, which has been reported
 */
export async function setUp(wants = {}) {
  if (!(await packages())) {
    say('The packages could not be installed. Check the connection to your npm registry, then run it again.');
    return false;
  }
  if (wants.window === false) return true;
  const haveElectron = await electron();
  const haveChromium = await chromium(wants.tests === true || !haveElectron);
  if (wants.tests === true) {
    const absent = [
      ...(existsSync('/usr/bin/xvfb-run') ? [] : ['xvfb', 'xauth']),
      ...(existsSync('/usr/bin/pdftotext') ? [] : ['poppler-utils']),
      ...(existsSync('/usr/bin/xdotool') ? [] : ['xdotool']),
    ];
    if (absent.length > 0) await apt(absent);
  }
  if (!haveElectron && !haveChromium) {
    say(
      'There is neither Electron nor Chromium. Install Chromium, or name one of them in VIGIL_ELECTRON or VIGIL_CHROMIUM.',
    );
    return false;
  }
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await setUp({ tests: process.argv.includes('--tests') })) ? 0 : 1;
}
