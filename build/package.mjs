// `npm run package`: a release, refused without something to sign it with. `npm run package -- --dir`: an unpacked
// folder for inspection, never for distribution; needs nothing to sign with. ELECTRON_DIST names an unpacked
// distribution of Electron where it cannot be downloaded. Both are for this machine's own system, or `--platform=win32
// --arch=x64`; into out/, or `--out=FOLDER`.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundle } from './bundle.mjs';
import { electronVersion } from './electron-version.mjs';
import { againUnderNode24, at, filesUnder, run } from './places.mjs';
import { setUp } from './setup.mjs';
import { signingWay, whyUnsigned } from './signing.mjs';

/** @param {string} line */
const say = (line) => process.stderr.write(`package: ${line}\n`);
const dirOnly = process.argv.includes('--dir');
const namedOut = option('out');
const out = resolve(namedOut ?? at('out'));
const target = { platform: option('platform') ?? process.platform, arch: option('arch') ?? process.arch };
/** electron-builder's word for each platform, and the folder that it packs into. */
const platforms = {
  linux: { flag: '--linux', folder: (/** @type {string} */ arch) => `linux${arch}-unpacked` },
  win32: { flag: '--win', folder: (/** @type {string} */ arch) => `win${arch}-unpacked` },
  darwin: { flag: '--mac', folder: (/** @type {string} */ arch) => `mac${arch}` },
};
const way = signingWay(target.platform, process.env);

/** @param {string} name */
function option(name) {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/** A copy of the distribution without any app of its own; the original is left untouched. */
function distribution() {
  const own = target.platform === process.platform ? at('node_modules', 'electron', 'dist') : undefined;
  const named = process.env.ELECTRON_DIST ?? own;
  if (named === undefined || !existsSync(named)) return null;
  const aside = mkdtempSync(join(tmpdir(), 'vigil-dist-'));
  const unwanted = new Set(['resources/app', 'electron-as-user', 'test-native'].map((name) => join(named, name)));
  cpSync(named, aside, { recursive: true, filter: (from) => !unwanted.has(from) });
  return aside;
}

/** @param {string} dist */
function isPinned(dist) {
  return (
    electronVersion(dist) === JSON.parse(readFileSync(at('node_modules', 'electron', 'package.json'), 'utf8')).version
  );
}

/** @param {string} dist */
function fromDistribution(dist) {
  const version = electronVersion(dist);
  say(`Electron ${version ?? 'of a version that cannot be told'}, from an unpacked distribution`);
  return [`-c.electronDist=${dist}`, `-c.electronVersion=${version ?? '0.0.0-unknown'}`];
}

/** @param {string | null} dist @returns {Promise<number>} */
async function pack(dist) {
  const { writeLegal } = await import('./legal.mjs');
  const { checkPackaged } = await import('./check/packaged.mjs');
  writeLegal();
  const { flag, folder } = platforms[/** @type {keyof typeof platforms} */ (target.platform)];
  const { code } = await run('electron-builder', [
    flag,
    `--${target.arch}`,
    `-c.directories.output=${out}`,
    // electron-builder takes the text "true" for true, but also the text "false", so that case is left to the configuration.
    ...(dirOnly ? ['--dir'] : ['-c.forceCodeSigning=true']),
    ...(dist === null ? [] : fromDistribution(dist)),
    ...(way?.hook ? ['-c.win.signtoolOptions.sign=./build/sign-windows.mjs'] : []),
    '--publish=never',
  ]);
  if (code !== 0) return code;
  const unpacked = join(out, folder(target.arch === 'x64' ? '' : `-${target.arch}`));
  const { lines, problems } = await checkPackaged(unpacked, target, { signed: !dirOnly });
  for (const line of lines) say(line);
  for (const problem of problems) say(`PROBLEM: ${problem}`);
  if (problems.length > 0) return 1;
  return dirOnly ? 0 : sums();
}

/** Writes SHA256SUMS over the packages, and on Linux signs it. */
async function sums() {
  const packages = filesUnder(out).filter((file) => /\.(exe|msi|deb|rpm|dmg)$/.test(file));
  const line = (/** @type {string} */ file) =>
    `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${file.slice(out.length + 1)}`;
  writeFileSync(join(out, 'SHA256SUMS'), `${packages.map(line).join('\n')}\n`);
  const key = process.env.VIGIL_GPG_KEY;
  if (target.platform !== 'linux' || key === undefined) return 0;
  const { code } = await run('gpg', [
    '--batch',
    '--armor',
    '--detach-sign',
    '--local-user',
    key,
    join(out, 'SHA256SUMS'),
  ]);
  return code;
}

async function main() {
  if (!Object.hasOwn(platforms, target.platform) || (!dirOnly && way === null)) {
    say(whyUnsigned(target.platform));
    return 1;
  }
  if (namedOut !== undefined && existsSync(out) && readdirSync(out).length > 0) {
    say('The folder named by --out has something in it. Name an empty one.');
    return 1;
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
    // Only what an earlier packaging left behind; a folder that somebody named is empty.
    if (namedOut === undefined) rmSync(out, { recursive: true, force: true });
    await bundle();
    return await pack(dist);
  } finally {
    if (dist !== null) rmSync(dist, { recursive: true, force: true });
  }
}

process.exitCode = await main();
