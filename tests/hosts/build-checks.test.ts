import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { argumentsWithoutDisplay } from '../../main/hosts/electron/no-display.ts';
import { refusedSwitch } from '../../main/hosts/electron/switches.ts';
import { commandOptions } from '../../main/hosts/terminal/arguments.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, script), ...args], { env });
  return { status, said: `${stdout}${stderr}` };
}

describe('the direction of imports', () => {
  const graph = (files: Record<string, string>) => {
    const folder = temporaryFolder();
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return run('build/check/import-graph.mjs', [folder]);
  };

  it.each([
    ['the contract reaching into main', 'preload/contract/a.ts', `import { x } from '../../main/store/x.ts';`],
    ['the contract with another library', 'preload/contract/a.ts', `import { x } from 'kysely';`],
    ['the page reaching into main', 'renderer/a.tsx', `import type { X } from '../main/store/x.ts';`],
    ['the page with Node', 'renderer/a.tsx', `import { readFileSync } from 'node:fs';`],
    ['Electron outside its folder', 'main/gate/a.ts', `import { app } from 'electron';`],
    ['Electron by the back door', 'main/engine/a.ts', `export const e = await import('electron');`],
    ['the settings library outside its folder', 'main/hosts/chromium/a.ts', `import S from 'electron-store';`],
    ['a feature using the gate', 'main/linking/a.ts', `export { x } from '../gate/gate.ts';`],
    ['a feature using one it may not', 'main/linking/a.ts', `import { x } from '../oversight/x.ts';`],
    ['the driver outside the store', 'main/linking/a.ts', `import D from 'better-sqlite3-multiple-ciphers';`],
    ['the other driver outside its store', 'main/engine/a.ts', `import { Client } from 'pg';`],
    ['a room that has no storey', 'main/attic/a.ts', `import { x } from '../store/x.ts';`],
    ['a file that others wrote read on the engine’s thread', 'main/intake/a.ts', `import { x } from './read/x.ts';`],
    ['what runs today using a migration', 'main/store/sqlite/a.ts', `import { x } from './migrations/0001/x.ts';`],
    ['a migration using what runs today', 'main/store/sqlite/migrations/0001/a.ts', `import { x } from '../../x.ts';`],
    ['one of the other store', 'main/store/postgres/migrations/a.ts', `import { x } from '../x.ts';`],
    [
      'a migration using the contract',
      'main/store/sqlite/migrations/a.ts',
      `import { x } from '../../../../preload/contract/x.ts';`,
    ],
    ['the shell knowing a feature', 'renderer/shell/a.tsx', `import { x } from '../features/audit/x.tsx';`],
    ['a feature using what puts it together', 'renderer/features/audit/a.tsx', `import { x } from '../../app/x.ts';`],
    ['styles of another feature', 'renderer/features/audit/a.tsx', `import '../plots/a.css';`],
    ['the bridge running other code', 'preload/bridge.cts', `import { x } from './contract/x.ts'; x();`],
    ['a program that needs its tests', 'main/intake/a.ts', `import { x } from '../../tests/x.ts';`],
  ])('refuses %s', (_, path, text) => {
    const { status, said } = graph({ [path]: text });
    expect(said).toContain(path);
    expect(status).toBe(1);
  });

  it('refuses a circle, of files as of rooms', () => {
    const { status, said } = graph({
      'main/linking/a.ts': `import type { B } from './b.ts'; export type A = B;`,
      'main/linking/b.ts': `import type { C } from './c.ts'; export type B = C;`,
      'main/linking/c.ts': `import type { A } from './a.ts'; export type C = A;`,
      'renderer/features/audit/a.tsx': `export { b } from '../plots/b.tsx';`,
      'renderer/features/plots/b.tsx': `export const b = 1;`,
      'renderer/features/plots/c.tsx': `export { d } from '../audit/d.tsx';`,
      'renderer/features/audit/d.tsx': `export const d = 1;`,
    });
    expect(said).toContain('a circle of files: main/linking/a.ts, main/linking/b.ts, main/linking/c.ts');
    expect(said).toContain('a circle of rooms: renderer/features/audit, renderer/features/plots');
    expect(status).toBe(1);
  });

  it('takes what points the right way, and mere types of Electron', () => {
    const { status, said } = graph({
      'preload/contract/a.ts': `import { z } from 'zod'; export { z };`,
      'main/linking/a.ts': `import { a } from '../../preload/contract/a.ts'; import type { B } from '../investigations/b.ts'; a();`,
      'main/store/sqlite/migrate.ts': `import { first } from './migrations/0001-first.ts'; first();`,
      'main/store/sqlite/migrations/0001-first.ts': `export { first } from './0001/first.ts';`,
      'main/gate/a.ts': `import type { App } from 'electron'; export type A = App;`,
      'main/hosts/electron/a.ts': `import { app } from 'electron'; app.quit();`,
    });
    expect(said).toContain('0 against the direction');
    expect(status).toBe(0);
  });
});

