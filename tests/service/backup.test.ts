/** Backing a whole unit up while people work, and restoring it: what is refused, what comes back, and that it can be undone. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person, type UnitByCommand, unitByCommand } from '../support/unit-by-command.ts';

let unit: UnitByCommand;
let recoveryCode: string;
beforeEach(async () => {
  unit = unitByCommand();
  recoveryCode = await unit.init();
});
afterEach(() => unit.close());

const form = (text: string) => ({ form: { kind: 'tip', channel: 'hotline', text }, draftId: null }) as const;
const backUp = (...more: string[]) =>
  unit.run('backup', '--unit', unit.unit, '--to', unit.here('disk'), '--json', ...more);
const restore = (...more: string[]) => unit.run('restore', '--unit', unit.unit, '--json', ...more);
const made = () => readdirSync(unit.here('disk')).map((name) => unit.here(join('disk', name)));
const only = () => made()[0] ?? '';
const key = () => join(unit.unit, 'unit.key');

describe('a unit that goes wrong', () => {
  it('makes no backup where none can be, and the journal says why', async () => {
    const service = await unit.serve();
    expect(await unit.run('backup', '--unit', unit.here('elsewhere'), '--to', unit.here('disk'))).toMatchObject({
      code: 4,
    });
    const gone = await unit.run('backup', '--unit', unit.unit, '--to', unit.here('unplugged'));
    expect(gone).toMatchObject({ code: 5, problem: expect.stringContaining('The folder for backups is not there.') });
    for (const place of [unit.unit, join(unit.unit, 'vault'), join(unit.unit, 'kept')]) {
      mkdirSync(place, { recursive: true });
      const inside = await unit.run('backup', '--unit', unit.unit, '--to', place, '--json');
      expect(inside).toMatchObject({ code: 5, out: expect.stringContaining('IN_VAULT_FOLDER') });
    }
    expect(unit.events.filter(({ event }) => event === 'backup-failed').map(({ why }) => why)).toEqual([
      'BACKUP_FOLDER_GONE',
      ...Array<string>(3).fill('IN_VAULT_FOLDER'),
    ]);
    await service.end();
  });

  it('is not restored while its service runs, nor over something else, nor from another unit or a desk', async () => {
    await backUp();
    const service = await unit.serve();
    expect(await restore('--backup', only(), '--key', key())).toMatchObject({
      code: 4,
      out: expect.stringContaining('UNIT_RUNNING'),
    });
    expect(await restore('--undo')).toMatchObject({ out: expect.stringContaining('UNIT_RUNNING') });
    await service.end();
    expect(await restore('--undo')).toMatchObject({ code: 4, out: expect.stringContaining('NOTHING_TO_RESTORE') });
    const pictures = unit.here('pictures');
    mkdirSync(pictures);
    writeFileSync(join(pictures, 'cat.jpg'), 'meow');
    expect(await unit.run('restore', '--unit', pictures, '--backup', only(), '--key', key())).toMatchObject({
      code: 4,
    });
    expect(readdirSync(pictures)).toEqual(['cat.jpg']);

    // Its enclosed files taken away: a vault alone is no unit.
    const note = readFileSync(join(only(), 'backup-unit.json'));
    rmSync(join(only(), 'backup-unit.json'));
    expect(await restore('--backup', only())).toMatchObject({
      code: 4,
      out: expect.stringContaining('BACKUP_DAMAGED'),
    });
    writeFileSync(join(only(), 'backup-unit.json'), note);

    renameSync(unit.unit, unit.here('the-first'));
    await unit.init();
    const other = await restore('--backup', only(), '--key', unit.here('the-first/unit.key'));
    expect(other).toMatchObject({ code: 4, out: expect.stringContaining('BACKUP_OF_ANOTHER_VAULT') });
    const wrong = await restore('--backup', only());
    expect(wrong).toMatchObject({ code: 3, out: expect.stringContaining('SERVICE_KEY_WRONG') });
    expect(readdirSync(unit.folder).filter((name) => name.startsWith('unit'))).toEqual(['unit']);
    expect(readdirSync(unit.unit)).not.toContain('control.sock');
  });

  it('answers nobody on its socket who says too much, or what it does not know', async () => {
    const service = await unit.serve();
    const say = (words: string) =>
      new Promise<string>((resolve) => {
        let heard = '';
        const socket = connect(join(unit.unit, 'control.sock'), () => socket.write(words));
        socket.on('data', (text: Buffer) => {
          heard += String(text);
        });
        socket.on('error', () => undefined);
        socket.once('close', () => resolve(heard));
      });
    expect(statSync(join(unit.unit, 'control.sock')).mode & 0o777).toBe(0o600);
    expect(await say('{"ask":"restore"}\n')).toContain('INPUT_INVALID');
    expect(await say(`{"ask":"backup","to":"disk","keep":1}\n`)).toContain('INPUT_INVALID');
    expect(await say('x'.repeat(20_000))).toBe('');
    expect(await backUp()).toMatchObject({ code: 0 });
    await service.end();
  });
});

describe('a unit', () => {
  it('is backed up while people work, and keeps no key or name of anybody beside it', async () => {
    const desk = await unit.admit('desk-01');
    const service = await unit.serve();
    const line = service.connect(desk);
    await line.signIn(person);
    const [first] = await Promise.all([backUp('--keep', '1'), line.do('intake.record', form('Two vans by the mill'))]);
    expect(first).toMatchObject({ code: 0, problem: '' });
    expect(JSON.parse(first.out)).toMatchObject({ verified: true, kept: 1, removed: 0 });
    expect(await backUp('--keep', '1')).toMatchObject({ code: 0 });
    expect(made()).toHaveLength(1);
    expect(readdirSync(only()).sort()).toEqual(['backup-keys.json', 'backup-unit.json', 'backup.db', 'backup.json']);
    const keyBytes = readFileSync(key());
    for (const name of readdirSync(only())) {
      const bytes = readFileSync(join(only(), name));
      expect(bytes.includes(keyBytes), name).toBe(false);
      expect(/PRIVATE KEY|Eastmoor|desk-01|mason/i.test(bytes.toString('latin1')), name).toBe(false);
    }
    expect(unit.events.filter(({ event }) => event === 'backed-up')).toHaveLength(2);
    await service.end();
  });

  it.each(['key', 'code'] as const)(
    'is checked and restored with the %s, says that it is older, and that can be undone',
    async (by) => {
      const desk = await unit.admit('desk-01');
      const running = await unit.serve();
      const before = running.connect(desk);
      await before.signIn(person);
      await before.do('intake.record', form('Two vans by the mill'));
      await backUp();
      await before.do('intake.record', form('A third van'));
      await running.end();
      writeFileSync(unit.here('code'), recoveryCode);
      const way = {
        key: ['--key', key()],
        code: ['--recovery-code', '--passphrase-file', unit.here('code')],
      }[by];
      const checked = await unit.run('verify-backup', '--backup', only(), '--json', ...way);
      expect(JSON.parse(checked.out)).toMatchObject({ whole: true });

      const done = await restore('--backup', only(), ...way);
      expect(JSON.parse(done.out)).toMatchObject({
        restored: true,
        replaced: true,
        lacking: [],
        key: by === 'key' ? 'in place' : 'made anew',
      });
      for (const name of readdirSync(unit.unit)) expect(statSync(join(unit.unit, name)).mode & 0o077, name).toBe(0);
      const restored = await unit.serve();
      const line = restored.connect(desk);
      const session = await line.signIn(person);
      expect(session).toMatchObject({ ok: true, value: { vault: { older: { missing: expect.any(Number) } } } });
      expect(await line.do('contributions.count', { filter: {} })).toMatchObject({ total: 1 });
      expect(await unit.run('status', '--unit', unit.unit)).toMatchObject({ out: expect.stringContaining('desk-01') });
      await restored.end();

      expect(await restore('--undo')).toMatchObject({ code: 0 });
      const back = await unit.serve();
      const again = back.connect(desk);
      expect(await again.signIn(person)).toMatchObject({ ok: true, value: { vault: { older: null } } });
      expect(await again.do('contributions.count', { filter: {} })).toMatchObject({ total: 2 });
      await back.end();
    },
  );

  it('is restored on another machine, where nothing of it is, and admits the same desks', async () => {
    const desk = await unit.admit('desk-01');
    await backUp();
    const kept = unit.here('safe.key');
    renameSync(key(), kept);
    rmSync(unit.unit, { recursive: true });
    expect(await restore('--backup', only(), '--key', kept)).toMatchObject({ code: 0 });
    expect(existsSync(key())).toBe(true);
    const service = await unit.serve();
    expect(await service.connect(desk).signIn(person)).toMatchObject({ ok: true });
    expect(await unit.admit('desk-02')).toMatchObject({ workstation: 'desk-02' });
    await service.end();
  });

  it('finishes a restore that was stopped between its two renames', async () => {
    await backUp();
    renameSync(unit.unit, `${unit.unit}.restored`);
    expect(await restore('--backup', only())).toMatchObject({ code: 0 });
    expect(await unit.run('status', '--unit', unit.unit)).toMatchObject({ code: 0 });
    expect(existsSync(`${unit.unit}.restored`)).toBe(false);
  });
});
