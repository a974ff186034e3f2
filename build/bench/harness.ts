/**
 * A real engine on a real encrypted vault, asked on behalf of any of the demonstration's people. Everything that answers a page is
 * there (both schemas, permission, need to know, transaction, log); only sign-in, and the hop between processes, are not.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { LoadedIds } from '../../main/demonstration/load/loaded-ids.ts';
import { compartments, demonstrationPassphrase, people } from '../../main/demonstration/people.ts';
import { openFor, shut } from '../../main/engine/opening.ts';
import { answer } from '../../main/engine/perform.ts';
import type { FromEngine } from '../../main/engine/protocol.ts';
import { newState } from '../../main/engine/server.ts';
import { type Connection, newSession } from '../../main/engine/session.ts';
import type { Store } from '../../main/store/port.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { productionN } from '../../main/vault/key-derivation-cost.ts';
import { createVault, type OpenVault, openVault } from '../../main/vault/vault.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';

export interface Harness {
  /** The vault's connection, used to prepare what is measured; nothing is measured through it. */
  readonly db: Database;
  readonly store: Store;
  places: LoadedIds;
  /** Asks the engine as the person with that login. Throws where the answer is a failure. */
  ask<V extends VerbName>(
    login: string,
    verb: V,
    input: Input<V>,
    paths?: Record<string, string>,
    signal?: AbortSignal,
  ): Promise<Output<V>>;
  /** Hears what the engine tells apart from its answers; the last listener alone. */
  hear(listener: (message: FromEngine) => void): void;
  /**
   * Closes the vault, opens it again and waits for `ready`: returns the milliseconds from the passphrase on, with a key derivation
   * that costs almost nothing.
   */
  openAnew(ready: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

function addPeople(db: Database, now: string): LoadedIds {
  const account = db.prepare(
    'insert into account_row (login, name, roles, clearance, createdAt) values (?, ?, ?, ?, ?)',
  );
  const accounts = new Map(
    people.map(({ login, name, roles, clearance }): [string, number] => {
      const made = account.run(login, name, JSON.stringify(roles), rank(Marking, clearance), now);
      return [login, Number(made.lastInsertRowid)];
    }),
  );
  const compartment = db.prepare('insert into compartment_row (name, createdAt, createdBy) values (?, ?, 1)');
  const made = new Map(
    compartments.map((name): [string, number] => [name, Number(compartment.run(name, now).lastInsertRowid)]),
  );
  const member = db.prepare('insert into compartment_member_row values (?, ?)');
  for (const person of people)
    for (const name of person.compartments) member.run(made.get(name), accounts.get(person.login));
  return { accounts, compartments: made };
}

/** A cheap derivation: what is measured is the work after it. */
const kdf = { N: 1024 };

/**
 * Turns a vault of `openHarness` into one that the program itself opens: the first person's passphrase and the recovery
 * code are sealed at the production cost.
 */
export async function sealAtProductionCost(folder: string): Promise<void> {
  const login = people[0]?.login ?? '';
  const vault = await openVault({
    folder,
    login,
    passphrase: demonstrationPassphrase,
    migrate,
    supportedVersion,
    kdf: { N: productionN, least: kdf.N },
  });
  try {
    await vault.setSlot(login, demonstrationPassphrase);
    await vault.recoveryCodeAnew();
  } finally {
    vault.close();
  }
}

/** A new vault in `folder`. `now`: the time at which everything asked of it happens. */
export async function openHarness(folder: string, now: string): Promise<Harness> {
  const first = people[0]?.login ?? '';
  const { vault: made } = await createVault({
    folder,
    login: first,
    passphrase: demonstrationPassphrase,
    migrate,
    kdf,
  });
  const places = addPeople(made.db, now);
  const clock = () => new Date(now);
  const installation = { maximumMarking: Marking.enum['TOP SECRET'] };
  const never = new AbortController().signal;

  let heard: (message: FromEngine) => void = () => undefined;

  async function open(vault: OpenVault) {
    const state = newState({ installation, clock });
    const { services } = await openFor(state, vault);
    const lines = new Map(
      people.map(({ login }): [string, Connection] => [
        login,
        { workstation: 'bench', send: (message) => heard(message), session: newSession(login, 'bench') },
      ]),
    );
    return { vault, state, store: services.store, lines };
  }
  let opened = await open(made);

  const close = () => shut(opened.state);

  return {
    get db() {
      return opened.vault.db;
    },
    get store() {
      return opened.store;
    },
    places,
    hear(listener) {
      heard = listener;
    },
    async ask<V extends VerbName>(
      login: string,
      verb: V,
      input: Input<V>,
      paths: Record<string, string> = {},
      signal = never,
    ) {
      const line = opened.lines.get(login);
      if (line === undefined) throw new Error(`nobody is called ${login}`);
      const result = await answer(opened.state, line, { id: 1, verb, input, paths }, signal);
      if (!result.ok) throw new Error(`${verb} failed: ${result.error.code}`);
      // The engine has just passed it through this verb's own output schema.
      return result.value as Output<V>;
    },
    async openAnew(ready) {
      await close();
      const started = performance.now();
      const options = { folder, login: first, passphrase: demonstrationPassphrase, migrate, supportedVersion, kdf };
      opened = await open(await openVault(options));
      await ready();
      return performance.now() - started;
    },
    close,
  };
}