describe('the temporary folder of a run', () => {
  const make = (name: string) =>
    `require('node:fs').mkdtempSync(require('node:path').join(require('node:os').tmpdir(), '${name}'))`;

  it('tells what is left in it of ours, and takes it away', () => {
    const { status, said } = run('build/scratch.mjs', [process.execPath, '-p', make('vigil-left-')]);
    expect(said).toMatch(/left in the temporary folder: vigil-left-/);
    expect(status).toBe(1);
    expect(existsSync(said.split('\n')[0] ?? '')).toBe(false);
  });

  it('leaves the code of what failed, and counts nothing that a browser leaves', () => {
    expect(run('build/scratch.mjs', [process.execPath, '-e', 'process.exit(7)']).status).toBe(7);
    expect(run('build/scratch.mjs', [process.execPath, '-e', make('org.chromium.')]).status).toBe(0);
  });
});

describe('a release', () => {
  it('is refused, in words, where there is no certificate', () => {
    const { status, said } = run('build/package.mjs', [], { PATH: process.env.PATH });
    expect(status).toBe(1);
    expect(said).toContain('has to be signed');
    expect(said).toContain('--dir');
  });
});

describe('the command line of the packaged program', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--REMOTE-DEBUGGING-PORT=1',
    '-no-sandbox',
    '--gpu-launcher=x',
    '--browser-subprocess-path=/tmp/x',
    '--zygote-cmd-prefix=/tmp/x',
    '--no-zygote',
    '--disable-gpu-sandbox',
    '--allow-sandbox-debugging',
    '--enable-logging',
    '--log-file=/tmp/x',
    '--trace-startup',
    '--user-data-dir=/tmp/x',
    '--proxy-server=127.0.0.1:8080',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--password-store=basic',
    '--ssl-key-log-file=/tmp/x',
    '--enable-blink-features=MojoJS',
    '--disable-features=IsolateOrigins',
    // Whatever the next Chromium adds.
    '--some-switch-of-tomorrow',
    '--ozone-platform=../../tmp/x',
  ])('does not start with %s, in front of a command or behind it', (argument) => {
    const name = argument.toLowerCase().replace(/^-+|=.*$/g, '');
    expect(refusedSwitch(['--lang=en-GB', argument], 'linux')).toBe(name);
    expect(refusedSwitch(['--admin', 'stats', '--vault', 'v', argument], 'linux')).toBe(name);
    expect(refusedSwitch(['--admin', 'export', '--reason', argument], 'win32')).toBe(name);
  });

  it('knows what Windows takes for a switch, and what is a path elsewhere', () => {
    expect(refusedSwitch(['/js-flags=--x'], 'win32')).toBe('js-flags');
    expect(refusedSwitch(['/no-sandbox'], 'win32')).toBe('no-sandbox');
    expect(refusedSwitch(['--admin', 'verify', '--vault', '/no-sandbox'], 'linux')).toBeNull();
  });

  it('takes options of a command with a command only', () => {
    expect(refusedSwitch(['--vault', 'v'], 'linux')).toBe('vault');
  });

  it('takes the switches of a service with a service only, and no others with it', () => {
    expect(refusedSwitch(['--no-sandbox'], 'linux')).toBe('no-sandbox');
    expect(refusedSwitch(['--no-sandbox', '--admin', 'stats', '--server'], 'linux')).toBe('no-sandbox');
    const service = ['--no-sandbox', '--ozone-platform=headless', '--server', '/etc/vigil/config.json'];
    expect(refusedSwitch(service, 'linux')).toBeNull();
    expect(refusedSwitch([...service, '--remote-debugging-port=0'], 'linux')).toBe('remote-debugging-port');
    expect(refusedSwitch(['--server=x', '--no-sandbox'], 'linux')).toBe('server');
    expect(refusedSwitch(['--no-sandbox', '--admin', 'unit', 'status', '--unit', 'u'], 'linux')).toBeNull();
    expect(refusedSwitch(['--no-sandbox', '--admin', 'restore', 'unit'], 'linux')).toBe('no-sandbox');
    expect(refusedSwitch(['--js-flags=--x', '--admin', 'unit', 'status'], 'linux')).toBe('js-flags');
  });

  it('starts with what is harmless, with every option of its commands, and as it starts itself without a display', () => {
    const options = Object.keys(commandOptions).map((name) => `--${name}`);
    const command = ['--admin', 'import', '/no-sandbox-here/tips.csv', ...options, '-', '--', '--admin=x'];
    for (const args of [
      [],
      [
        '--lang=cy',
        '--force-device-scale-factor=1.5',
        '--force-high-contrast',
        '--disable-gpu',
        '--ozone-platform=x11',
      ],
      command,
      argumentsWithoutDisplay(['vigil', ...command], {}, 'linux') ?? ['--none'],
    ])
      expect(refusedSwitch(args, 'linux')).toBeNull();
  });
});
