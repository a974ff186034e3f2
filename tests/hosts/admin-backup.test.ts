/** Backup and restore, as somebody at a terminal does them: the built program, its output and its exit codes. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../dist/main/admin.js', import.meta.url));
const passphrase = 'lantern orbit gravel willow';

let folder: string;
const here = (name: string) => join(folder, name);

function admin(args: readonly string[], words = passphrase) {
  return new Promise<{ code: number; out: string; err: string }>((done) => {
    const env = { PATH: '', VIGIL_PASSPHRASE: words };
    const child = execFile(process.execPath, [program, ...args], { env }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
    child.stdin?.end();
  });
}
const vault = () => ['--vault', here('vault'), '--login', 'p.shah'];
const only = (name: string) => here(join('disk', readdirSync(here('disk'))[0] ?? '', name));
const backup = () => ['--backup', only('')];
const stats = async () => JSON.parse((await admin(['stats', ...vault(), '--json'])).out);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-admin-backup-'));
  mkdirSync(here('disk'));
  await admin([
    'create',
    ...vault(),
    '--name',
    'Halverton',
    '--person',
    'Priya Shah',
    '--roles',
    'supervisor,case_officer',
  ]);
  const tips = (id: string) =>
    `tip_id,received_at,channel,text\n${id},2026-03-01T10:00:00Z,hotline,A van by the weir\n`;
  writeFileSync(here('first.csv'), tips('A1'));
  writeFileSync(here('second.csv'), tips('A2'));
  await admin(['import', here('first.csv'), ...vault()]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('backup and restore from the command line', () => {
  it('says what is missing, and what does not go together', async () => {
    expect(await admin(['backup', ...vault()])).toMatchObject({ code: 2, err: expect.stringContaining('--to') });
    expect(await admin(['backup', ...vault(), '--to', here('disk'), '--keep', '0'])).toMatchObject({ code: 2 });
    expect(await admin(['restore', ...vault()])).toMatchObject({ code: 2, err: expect.stringContaining('--backup') });
    expect(await admin(['restore', '--undo', ...vault()])).toMatchObject({ code: 2 });
    expect((await admin(['help'])).out).toContain('admin restore --undo');
  });

  it('makes none in a folder that is gone, or inside the vault', async () => {
    const gone = await admin(['backup', ...vault(), '--to', here('unplugged')]);
    expect(gone).toMatchObject({ code: 5, err: expect.stringContaining('not there') });
    expect(existsSync(here('unplugged'))).toBe(false);
    for (const place of ['vault', 'vault/mine']) {
      mkdirSync(here(place), { recursive: true });
      expect(await admin(['backup', ...vault(), '--to', here(place), '--json'])).toMatchObject({
        code: 5,
        out: expect.stringContaining('IN_VAULT_FOLDER'),
      });
    }
  });

  it('makes one, says that it was verified and how many are kept, and checks it again', async () => {
    const made = await admin(['backup', ...vault(), '--to', here('disk'), '--keep', '1']);
    expect(made).toMatchObject({ code: 0, err: '', out: expect.stringContaining('the newest 1 are kept') });
    expect(made.out).toMatch(/Verified {2}pages and log whole, \d+ log entries/);
    expect(made.out).not.toContain(folder);
    expect(await admin(['verify-backup', ...backup(), '--login', 'p.shah'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Pages  whole'),
    });
    const wrong = await admin(['verify-backup', ...backup(), '--login', 'p.shah'], 'not the right words at all');
    expect(wrong).toMatchObject({ code: 3, out: '' });
    expect(await admin(['verify-backup', '--backup', here('vault'), '--login', 'p.shah'])).toMatchObject({ code: 5 });
  });

  it('restores it over a vault that has gone on, and undoes that', async () => {
    await admin(['import', here('second.csv'), ...vault()]);
    expect(await stats()).toMatchObject({ contributions: 2 });
    const done = await admin(['restore', ...backup(), ...vault()]);
    expect(done).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--undo') });
    const told = await admin(['stats', ...vault()]);
    expect(told.out).toMatch(/^This vault is older than when it was last used here: \d+ entries of its log, up to /);
    expect(await stats()).toMatchObject({ contributions: 1 });
    expect(await stats()).not.toHaveProperty('older');
    expect((await admin(['verify', ...vault()])).code).toBe(0);
    const undone = await admin(['restore', '--undo', '--vault', here('vault'), '--json']);
    expect(JSON.parse(undone.out)).toEqual({ undone: true, found: 'nothing' });
    expect(await stats()).toMatchObject({ contributions: 2 });
    expect(await admin(['restore', '--undo', '--vault', here('disk/none')])).toMatchObject({ code: 4 });
  });

  it('restores none that is damaged, and says with code 7 that it is', async () => {
    const kept = here('kept');
    cpSync(only(''), kept, { recursive: true });
    const bytes = readFileSync(join(kept, 'backup.db'));
    bytes.writeUInt8(bytes.readUInt8(50_000) ^ 0xff, 50_000);
    writeFileSync(join(kept, 'backup.db'), bytes);
    const checked = await admin(['verify-backup', '--backup', kept, '--login', 'p.shah', '--json']);
    expect(checked.code).toBe(7);
    expect(JSON.parse(checked.out)).toMatchObject({ whole: false, pages: false });
    expect(await admin(['restore', '--backup', kept, ...vault(), '--json'])).toMatchObject({
      code: 4,
      out: expect.stringContaining('BACKUP_DAMAGED'),
    });
    expect(await stats()).toMatchObject({ contributions: 2 });
  });
});
