/** The unit that the officers work in: a copy of the records that are held, with all that its service needs beside them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Identity, issue } from '../../main/hosts/server/authority.ts';
import { makeKeyFile } from '../../main/hosts/server/key-file.ts';
import { furnish } from '../../main/hosts/server/unit.ts';
import { unitFiles } from '../../main/hosts/server/unit-folder.ts';
import { Marking } from '../../preload/contract/vocabulary.ts';
import { loginOf } from './add-officers.ts';
import type { Held } from './held.ts';
import type { Workstation } from './messages.ts';

const host = '127.0.0.1';
const maximumMarking = Marking.enum.SECRET;

/** As many workstations as officers, each with a certificate of the unit's authority. */
async function addWorkstations(held: Held, folder: string, count: number): Promise<Workstation[]> {
  const files = unitFiles(folder);
  const authority: Identity = {
    certificate: readFileSync(files.authority, 'utf8'),
    key: readFileSync(files.authorityKey, 'utf8'),
  };
  const made = [];
  for (let nth = 0; nth < count; nth++) {
    const name = `desk-${nth}`;
    made.push({ name, nth, login: loginOf(nth), ...(await issue(authority, name, { kind: 'workstation' })) });
  }
  const issuedAt = new Date().toISOString();
  await held.admit(
    folder,
    made.map(({ name, fingerprint }) => ({ name, fingerprint, issuedAt, revokedAt: null })),
  );
  return made.map(({ nth, login, certificate, key }) => ({ nth, login, certificate, key }));
}

export interface RunUnit {
  config: string;
  authority: string;
  workstations: Workstation[];
}

export async function unitForRun(held: Held, folder: string, officers: number): Promise<RunUnit> {
  const files = unitFiles(folder);
  const records = await held.copyTo(folder, officers);
  mkdirSync(folder, { recursive: true });
  await furnish(folder, { name: 'Load unit', hosts: [host], port: 1, maximumMarking });
  if (!existsSync(files.key)) makeKeyFile(files.key);
  const listen = { listen: { host, port: 0 }, address: { host, port: 1 } };
  const config = { ...listen, unit: folder, key: { file: files.key }, maximumMarking, ...records };
  writeFileSync(files.config, JSON.stringify(config));
  const workstations = await addWorkstations(held, folder, officers);
  return { config: files.config, authority: readFileSync(files.authority, 'utf8'), workstations };
}
