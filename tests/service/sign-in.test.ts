/** Signing in to a unit: a passphrase shows who somebody is and opens nothing, whatever becomes of the disk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serviceSealer } from '../../main/hosts/server/key-file.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { readSlots } from '../../main/vault/slots.ts';
import { openVault, openWithKey, openWithRecovery } from '../../main/vault/vault.ts';
import { type DeskLine, openUnit, passphrase, type Unit } from '../support/unit.ts';

const kdf = { N: 1024 };
const fresh = 'seven grey herons at the lock';

let unit: Unit;
let identity: Awaited<ReturnType<Unit['addWorkstation']>>;
beforeEach(async () => {
  unit = await openUnit([
    { login: 'iqbal', roles: ['case_officer'] },
    { login: 'owen', roles: ['supervisor'] },
    { login: 'marsh', roles: ['administrator'] },
  ]);
  identity = await unit.addWorkstation('desk-01');
});
afterEach(() => unit.close());

const desk = (): DeskLine => unit.connect(identity);
const vaultAt = () => ({ folder: unit.files.vault, migrate, supportedVersion, kdf });
const kinds = () =>
  readSlots(unit.files.vault, kdf.N)
    .slots.map(({ kind }) => kind)
    .sort();

describe('a passphrase of a unit', () => {
  it('opens no vault: whoever has the disk and a passphrase that signs in has nothing', async () => {
    for (const login of ['iqbal', 'owen', 'marsh']) expect(await desk().signIn(login)).toMatchObject({ ok: true });
    await unit.stop();
    expect(kinds()).toEqual(['recovery', 'system']);
    for (const login of ['iqbal', 'owen'])
      await expect(openVault({ ...vaultAt(), login, passphrase })).rejects.toThrow(
        expect.objectContaining({ code: 'PASSPHRASE_WRONG' }),
      );
    await unit.start();
    expect(await desk().signIn('iqbal')).toMatchObject({ ok: true, value: { account: { login: 'iqbal' } } });
  });

  it('is asked for with a growing delay after failures, which a restart of the service does not end', async () => {
    expect(await desk().signIn('iqbal')).toMatchObject({ ok: true });
    const line = desk();
    for (const login of ['iqbal', 'nobody'])
      for (const _ of [1, 2, 3])
        expect(await line.signIn(login, 'nine green lanterns by the sea')).toMatchObject({
          error: { code: 'PASSPHRASE_WRONG' },
        });
    // Who has an account and who has none are told the same.
    for (const login of ['iqbal', 'nobody'])
      expect(await line.signIn(login)).toMatchObject({ error: { code: 'SIGN_IN_DELAYED' } });
    await unit.restart();
    expect(await desk().signIn('iqbal')).toMatchObject({ error: { code: 'SIGN_IN_DELAYED' } });
    expect(await desk().signIn('owen')).toMatchObject({ ok: true });
  });

  it('is changed by whoever knows it, and the one before counts no more', async () => {
    const line = desk();
    await line.signIn('iqbal');
    expect(await line.ask('vault.changePassphrase', { old: fresh, new: fresh })).toMatchObject({
      error: { code: 'PASSPHRASE_WRONG' },
    });
    await line.do('vault.changePassphrase', { old: passphrase, new: fresh });
    expect(await desk().signIn('iqbal')).toMatchObject({ error: { code: 'PASSPHRASE_WRONG' } });
    expect(await desk().signIn('iqbal', fresh)).toMatchObject({ ok: true });
  });

  it('ends with the account', async () => {
    await desk().signIn('iqbal');
    const administrator = desk();
    await administrator.signIn('marsh');
    const { people } = await administrator.do('access.people', {});
    const iqbal = people.find(({ login }) => login === 'iqbal');
    if (iqbal === undefined) throw new Error('he is one of them');
    const { id, roles, clearance } = iqbal;
    const change = { id, roles: [...roles], clearance, disabled: true, reason: 'Has left the force' };
    await administrator.do('access.changePerson', change);
    expect(await desk().signIn('iqbal')).toMatchObject({ error: { code: 'PASSPHRASE_WRONG' } });
    await unit.stop();
    const vault = await openWithKey({ ...vaultAt(), sealer: serviceSealer(unit.config.key) });
    const kept = vault.db.prepare('select login from sign_in_row').pluck().all();
    vault.close();
    expect(kept).toEqual(['marsh']);
  });

  it('that was forgotten is replaced on the service’s machine with the recovery code, and the new one counts', async () => {
    await desk().signIn('iqbal');
    await unit.stop();
    const own = await openWithKey({ ...vaultAt(), sealer: serviceSealer(unit.config.key) });
    const code = await own.recoveryCodeAnew();
    own.close();
    (await openWithRecovery({ ...vaultAt(), code, login: 'iqbal', newPassphrase: fresh })).close();
    await unit.start();
    expect(await desk().signIn('iqbal')).toMatchObject({ error: { code: 'PASSPHRASE_WRONG' } });
    expect(await desk().signIn('iqbal', fresh)).toMatchObject({ ok: true });
    await unit.restart();
    expect(await desk().signIn('iqbal', fresh)).toMatchObject({ ok: true });
  });
});
