// Runs one of the built commands quietly: `command.mjs NAME ...`, where NAME is a file of dist/main or, for what runs or
// tests the product from its sources, a folder of tests/ or build/ with a command.ts. Nothing but the command itself writes to standard
// output.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { againUnderNode24, at, node24, stepEnvironment } from './places.mjs';
import { setUp } from './setup.mjs';

const [name = '', ...rest] = process.argv.slice(2);

async function command() {
  if (!(await setUp({ window: false }))) return 1;
  if (await againUnderNode24(at('build', 'command.mjs'))) return process.exitCode ?? 0;
  const known = /^[a-z-]+$/.test(name);
  const source = ['tests', 'build'].map((folder) => at(folder, name, 'command.ts')).find((file) => existsSync(file));
  const fromSource = known && source !== undefined;
  // The benchmark also runs in the real page.
  if (!fromSource) await bundle({ quiet: true, mainOnly: name !== 'bench' });
  const file = fromSource ? source : at('dist', 'main', `${name}.js`);
  if (!known || !existsSync(file)) {
    process.stderr.write(`There is no command "${name}".\n`);
    return 2;
  }
  return new Promise((done) => {
    const child = spawn(node24, [file, ...rest], { env: stepEnvironment(), stdio: 'inherit' });
    // The command itself decides what an interruption means.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
    child.once('error', () => done(127));
    child.once('close', (code) => done(code ?? 1));
  });
}

try {
  process.exitCode = await command();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'could not run'}\n`);
  process.exitCode = 1;
}
