/**
 * Makes a vault and fills it with a sample world: the demonstration, or a seeded one of any size.
 */
import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { VigilError } from '../../../preload/contract/errors.ts';
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { nothingOpened, type Viewer } from '../../store/policy.ts';
import type { Store, WriteTransaction } from '../../store/port.ts';
import { migrate } from '../../store/sqlite/migrate.ts';
import { openStore } from '../../store/sqlite/store.ts';
import { addDays, ukDay } from '../../store/uk-day.ts';
import { createVault } from '../../vault/vault.ts';
import { vaultFiles } from '../../vault/vault-files.ts';
import type { SampleContribution, SampleWorld } from '../generate/sample.ts';
import { compartments, demonstrationPassphrase, people } from '../people.ts';
import { loadAccess } from './load-access.ts';
import { loadCharts } from './load-charts.ts';
import { loadContributions } from './load-contributions.ts';
import { loadDeconfliction } from './load-deconfliction.ts';
import { loadDeliveries } from './load-deliveries.ts';
import { loadDocuments } from './load-documents.ts';
import { loadEntities } from './load-entities.ts';
import { loadGivenOut } from './load-given-out.ts';
import { loadInboxes } from './load-inboxes.ts';
import { loadInvestigations } from './load-investigations.ts';
import { loadRegion, placeLoaded, placeLoadedCases } from './load-maps.ts';
import { loadNarrowed } from './load-narrowed.ts';
import { loadPersons } from './load-persons.ts';
import { loadPublicPages } from './load-public-pages.ts';
import { loadRules } from './load-rules.ts';
import { loadSamePersons } from './load-same-persons.ts';
import { loadSignIns } from './load-sign-ins.ts';
import { loadSnoozes } from './load-snoozes.ts';
import type { LoadedIds } from './loaded-ids.ts';

export interface Loading {
  /** An empty folder, or one that does not exist yet. */
  folder: string;
  /** The moment at which the world is loaded; nothing in it is later. */
  until: Date;
  progress: (done: number, total: number | null, note: string) => void;
  signal: AbortSignal;
  /** Keeps the sample's own numbers as the senders' references, so that its truth can be compared with the vault. */
  keepNumbers?: boolean;
  /** With the map and the gazetteer of the invented region, and everything placed on it. */
  placed?: boolean;
  /** People signed in before. */
  signIns?: boolean;
  /** For tests only: a cheap scrypt. */
  kdf?: { N: number };
}

export interface Loaded {
  contributions: number;
  investigations: number;
}

const batchSize = 1_000;

async function addPeople(into: WriteTransaction, at: string, names: readonly string[]): Promise<LoadedIds> {
  const accounts = new Map<string, number>();
  for (const { login, name, roles, clearance } of people) {
    const row = { login, name, roles: JSON.stringify(roles), clearance: rank(Marking, clearance), createdAt: at };
    accounts.set(login, await into.fill('account_row', [row]));
  }
  const supervisor = people.find((person) => person.roles.includes('supervisor'));
  const createdBy = accounts.get(supervisor?.login ?? '') ?? 1;
  const made = new Map<string, number>();
  for (const name of names) made.set(name, await into.fill('compartment_row', [{ name, createdAt: at, createdBy }]));
  for (const person of people)
    for (const name of person.compartments) {
      const compartmentId = made.get(name);
      const accountId = accounts.get(person.login);
      if (compartmentId !== undefined && accountId !== undefined)
        await into.fill('compartment_member_row', [{ compartmentId, accountId }]);
    }
  return { accounts, compartments: made };
}

async function addThreatLevels(into: WriteTransaction, levels: SampleWorld['threatLevels']): Promise<void> {
  for (const { from, level, wording } of levels) {
    const at = new Date(from).toISOString();
    await into.fill('threat_level_row', [{ level, fromAt: at, wording, recordedAt: at }]);
  }
}

/** One entry for each transaction, as with every other way of adding records. */
function log(into: WriteTransaction, at: string, records: string[]): Promise<void> {
  return into.log.append({
    at,
    accountId: null,
    who: 'demonstration',
    verb: 'vault.createDemonstration',
    processing: 'collection',
    outcome: 'done',
    records,
    reason: null,
    recipient: null,
    workstation: null,
    session: null,
  });
}

/** A new vault is filled by a viewer who sees all of it; need to know begins with the first person who signs in. */
const nobody: Viewer = {
  accountId: 0,
  clearance: 0,
  compartments: [],
  readsContributions: false,
  readsInvestigations: false,
  readsLog: false,
  readsAccounts: false,
  opened: nothingOpened,
  unrestricted: false,
};

export function unrestrictedWrite<T>(store: Store, work: (into: WriteTransaction) => Promise<T>): Promise<T> {
  return store.write(async (into) => {
    await into.setViewer(await into.unrestricted(nobody));
    return work(into);
  });
}

