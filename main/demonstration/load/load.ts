/**
 * Makes a vault and fills it with a sample world: the demonstration, or a seeded one of any size. It works on the
 * connection itself, as part of the store's own loading; need to know begins with the first person who signs in.
 */
import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { VigilError } from '../../../preload/contract/errors.ts';
import { Marking, rank } from '../../../preload/contract/words.ts';
import { append } from '../../store/sqlite/log.ts';
import { migrate } from '../../store/sqlite/migrate.ts';
import { addDays, ukDay } from '../../store/uk-day.ts';
import { createVault, type OpenVault } from '../../vault/vault.ts';
import { vaultFiles } from '../../vault/vault-files.ts';
import type { SampleContribution, SampleWorld } from '../generate/sample.ts';
import { compartments, demonstrationPassphrase, people } from '../people.ts';
import type { Places } from './ids.ts';
import { loadContributions } from './load-contributions.ts';
import { loadPassedOn } from './load-deconfliction.ts';
import { loadInvestigations } from './load-investigations.ts';

export interface Loading {
  /** An empty folder, or one that does not exist yet. */
  folder: string;
  /** The moment at which the world is loaded; nothing in it is later. */
  until: Date;
  progress: (done: number, total: number | null, note: string) => void;
  signal: AbortSignal;
  /** Keeps the sample's own numbers as the senders', so that its truth can be held against the vault. */
  keepNumbers?: boolean;
  /** For tests only: a cheap scrypt. */
  kdf?: { N: number };
}

export interface Loaded {
  contributions: number;
  investigations: number;
}

const batchSize = 1_000;

function addPeople(db: Database, at: string, names: readonly string[]): Places {
  const account = db.prepare(
    'insert into account_row (login, name, roles, clearance, createdAt) values (?, ?, ?, ?, ?)',
  );
  const accounts = new Map(
    people.map(({ login, name, roles, clearance }): [string, number] => {
      const made = account.run(login, name, JSON.stringify(roles), rank(Marking, clearance), at);
      return [login, Number(made.lastInsertRowid)];
    }),
  );
  const supervisor = people.find((person) => person.roles.includes('supervisor'));
  const by = accounts.get(supervisor?.login ?? '') ?? 1;
  const compartment = db.prepare('insert into compartment_row (name, createdAt, createdBy) values (?, ?, ?)');
  const made = new Map(
    names.map((name): [string, number] => [name, Number(compartment.run(name, at, by).lastInsertRowid)]),
  );
  const member = db.prepare('insert into compartment_member_row values (?, ?)');
  for (const person of people)
    for (const name of person.compartments) {
      const id = made.get(name);
      if (id !== undefined) member.run(id, accounts.get(person.login));
    }
  return { accounts, compartments: made };
}

function addThreatLevels(db: Database, levels: SampleWorld['threatLevels']): void {
  const add = db.prepare('insert into threat_level_row (level, fromAt, wording, recordedAt) values (?, ?, ?, ?)');
  for (const { from, level, wording } of levels) {
    const at = new Date(from).toISOString();
    add.run(level, at, wording, at);
  }
}

/** One entry for each transaction, as every other way of taking records in leaves it. */
function log(db: Database, at: string, subjects: string[]): void {
  append(db, {
    at,
    accountId: null,
    who: 'demonstration',
    verb: 'vault.createDemonstration',
    operation: 'collection',
    outcome: 'done',
    subjects,
    reason: null,
    recipient: null,
  });
}

async function fill(vault: OpenVault, world: SampleWorld, loading: Loading): Promise<Loaded> {
  const { db } = vault;
  const { signal, progress } = loading;
  const now = loading.until.toISOString();
  const places = db
    .transaction(() => {
      db.prepare("insert into setting_row values ('name', 'Demonstration'), ('demonstration', 'yes')").run();
      addThreatLevels(db, world.threatLevels);
      return addPeople(db, now, [...new Set([...compartments, ...world.compartments])]);
    })
    .immediate();
  for (const person of people.slice(1)) await vault.addSlot(person.login, demonstrationPassphrase);
  const investigations = db
    .transaction(() => {
      const made = loadInvestigations(db, world.investigations, places, now);
      log(db, now, made.subjects);
      return made;
    })
    .immediate();
  const loader = loadContributions(db, places, investigations, now, loading.keepNumbers === true);
  let done = 0;
  let batch: SampleContribution[] = [];
  const write = async () => {
    db.transaction(() => log(db, now, loader.add(batch))).immediate();
    done += batch.length;
    batch = [];
    progress(done, world.total, 'Writing contributions');
    // Lets a request to stop come in.
    await setImmediate();
    if (signal.aborted) throw new VigilError('CANCELLED');
  };
  for (const contribution of world.contributions()) {
    batch.push(contribution);
    if (batch.length === batchSize) await write();
  }
  if (batch.length > 0) await write();
  db.transaction(() => loader.finish()).immediate();
  await loadPassedOn(db, now);
  return { contributions: done, investigations: world.investigations.length };
}

/**
 * Loads `world` into a new vault in `folder` and closes it again. Throws VAULT_EXISTS and what making a vault throws;
 * CANCELLED and every other failure leave no vault behind.
 */
export async function loadWorld(loading: Loading & { world: SampleWorld }): Promise<Loaded> {
  const { folder, world, kdf } = loading;
  const [first] = people;
  if (first === undefined) throw new VigilError('UNEXPECTED');
  const { vault } = await createVault({
    folder,
    login: first.login,
    passphrase: demonstrationPassphrase,
    migrate,
    ...(kdf === undefined ? {} : { kdf }),
  });
  try {
    const loaded = await fill(vault, world, loading);
    vault.close();
    return loaded;
  } catch (error) {
    vault.close();
    const { store, slots, slotsCopy } = vaultFiles(folder);
    for (const path of [store, `${store}-wal`, `${store}-shm`, slots, slotsCopy]) rmSync(path, { force: true });
    throw error;
  }
}

/** Eighteen months of a fictional unit: 20,000 contributions and 60 investigations, up to the day before `until`. */
export async function loadDemonstration(loading: Loading): Promise<Loaded> {
  // Thousands of phrases that no other vault needs in memory.
  const { generate } = await import('../generate/generate.ts');
  const until = addDays(ukDay(loading.until.toISOString()), -1);
  const world = generate({ seed: 1, days: 548, perDay: 37, until, investigations: 60, total: 20_000 });
  return loadWorld({ ...loading, world });
}
