/**
 * A new vault for a test. Making one takes three times as long as opening one, and hundreds of tests want the same: the first of a process is
 * kept as bytes, and the others are copies of it.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { createVault, type OpenVault, openVault } from '../../main/vault/vault.ts';
import { newFolder } from './temporary-folder.ts';

const first = { login: 'first', passphrase: 'correct horse battery' };
/** The key derivation is made cheap. */
const kdf = { N: 1024, least: 1024 };

let files: Promise<ReadonlyMap<string, Buffer>> | null = null;

async function makeFiles(): Promise<ReadonlyMap<string, Buffer>> {
  const above = newFolder();
  const folder = join(above, 'vault');
  const { vault } = await createVault({ folder, ...first, migrate, kdf });
  vault.close();
  const made = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  rmSync(above, { recursive: true });
  return made;
}

/** Opened in `folder`, which is not there yet, with one account: `first`. */
export async function newVault(folder: string): Promise<OpenVault> {
  files ??= makeFiles();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, bytes] of await files) writeFileSync(join(folder, name), bytes, { mode: 0o600 });
  return openVault({ folder, ...first, kdf, migrate, supportedVersion });
}
