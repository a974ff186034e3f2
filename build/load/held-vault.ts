/** A vault filled like the benchmark's: once, and copied for each run, so that every run begins with the same records. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationPassphrase, people } from '../../main/demonstration/people.ts';
import { makeKeyFile, serviceSealer } from '../../main/hosts/server/key-file.ts';
import { unitFiles } from '../../main/hosts/server/unit-folder.ts';
import { writeWorkstations } from '../../main/hosts/server/workstations.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { openStore } from '../../main/store/sqlite/store.ts';
import { addSystemSlot, openVault, openWithKey } from '../../main/vault/vault.ts';
import { closedBeside, closedCases } from '../bench/closed-cases.ts';
import { fill } from '../bench/fill.ts';
import { openHarness, sealAtProductionCost } from '../bench/harness.ts';
import { importSample } from '../bench/measures/import.ts';
import { worldOf, writeSample } from '../bench/sample-file.ts';
import { addOfficers } from './add-officers.ts';
import { Filled, type Held } from './held.ts';

/** `at`: when the office works. */
async function fillVault(folder: string, held: number, at: string): Promise<void> {
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
}

/** The folder of the unit whose vault it is, with its key. */
export const keptVault = (data: string, held: number): string => join(data, `held-${held}`);

/** `data`: where it is kept. */
export function heldInVault(data: string, held: number): Held {
  const kept = keptVault(data, held);
  const note = join(kept, 'filled.json');
  return {
    async fill(say) {
      if (existsSync(note)) return Filled.parse(JSON.parse(readFileSync(note, 'utf8')));
      say(`filling a vault with ${held} contributions`);
      const started = performance.now();
      const fresh = `${kept}.new`;
      rmSync(fresh, { recursive: true, force: true });
      const at = new Date().toISOString();
      await fillVault(fresh, held, at);
      const filled = { held, at, seconds: Math.round((performance.now() - started) / 1_000) };
      writeFileSync(join(fresh, 'filled.json'), JSON.stringify(filled));
      rmSync(kept, { recursive: true, force: true });
      renameSync(fresh, kept);
      return filled;
    },
    async copyTo(folder, officers) {
      cpSync(kept, folder, { recursive: true });
      const files = unitFiles(folder);
      const sealer = serviceSealer({ file: files.key });
      const vault = await openWithKey({ folder: files.vault, sealer, migrate, supportedVersion });
      const store = openStore(vault);
      try {
        await addOfficers(store, officers, new Date().toISOString());
      } finally {
        await store.end();
        vault.close();
      }
      return {};
    },
    async admit(folder, workstations) {
      writeWorkstations(unitFiles(folder).workstations, workstations);
    },
    end: async () => undefined,
  };
}
