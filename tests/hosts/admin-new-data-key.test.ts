/** A new data key from the command line: the built program, its output and its exit codes, and a stop with Ctrl C. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../dist/main/admin.js', import.meta.url));
const passphrase = 'lantern orbit gravel willow';

let folder: string;
const here = (name: string) => join(folder, name);
const environment = (words: string) => ({ PATH: '', VIGIL_PASSPHRASE: words });
const vault = () => ['--vault', here('place/vault'), '--login', 'p.shah'];
const salt = () => readFileSync(here('place/vault/vault.db')).toString('hex', 0, 16);
const place = () => readdirSync(here('place'));

function admin(args: readonly string[], words = passphrase) {
  return new Promise<{ code: number; out: string; err: string }>((done) => {
    const child = execFile(process.execPath, [program, ...args], { env: environment(words) }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
    child.stdin?.end();
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-admin-key-'));
  for (const name of ['place', 'disk']) mkdirSync(here(name));
  const roles = ['--roles', 'supervisor,case_officer'];
  await admin(['create', ...vault(), '--name', 'Halverton', '--person', 'Priya Shah', ...roles]);
  const rows = Array.from(
    { length: 400 },
    (_, at) => `A${at},2026-03-01T10:00:00Z,hotline,A van by the weir ${'x'.repeat(9_000)} ${at}`,
  );
  writeFileSync(here('rows.csv'), `tip_id,received_at,channel,text\n${rows.join('\n')}\n`);
  await admin(['import', here('rows.csv'), ...vault()]);
  await admin(['backup', ...vault(), '--to', here('disk')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is refused to a wrong passphrase, with its own exit code, and nothing is changed', async () => {
  const before = salt();
  expect(await admin(['new-data-key', ...vault()], 'not the right words at all')).toMatchObject({ code: 3, out: '' });
  expect(await admin(['new-data-key', '--login', 'p.shah'])).toMatchObject({ code: 2 });
  expect((await admin(['help'])).out).toContain('admin new-data-key --vault DIR --login LOGIN');
  expect(salt()).toBe(before);
});

it.skipIf(process.platform === 'win32')('is stopped with Ctrl C: the vault is as it was', async () => {
  const before = salt();
  const child = spawn(process.execPath, [program, 'new-data-key', ...vault(), '--json'], {
    env: environment(passphrase),
  });
  const ended = once(child, 'exit');
  await expect
    .poll(() => existsSync(here('place/vault.new-key-unchecked')), { interval: 1, timeout: 20_000 })
    .toBe(true);
  child.kill('SIGINT');
  const [code] = await ended;
  expect(code).toBe(130);
  expect(salt()).toBe(before);
  expect(place()).toEqual(['vault']);
});

it('is made, says what is left to do, and a backup of before still opens and restores', async () => {
  const before = salt();
  const made = await admin(['new-data-key', ...vault()]);
  expect(made).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Next: make a new backup') });
  expect(made.out).not.toContain(folder);
  expect(salt()).not.toBe(before);
  expect(place()).toEqual(['vault']);
  expect(await admin(['verify', ...vault()])).toMatchObject({ code: 0, out: expect.stringContaining('Pages  whole') });
  const [old = ''] = readdirSync(here('disk'));
  const backup = ['--backup', here(join('disk', old))];
  expect(await admin(['verify-backup', ...backup, '--login', 'p.shah'])).toMatchObject({ code: 0 });
  const restored = await admin(['restore', ...backup, ...vault()]);
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('Restored from the backup') });
  expect(salt()).toBe(before);
  // And back to the vault under the new key.
  expect(await admin(['restore', '--undo', '--vault', here('place/vault')])).toMatchObject({ code: 0 });
  expect(await admin(['stats', ...vault(), '--json'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('"contributions":400'),
  });
});
