import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Sealer } from '../../main/vault/sealer.ts';
import { attemptSucceeded, beginAttempt, delayAfter } from '../../main/vault/sign-in-throttle.ts';
import { addSystemSlot, openWithKey, openWithRecovery } from '../../main/vault/vault.ts';
import { anotherPassphrase, cheap, login, migrate, passphrase, supportedVersion } from './people.ts';
import {
  afterwards,
  codeOf,
  failureOf,
  filesUnder,
  newVault,
  reopen,
  temporaryFolder,
  vaultWithNotes,
} from './temporary-vault.ts';

const wrong = 'not the passphrase at all';
const common = { migrate, supportedVersion, kdf: cheap };

/** A clock that a test sets, in milliseconds. */
function handClock() {
  const hand = { now: Date.UTC(2026, 2, 9, 10), clock: () => hand.now };
  return hand;
}

async function recover(folder: string, code: string, options: Partial<Parameters<typeof openWithRecovery>[0]> = {}) {
  const vault = await openWithRecovery({
    ...common,
    folder,
    code,
    login,
    newPassphrase: anotherPassphrase,
    ...options,
  });
  afterwards(() => vault.close());
  return vault;
}

describe('somebody tries to sign in', () => {
  it('with the wrong passphrase or an unknown name, and hears the same', async () => {
    const { folder } = await vaultWithNotes(1);
    const one = await failureOf(() => reopen(folder, { passphrase: wrong }));
    const other = await failureOf(() => reopen(folder, { login: 'nobody' }));
    expect(one.code).toBe('PASSPHRASE_WRONG');
    expect([other.code, other.message, other.about]).toEqual([one.code, one.message, one.about]);
  });

  it('again and again, and waits longer each time, even after a restart', async () => {
    const { folder } = await vaultWithNotes(1);
    const hand = handClock();
    const attempt = (passphrase = wrong) => failureOf(() => reopen(folder, { passphrase, clock: hand.clock }));
    for (const _ of [1, 2, 3]) expect((await attempt()).code).toBe('PASSPHRASE_WRONG');
    for (const seconds of [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
      // Not even the right one is looked at before its time.
      expect(await attempt(passphrase)).toMatchObject({ code: 'SIGN_IN_DELAYED', about: String(seconds) });
      hand.now += seconds * 1000 - 1;
      expect(await attempt()).toMatchObject({ code: 'SIGN_IN_DELAYED', about: '1' });
      hand.now += 1;
      expect((await attempt()).code).toBe('PASSPHRASE_WRONG');
    }
    hand.now += 300_000;
    (await reopen(folder, { clock: hand.clock })).close();
    expect((await attempt()).code).toBe('PASSPHRASE_WRONG');
  });

  it('and keeps nobody else out', async () => {
    const { vault, folder } = await newVault();
    await vault.addSlot('m.lindqvist', anotherPassphrase);
    vault.close();
    const { clock } = handClock();
    for (const _ of [1, 2, 3]) await codeOf(() => reopen(folder, { passphrase: wrong, clock }));
    expect(await codeOf(() => reopen(folder, { clock }))).toBe('SIGN_IN_DELAYED');
    (await reopen(folder, { login: 'm.lindqvist', passphrase: anotherPassphrase, clock })).close();
    expect(await codeOf(() => reopen(folder, { clock }))).toBe('SIGN_IN_DELAYED');
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -5)],
    ['empty', () => ''],
    ['not ours', () => '{"attempts":{"x":{"failures":-4,"last":0}}}'],
    ['far too large', () => ' '.repeat(2_000_000)],
  ])('after damaging the file of attempts (%s), and gains nothing by it', async (_, damage) => {
    const { folder } = await vaultWithNotes(1);
    const hand = handClock();
    await codeOf(() => reopen(folder, { passphrase: wrong, clock: hand.clock }));
    const path = join(folder, 'attempts.json');
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    const delayed = await failureOf(() => reopen(folder, { clock: hand.clock }));
    expect(delayed).toMatchObject({ code: 'SIGN_IN_DELAYED', about: '300' });
    hand.now += 299_000;
    expect(await failureOf(() => reopen(folder, { clock: hand.clock }))).toMatchObject({ about: '1' });
    hand.now += 1000;
    (await reopen(folder, { clock: hand.clock })).close();
  });

  it('after setting the clock back, and is not shut out for longer than five minutes', async () => {
    const { folder } = await vaultWithNotes(1);
    const hand = handClock();
    for (const _ of [1, 2, 3, 4]) {
      await codeOf(() => reopen(folder, { passphrase: wrong, clock: hand.clock }));
      hand.now += 2000;
    }
    hand.now -= 7 * 24 * 3600 * 1000;
    expect(await failureOf(() => reopen(folder, { clock: hand.clock }))).toMatchObject({
      code: 'SIGN_IN_DELAYED',
      about: '4',
    });
    hand.now += 4000;
    (await reopen(folder, { clock: hand.clock })).close();
  });
});

