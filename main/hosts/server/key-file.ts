/** The key with which a service opens its vault at start: 32 bytes in a file that its own user alone may read, or handed over by systemd. */
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nonceBytes, seal, tagBytes, unseal } from '../../vault/sealed-box.ts';
import type { Sealer } from '../../vault/sealer.ts';
import { type Config, ConfigProblem } from './config.ts';

const keyBytes = 32;
const nothingBeside = Buffer.alloc(0);

/** Makes the file, which must not exist, and nothing but the service's user may read. */
export function makeKeyFile(path: string): void {
  writeFileSync(path, randomBytes(keyBytes), { mode: 0o400, flag: 'wx' });
}

function readKey(path: string, what: string, mustBePrivate: boolean): Buffer {
  let key: Buffer;
  try {
    // Windows has no such bits: there the folder's rights decide.
    if (mustBePrivate && process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
      throw new ConfigProblem(`${what}: others may read it. Allow its owner alone (chmod 400).`);
    key = readFileSync(path);
  } catch (error) {
    throw error instanceof ConfigProblem ? error : new ConfigProblem(`${what}: cannot be read.`);
  }
  if (key.length !== keyBytes) throw new ConfigProblem(`${what}: is not a key of ${keyBytes} bytes.`);
  return key;
}

/** Seals and unseals with the configured key. Throws ConfigProblem. The caller's key is read anew for each use, and wiped. */
export function serviceSealer(from: Config['key'], environment: NodeJS.ProcessEnv = process.env): Sealer {
  const read = (): Buffer => {
    if ('file' in from) return readKey(from.file, 'key.file', true);
    const folder = environment.CREDENTIALS_DIRECTORY;
    if (folder === undefined) throw new ConfigProblem('key.credential: systemd handed over no credentials.');
    return readKey(join(folder, from.credential), 'key.credential', false);
  };
  const withKey = <T>(work: (key: Buffer) => T): T => {
    const key = read();
    try {
      return work(key);
    } finally {
      key.fill(0);
    }
  };
  return {
    available: async () => withKey(() => true),
    seal: async (secret) =>
      withKey((key) => {
        const { nonce, tag, sealed } = seal(key, secret, nothingBeside);
        return Buffer.concat([nonce, tag, sealed]);
      }),
    unseal: async (sealed) =>
      withKey((key) => {
        const bytes = Buffer.from(sealed);
        const end = nonceBytes + tagBytes;
        const box = {
          nonce: bytes.subarray(0, nonceBytes),
          tag: bytes.subarray(nonceBytes, end),
          sealed: bytes.subarray(end),
        };
        return unseal(key, box, nothingBeside);
      }),
  };
}
