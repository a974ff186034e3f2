/** How one key slot is sealed and opened: scrypt, then AES-256-GCM over the data key. */
import { createHash, randomBytes, scrypt } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';
import { normalised } from './passphrase.ts';
import { seal, unseal } from './sealed-box.ts';
import type { Slot } from './slots.ts';

type ScryptKdf = Extract<Slot['kdf'], { name: 'scrypt' }>;

/** What a slot says about itself before it is sealed. */
type SlotHead = Pick<Slot, 'id' | 'kind' | 'label' | 'kdf'>;

/** The bytes of a passphrase; the string itself cannot be wiped. */
export function passphraseBytes(passphrase: string): Buffer {
  return Buffer.from(normalised(passphrase), 'utf8');
}

/**
 * The label of an account's slot: hex SHA-256 over the vault's id and the login, folded. No name can be read from the
 * disk, although somebody who guesses a login can test the guess.
 */
export function accountLabel(vaultId: string, login: string): string {
  const folded = login.normalize('NFKC').trim().toLowerCase();
  return createHash('sha256').update(`${vaultId}\n${folded}`).digest('hex');
}

/** Fresh scrypt parameters with a salt of their own. */
export function newScrypt(N: number): ScryptKdf {
  return { name: 'scrypt', N, r: 8, p: 1, salt: randomBytes(32).toString('hex') };
}

/** The 32-byte key that `kdf` derives from a secret; the ring takes charge of it. Runs off the event loop. */
export async function deriveKey(secret: Buffer, kdf: ScryptKdf, ring: KeyRing): Promise<Buffer> {
  const { N, r, p } = kdf;
  // Twice what scrypt needs: Node refuses a limit of exactly what is needed.
  const cost = { N, r, p, maxmem: 256 * N * r };
  const key = await new Promise<Buffer>((resolve, reject) => {
    scrypt(secret, Buffer.from(kdf.salt, 'hex'), 32, cost, (error, derived) =>
      error ? reject(error) : resolve(derived),
    );
  });
  return ring.keep(key);
}

/** A slot cannot be moved to another vault, account or kind, nor can its cost be changed: all of it is authenticated. */
function additionalData(vaultId: string, head: SlotHead): Buffer {
  return Buffer.from(
    JSON.stringify([vaultId, head.id, head.kind, head.label, Object.entries(head.kdf).sort()]),
    'utf8',
  );
}

/** Seals the data key under `key` (32 bytes each). */
export function sealSlot(vaultId: string, head: SlotHead, key: Buffer, dataKey: Buffer): Slot {
  const { nonce, tag, sealed } = seal(key, dataKey, additionalData(vaultId, head));
  const { id, kind, label, kdf } = head;
  const hex = (bytes: Buffer) => bytes.toString('hex');
  return { id, kind, label, kdf, nonce: hex(nonce), sealed: hex(sealed), tag: hex(tag) };
}

/** The data key, of which the ring takes charge; `null` if `key` is the wrong one, or anything in the slot was altered. */
export function unsealSlot(vaultId: string, slot: Slot, key: Buffer, ring: KeyRing): Buffer | null {
  const hex = (text: string) => Buffer.from(text, 'hex');
  const box = { nonce: hex(slot.nonce), tag: hex(slot.tag), sealed: hex(slot.sealed) };
  try {
    return ring.keep(unseal(key, box, additionalData(vaultId, slot)));
  } catch {
    return null;
  }
}