describe('after very many other names', () => {
  /** As two thousand and one other names leave the file when each is tried once; the last ones are really tried. */
  function flood(folder: string, now: number): void {
    const path = join(folder, 'attempts.json');
    const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).attempts : {};
    const names = Array.from({ length: 1_998 }, (_, at) => [`made-up-${at}`, { failures: 1, last: now }]);
    writeFileSync(path, JSON.stringify({ attempts: { ...before, ...Object.fromEntries(names) } }));
    for (const name of ['a', 'b', 'c']) beginAttempt(folder, `made-up-${name}`, now);
  }
  const waitFor = async (folder: string, label: string, now: number) =>
    (await failureOf(() => beginAttempt(folder, label, now))).about;

  it('the delay of the one that was tried first still stands', async () => {
    const folder = temporaryFolder();
    const now = Date.UTC(2026, 2, 9, 10);
    for (let at = 11; at >= 0; at -= 1) beginAttempt(folder, 'p.shah', now - at * 300_000);
    flood(folder, now + 1000);
    expect(await waitFor(folder, 'p.shah', now + 1000)).toBe('299');
  });

  it('names that nobody has tried yet wait together, and those that come in rightly are not held against anybody', async () => {
    const folder = temporaryFolder();
    const now = Date.UTC(2026, 2, 9, 10);
    flood(folder, now);
    for (const name of ['d', 'e']) beginAttempt(folder, `made-up-${name}`, now);
    expect(await waitFor(folder, 'never-tried', now)).toBe('2');
    const later = now + 300_000;
    beginAttempt(folder, 'm.lindqvist', later);
    expect(attemptSucceeded(folder, 'm.lindqvist', later)).toBe(0);
    // Somebody who has a passphrase of their own must not begin the delay anew with it.
    expect(await waitFor(folder, 'never-tried', later)).toBe('4');
    // A day later all of it is forgotten.
    beginAttempt(folder, 'never-tried', later + 86_400_001);
  });
});

it('the delay is nothing for three attempts, then 2 s doubling to 5 min', () => {
  expect([0, 1, 2, 3, 4, 5, 9, 10, 11, 50].map(delayAfter)).toEqual([0, 0, 0, 2, 4, 8, 128, 256, 300, 300]);
});

describe('an officer who forgot the passphrase', () => {
  it('cannot use a wrong code, and a slip of the pen is no attempt', async () => {
    const { folder, recoveryCode } = await vaultWithNotes(1);
    const { recoveryCode: foreign } = await newVault();
    const slip = `${recoveryCode.startsWith('A') ? 'B' : 'A'}${recoveryCode.slice(1)}`;
    for (const _ of [1, 2, 3, 4, 5]) expect(await codeOf(() => recover(folder, slip))).toBe('RECOVERY_CODE_WRONG');
    for (const _ of [1, 2, 3]) expect(await codeOf(() => recover(folder, foreign))).toBe('RECOVERY_CODE_WRONG');
    expect(await codeOf(() => recover(folder, recoveryCode))).toBe('SIGN_IN_DELAYED');
    (await reopen(folder)).close();
  });

  it('cannot set a weak one', async () => {
    const { folder, recoveryCode } = await vaultWithNotes(1);
    expect(await codeOf(() => recover(folder, recoveryCode, { newPassphrase: 'short' }))).toBe('PASSPHRASE_WEAK');
  });

  it('gives no way in to a name that has no account', async () => {
    const { folder, recoveryCode } = await vaultWithNotes(1);
    const before = filesUnder(folder).get('vault.json');
    expect(await codeOf(() => recover(folder, recoveryCode, { login: 'ghost', admits: () => false }))).toBe(
      'PASSPHRASE_WRONG',
    );
    expect(filesUnder(folder).get('vault.json')).toEqual(before);
  });

  it('sets a new one with the code, and the old one is dead, the delay gone, the next code another', async () => {
    const { folder, recoveryCode } = await vaultWithNotes(4);
    for (const _ of [1, 2, 3]) await codeOf(() => reopen(folder, { passphrase: wrong }));
    const vault = await recover(folder, recoveryCode.toLowerCase().replaceAll('-', ' '));
    const next = await vault.recoveryCodeAnew();
    vault.close();
    expect(await codeOf(() => reopen(folder))).toBe('PASSPHRASE_WRONG');
    (await reopen(folder, { passphrase: anotherPassphrase })).close();
    expect(await codeOf(() => recover(folder, recoveryCode))).toBe('RECOVERY_CODE_WRONG');
    (await recover(folder, next)).close();
  });
});

