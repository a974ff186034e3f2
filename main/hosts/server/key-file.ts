/** The key with which a service opens its vault at start: 32 bytes in a file that its own user alone may read, or handed over by systemd. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { sealWhole, unsealWhole } from '../../vault/sealed-box.ts';
import type { Sealer } from '../../vault/sealer.ts';
import { ConfigProblem, type Secret } from './config.ts';
import { readSecret } from './secret.ts';

const keyBytes = 32;
const nothingBeside = Buffer.alloc(0);

/** Makes the file, which must not exist, and nothing but the service's user may read. */
export function makeKeyFile(path: string): void {
  writeFileSync(path, randomBytes(keyBytes), { mode: 0o400, flag: 'wx' });
}

/** The unit's key. Throws ConfigProblem. Whoever has it wipes it. */
export function readKey(from: Secret, environment?: NodeJS.ProcessEnv): Buffer {
  const { bytes, what } = readSecret(from, 'key', environment);
  if (bytes.length !== keyBytes) throw new ConfigProblem(`${what}: is not a key of ${keyBytes} bytes.`);
  return bytes;
}

/** Seals and unseals with the configured key. Throws ConfigProblem. The caller's key is read anew for each use, and wiped. */
export function serviceSealer(from: Secret, environment?: NodeJS.ProcessEnv): Sealer {
  const withKey = <T>(work: (key: Buffer) => T): T => {
    const key = readKey(from, environment);
    try {
      return work(key);
    } finally {
      key.fill(0);
    }
  };
  return {
    available: async () => withKey(() => true),
    seal: async (secret) => withKey((key) => sealWhole(key, secret, nothingBeside)),
    unseal: async (sealed) => withKey((key) => unsealWhole(key, sealed, nothingBeside)),
  };
}
