/** AES-256-GCM, the one way in which bytes are sealed here: what is sealed, and what goes with it, cannot be changed unnoticed. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const name = 'aes-256-gcm';
export const nonceBytes = 12;
export const tagBytes = 16;

export interface SealedBox {
  nonce: Uint8Array;
  tag: Uint8Array;
  sealed: Uint8Array;
}

/** `key`: 32 bytes. `beside`: what it is bound to. `nonce`: never the same for two texts under one key; random unless given. */
export function seal(
  key: Uint8Array,
  plain: Uint8Array,
  beside: Uint8Array,
  nonce: Uint8Array = randomBytes(nonceBytes),
): { nonce: Buffer; tag: Buffer; sealed: Buffer } {
  const cipher = createCipheriv(name, key, nonce).setAAD(beside);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { nonce: Buffer.from(nonce), tag: cipher.getAuthTag(), sealed };
}

/** Throws where it was sealed with another key, or bound to something else, or altered; then nothing of it is left in memory. */
export function unseal(key: Uint8Array, { nonce, tag, sealed }: SealedBox, beside: Uint8Array): Buffer {
  const decipher = createDecipheriv(name, key, nonce, { authTagLength: tagBytes }).setAAD(beside);
  decipher.setAuthTag(tag);
  const plain = decipher.update(sealed);
  try {
    // It gives no bytes of its own: it says whether those are true.
    decipher.final();
    return plain;
  } catch (error) {
    plain.fill(0);
    throw error;
  }
}

/** The same in one piece: nonce, tag, and what is sealed. */
export function sealWhole(key: Uint8Array, plain: Uint8Array, beside: Uint8Array, nonce?: Uint8Array): Buffer {
  const box = seal(key, plain, beside, nonce);
  return Buffer.concat([box.nonce, box.tag, box.sealed]);
}

/** Throws as `unseal` does. */
export function unsealWhole(key: Uint8Array, bytes: Uint8Array, beside: Uint8Array): Buffer {
  const end = nonceBytes + tagBytes;
  const box = {
    nonce: bytes.subarray(0, nonceBytes),
    tag: bytes.subarray(nonceBytes, end),
    sealed: bytes.subarray(end),
  };
  return unseal(key, box, beside);
}
