/**
 * Sealing for somebody who is not there: to the public half of their key pair (X25519, HKDF, AES-256-GCM, much as RFC 9180 has it). Keys
 * are bytes in DER, 44 of the public half and 48 of the private one.
 */
import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { type SealedBox, seal, unseal } from './sealed-box.ts';

export const publicKeyBytes = 44;
export const privateKeyBytes = 48;

export interface KeyPair {
  publicKey: Buffer;
  privateKey: Buffer;
}

/** What goes into it besides: for what purpose, what it is bound to, and a secret that whoever seals has to know, if any. */
export interface Sealing {
  purpose: string;
  beside: Uint8Array;
  secret?: Uint8Array;
}

export interface SealedToKey extends SealedBox {
  /** The public half of a pair that was made for this alone. */
  ephemeral: Buffer;
}

export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  return { publicKey, privateKey };
}

/** Both what the pairs agree on and the secret go into the key: with one, RFC 9180's mode with a shared secret. */
function keyOf(privateKey: Buffer, publicKey: Buffer, ephemeral: Buffer, { purpose, secret }: Sealing): Buffer {
  const agreed = diffieHellman({
    privateKey: createPrivateKey({ key: privateKey, type: 'pkcs8', format: 'der' }),
    publicKey: createPublicKey({ key: publicKey, type: 'spki', format: 'der' }),
  });
  const material = Buffer.concat(secret === undefined ? [agreed] : [agreed, secret]);
  try {
    return Buffer.from(hkdfSync('sha256', material, ephemeral, purpose, 32));
  } finally {
    agreed.fill(0);
    material.fill(0);
  }
}

export function sealTo(publicKey: Buffer, plain: Uint8Array, sealing: Sealing) {
  const own = newKeyPair();
  const key = keyOf(own.privateKey, publicKey, own.publicKey, sealing);
  try {
    return { ephemeral: own.publicKey, ...seal(key, plain, sealing.beside) };
  } finally {
    key.fill(0);
    own.privateKey.fill(0);
  }
}

/** Throws where it was sealed to another key, without the secret, for something else, or altered. */
export function unsealWith(privateKey: Buffer, box: SealedToKey, sealing: Sealing): Buffer {
  const key = keyOf(privateKey, box.ephemeral, box.ephemeral, sealing);
  try {
    return unseal(key, box, sealing.beside);
  } finally {
    key.fill(0);
  }
}
