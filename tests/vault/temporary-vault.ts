/** Real vaults in temporary folders, with a small table of notes; scrypt is made cheap by the parameter that is there for it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault, type OpenVault, openVault } from '../../main/vault/vault.ts';
import { type ErrorCode, VigilError } from '../../preload/contract/errors.ts';
import { afterTest } from '../support/afterwards.ts';
import { cheap, login, migrate, passphrase, supportedVersion } from './people.ts';

/** Runs after the test, last come first. */
export const afterwards = afterTest;

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-vault-'));
  afterwards(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function newVault(options: Partial<Parameters<typeof createVault>[0]> = {}) {
  const folder = options.folder ?? temporaryFolder();
  const made = await createVault({ folder, login, passphrase, migrate, kdf: cheap, ...options });
  afterwards(() => made.vault.close());
  return { ...made, folder };
}

export async function reopen(
  folder: string,
  options: Partial<Parameters<typeof openVault>[0]> = {},
): Promise<OpenVault> {
  const vault = await openVault({ folder, login, passphrase, migrate, supportedVersion, kdf: cheap, ...options });
  afterwards(() => vault.close());
  return vault;
}

/** A closed vault with that many notes. */
export async function vaultWithNotes(count: number, text = (at: number) => `note ${at} ${'about a van '.repeat(20)}`) {
  const { vault, folder, recoveryCode } = await newVault();
  const insert = vault.db.prepare('insert into note (text) values (?)');
  vault.db.transaction(() => {
    for (let at = 0; at < count; at += 1) insert.run(text(at));
  })();
  vault.close();
  return { folder, recoveryCode };
}

export function notes(vault: OpenVault): string[] {
  return vault.db.prepare<[], string>('select text from note order by id').pluck().all();
}

/** The code that `work` failed with; fails if it did not fail, or not by name. */
export async function codeOf(work: () => unknown): Promise<ErrorCode> {
  return (await failureOf(work)).code;
}

export async function failureOf(work: () => unknown): Promise<VigilError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof VigilError) return error;
    throw error;
  }
  throw new Error('it was expected to fail');
}

/** Every file under `folder`, by its path from there. */
export function filesUnder(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name))]));
}
