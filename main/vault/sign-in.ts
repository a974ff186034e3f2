/** From a login or a recovery code to the keys: one attempt, which is counted. */
import { randomBytes, randomUUID } from 'node:crypto';
import { VigilError } from '../../preload/contract/errors.ts';
import type { KeyRing } from './key-ring.ts';
import {
  accountLabel,
  deriveKey,
  newScrypt,
  passphraseBytes,
  sealSlot,
  type UnsealedKeys,
  unsealSlot,
} from './sealing.ts';
import { attemptSucceeded, beginAttempt } from './sign-in-throttle.ts';
import type { Slot, SlotFile } from './slots.ts';

export interface Attempting {
  folder: string;
  file: SlotFile;
  ring: KeyRing;
  /** scrypt's cost for new slots, and for the one derived as a pretence for a login that has none. */
  N: number;
  /** Milliseconds. */
  clock: () => number;
  /** Called with how many attempts failed before the one that succeeded. */
  failedBefore?: ((failures: number) => void) | undefined;
}

/** The keys behind `slot`, or `null`. A missing slot takes as long as a wrong passphrase, so that logins cannot be probed. */
async function unlock(attempting: Attempting, slot: Slot | undefined, secret: Buffer): Promise<UnsealedKeys | null> {
  const { file, ring, N } = attempting;
  const kdf = slot?.kdf.name === 'scrypt' ? slot.kdf : newScrypt(N);
  const key = await deriveKey(secret, kdf, ring);
  try {
    return slot === undefined ? null : unsealSlot(file, slot, key, ring);
  } finally {
    ring.wipe(key);
  }
}

async function attempt(attempting: Attempting, label: string, secret: Buffer): Promise<UnsealedKeys | null> {
  const { folder, file, ring, clock, failedBefore } = attempting;
  ring.keep(secret);
  try {
    beginAttempt(folder, label, clock());
    const slot = file.slots.find((one) => one.label === label);
    const keys = await unlock(attempting, slot, secret);
    if (keys !== null) {
      const failures = attemptSucceeded(folder, label, clock());
      failedBefore?.(failures);
    }
    return keys;
  } finally {
    ring.wipe(secret);
  }
}

/** The keys, of which the ring takes charge. Throws PASSPHRASE_WRONG, for an unknown login as well, SIGN_IN_DELAYED and SLOT_FILE_DAMAGED. */
export async function keysByPassphrase(
  attempting: Attempting,
  login: string,
  passphrase: string,
): Promise<UnsealedKeys> {
  const label = accountLabel(attempting.file.vaultId, login);
  const keys = await attempt(attempting, label, passphraseBytes(passphrase));
  if (keys === null) throw new VigilError('PASSPHRASE_WRONG');
  return keys;
}

/** The keys, of which the ring takes charge. Throws RECOVERY_CODE_WRONG, SIGN_IN_DELAYED and SLOT_FILE_DAMAGED. */
export async function keysByRecovery(attempting: Attempting, secret: Buffer): Promise<UnsealedKeys> {
  const keys = await attempt(attempting, 'recovery', secret);
  if (keys === null) throw new VigilError('RECOVERY_CODE_WRONG');
  return keys;
}

/** What a new slot is made from. */
export interface NewSlot extends UnsealedKeys {
  vaultId: string;
  ring: KeyRing;
  N: number;
}

async function scryptSlot(
  made: NewSlot,
  kind: 'passphrase' | 'recovery',
  label: string,
  secret: Buffer,
): Promise<Slot> {
  const { vaultId, ring, N } = made;
  const head = { id: randomUUID(), kind, label, kdf: newScrypt(N) };
  const key = await deriveKey(ring.keep(secret), head.kdf, ring);
  try {
    return sealSlot(vaultId, head, key, made);
  } finally {
    ring.wipe(key);
    ring.wipe(secret);
  }
}

/** A slot for an account. */
export function passphraseSlot(made: NewSlot, login: string, passphrase: string): Promise<Slot> {
  return scryptSlot(made, 'passphrase', accountLabel(made.vaultId, login), passphraseBytes(passphrase));
}

/** The slot of the recovery code. `secret` is wiped. */
export function recoverySlot(made: NewSlot, secret: Buffer): Promise<Slot> {
  return scryptSlot(made, 'recovery', 'recovery', secret);
}

/** 32 fresh random bytes, of which the ring takes charge. */
export function newKey(ring: KeyRing): Buffer {
  return ring.keep(randomBytes(32));
}
