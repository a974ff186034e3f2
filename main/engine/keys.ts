/** The vault's keys as use cases see them. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Keys } from '../store/use-case.ts';
import { checkPassphrase } from '../vault/passphrase.ts';
import type { OpenVault } from '../vault/vault.ts';

/** What a sign-in takes besides. */
export interface VaultKeys extends Keys {
  /**
   * Checks somebody's passphrase, and returns how many attempts failed before. Throws PASSPHRASE_WRONG (an unknown login too) and
   * SIGN_IN_DELAYED.
   */
  check(login: string, passphrase: string): Promise<number>;
}

/** At a single desk: each account has a key slot, which its passphrase opens. */
export function keysOf(vault: OpenVault): VaultKeys {
  return {
    check: vault.checkPassphrase,
    assertStrong: checkPassphrase,
    async setPassphrase(login, passphrase) {
      checkPassphrase(passphrase);
      await vault.setSlot(login, passphrase);
    },
    async changePassphrase(login, old, passphrase) {
      checkPassphrase(passphrase);
      await vault.changePassphrase(login, old, passphrase);
    },
    async removePassphrase(login) {
      try {
        await vault.removeSlot(login);
      } catch (error) {
        if (!(error instanceof VigilError && error.code === 'NOT_FOUND')) throw error;
      }
    },
    newRecoveryCode: () => vault.recoveryCodeAnew(),
    verifyPages: async () => (await vault.verify()).whole,
  };
}
