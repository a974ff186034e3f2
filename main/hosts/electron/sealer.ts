/**
 * Seals the optional key slot with the operating system's key store. Only Electron's asynchronous functions are used;
 * an Electron older than those offers no key store we can use.
 */
import type { SafeStorage } from 'electron';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Sealer } from '../../vault/sealer.ts';

type Asynchronous = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>;

const needed = ['isAsyncEncryptionAvailable', 'encryptStringAsync', 'decryptStringAsync'] as const;

/**
 * On Linux, Electron says that it can encrypt even when nothing but a key from its own source code backs it. What it
 * then seals begins with `v10`; with a real keyring the tag differs. (Elsewhere `v10` is the ordinary tag.)
 */
function isHardCoded(sealed: Uint8Array, platform: NodeJS.Platform): boolean {
  return platform === 'linux' && Buffer.from(sealed.subarray(0, 3)).toString('latin1') === 'v10';
}

/** `storage` is Electron's `safeStorage`, once the app is ready. `seal` and `unseal` throw UNEXPECTED where it is unavailable. */
export function systemSealer(storage: Asynchronous, platform: NodeJS.Platform): Sealer {
  async function probe(): Promise<boolean> {
    if (needed.some((name) => typeof storage[name] !== 'function')) return false;
    try {
      if (!(await storage.isAsyncEncryptionAvailable())) return false;
      return !isHardCoded(await storage.encryptStringAsync('probe'), platform);
    } catch {
      return false;
    }
  }
  let known: Promise<boolean> | undefined;
  const available = () => {
    known ??= probe();
    return known;
  };
  async function demand(): Promise<void> {
    if (!(await available())) throw new VigilError('UNEXPECTED');
  }
  return {
    available,
    seal: async (secret) => {
      await demand();
      return storage.encryptStringAsync(Buffer.from(secret).toString('base64'));
    },
    unseal: async (sealed) => {
      await demand();
      const { result } = await storage.decryptStringAsync(Buffer.from(sealed));
      return new Uint8Array(Buffer.from(result, 'base64'));
    },
  };
}
