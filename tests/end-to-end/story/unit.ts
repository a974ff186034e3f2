/** A unit as IT sets it up: by the built commands, in processes of their own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import type { App } from '../app.ts';
import { button, patient } from './page.ts';
import { given, type Person, typeSignIn } from './vault.ts';

const built = (name: string) =>
  join(process.env.VIGIL_DIST ?? fileURLToPath(new URL('../../../dist', import.meta.url)), 'main', `${name}.js`);

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

const clock = fileURLToPath(new URL('clock-put-on.ts', import.meta.url));

/** Resolves once it takes workstations in. */
function serve(config: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', clock, built('server'), config], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      if (String(text).includes('"event":"listening"')) resolve(child);
    });
    child.once('exit', () => reject(new Error('the service did not start')));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

/** The desk's file has been chosen; see `admit`. */
export async function joinUnit({ page }: App, code: string): Promise<void> {
  await button(page, /Join a unit/).click();
  await button(page, 'Choose the file').click();
  await page.getByLabel('Code').fill(code);
  await button(page, 'Join the unit').click();
  await expect(page.getByText('To the caseload of your unit.')).toBeVisible(patient);
}

/** With the passphrase that the administrator gave, which has to be replaced first. */
export async function firstSignIn({ page }: App, person: Person): Promise<void> {
  await typeSignIn(page, person.login, given(person));
  await page.getByLabel('Current passphrase').fill(given(person));
  await page.getByLabel('New passphrase', { exact: true }).fill(person.passphrase);
  await page.getByLabel('New passphrase again').fill(person.passphrase);
  await button(page, 'Save').click();
}

export async function startUnit(first: Person, roles: string) {
  const root = mkdtempSync(join(tmpdir(), 'vigil-unit-'));
  const folder = join(root, 'unit');
  const passphraseFile = join(root, 'passphrase');
  writeFileSync(passphraseFile, first.passphrase);
  const port = await freePort();
  const admin = (...args: string[]) =>
    String(execFileSync(process.execPath, [built('admin'), 'unit', ...args, '--unit', folder, '--json']));
  admin(
    ...['init', '--name', 'Eastmoor unit', '--host', '127.0.0.1', '--port', String(port), '--login', first.login],
    ...[
      '--person',
      first.name,
      '--roles',
      roles,
      '--clearance',
      'OFFICIAL-SENSITIVE',
      '--passphrase-file',
      passphraseFile,
    ],
  );
  const config = join(folder, 'config.json');
  let child = await serve(config);
  return {
    /** Admits a desk and hands it its file; returns the code for it. */
    async admit(app: App, name: string): Promise<string> {
      const path = join(app.files, `${name}.json`);
      const { code } = JSON.parse(admin('add-workstation', '--name', name, '--out', path)) as { code: string };
      // The desk is another user's; on a real one the file is copied there.
      chmodSync(path, 0o644);
      await app.dialogs({ file: path });
      return code;
    },
    revoke: (name: string) => void admin('revoke', '--name', name),
    /** As if the machine's plug were pulled. */
    kill: () => end(child, 'SIGKILL'),
    async startAgain(): Promise<void> {
      child = await serve(config);
    },
    /** The service’s clock is put on, as if so many hours had passed: see clock-put-on.ts. */
    later: (hours: number) => void child.send({ hours }),
    async close(): Promise<void> {
      await end(child, 'SIGTERM');
      rmSync(root, { recursive: true, force: true });
    },
  };
}
export type StartedUnit = Awaited<ReturnType<typeof startUnit>>;
