// Checks what was packed: `packaged.mjs FOLDER [PLATFORM-ARCH]` (such as out/win-unpacked win32-x64; this machine's own if left
// out). Lists the fuses and the contents of the archive, and exits with 1 when something is there that must not be, or is missing.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { decided } from '../fuses.mjs';
import { builtFor, checkBinaries } from './binaries.mjs';

/** @param {string} folder @param {string} platform */
function layout(folder, platform) {
  if (platform === 'darwin') {
    const name = readdirSync(folder).find((one) => one.endsWith('.app')) ?? 'Vigil.app';
    const contents = join(folder, name, 'Contents');
    return { executable: join(contents, 'MacOS', name.slice(0, -4)), resources: join(contents, 'Resources') };
  }
  return {
    executable: join(folder, platform === 'win32' ? 'Vigil.exe' : 'vigil'),
    resources: join(folder, 'resources'),
  };
}

const wanted = [
  '/package.json',
  '/dist/main/electron.js',
  '/dist/main/engine.js',
  '/dist/preload/bridge.cjs',
  '/dist/renderer/index.html',
  '/dist/main/picture-reader.wasm',
  '/dist/main/picture-words.gz',
];
const forbidden = [
  /\.map$/,
  /\.tsx?$/,
  /^\/(tests|build|main|preload|renderer|docs)\//,
  /\/(chromium|tour|seed|bench|eval)\.js$/,
  /\/development-/,
  /^\/node_modules\/(?!better-sqlite3-multiple-ciphers)[^/]+/,
  /\/(deps|src)\//,
];

/**
 * @param {string} folder
 * @param {import('./binaries.mjs').Target} target what it was packed for
 * @param {{ signed?: boolean }} [options] `signed`: as a release has to be
 * @returns {Promise<{ lines: string[], problems: string[] }>}
 */
export async function checkPackaged(folder, target, options = {}) {
  const { platform, arch } = target;
  const { executable, resources } = layout(folder, platform);
  if (!existsSync(executable)) return { lines: [], problems: [`there is no program for ${platform} in this folder`] };
  const { count, problems } = checkBinaries(folder, target, { signed: options.signed === true });
  const lines = [`native files: ${count}, looked at for ${platform}-${arch}`];
  const wire = await getCurrentFuseWire(executable);
  for (const [fuse, on] of Object.entries(decided(platform))) {
    const state = /** @type {Record<string, number>} */ (/** @type {unknown} */ (wire))[fuse];
    const name = FuseV1Options[Number(fuse)];
    // An older Electron (a test bench) has fewer fuses than we decide.
    if (state === undefined) lines.push(`fuse ${name}: not in this Electron`);
    else {
      lines.push(`fuse ${name}: ${state === FuseState.ENABLE ? 'on' : 'off'}`);
      if ((state === FuseState.ENABLE) !== on) problems.push(`fuse ${name} should be ${on ? 'on' : 'off'}`);
    }
  }
  const archive = join(resources, 'app.asar');
  const entries = listPackage(archive, { isPack: false })
    .map((entry) => entry.replaceAll('\\', '/'))
    .filter((entry) => !('files' in statFile(archive, entry.slice(1))));
  lines.push(`archive: ${entries.length} files`);
  for (const entry of wanted) if (!entries.includes(entry)) problems.push(`${entry} is missing from the archive`);
  for (const entry of entries)
    if (forbidden.some((rule) => rule.test(entry))) problems.push(`${entry} must not be in the archive`);
    else if (holdsNative(archive, entry)) problems.push(`${entry} is a native file and must lie outside the archive`);
  const unpacked = filesUnderAll(join(resources, 'app.asar.unpacked'));
  lines.push(...unpacked.map((file) => `outside the archive: ${file.split('app.asar.unpacked')[1]}`));
  if (unpacked.length !== 1 || !unpacked[0]?.endsWith(`${platform}-${arch}.node`))
    problems.push(`exactly one native file, ${platform}-${arch}.node, lies outside the archive`);
  for (const name of ['licences.txt', 'sbom.cdx.json', 'LICENSE.vigil.txt'])
    if (!existsSync(join(resources, 'legal', name))) problems.push(`legal/${name} is missing`);
  for (const name of ['app', 'default_app.asar'])
    if (existsSync(join(resources, name))) problems.push(`resources/${name} must not be there`);
  return { lines, problems };
}

/** @param {string} archive @param {string} entry */
function holdsNative(archive, entry) {
  const stat = statFile(archive, entry.slice(1));
  return !('unpacked' in stat) && 'size' in stat && builtFor(extractFile(archive, entry.slice(1))).length > 0;
}

/** @param {string} folder @returns {string[]} */
function filesUnderAll(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnderAll(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = 'out/linux-unpacked', named = `${process.platform}-${process.arch}`] = process.argv.slice(2);
  const [platform = '', arch = ''] = named.split('-');
  const { lines, problems } = await checkPackaged(folder, { platform, arch });
  for (const line of lines) process.stdout.write(`${line}\n`);
  for (const problem of problems) process.stdout.write(`PROBLEM: ${problem}\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
