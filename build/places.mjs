// Where things are, and how a step runs a command. Shared by the scripts in this folder; needs no dependency and only Node 18 or
// later.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const windows = process.platform === 'win32';

/** @param {...string} parts */
export const at = (...parts) => join(root, ...parts);

/** The Node that the product needs; the one that started us may be older. */
export const node24 = at('node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** The environment of every step: our tools and the right Node come first, and importing Electron downloads nothing. */
export function stepEnvironment() {
  const path = [at('node_modules', '.bin'), process.env.PATH ?? ''].join(windows ? ';' : ':');
  return { ...process.env, PATH: path, ELECTRON_OVERRIDE_DIST_PATH: at('node_modules', 'electron', 'dist') };
}

/**
 * Runs a command and returns its exit code; `quiet` hides its output and returns it as text.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, timeoutMs?: number, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, [...args], {
      cwd: root,
      env: options.env ?? stepEnvironment(),
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['inherit', 'inherit', 'inherit'],
      // npm and npx are .cmd files on Windows, which only a shell can start.
      shell: windows && !command.endsWith('.exe'),
    });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    const timer =
      options.timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), options.timeoutMs);
    child.once('error', () => {
      clearTimeout(timer);
      done({ code: 127, output });
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      done({ code: code ?? 1, output });
    });
  });
}

/**
 * Every file under a folder, deepest last, in a fixed order; none where the folder does not exist.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(path);
      return entry.isFile() ? [path] : [];
    });
}

/**
 * One hash over the names and the contents of files.
 * @param {readonly string[]} files
 */
export function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** @param {string} file */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/**
 * Starts this very script again under the product's Node when the present one is too old; otherwise returns false.
 * @param {string} script
 */
export async function againUnderNode24(script) {
  if (Number(process.versions.node.split('.')[0]) >= 24) return false;
  const { code } = await run(node24, [script, ...process.argv.slice(2)]);
  process.exitCode = code;
  return true;
}

/**
 * Does some work while no other process is doing the same; one that died does not hold up the others for longer than two minutes.
 * @param {string} place a folder that stands for the right to work
 * @param {() => Promise<void>} work
 */
export async function alone(place, work) {
  mkdirSync(dirname(place), { recursive: true });
  for (;;) {
    try {
      mkdirSync(place);
      break;
    } catch {
      const age = Date.now() - (statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (age > 120_000) rmSync(place, { recursive: true, force: true });
      else await new Promise((done) => setTimeout(done, 100));
    }
  }
  try {
    await work();
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
