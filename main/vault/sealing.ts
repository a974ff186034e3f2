/** How one key slot is sealed and opened: scrypt, then AES-256-GCM over the private half of its key pair, to which the data key is sealed. */
import { createHash, randomBytes, scrypt } from 'node:crypto';
import { VigilError } from '../../preload/contract/errors.ts';
import type { KeyRing } from './key-ring.ts';
import { normalised } from './passphrase.ts';
import { type SealedBox, seal, unseal } from './sealed-box.ts';
import { newKeyPair, privateKeyBytes, sealTo, unsealWith } from './sealed-to-key.ts';
import { type Sealed, type Slot, type SlotFile, sealHolds } from './slots.ts';

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

/** What a way in yields, 32 bytes each. */
export interface UnsealedKeys {
  dataKey: Buffer;
  /** Shows that a key file was written by somebody who could open the vault. It never changes, since each way in holds it. */
  fileKey: Buffer;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytesOf = (text: string) => Buffer.from(text, 'hex');
const written = ({ nonce, sealed, tag }: SealedBox): Sealed => ({
  nonce: hex(nonce),
  sealed: hex(sealed),
  tag: hex(tag),
});
const read = ({ nonce, sealed, tag }: Sealed): SealedBox => ({
  nonce: bytesOf(nonce),
  sealed: bytesOf(sealed),
  tag: bytesOf(tag),
});

/** A slot cannot be moved to another vault, account or kind, nor can its cost or its public half be changed: all of it is authenticated. */
function additionalData(vaultId: string, head: SlotHead, publicKey: string): Buffer {
  return Buffer.from(
    JSON.stringify([vaultId, head.id, head.kind, head.label, Object.entries(head.kdf).sort(), publicKey]),
    'utf8',
  );
}

const sealingOf = (beside: Buffer) => ({ purpose: 'vigil data key', beside });

/** A slot with a key pair of its own, whose private half is sealed under `key` (32 bytes). */
export function sealSlot(vaultId: string, { id, kind, label, kdf }: SlotHead, key: Buffer, keys: UnsealedKeys): Slot {
  const pair = newKeyPair();
  const publicKey = hex(pair.publicKey);
  const beside = additionalData(vaultId, { id, kind, label, kdf }, publicKey);
  const plain = Buffer.concat([pair.privateKey, keys.fileKey]);
  pair.privateKey.fill(0);
  const own = written(seal(key, plain, beside));
  plain.fill(0);
  return { id, kind, label, kdf, publicKey, own, dataKey: given(pair.publicKey, keys.dataKey, beside) };
}

function given(publicKey: Buffer, dataKey: Buffer, beside: Buffer): Slot['dataKey'] {
  const box = sealTo(publicKey, dataKey, sealingOf(beside));
  return { ephemeral: hex(box.ephemeral), ...written(box) };
}

/** The same way in, to another data key. It takes nobody who knows its secret. */
export function slotFor(vaultId: string, slot: Slot, dataKey: Buffer): Slot {
  const beside = additionalData(vaultId, slot, slot.publicKey);
  return { ...slot, dataKey: given(bytesOf(slot.publicKey), dataKey, beside) };
}

/**
 * Both keys, of which the ring takes charge; `null` if `key` is the wrong one, or the slot was altered. Throws SLOT_FILE_DAMAGED where the
 * slot is somebody's and the file was not written by anybody who could open the vault.
 */
export function unsealSlot(file: SlotFile, slot: Slot, key: Buffer, ring: KeyRing): UnsealedKeys | null {
  const beside = additionalData(file.vaultId, slot, slot.publicKey);
  let own: Buffer;
  try {
    own = ring.keep(unseal(key, read(slot.own), beside));
  } catch {
    return null;
  }
  const fileKey = ring.keep(Buffer.from(own.subarray(privateKeyBytes)));
  try {
    if (!sealHolds(file, fileKey)) throw new VigilError('SLOT_FILE_DAMAGED');
    const box = { ephemeral: bytesOf(slot.dataKey.ephemeral), ...read(slot.dataKey) };
    const dataKey = ring.keep(unsealWith(own.subarray(0, privateKeyBytes), box, sealingOf(beside)));
    return { dataKey, fileKey };
  } catch {
    ring.wipe(fileKey);
    throw new VigilError('SLOT_FILE_DAMAGED');
  } finally {
    ring.wipe(own);
  }
}