type Write = <T>(work: (into: WriteTransaction) => Promise<T>) => Promise<T>;

async function placeAll(write: Write, now: string, progress: Loading['progress']): Promise<void> {
  progress(0, null, 'Placing records on the map');
  await write((into) => loadRegion(into, now));
  await write(placeLoadedCases);
  let last: number | null = 0;
  while (last !== null) {
    const after: number = last;
    last = await write((into) => placeLoaded(into, after));
    await setImmediate();
  }
}

/** Loads `world` into a store that has nothing in it, and says where the people are in it. The people who sign in to it get their keys from whoever opens it. */
export async function fillStore(
  store: Store,
  world: SampleWorld,
  loading: Omit<Loading, 'folder' | 'kdf'>,
): Promise<Loaded & { places: LoadedIds }> {
  const { signal, progress } = loading;
  const now = loading.until.toISOString();
  const write = <T>(work: (into: WriteTransaction) => Promise<T>) => unrestrictedWrite(store, work);
  const places = await write(async (into) => {
    await into.fill('setting_row', [
      { key: 'name', value: 'Demonstration' },
      { key: 'demonstration', value: 'yes' },
    ]);
    await addThreatLevels(into, world.threatLevels);
    return addPeople(into, now, [...new Set([...compartments, ...world.compartments])]);
  });
  if (loading.signIns === true) await write((into) => loadSignIns(into, places, now));
  const investigations = await write(async (into) => {
    const all = [...(world.earlier?.investigations ?? []), ...world.investigations];
    const made = await loadInvestigations(into, all, places, now);
    await log(into, now, made.records);
    return made;
  });
  const loader = loadContributions(places, investigations, now, loading.keepNumbers === true);
  let done = 0;
  let batch: SampleContribution[] = [];
  const writeBatch = async () => {
    await write(async (into) => log(into, now, await loader.add(into, batch)));
    done += batch.length;
    batch = [];
    progress(done, world.total, 'Writing contributions');
    // Lets a request to stop come in.
    await setImmediate();
    if (signal.aborted) throw new VigilError('CANCELLED');
  };
  const old = world.earlier?.contributions ?? [];
  if (old.length > 0) await write(async (into) => log(into, now, await loader.add(into, old)));
  for (const contribution of world.contributions()) {
    batch.push(contribution);
    if (batch.length === batchSize) await writeBatch();
  }
  if (batch.length > 0) await writeBatch();
  await write((into) => loader.finish(into));
  if (loading.placed === true) await placeAll(write, now, progress);
  await write((into) => loadRules(into, places, now));
  await write((into) => loadDeconfliction(into, now));
  await write((into) => loadPersons(into, now));
  await write((into) => loadSamePersons(into, places, now));
  const cases = world.investigations.flatMap((sample) => {
    const id = investigations.ids.get(sample.operation);
    return id === undefined ? [] : [{ id, sample }];
  });
  await write((into) => loadAccess(into, places, cases, now));
  await write((into) => loadDeliveries(into, places, now));
  await write((into) => loadInboxes(into, places, now));
  await write((into) => loadCharts(into, places, now));
  await write((into) => loadDocuments(into, places, now));
  await write((into) => loadEntities(into, places, now));
  await write((into) => loadNarrowed(into, places, cases, now));
  await write((into) => loadSnoozes(into, places, now));
  await write((into) => loadGivenOut(into, places, now));
  await write((into) => loadPublicPages(into, places, now));
  return {
    contributions: done + old.length,
    investigations: world.investigations.length + (world.earlier?.investigations.length ?? 0),
    places,
  };
}

/**
 * Loads `world` into a new vault in `folder` and closes it again. Throws VAULT_EXISTS and whatever creating a vault throws;
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
  const store = openStore(vault);
  try {
    for (const person of people.slice(1)) await vault.addSlot(person.login, demonstrationPassphrase);
    const { contributions, investigations } = await fillStore(store, world, loading);
    await store.end();
    vault.close();
    return { contributions, investigations };
  } catch (error) {
    await store.end();
    vault.close();
    const files = vaultFiles(folder);
    for (const path of [files.store, `${files.store}-wal`, `${files.store}-shm`, files.slots, files.slotsCopy])
      rmSync(path, { force: true });
    throw error;
  }
}

/**
 * Eighteen months of a fictional unit: 20,000 contributions and 60 investigations, up to the day before `until`; and of as long before, what was taken over with
 * closed cases.
 */
export async function loadDemonstration(loading: Loading): Promise<Loaded> {
  // Its thousands of phrases are kept out of memory unless needed.
  const { demonstration, generate } = await import('../generate/generate.ts');
  const until = addDays(ukDay(loading.until.toISOString()), -1);
  const world = generate({ ...demonstration, seed: 1, until, withEarlier: true });
  return loadWorld({ ...loading, world, placed: true, signIns: true });
}
