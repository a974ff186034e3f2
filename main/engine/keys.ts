/** The vault's keys as use cases see them. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Keys } from '../store/use-case.ts';
import { checkPassphrase } from '../vault/passphrase.ts';
import type { OpenVault } from '../vault/vault.ts';

export function keysOf(vault: OpenVault): Keys {
  return {
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