describe('people and their passphrases', () => {
  it('changing one needs the old one, and the old one fails afterwards', async () => {
    const { vault, folder } = await newVault();
    expect(await codeOf(() => vault.changePassphrase(login, wrong, anotherPassphrase))).toBe('PASSPHRASE_WRONG');
    expect(await codeOf(() => vault.changePassphrase(login, passphrase, 'short'))).toBe('PASSPHRASE_WEAK');
    await vault.changePassphrase(login, passphrase, anotherPassphrase);
    expect(await codeOf(() => vault.changePassphrase(login, passphrase, anotherPassphrase))).toBe('PASSPHRASE_WRONG');
    vault.close();
    expect(await codeOf(() => reopen(folder))).toBe('PASSPHRASE_WRONG');
    (await reopen(folder, { passphrase: anotherPassphrase })).close();
    const files = filesUnder(folder);
    expect(files.get('vault.json.copy')).toEqual(files.get('vault.json'));
  });

  it('the same name is one name, however it is written; the same letters one passphrase', async () => {
    const { vault, folder } = await newVault();
    expect(await codeOf(() => vault.addSlot(' R.Okafor ', anotherPassphrase))).toBe('NAME_TAKEN');
    await vault.addSlot('zoë', 'café au lait, sept');
    vault.close();
    (await reopen(folder, { login: 'ZOE\u0308', passphrase: 'cafe\u0301 au lait, sept' })).close();
  });

  it('two at once under one name: one of them', async () => {
    const { vault } = await newVault();
    const both = await Promise.allSettled([
      vault.addSlot('twin', passphrase),
      vault.addSlot('twin', anotherPassphrase),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('somebody who left has no way in, the last one cannot be removed, a stranger cannot be reset', async () => {
    const { vault, folder } = await newVault();
    expect(await codeOf(() => vault.removeSlot(login))).toBe('LAST_ADMINISTRATOR');
    expect(await codeOf(() => vault.removeSlot('stranger'))).toBe('NOT_FOUND');
    expect(await codeOf(() => vault.replaceSlot('stranger', passphrase))).toBe('NOT_FOUND');
    await vault.addSlot('m.lindqvist', anotherPassphrase);
    await vault.replaceSlot('m.lindqvist', 'kettle harbour plum nine');
    await vault.removeSlot(login);
    vault.close();
    expect(await codeOf(() => reopen(folder))).toBe('PASSPHRASE_WRONG');
    expect(await codeOf(() => reopen(folder, { login: 'm.lindqvist', passphrase: anotherPassphrase }))).toBe(
      'PASSPHRASE_WRONG',
    );
    (await reopen(folder, { login: 'm.lindqvist', passphrase: 'kettle harbour plum nine' })).close();
  });
});

describe('the operating system’s own slot', () => {
  /** Turns each bit round: enough to tell one machine from another. */
  const machine = (mask: number, there = true): Sealer => ({
    available: async () => there,
    seal: async (secret) => secret.map((byte) => byte ^ mask),
    async unseal(sealed) {
      if (mask === 0x77) throw new Error('this machine has another key');
      return sealed.map((byte) => byte ^ mask);
    },
  });
  const open = async (folder: string, sealer: Sealer) => (await openWithKey({ ...common, folder, sealer })).close();

  it('is not made where the system has nothing but a hard-coded key', async () => {
    const { vault, folder } = await newVault();
    expect(await addSystemSlot(vault, machine(0x5a, false))).toBe(false);
    vault.close();
    expect(await codeOf(() => open(folder, machine(0x5a)))).toBe('PASSPHRASE_WRONG');
  });

  it('opens on the machine that made it and on no other, and goes away again', async () => {
    const { vault, folder } = await newVault();
    expect(await vault.addSystemSlot(machine(0x5a))).toBe(true);
    vault.close();
    await open(folder, machine(0x5a));
    for (const other of [machine(0x11), machine(0x77), machine(0x5a, false)]) {
      expect(await codeOf(() => open(folder, other))).toBe('PASSPHRASE_WRONG');
    }
    const again = await reopen(folder);
    await again.removeSystemSlot();
    again.close();
    expect(await codeOf(() => open(folder, machine(0x5a)))).toBe('PASSPHRASE_WRONG');
  });
});
