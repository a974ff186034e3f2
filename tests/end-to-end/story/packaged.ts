/** The program as it is packed: made for one spec, with the fuses that ship, and run as an ordinary user. */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Stage } from '../electron-app.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

export interface Packaged {
  /** The store's native file in it. */
  store: string;
  run(args: readonly string[], env?: Record<string, string>): Promise<{ code: number; out: string; err: string }>;
  open(env: Record<string, string>): ChildProcess;
  /** As a system runs a service: no display, and, where that can be had here, no right that it did not begin with. */
  serve(args: readonly string[]): ChildProcess;
  /** The same files, under a program whose fuses let a spec hold its window. */
  unfused: Stage;
}

/** All but the program itself is what was packed, the archive above all. By the name of Electron, it takes its folders from the specs. */
function withoutFuses(root: string, folder: string, staged: Stage, as: readonly string[]): Stage {
  const copy = join(root, 'unfused');
  execFileSync('cp', ['-al', folder, copy]);
  rmSync(join(copy, 'vigil'));
  copyFileSync(join(staged.distribution, 'electron'), join(copy, 'electron'));
  const launcher = join(copy, 'launch');
  writeFileSync(launcher, `#!/bin/sh\nexec ${as.join(' ')} "${join(copy, 'electron')}" "$@"\n`, { mode: 0o755 });
  return { ...staged, launcher };
}

/** `native` takes the place of the store that ships where the Electron at hand is older than that one asks for. */
export async function packProgram(root: string, home: string, staged: Stage, native: string): Promise<Packaged> {
  const out = join(root, 'out');
  await promisify(execFile)(process.execPath, ['build/package.mjs', '--dir', `--out=${out}`], {
    cwd: repository,
    env: { ...process.env, ELECTRON_DIST: staged.distribution },
  });
  const folder = join(out, `linux${process.arch === 'x64' ? '' : `-${process.arch}`}-unpacked`);
  const stores = join(folder, 'resources/app.asar.unpacked/node_modules/better-sqlite3-multiple-ciphers/prebuilds');
  const store = join(stores, `linux-${process.arch}.node`);
  copyFileSync(native, store);
  const sandbox = join(folder, 'chrome-sandbox');
  if (staged.user !== null && existsSync(sandbox)) {
    // What the installation of a package does.
    chownSync(sandbox, 0, 0);
    chmodSync(sandbox, 0o4755);
  }
  const program = join(folder, 'vigil');
  const as =
    staged.user === null ? [] : ['setpriv', `--reuid=${staged.user}`, `--regid=${staged.user}`, '--clear-groups'];
  const [command = program, ...before] = [...as, program];
  // No display for what needs none, and nothing of what the tests have in their environment.
  const basic = { PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8' };
  return {
    store,
    run: (args, env = {}) =>
      new Promise((done) => {
        const options = { env: { ...basic, ...env }, cwd: home, timeout: 60_000 };
        const child = execFile(command, [...before, ...args], options, (error, stdout, stderr) => {
          done({ code: error === null ? 0 : Number(error.code ?? -1), out: stdout, err: stderr });
        });
        child.stdin?.end();
      }),
    serve: (args) => {
      const confined = staged.user === null ? before : ['--no-new-privs', '--bounding-set=-all', ...before];
      return spawn(command, [...confined, ...args], { env: basic, cwd: home, stdio: ['ignore', 'pipe', 'inherit'] });
    },
    unfused: withoutFuses(root, folder, staged, as),
    open: (env) => spawn(command, before, { env: { ...basic, ...env }, cwd: home, stdio: 'ignore' }),
  };
}
