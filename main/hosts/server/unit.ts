/** Setting a unit up, on the machine of its service: its folder, its vault and authority, and the workstations that it admits. */
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Marking } from '../../../preload/contract/vocabulary.ts';
import { makeVault, type NewVault } from '../../engine/make-vault.ts';
import { sealedKey, type WorkstationFile } from '../../line/workstation-file.ts';
import { newRecoverySecret, writeRecoveryCode } from '../../vault/recovery.ts';
import { addSystemSlot } from '../../vault/vault.ts';
import { commonName, createAuthority, type Identity, issue } from './authority.ts';
import { makeKeyFile, serviceSealer } from './key-file.ts';
import { giveTo, ownerOf } from './owner.ts';
import { textOf, unitFiles } from './unit-folder.ts';
import { workstationList } from './workstation-list.ts';
import { type Workstation, writeWorkstations } from './workstations.ts';

const forOwner = { mode: 0o600 } as const;

/** What a unit is besides its vault. */
export interface UnitSetting {
  name: string;
  /** Names and addresses under which workstations reach the service; the first is the one that they are told. */
  hosts: readonly [string, ...string[]];
  port: number;
  maximumMarking: Marking;
}

export interface NewUnit extends Omit<NewVault, 'folder'>, UnitSetting {
  folder: string;
}

/** Everything of a unit in a folder that does not exist yet. The key lies beside the rest: IT moves it to where it belongs. */
async function fill(folder: string, unit: NewUnit): Promise<string> {
  const files = unitFiles(folder);
  const { vault, recoveryCode } = await makeVault({ ...unit, folder: files.vault });
  try {
    makeKeyFile(files.key);
    await addSystemSlot(vault, serviceSealer({ file: files.key }));
  } finally {
    vault.close();
  }
  await furnish(folder, unit);
  return recoveryCode;
}

/** All that lies beside the vault: certificates, the list of workstations, a configuration. */
export async function furnish(folder: string, unit: UnitSetting): Promise<void> {
  const files = unitFiles(folder);
  const authority = await createAuthority(unit.name);
  const own = await issue(authority, unit.hosts[0], { kind: 'service', hosts: unit.hosts });
  writeFileSync(files.authority, authority.certificate, forOwner);
  writeFileSync(files.authorityKey, authority.key, forOwner);
  writeFileSync(files.certificate, own.certificate, forOwner);
  writeFileSync(files.certificateKey, own.key, forOwner);
  writeWorkstations(files.workstations, []);
  const config = {
    listen: { host: '0.0.0.0', port: unit.port },
    address: { host: unit.hosts[0], port: unit.port },
    unit: '.',
    key: { file: 'unit.key' },
    maximumMarking: unit.maximumMarking,
  };
  writeFileSync(files.config, `${JSON.stringify(config, null, 2)}\n`, forOwner);
}

/** Returns the recovery code, which is shown once. Throws VAULT_EXISTS for a folder that is there, and what `makeVault` throws; then nothing is left. */
export const initUnit = (unit: NewUnit): Promise<string> => madeWhole(unit.folder, (fresh) => fill(fresh, unit));

/** Makes a folder by `make`, or leaves nothing. Throws VAULT_EXISTS for one that is there. */
export async function madeWhole<T>(where: string, make: (fresh: string) => Promise<T>): Promise<T> {
  const folder = resolve(where);
  if (existsSync(folder)) throw new VigilError('VAULT_EXISTS');
  mkdirSync(dirname(folder), { recursive: true });
  // Under another name until it is whole: half a unit would look like one.
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  try {
    const made = await make(fresh);
    giveTo(fresh, ownerOf(dirname(folder)));
    renameSync(fresh, folder);
    return made;
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Admits a workstation. Returns what goes into its file, and the code that opens it, which is shown once. Throws UNIT_NOT_FOUND, and
 * WORKSTATION_EXISTS where one of that name is admitted.
 */
export async function addWorkstation(
  folder: string,
  name: string,
  address: { host: string; port: number },
): Promise<{ file: WorkstationFile; code: string }> {
  const files = unitFiles(folder);
  const list = workstationList(folder);
  const before = await list.all();
  if (before.some((each) => each.name === name && each.revokedAt === null)) throw new VigilError('WORKSTATION_EXISTS');
  const authority: Identity = { certificate: textOf(files.authority), key: textOf(files.authorityKey) };
  const made = await issue(authority, name, { kind: 'workstation' });
  const code = writeRecoveryCode(newRecoverySecret());
  await list.add({ name, fingerprint: made.fingerprint, issuedAt: new Date().toISOString(), revokedAt: null });
  return {
    code,
    file: {
      format: 'vigil-workstation-1',
      unit: commonName(authority.certificate),
      workstation: name,
      ...address,
      authority: authority.certificate,
      certificate: made.certificate,
      key: sealedKey(made.key, code),
    },
  };
}

/** From now on; a line that is open is ended. Throws UNIT_NOT_FOUND, and NOT_FOUND where none of that name is admitted. */
export const revokeWorkstation = (folder: string, name: string): Promise<void> =>
  workstationList(folder).revoke(name, new Date().toISOString());

export interface UnitStatus {
  unit: string;
  /** Instants: until when the authority and the service's own certificate are good. */
  authorityUntil: string;
  certificateUntil: string;
  workstations: Workstation[];
}

/** Throws UNIT_NOT_FOUND. */
export async function unitStatus(folder: string): Promise<UnitStatus> {
  const files = unitFiles(folder);
  const until = (certificate: string) => new Date(new X509Certificate(certificate).validTo).toISOString();
  const authority = textOf(files.authority);
  return {
    unit: commonName(authority),
    authorityUntil: until(authority),
    certificateUntil: until(textOf(files.certificate)),
    workstations: await workstationList(folder).all(),
  };
}
