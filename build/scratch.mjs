// A temporary folder for each run: everything started in it puts its temporary files there, and whatever of ours is left at the end
// is reported. `scratch.mjs COMMAND ...` runs a command this way; it exits with the command's code, or with 1 when something is
// left.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, stepEnvironment } from './places.mjs';

/**
 * The folder is removed when this process ends, whatever is left in it and however it ends.
 * @returns {{ env: NodeJS.ProcessEnv, left: () => string[] }} `env`: for a step that is to stay within it. `left`: the names of our
 * folders and files in it; browsers and tools clear up after themselves, or do not
 */
export function scratch() {
  const common = tmpdir();
  const folder = mkdtempSync(join(common, 'vigil-run-'));
  // With the permissions of the system's own: other users, as whom some tests run a child, write there too.
  chmodSync(folder, 0o1777);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]))
    process.once(signal, () => process.exit(code));
  return {
    // Stages of Electron are kept from run to run.
    env: { ...stepEnvironment(), TMPDIR: folder, TEMP: folder, TMP: folder, VIGIL_STAGES: common },
    left: () => readdirSync(folder).filter((name) => name.startsWith('vigil-')),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , command = '', ...args] = process.argv;
  const { env, left } = scratch();
  const { code } = await run(command, args, { env });
  const names = left();
  for (const name of names) process.stderr.write(`left in the temporary folder: ${name}\n`);
  process.exitCode = code === 0 && names.length > 0 ? 1 : code;
}
