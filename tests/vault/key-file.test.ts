import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newKeyPair, sealTo } from '../../main/vault/sealed-to-key.ts';
import { parseSlotFile, restoreSlots, type Slot as WholeSlot } from '../../main/vault/slots.ts';
import { openWithRecovery } from '../../main/vault/vault.ts';
import { failure } from '../../preload/contract/errors.ts';
import { anotherPassphrase, cheap, login, migrate, passphrase, supportedVersion } from './people.ts';
import { codeOf, filesUnder, newVault, reopen, temporaryFolder, vaultWithNotes } from './temporary-vault.ts';

type Slot = Omit<WholeSlot, 'kind' | 'kdf'> & { kind: string; kdf: Record<string, unknown> };

interface Loose {
  version: number;
  vaultId: string;
  store: string;
  seal: string;
  slots: Slot[];
  check?: string;
}

/** The key file of `folder` after `edit`, with a check that fits: what somebody who knows the format could write. */
function forge(folder: string, edit: (file: Loose) => void): void {
  const path = join(folder, 'vault.json');
  const { check: _, ...file } = JSON.parse(readFileSync(path, 'utf8')) as Loose;
  edit(file);
  const check = createHash('sha256').update(JSON.stringify(file)).digest('hex');
  writeFileSync(path, `${JSON.stringify({ ...file, check }, null, 1)}\n`);
}

function firstSlot(file: Loose) {
  const [slot] = file.slots;
  if (slot === undefined) throw new Error('the key file has no slot');
  return slot;
}

describe('the text of a damaged key file', () => {
  let text = '';
  beforeAll(async () => {
    const { folder } = await vaultWithNotes(0);
    text = readFileSync(join(folder, 'vault.json'), 'utf8');
  });

  it('is read while it is whole', () => {
    expect(parseSlotFile(text, cheap.N).slots).toHaveLength(2);
  });

  it('is refused wherever it was cut short', async () => {
    for (let length = 0; length < text.length; length += 7) {
      expect(await codeOf(() => parseSlotFile(text.slice(0, length), cheap.N))).toBe('SLOT_FILE_DAMAGED');
    }
  });

  it('is refused whichever bit was flipped', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(7), (at, bit) => {
        const bytes = Buffer.from(text);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect(() => parseSlotFile(bytes.toString('utf8'), cheap.N)).toThrow(
          expect.objectContaining({ code: 'SLOT_FILE_DAMAGED' }),
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('is refused whatever else stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (other) => {
        expect(() => parseSlotFile(other, cheap.N)).toThrow(expect.objectContaining({ code: 'SLOT_FILE_DAMAGED' }));
      }),
    );
  });
});

