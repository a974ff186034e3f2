/** What shows that a passphrase is somebody's and opens nothing: how people sign in to a vault that a service has opened already. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { KeyRing } from './key-ring.ts';
import { deriveKey, newScrypt, passphraseBytes } from './sealing.ts';

/** scrypt's cost, its salt (32 bytes) and what it derives from the passphrase (32 bytes). */
export interface Verifier {
  N: number;
  salt: Uint8Array;
  derived: Uint8Array;
}

async function derive(passphrase: string, N: number, salt: Uint8Array): Promise<Buffer> {
  const ring = new KeyRing();
  const secret = ring.keep(passphraseBytes(passphrase));
  try {
    const derived = await deriveKey(secret, { ...newScrypt(N), salt: Buffer.from(salt).toString('hex') }, ring);
    return Buffer.from(derived);
  } finally {
    ring.wipeAll();
  }
}

export async function newVerifier(passphrase: string, N: number): Promise<Verifier> {
  const salt = randomBytes(32);
  return { N, salt, derived: await derive(passphrase, N, salt) };
}

/** Nobody's verifier takes as long as a wrong passphrase, so that logins cannot be probed; `N`: the cost of that pretence. */
export async function verifies(verifier: Verifier | null, passphrase: string, N: number): Promise<boolean> {
  const derived = await derive(passphrase, verifier?.N ?? N, verifier?.salt ?? randomBytes(32));
  return verifier !== null && timingSafeEqual(derived, verifier.derived);
}
