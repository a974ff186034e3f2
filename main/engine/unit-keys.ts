/**
 * The passphrases of a unit's people. The service has opened the store with a key of its own, so that they open nothing: each is kept
 * as a verifier in the store. Whoever had a key slot, in a vault that was a single desk's or opened with the recovery code, has a
 * verifier instead from the next sign-in on, and the slot is given up. On a database nobody has slots.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Store } from '../store/port.ts';
import { productionN } from '../vault/key-derivation-cost.ts';
import { checkPassphrase } from '../vault/passphrase.ts';
import { accountLabel } from '../vault/sealing.ts';
import { attemptSucceeded, beginAttempt } from '../vault/sign-in-throttle.ts';
import type { OpenVault } from '../vault/vault.ts';
import { newVerifier, verifies } from '../vault/verifier.ts';
import type { VaultKeys } from './keys.ts';

type Slots = Pick<OpenVault, 'hasSlot' | 'giveUpSlot' | 'checkPassphrase' | 'recoveryCodeAnew' | 'verify'>;

export interface UnitKeysOptions {
  /** Where attempts at signing in are counted, and by which name of the unit's. */
  attempts: { folder: string; unitId: string };
  /** The vault's ways in; `null` on a database. */
  slots: Slots | null;
  store: Store;
  clock: () => Date;
  /** scrypt's cost for new verifiers. */
  N?: number;
}

export function unitKeys({ attempts, slots, store, clock, N = productionN }: UnitKeysOptions): VaultKeys {
  const { folder, unitId } = attempts;

  async function keep(login: string, passphrase: string): Promise<void> {
    const verifier = await newVerifier(passphrase, N);
    await store.write((transaction) => transaction.signIns.keep(login, verifier));
    slots?.giveUpSlot(login);
  }

  async function byVerifier(login: string, passphrase: string): Promise<number> {
    const label = accountLabel(unitId, login);
    // First, so that an attempt while the store is away is not counted against the person.
    const verifier = await store.read((transaction) => transaction.signIns.find(login));
    beginAttempt(folder, label, clock().getTime());
    if (!(await verifies(verifier, passphrase, N))) throw new VigilError('PASSPHRASE_WRONG');
    return attemptSucceeded(folder, label, clock().getTime());
  }

  async function check(login: string, passphrase: string): Promise<number> {
    if (slots?.hasSlot(login) !== true) return byVerifier(login, passphrase);
    const failedBefore = await slots.checkPassphrase(login, passphrase);
    await keep(login, passphrase);
    return failedBefore;
  }

  return {
    check,
    assertStrong: checkPassphrase,
    async setPassphrase(login, passphrase) {
      checkPassphrase(passphrase);
      await keep(login, passphrase);
    },
    async changePassphrase(login, old, passphrase) {
      checkPassphrase(passphrase);
      await check(login, old);
      await keep(login, passphrase);
    },
    async removePassphrase(login) {
      await store.write((transaction) => transaction.signIns.remove(login));
      slots?.giveUpSlot(login);
    },
    async newRecoveryCode() {
      if (slots === null) throw new VigilError('NOT_WITH_DATABASE');
      return slots.recoveryCodeAnew();
    },
    verifyPages: async () => (slots === null ? null : (await slots.verify()).whole),
  };
}
