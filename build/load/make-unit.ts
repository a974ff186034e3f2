/**
 * The unit that the officers work in: a vault filled like the benchmark's, with all that its service needs beside it. Filled once, and
 * copied for each run, so that every run begins with the same records.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { demonstrationPassphrase, people } from '../../main/demonstration/people.ts';
import { type Identity, issue } from '../../main/hosts/server/authority.ts';
import type { Config } from '../../main/hosts/server/config.ts';
import { makeKeyFile, serviceSealer } from '../../main/hosts/server/key-file.ts';
import { furnish } from '../../main/hosts/server/unit.ts';
import { unitFiles } from '../../main/hosts/server/unit-folder.ts';
import { writeWorkstations } from '../../main/hosts/server/workstations.ts';
import type { Viewer } from '../../main/store/policy.ts';
import type { Store } from '../../main/store/port.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { openStore } from '../../main/store/sqlite/store.ts';
import { productionN } from '../../main/vault/key-derivation-cost.ts';
import { addSystemSlot, openVault, openWithKey } from '../../main/vault/vault.ts';
import { newVerifier } from '../../main/vault/verifier.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { closedBeside, closedCases } from '../bench/closed-cases.ts';
import { fill } from '../bench/fill.ts';
import { openHarness, sealAtProductionCost } from '../bench/harness.ts';
import { importSample } from '../bench/measures/import.ts';
import { worldOf, writeSample } from '../bench/sample-file.ts';
import type { Workstation } from './messages.ts';
import { roleOf } from './mix.ts';

export const passphrase = 'eleven paper boats on the canal';
const host = '127.0.0.1';
const maximumMarking = Marking.enum.SECRET;
/** In place of what the first account and the people of the benchmark had: of those nobody signs in. */
const kept = (data: string, held: number) => join(data, `held-${held}`);
const Filled = z.strictObject({ held: z.int(), at: z.iso.datetime(), seconds: z.number() });
export type Filled = z.infer<typeof Filled>;

/** The vault of the benchmark, opened by a service's key. `at`: when the office works. */
async function fillUnit(folder: string, held: number, at: string): Promise<void> {
  const files = unitFiles(folder);
  mkdirSync(folder, { recursive: true });
  const sample = join(folder, 'sample.csv');
  await writeSample(sample, await worldOf(held, 7, at));
  const harness = await openHarness(files.vault, at);
  try {
    await importSample(harness, sample, held);
    await fill(harness, sample, await worldOf(held, 7, at), await closedCases(closedBeside(held), at), at);
  } finally {
    await harness.close();
  }
  for (const path of [sample, `${sample}.triage`]) rmSync(path);
  await sealAtProductionCost(files.vault);
  makeKeyFile(files.key);
  const vault = await openVault({
    folder: files.vault,
    login: people[0]?.login ?? '',
    passphrase: demonstrationPassphrase,
    migrate,
    supportedVersion,
  });
  try {
    await addSystemSlot(vault, serviceSealer({ file: files.key }));
  } finally {
    vault.close();
  }
  await furnish(folder, { name: 'Load unit', hosts: [host], port: 1, maximumMarking });
}

/** The unit with so many contributions in `data`, filled now unless it was before. */
export async function filledUnit(data: string, held: number, say: (line: string) => void): Promise<Filled> {
  const folder = kept(data, held);
  const note = join(folder, 'filled.json');
  if (existsSync(note)) return Filled.parse(JSON.parse(readFileSync(note, 'utf8')));
  say(`filling a vault with ${held} contributions`);
  const started = performance.now();
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const at = new Date().toISOString();
  await fillUnit(fresh, held, at);
  const filled = { held, at, seconds: Math.round((performance.now() - started) / 1_000) };
  writeFileSync(join(fresh, 'filled.json'), JSON.stringify(filled));
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return filled;
}

const nobody: Viewer = {
  accountId: 0,
  clearance: 0,
  compartments: [],
  readsContributions: false,
  readsInvestigations: false,
  readsLog: false,
  readsAccounts: false,
};

const loginOf = (nth: number) => `officer.${nth}`;

/**
 * So many accounts, and the live cases that anybody may see shared out among those who own some. All have the same passphrase, and the
 * verifier that is derived from it once, at the product's cost: checking it costs each sign-in the same.
 */
export async function addOfficers(store: Store, count: number, at: string): Promise<void> {
  const verifier = await newVerifier(passphrase, productionN);
  await store.write(async (into) => {
    await into.setViewer(await into.unrestricted(nobody));
    const owners: number[] = [];
    for (let nth = 0; nth < count; nth++) {
      const login = loginOf(nth);
      const role = roleOf(nth);
      const account = {
        login,
        name: `Officer ${nth}`,
        roles: JSON.stringify([role]),
        clearance: rank(Marking, 'OFFICIAL-SENSITIVE'),
        createdAt: at,
      };
      const id = await into.fill('account_row', [account]);
      await into.signIns.keep(login, verifier);
      if (role === 'case_officer') owners.push(id);
    }
    const cases = await into.db
      .selectFrom('investigation')
      .select('id')
      .where('state', '=', 'live')
      .where('compartmentId', '=', 0)
      .orderBy('id')
      .execute();
    for (const [place, { id }] of cases.entries()) {
      const owner = owners[place % owners.length];
      if (owner !== undefined)
        await into.db.updateTable('investigation_row').set({ ownerId: owner }).where('id', '=', id).execute();
    }
  });
}

/** As many workstations as officers, each with a certificate of the unit's authority. */
async function addWorkstations(folder: string, count: number): Promise<Workstation[]> {
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
  writeWorkstations(
    files.workstations,
    made.map(({ name, fingerprint }) => ({ name, fingerprint, issuedAt, revokedAt: null })),
  );
  return made.map(({ nth, login, certificate, key }) => ({ nth, login, certificate, key }));
}

export interface RunUnit {
  folder: string;
  config: string;
  authority: string;
  workstations: Workstation[];
}

/** A copy of the filled unit in `folder`, with the officers and their workstations. */
export async function unitForRun(data: string, held: number, folder: string, officers: number): Promise<RunUnit> {
  cpSync(kept(data, held), folder, { recursive: true });
  const files = unitFiles(folder);
  const key: Config['key'] = { file: files.key };
  const vault = await openWithKey({
    folder: files.vault,
    sealer: serviceSealer(key),
    migrate,
    supportedVersion,
  });
  const store = openStore(vault);
  try {
    await addOfficers(store, officers, new Date().toISOString());
  } finally {
    await store.end();
    vault.close();
  }
  const workstations = await addWorkstations(folder, officers);
  const config = { listen: { host, port: 0 }, address: { host, port: 1 }, unit: folder, key, maximumMarking };
  writeFileSync(files.config, JSON.stringify(config));
  return { folder, config: files.config, authority: readFileSync(files.authority, 'utf8'), workstations };
}
