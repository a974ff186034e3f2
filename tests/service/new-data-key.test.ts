/** A new data key for a unit: by command, with the service stopped; people, desks and backups go on as before. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { person, type UnitByCommand, unitByCommand } from '../support/unit-by-command.ts';

let unit: UnitByCommand;
let recoveryCode: string;
beforeEach(async () => {
  unit = unitByCommand();
  recoveryCode = await unit.init();
});
afterEach(() => unit.close());

const form = (text: string) => ({ form: { kind: 'tip', channel: 'hotline', text }, draftId: null }) as const;
const newKey = (...more: string[]) => unit.run('new-data-key', '--unit', unit.unit, '--json', ...more);
const backUp = () => unit.run('backup', '--unit', unit.unit, '--to', unit.here('disk'), '--json');
const verify = (backup: string) =>
  unit.run(
    'verify-backup',
    '--backup',
    unit.here(join('disk', backup)),
    '--key',
    join(unit.unit, 'unit.key'),
    '--json',
  );
const salt = () => readFileSync(join(unit.unit, 'vault', 'vault.db')).toString('hex', 0, 16);
const beside = () => readdirSync(unit.unit).filter((name) => name.startsWith('vault'));

it('is not made while the service runs, without its key, or from a desk', async () => {
  const desk = await unit.admit('desk-01');
  const before = salt();
  const service = await unit.serve();
  expect(await newKey()).toMatchObject({ code: 4, out: expect.stringContaining('UNIT_RUNNING') });
  const line = service.connect(desk);
  await line.signIn(person);
  const asked = await line.ask('vault.newDataKey', { passphrase: 'anything at all', task: 't' });
  expect(asked).toMatchObject({ ok: false, error: { code: 'NEW_KEY_BY_COMMAND' } });
  expect(await line.do('vault.dataKey', {})).toMatchObject({ madeAt: null, unit: true });
  await service.end();
  cpSync(join(unit.unit, 'vault', 'vault.json'), unit.here('other.key'));
  expect((await newKey('--key', unit.here('other.key'))).code).not.toBe(0);
  expect((await unit.run('new-data-key', '--unit', unit.here('elsewhere'))).code).toBe(4);
  expect(salt()).toBe(before);
  expect(beside()).toEqual(['vault']);
});

it('is made by command: who is in it signs in as before, old backups stay readable, and new ones are made', async () => {
  const desk = await unit.admit('desk-01');
  const first = await unit.serve();
  const line = first.connect(desk);
  await line.signIn(person);
  await line.do('intake.record', form('Two vans by the mill'));
  await first.end();
  await backUp();
  const [old = ''] = readdirSync(unit.here('disk'));
  const kept = unit.here('kept');
  cpSync(join(unit.unit, 'vault'), kept, { recursive: true });
  const before = salt();
  const done = await newKey();
  expect(done, done.problem + done.out).toMatchObject({ code: 0, problem: '' });
  expect(JSON.parse(done.out)).toEqual({ made: true, oldRemoved: true });
  expect(done.out).not.toContain(unit.folder);
  expect(salt()).not.toBe(before);
  expect(beside()).toEqual(['vault']);

  const second = await unit.serve();
  const again = second.connect(desk);
  expect(await again.signIn(person)).toMatchObject({ ok: true, value: { vault: { older: null } } });
  expect(await again.do('contributions.count', { filter: {} })).toMatchObject({ total: 1 });
  await again.do('intake.record', form('And on'));
  expect(await again.do('vault.verify', {})).toMatchObject({ pages: true, log: { whole: true } });
  const dataKey = await again.do('vault.dataKey', {});
  expect(dataKey.madeAt).toEqual(expect.any(String));
  await second.end();

  // The certificates of the unit are sealed under the new key, and under the old one in the old backup.
  await backUp();
  const fresh = readdirSync(unit.here('disk')).find((name) => name !== old) ?? '';
  for (const backup of [old, fresh])
    expect(await verify(backup), backup).toMatchObject({ code: 0, out: expect.stringContaining('"whole":true') });

  // A key file of before, put back, fails by name.
  cpSync(join(kept, 'vault.json'), join(unit.unit, 'vault', 'vault.json'));
  expect(await backUp()).toMatchObject({ code: 4, out: expect.stringContaining('KEYS_OF_ANOTHER_STORE') });
  cpSync(join(unit.unit, 'vault', 'vault.json.copy'), join(unit.unit, 'vault', 'vault.json'));

  // The recovery code opens the new backup too.
  const { here, run } = unit;
  writeFileSync(here('code'), recoveryCode);
  const restored = await run(
    ...['restore', '--unit', unit.unit, '--backup', here(join('disk', fresh)), '--recovery-code'],
    ...['--passphrase-file', here('code'), '--json'],
  );
  expect(restored, restored.out).toMatchObject({ code: 0 });
});
