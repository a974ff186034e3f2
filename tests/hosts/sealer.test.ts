import type { SafeStorage } from 'electron';
import { describe, expect, it } from 'vitest';
import { systemSealer } from '../../main/hosts/electron/sealer.ts';

/** A key store that turns text around behind a tag; what it is asked is what Electron's is asked. */
function store(tag: string, options: { available?: boolean; breaks?: boolean } = {}) {
  return {
    isAsyncEncryptionAvailable: async () => options.available ?? true,
    encryptStringAsync: async (text: string) => {
      if (options.breaks) throw new Error('the keyring is locked');
      return Buffer.from(`${tag}${[...text].reverse().join('')}`);
    },
    decryptStringAsync: async (sealed: Buffer) => ({
      shouldReEncrypt: false,
      result: [...sealed.toString().slice(tag.length)].reverse().join(''),
    }),
  };
}

describe('the key slot of the operating system', () => {
  it('is not there when only a key from Electron’s own source backs it (Linux, tag v10)', async () => {
    const sealer = systemSealer(store('v10'), 'linux');
    expect(await sealer.available()).toBe(false);
    await expect(sealer.seal(new Uint8Array(32))).rejects.toMatchObject({ code: 'UNEXPECTED' });
    await expect(sealer.unseal(new Uint8Array(32))).rejects.toMatchObject({ code: 'UNEXPECTED' });
  });

  it('is not there in an Electron from before the asynchronous functions', async () => {
    const old: Partial<SafeStorage> = { isEncryptionAvailable: () => true };
    expect(await systemSealer(old as SafeStorage, 'linux').available()).toBe(false);
  });

  it('is not there when the store says no, or breaks', async () => {
    expect(await systemSealer(store('v11', { available: false }), 'linux').available()).toBe(false);
    expect(await systemSealer(store('v11', { breaks: true }), 'linux').available()).toBe(false);
  });

  it.each([
    ['linux', 'v11'],
    ['win32', 'v10'],
    ['darwin', 'v10'],
  ] as const)('on %s with tag %s gives back every byte that it sealed', async (platform, tag) => {
    const sealer = systemSealer(store(tag), platform);
    const secret = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const sealed = await sealer.seal(secret);
    expect(sealed).not.toEqual(secret);
    expect(await sealer.unseal(sealed)).toEqual(secret);
  });
});
