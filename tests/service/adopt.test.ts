/** A desk's vault becomes a unit's, and a desk's again: nothing is lost on the way. */
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeVault } from '../../main/engine/make-vault.ts';
import { checkLog, rowCounts } from '../../main/store/sqlite/closed-store.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { openVault, openWithRecovery } from '../../main/vault/vault.ts';
import { passphrase } from '../support/unit.ts';
import { person, type UnitByCommand, unitByCommand } from '../support/unit-by-command.ts';

let unit: UnitByCommand;
let code: string;
const second = 'i.shah';
const desk = () => unit.here('desk');
const open = (folder: string, login = person) => openVault({ folder, login, passphrase, migrate, supportedVersion });

beforeEach(async () => {
  unit = unitByCommand();
  const { vault, recoveryCode } = await makeVault({
    folder: desk(),
    name: 'Halverton',
    person: 'Hollis Mason',
    login: person,
    passphrase,
    roles: ['intake_officer'],
    clearance: 'OFFICIAL-SENSITIVE',
  });
  vault.db
    .prepare('insert into account_row (login, name, roles, clearance, createdAt) values (?, ?, ?, 1, ?)')
    .run(second, 'Imran Shah', '["case_officer"]', '2026-03-09T10:00:00.000Z');
  code = recoveryCode;
  await vault.setSlot(second, passphrase);
  vault.close();
});
afterEach(() => unit.close());

const adopt = (...more: string[]) =>
  unit.run(
    ...['adopt', '--unit', unit.unit, '--vault', desk(), '--login', person, '--name', 'Eastmoor unit'],
    ...['--host', '127.0.0.1', '--passphrase-file', unit.here('passphrase'), '--json', ...more],
  );

describe('adopting a vault', () => {
  it('is refused while it is open, to those who may not, and over a unit that is there: nothing is left', async () => {
    const vault = await open(desk());
    expect(await adopt()).toMatchObject({ code: 4, out: expect.stringContaining('VAULT_IN_USE') });
    vault.db.prepare('update account_row set roles = \'["case_officer"]\' where login = ?').run(person);
    vault.close();
    expect(await adopt()).toMatchObject({ code: 8, out: expect.stringContaining('NOT_ALLOWED') });
    expect(await adopt('--vault', unit.here('nowhere'))).toMatchObject({ code: 4 });
    expect(readdirSync(unit.folder).sort()).toEqual(['desk', 'disk', 'passphrase']);
    await unit.init();
    expect(await adopt()).toMatchObject({ code: 4, out: expect.stringContaining('VAULT_EXISTS') });
  });

  it('takes every row, the log and everybody’s passphrase with it, and gives the records back', async () => {
    const before = await open(desk());
    const counts = rowCounts(before.db);
    before.close();
    const done = await adopt();
    expect(done).toMatchObject({ code: 0, problem: '' });
    expect(JSON.parse(done.out)).toMatchObject({ rows: Object.values(counts).reduce((all, n) => all + n, 0) });
    unit.configure({ listen: { host: '127.0.0.1', port: 0 } });
    const admitted = await unit.admit('desk-01');
    const service = await unit.serve();
    for (const login of [person, second]) {
      const line = service.connect(admitted);
      expect(await line.signIn(login)).toMatchObject({
        ok: true,
        value: { vault: { name: 'Halverton', older: null } },
      });
      if (login === person)
        await line.do('intake.record', {
          form: { kind: 'tip', channel: 'hotline', text: 'Two vans by the mill' },
          draftId: null,
        });
      line.engine.send({ kind: 'close' });
      await line.ended();
    }
    const out = unit.here('back');
    expect(await unit.run('export', '--unit', unit.unit, '--to', out, '--json')).toMatchObject({
      code: 4,
      out: expect.stringContaining('UNIT_RUNNING'),
    });
    await service.end();
    expect(existsSync(out)).toBe(false);
    expect(await unit.run('export', '--unit', unit.unit, '--to', out)).toMatchObject({ code: 0, problem: '' });
    expect(await unit.run('export', '--unit', unit.unit, '--to', out)).toMatchObject({ code: 4 });
    // Their passphrases open nothing any more: the recovery code does, for an administrator, who gives the others new ones.
    await expect(open(out, second)).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    const opening = { folder: out, code, migrate, supportedVersion };
    const exported = await openWithRecovery({
      ...opening,
      login: person,
      newPassphrase: 'seven grey herons at the lock',
    });
    expect(rowCounts(exported.db)).toMatchObject({ contribution_row: 1, account_row: counts.account_row });
    expect((await checkLog(exported.db)).report.whole).toBe(true);
    exported.close();
    // The service's key opens no vault that has left the unit.
    cpSync(out, join(unit.unit, 'vault'), { recursive: true, force: true });
    await expect(unit.serve()).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
  });
});
