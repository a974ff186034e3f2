/** The vault's keys as use cases see them. */
import type { Keys } from '../store/use-case.ts';
import { checkPassphrase } from '../vault/passphrase.ts';
import type { OpenVault } from '../vault/vault.ts';

export function keysOf(vault: OpenVault): Keys {
  return {
    async addPassphrase(login, passphrase) {
      checkPassphrase(passphrase);
      await vault.addSlot(login, passphrase);
    },
    async replacePassphrase(login, passphrase) {
      checkPassphrase(passphrase);
      await vault.replaceSlot(login, passphrase);
    },
    async changePassphrase(login, old, passphrase) {
      checkPassphrase(passphrase);
      await vault.changePassphrase(login, old, passphrase);
    },
    removePassphrase: (login) => vault.removeSlot(login),
    newRecoveryCode: () => vault.recoveryCodeAnew(),
    verifyPages: () => vault.verify().whole,
  };
}