describe('an officer opens a vault whose key file', () => {
  it.each<[string, (file: Loose) => void]>([
    ['asks for all the memory there is', (file) => Object.assign(firstSlot(file).kdf, { N: 2 ** 30 })],
    ['asks for a cost under the floor', (file) => Object.assign(firstSlot(file).kdf, { N: 512 })],
    ['asks for a cost that is no power of two', (file) => Object.assign(firstSlot(file).kdf, { N: 5000 })],
    ['asks for huge blocks', (file) => Object.assign(firstSlot(file).kdf, { r: 4096 })],
    ['asks for many rounds', (file) => Object.assign(firstSlot(file).kdf, { p: 1000 })],
    ['has a number for a text', (file) => Object.assign(firstSlot(file).own, { sealed: 7 })],
    ['has a longer sealed key', (file) => Object.assign(firstSlot(file).dataKey, { sealed: 'ab'.repeat(33) })],
    ['has a public key of another length', (file) => Object.assign(firstSlot(file), { publicKey: 'ab'.repeat(32) })],
    ['has a field of its own', (file) => Object.assign(firstSlot(file), { note: 'x' })],
    ['has no slots', (file) => file.slots.splice(0)],
    ['has a slot twice', (file) => file.slots.push(firstSlot(file))],
    ['has a kind of slot that is not known', (file) => Object.assign(firstSlot(file), { kind: 'open' })],
  ])('%s: it is damaged, and nothing is changed', async (_, edit) => {
    const { folder } = await vaultWithNotes(1);
    forge(folder, edit);
    const before = filesUnder(folder);
    expect(await codeOf(() => reopen(folder))).toBe('SLOT_FILE_DAMAGED');
    expect(filesUnder(folder)).toEqual(before);
  });

  it('comes from a newer version: is told so', async () => {
    const { folder } = await vaultWithNotes(1);
    forge(folder, (file) => Object.assign(file, { version: 2 }));
    expect(await codeOf(() => reopen(folder))).toBe('VAULT_FROM_NEWER_VERSION');
  });

  it('is too large to be ours', async () => {
    const { folder } = await vaultWithNotes(1);
    writeFileSync(join(folder, 'vault.json'), ' '.repeat(5 * 1024 * 1024));
    expect(await codeOf(() => reopen(folder))).toBe('SLOT_FILE_DAMAGED');
  });

  it.each<[string, (file: Loose) => void]>([
    ['another cost', (file) => Object.assign(firstSlot(file).kdf, { N: 2048 })],
    ['another vault', (file) => Object.assign(file, { vaultId: 'ab'.repeat(16) })],
    ['another slot', (file) => Object.assign(firstSlot(file), { id: '8b9c5a1e-2d8f-4c53-9b1f-0d7c6f1f3a55' })],
  ])('was forged to say %s: the passphrase no longer opens it', async (_, edit) => {
    const { folder } = await vaultWithNotes(1);
    forge(folder, edit);
    expect(await codeOf(() => reopen(folder))).toBe('PASSPHRASE_WRONG');
  });

  it('was forged to give one account the slot of another: neither gets in by it', async () => {
    const { vault, folder } = await newVault();
    await vault.addSlot('m.lindqvist', anotherPassphrase);
    vault.close();
    forge(folder, (file) => {
      const [mine, , theirs] = file.slots;
      if (mine === undefined || theirs === undefined) throw new Error('three slots were expected');
      [mine.label, theirs.label] = [theirs.label, mine.label];
    });
    expect(await codeOf(() => reopen(folder, { login, passphrase: anotherPassphrase }))).toBe('PASSPHRASE_WRONG');
    expect(await codeOf(() => reopen(folder, { login: 'm.lindqvist', passphrase }))).toBe('PASSPHRASE_WRONG');
  });
});

/** What somebody can do who may write to the folder and knows no key: whoever signs in next must not hand anything to them. */
describe('an officer opens a vault whose key file was written by somebody who cannot open it', () => {
  const strangers = newKeyPair();
  const sealedTo = (publicKey: string) => {
    const box = sealTo(Buffer.from(publicKey, 'hex'), Buffer.alloc(32, 7), {
      purpose: 'vigil data key',
      beside: Buffer.alloc(0),
    });
    return Object.fromEntries(Object.entries(box).map(([name, bytes]) => [name, bytes.toString('hex')]));
  };
  it.each<[string, (mine: Slot, theirs: Slot, file: Loose) => void]>([
    [
      'so that the next data key would be sealed to a stranger',
      (_, theirs) => Object.assign(theirs, { publicKey: strangers.publicKey.toString('hex') }),
    ],
    [
      'so that people write into a store whose key a stranger knows',
      (mine) => Object.assign(mine, { dataKey: sealedTo(mine.publicKey) }),
    ],
    ['with a way in of their own', (_, theirs, file) => file.slots.push({ ...theirs, label: 'ab'.repeat(32) })],
    ['with a slot fewer', (_, theirs, file) => file.slots.splice(file.slots.indexOf(theirs), 1)],
    ['for another store', (_mine, _theirs, file) => Object.assign(file, { store: 'ab'.repeat(16) })],
    ['with a seal that is made up', (_mine, _theirs, file) => Object.assign(file, { seal: 'ab'.repeat(32) })],
  ])('%s: it is damaged, by the passphrase and by the recovery code, and nothing is changed', async (_, edit) => {
    const { vault, folder, recoveryCode } = await newVault();
    await vault.addSlot('m.lindqvist', anotherPassphrase);
    vault.close();
    forge(folder, (file) => {
      const [mine, , theirs] = file.slots;
      if (mine === undefined || theirs === undefined) throw new Error('three slots were expected');
      edit(mine, theirs, file);
    });
    const before = filesUnder(folder).get('vault.json');
    expect(await codeOf(() => reopen(folder))).toBe('SLOT_FILE_DAMAGED');
    const recovering = { folder, code: recoveryCode, login, newPassphrase: anotherPassphrase };
    const recover = () => openWithRecovery({ ...recovering, migrate, supportedVersion, kdf: cheap });
    expect(await codeOf(recover)).toBe('SLOT_FILE_DAMAGED');
    expect(filesUnder(folder).get('vault.json')).toEqual(before);
    restoreByHand(folder);
    (await reopen(folder)).close();
  });

  /** The copy was not touched. */
  const restoreByHand = (folder: string) => copyFileSync(join(folder, 'vault.json.copy'), join(folder, 'vault.json'));
});

