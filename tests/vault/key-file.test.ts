import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseSlotFile, restoreSlots } from '../../main/vault/slots.ts';
import { failure } from '../../preload/contract/errors.ts';
import { anotherPassphrase, cheap, login, passphrase } from './people.ts';
import { codeOf, filesUnder, newVault, reopen, temporaryFolder, vaultWithNotes } from './temporary-vault.ts';

interface Loose {
  version: number;
  vaultId: string;
  slots: { id: string; kind: string; label: string; sealed: string; kdf: Record<string, unknown> }[];
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
    ['has a number for a text', (file) => Object.assign(firstSlot(file), { sealed: 7 })],
    ['has a longer sealed key', (file) => Object.assign(firstSlot(file), { sealed: 'ab'.repeat(33) })],
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
