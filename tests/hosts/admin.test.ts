/** The command line, as somebody at a terminal uses it: the built program, its output and its exit codes. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { openVault } from '../../main/vault/vault.ts';

const program = fileURLToPath(new URL('../../dist/main/admin.js', import.meta.url));
const passphrase = 'lantern orbit gravel willow';
const header = 'tip_id,received_at,channel,text\n';

interface Ran {
  code: number;
  out: string;
  err: string;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-admin-'));
  writeFileSync(join(folder, 'words.txt'), `${passphrase}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const here = (name: string) => join(folder, name);

function admin(args: readonly string[], env: Record<string, string> = { VIGIL_PASSPHRASE: passphrase }): Promise<Ran> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [program, ...args], { env: { PATH: '', ...env } }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
    child.stdin?.end();
  });
}
const onVault = ['--vault', 'VAULT', '--login', 'p.shah'];
const ask = (args: readonly string[], env?: Record<string, string>) =>
  admin(
    args.map((word) => (word === 'VAULT' ? here('vault') : word)),
    env,
  );

describe('the command line', () => {
  it('has been built', () => expect(existsSync(program)).toBe(true));

  it('says what it did not understand, with code 2, and gives its help', async () => {
    expect(await ask(['frobnicate'])).toMatchObject({ code: 2, out: '' });
    expect(await ask(['stats', '--login', 'p.shah'])).toMatchObject({ code: 2 });
    expect((await ask(['stats', '--login', 'p.shah'])).err).toContain('--vault');
    expect(await ask(['import', ...onVault])).toMatchObject({ code: 2, err: expect.stringContaining('which file') });
    const help = await ask(['help']);
    expect(help.code).toBe(0);
    expect(help.out).toContain('admin verify');
    expect(help.out).toContain('Exit codes');
  });

  it('refuses a folder without a vault, a weak passphrase and a missing one', async () => {
    expect(await ask(['stats', '--json', ...onVault])).toMatchObject({
      code: 4,
      out: expect.stringContaining('VAULT_NOT_FOUND'),
    });
    const create = ['create', ...onVault, '--name', 'Test unit', '--person', 'Priya Shah'];
    expect(await ask(create, { VIGIL_PASSPHRASE: 'short' })).toMatchObject({ code: 3 });
    expect(await ask(create, {})).toMatchObject({ code: 2 });
    expect(existsSync(here('vault'))).toBe(false);
    writeFileSync(here('a-file'), '');
    for (const place of ['a-file', 'a-file/vault']) {
      const within = create.map((word) => (word === 'VAULT' ? here(place) : word));
      expect(await ask(within)).toMatchObject({ code: 4, err: expect.stringContaining('permission to write') });
    }
  });

  it('creates a vault, once, and shows the recovery code', async () => {
    const create = [
      'create',
      ...onVault,
      '--name',
      'Test unit',
      '--person',
      'Priya Shah',
      '--roles',
      'supervisor,case_officer',
      '--json',
    ];
    const made = await ask(create);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(made.out)).toMatchObject({
      created: true,
      recoveryCode: expect.stringMatching(/^[0-9A-Z-]{35,}$/),
    });
    expect(await ask(create)).toMatchObject({ code: 4, out: expect.stringContaining('VAULT_EXISTS') });
  });

  it('refuses a wrong passphrase with code 3 and no word of the vault', async () => {
    const wrong = await ask(['stats', ...onVault], { VIGIL_PASSPHRASE: 'not the right one at all' });
    expect(wrong).toMatchObject({ code: 3, out: '' });
    expect(wrong.err).not.toContain(folder);
  });

  it('takes a file in, says which rows it refused, and takes nothing twice', async () => {
    writeFileSync(
      here('tips.csv'),
      `${header}A1,2026-03-01T10:00:00Z,hotline,A van outside the market hall\nA2,the other day,online,No date to speak of\n`,
    );
    const first = await ask(['import', here('tips.csv'), ...onVault, '--json', '--report', here('report.csv')]);
    expect(first.code).toBe(6);
    expect(JSON.parse(first.out)).toMatchObject({ imported: 1, refused: 1, alreadyRecorded: 0 });
    expect(readFileSync(here('report.csv'), 'utf8')).toContain('refused');
    const second = await ask(['import', here('tips.csv'), ...onVault, '--json']);
    expect(JSON.parse(second.out)).toMatchObject({ imported: 0, alreadyRecorded: 1 });
    expect(await ask(['import', here('nowhere.csv'), ...onVault])).toMatchObject({ code: 5 });
  });

  it('loads investigations, counts, exports what imports again, and verifies', async () => {
    const one = {
      id: 'INV-1',
      operation: 'LARKSPUR',
      state: 'live',
      kind: 'attack plot',
      priority: 'P1A',
      summary: 'A group',
      area: 'Halverton',
      records: [],
    };
    writeFileSync(here('investigations.json'), JSON.stringify([one]));
    // Investigations know no trial: to say so is better than to write after all.
    for (const option of [['--dry-run'], ['--mapping', 'Odd ones'], ['--report', here('none.csv')]]) {
      const refused = await ask(['import', here('investigations.json'), ...onVault, '--json', ...option]);
      expect(refused).toMatchObject({ code: 2, out: expect.stringContaining(option[0] ?? '') });
    }
    expect(await ask(['import', here('investigations.json'), ...onVault, '--json'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('"imported":1'),
    });
    const stats = await ask(['stats', ...onVault, '--json', '--passphrase-file', here('words.txt')], {});
    expect(JSON.parse(stats.out)).toMatchObject({
      contributions: 1,
      untriaged: 1,
      investigations: { live: 1, closed: 0 },
    });
    const out = await ask([
      'export',
      ...onVault,
      '--out',
      here('out.csv'),
      '--reason',
      'Testing the export',
      '--recipient',
      'Nobody',
      '--json',
    ]);
    expect(JSON.parse(out.out)).toMatchObject({ rows: 1, marking: 'OFFICIAL-SENSITIVE' });
    expect(readFileSync(here('out.csv'), 'utf8')).toContain('market hall');
    const whole = await ask(['verify', ...onVault, '--json']);
    expect(whole.code).toBe(0);
    expect(JSON.parse(whole.out)).toMatchObject({ whole: true, pages: true, log: { whole: true } });
  });

  it('names every place where the log is broken', async () => {
    const vault = await openVault({ folder: here('vault'), login: 'p.shah', passphrase, migrate, supportedVersion });
    vault.db.exec(`drop trigger log_never_changes;
      update log_row set who = 'somebody else' where seq = 1;
      update log_row set recipient = 'nobody' where seq = 3`);
    vault.close();
    const verdict = await ask(['verify', ...onVault]);
    expect(verdict).toMatchObject({ code: 7, out: expect.stringContaining('BROKEN IN 2 PLACES') });
    expect(verdict.out).toContain('Entry 1: it was changed.');
    expect(verdict.out).toContain('Entry 3: it was changed.');
  });

  it('says that a vault with a changed byte is not whole', async () => {
    const store = here('vault/vault.db');
    const bytes = readFileSync(store);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(store, bytes);
    const verdict = await ask(['verify', ...onVault, '--json']);
    expect([4, 7]).toContain(verdict.code);
  });
});
