// `npm run package`: a release for this platform, which is refused without the certificate to sign it by.
// `npm run package -- --dir`: an unpacked folder to look at, never to hand out; needs no certificate. ELECTRON_DIST names an
// unpacked distribution of Electron where its download cannot be had.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { againUnderNode24, at, filesUnder, run } from './places.mjs';
import { setUp } from './setup.mjs';

/** @param {string} line */
const say = (line) => process.stderr.write(`package: ${line}\n`);
const dirOnly = process.argv.includes('--dir');
const platforms = { linux: '--linux', win32: '--win', darwin: '--mac' };

/** What signs a release on each platform: all of one of the sets. */
const certificates = {
  win32: [
    ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'],
    ['CSC_LINK', 'CSC_KEY_PASSWORD'],
  ],
  darwin: [
    ['CSC_LINK', 'CSC_KEY_PASSWORD', 'APPLE_API_KEY'],
    ['CSC_NAME', 'APPLE_API_KEY'],
  ],
  linux: [['VIGIL_GPG_KEY']],
};

/** @returns {string | null} why there can be no release here */
function whyNoRelease() {
  const sets = certificates[/** @type {keyof typeof certificates} */ (process.platform)];
  if (sets === undefined) return `Vigil is not packed on ${process.platform}.`;
  if (sets.some((set) => set.every((name) => Boolean(process.env[name])))) return null;
  const choices = sets.map((set) => set.join(' and ')).join(', or ');
  return `A release has to be signed, and there is no certificate. Set ${choices}. For an unsigned folder to try: npm run package -- --dir`;
}

/** A copy of the distribution without any app of its own; the original stays as it is. */
function distribution() {
  const named = process.env.ELECTRON_DIST ?? at('node_modules', 'electron', 'dist');
  if (!existsSync(named)) return null;
  const aside = mkdtempSync(join(tmpdir(), 'vigil-dist-'));
  const unwanted = new Set([join(named, 'resources', 'app'), join(named, 'electron-as-user')]);
  cpSync(named, aside, { recursive: true, filter: (from) => !unwanted.has(from) });
  return aside;
}

/** @param {string} folder */
function isPinned(folder) {
  const pinned = JSON.parse(readFileSync(at('node_modules', 'electron', 'package.json'), 'utf8')).version;
  const file = join(folder, 'version');
  return existsSync(file) && readFileSync(file, 'utf8').trim().replace(/^v/, '') === pinned;
}

/** @param {string | null} dist @returns {Promise<number>} */
async function pack(dist) {
  const { writeLegal } = await import('./legal.mjs');
  const { checkPackaged } = await import('./check/packaged.mjs');
  writeLegal();
  rmSync(at('out'), { recursive: true, force: true });
  const platform = platforms[/** @type {keyof typeof platforms} */ (process.platform)];
  const { code } = await run('electron-builder', [
    platform,
    ...(dirOnly ? ['--dir'] : []),
    ...(dist === null ? [] : [`-c.electronDist=${dist}`]),
    ...(dirOnly ? [] : ['-c.forceCodeSigning=true']),
    '--publish=never',
  ]);
  if (code !== 0) return code;
  const unpacked = ['linux-unpacked', 'win-unpacked', 'mac', 'mac-arm64']
    .map((name) => at('out', name))
    .find(existsSync);
  const { lines, problems } = await checkPackaged(unpacked ?? at('out'));
  for (const line of lines) say(line);
  for (const problem of problems) say(`PROBLEM: ${problem}`);
  if (problems.length > 0) return 1;
  return dirOnly ? 0 : sums();
}

/** Writes SHA256SUMS over the packages, and on Linux signs it. */
async function sums() {
  const packages = filesUnder(at('out')).filter((file) => /\.(exe|msi|deb|rpm|dmg)$/.test(file));
  const line = (/** @type {string} */ file) =>
    `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${file.slice(at('out').length + 1)}`;
  writeFileSync(at('out', 'SHA256SUMS'), `${packages.map(line).join('\n')}\n`);
  const key = process.env.VIGIL_GPG_KEY;
  if (process.platform !== 'linux' || key === undefined) return 0;
  const { code } = await run('gpg', [
    '--batch',
    '--armor',
    '--detach-sign',
    '--local-user',
    key,
    at('out', 'SHA256SUMS'),
  ]);
  return code;
}

async function main() {
  if (!dirOnly) {
    const why = whyNoRelease();
    if (why !== null) {
      say(why);
      return 1;
    }
  }
  if (!(await setUp({ window: false }))) return 1;
  if (await againUnderNode24(at('build', 'package.mjs'))) return process.exitCode ?? 0;
  const dist = distribution();
  if (dist === null && dirOnly) {
    say('There is no Electron to pack. Name the folder of an unpacked distribution in ELECTRON_DIST.');
    return 1;
  }
  try {
    if (!dirOnly && dist !== null && !isPinned(dist)) {
      say('A release is packed with the pinned version of Electron only.');
      return 1;
    }
    await bundle();
    return await pack(dist);
  } finally {
    if (dist !== null) rmSync(dist, { recursive: true, force: true });
  }
}

process.exitCode = await main();