describe('restoring the key file from its copy', () => {
  it('needs a vault', async () => {
    const folder = temporaryFolder();
    expect(await codeOf(() => restoreSlots(folder, cheap.N))).toBe('VAULT_NOT_FOUND');
  });

  it('changes nothing where the copy is damaged too', async () => {
    const { folder } = await vaultWithNotes(1);
    for (const name of ['vault.json', 'vault.json.copy']) writeFileSync(join(folder, name), 'rubbish');
    const before = filesUnder(folder);
    expect(await codeOf(() => restoreSlots(folder, cheap.N))).toBe('SLOT_FILE_DAMAGED');
    expect(filesUnder(folder)).toEqual(before);
  });

  it('changes nothing while the key file is sound, or the vault open', async () => {
    const { vault, folder } = await newVault();
    expect(await codeOf(() => restoreSlots(folder, cheap.N))).toBe('VAULT_IN_USE');
    vault.close();
    writeFileSync(join(folder, 'vault.json.copy'), 'rubbish');
    const before = filesUnder(folder);
    restoreSlots(folder, cheap.N);
    expect(filesUnder(folder)).toEqual(before);
  });

  it('is what the error says, and then the vault opens; the damaged one is kept', async () => {
    const { folder } = await vaultWithNotes(1);
    writeFileSync(join(folder, 'vault.json'), 'rubbish');
    expect(await codeOf(() => reopen(folder))).toBe('SLOT_FILE_DAMAGED');
    expect(failure('SLOT_FILE_DAMAGED').next).toContain('copy');
    restoreSlots(folder, cheap.N);
    (await reopen(folder)).close();
    const kept = [...filesUnder(folder)].filter(([name]) => name.startsWith('vault.json.damaged-'));
    expect(kept.map(([, bytes]) => bytes.toString())).toEqual(['rubbish']);
  });

  it('brings back a key file that is gone', async () => {
    const { folder } = await vaultWithNotes(1);
    rmSync(join(folder, 'vault.json'));
    expect(await codeOf(() => reopen(folder))).toBe('SLOT_FILE_DAMAGED');
    restoreSlots(folder, cheap.N);
    (await reopen(folder)).close();
  });

  it('a copy that is behind or damaged is brought up to date by the next opening', async () => {
    const { vault, folder } = await newVault();
    const [primary, copy] = [join(folder, 'vault.json'), join(folder, 'vault.json.copy')];
    const behind = `${copy}.behind`;
    copyFileSync(copy, behind);
    await vault.addSlot('m.lindqvist', anotherPassphrase);
    vault.close();
    for (const damage of [() => copyFileSync(behind, copy), () => writeFileSync(copy, ''), () => rmSync(copy)]) {
      damage();
      (await reopen(folder)).close();
      expect(readFileSync(copy)).toEqual(readFileSync(primary));
    }
  });
});
