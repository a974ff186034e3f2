/**
 * A real engine on a real encrypted vault in a temporary folder, for several people at once.
 *
 *   const harness = await openHarness({ people: [{ login: 'p.shah', roles: ['case_officer'] }] });
 *   const { id } = await harness.as('p.shah').do('intake.record', { form: { channel: 'hotline', text: '…' }, draftId: null });
 *   const failure = await harness.as('p.shah').fails('triage.get', { id: 999 });   // a Failure
 *   await harness.close();
 *
 * `do` returns the verb's output and throws if it failed; `fails` returns the failure and throws if it did not. Both go
 * through the contract: permission, need to know, log, output schema. Only sign-in is left out; the key derivation is made cheap by a parameter.
 * With VIGIL_TEST_STORE=postgres the records are in a PostgreSQL database, and the vault keeps nothing but its keys.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openFor, shut } from '../../main/engine/opening.ts';
import { answer } from '../../main/engine/perform.ts';
import type { FromEngine } from '../../main/engine/protocol.ts';
import { newState } from '../../main/engine/server.ts';
import { type Connection, newSession } from '../../main/engine/session.ts';
import { type RenewalTold, type Renewed, renewSuggestions } from '../../main/linking/renew-suggestions.ts';
import type { Store } from '../../main/store/port.ts';
import type { OpenVault } from '../../main/vault/vault.ts';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { Marking, type Role, rank } from '../../preload/contract/vocabulary.ts';
import { newVault } from './new-vault.ts';
import { peekAt } from './peek.ts';
import { onPostgres, testDatabase } from './postgres.ts';
import { newFolder } from './temporary-folder.ts';

export interface TestPerson {
  login: string;
  name?: string;
  roles: Role[];
  clearance?: Marking;
  /** Names; a compartment is created the first time it is named. */
  compartments?: string[];
}

export interface CallOptions {
  paths?: Record<string, string>;
  signal?: AbortSignal;
}

/** Where the records are, and a way to look at them past need to know. */
async function recordsOf(vault: OpenVault) {
  if (!onPostgres) return { db: vault.db, storeOf: {}, close: async () => undefined };
  const database = await testDatabase();
  const peek = peekAt(database.superuser);
  return {
    db: peek.db,
    storeOf: { storeOf: () => database.open() },
    async close() {
      await database.giveBack(peek.close());
    },
  };
}

/** Returns the ids of their compartments, by name. */
function addPeople(store: Store, people: readonly TestPerson[], createdAt: string): Promise<Map<string, number>> {
  return store.write(async (into) => {
    const compartments = new Map<string, number>();
    for (const { login, name = login, roles, clearance = 'SECRET', compartments: circles = [] } of people) {
      const row = { login, name, roles: JSON.stringify(roles), clearance: rank(Marking, clearance), createdAt };
      const accountId = await into.fill('account_row', [row]);
      for (const circle of circles) {
        const known = compartments.get(circle);
        const compartmentId =
          known ?? (await into.fill('compartment_row', [{ name: circle, createdAt, createdBy: 1 }]));
        compartments.set(circle, compartmentId);
        await into.fill('compartment_member_row', [{ compartmentId, accountId }]);
      }
    }
    return compartments;
  });
}

export async function openHarness(options: {
  people: TestPerson[];
  maximumMarking?: Marking;
  now?: string;
  /** What chance gives, where a story depends on it. */
  drawLot?: () => number;
}) {
  const folder = newFolder();
  const vaultFolder = join(folder, 'vault');
  const vault = await newVault(vaultFolder);
  const records = await recordsOf(vault);
  const { db } = records;
  const clock = { now: options.now ?? '2026-03-09T10:00:00.000Z' };
  const state = newState({
    installation: { maximumMarking: options.maximumMarking ?? 'TOP SECRET' },
    clock: () => new Date(clock.now),
    ...(options.drawLot === undefined ? {} : { drawLot: options.drawLot }),
    ...records.storeOf,
  });
  const { store } = (await openFor(state, vault)).services;
  const compartments = await addPeople(store, options.people, clock.now);
  const messages: FromEngine[] = [];
  /** One for each person, all of them signed in at once. */
  const lines = new Map<string, { connection: Connection; heard: FromEngine[] }>();

  function lineOf(login: string) {
    const known = lines.get(login);
    if (known !== undefined) return known;
    const heard: FromEngine[] = [];
    const connection: Connection = {
      workstation: 'a desk',
      send(message) {
        heard.push(message);
        messages.push(message);
      },
      session: newSession(login, 'a desk'),
    };
    state.connections.add(connection);
    const line = { connection, heard };
    lines.set(login, line);
    return line;
  }

  function as(login: string) {
    const { connection, heard } = lineOf(login);
    const ask = (verb: VerbName, input: unknown, call: CallOptions = {}) =>
      answer(
        state,
        connection,
        { id: 1, verb, input, paths: call.paths ?? {} },
        call.signal ?? new AbortController().signal,
      );
    return {
      ask,
      /** What the engine told this person apart from its answers. */
      heard,
      async do<V extends VerbName>(verb: V, input: Input<V>, call?: CallOptions): Promise<Output<V>> {
        const result = await ask(verb, input, call);
        if (!result.ok) throw new Error(`${verb} failed: ${result.error.code} ${result.error.about ?? ''}`);
        return result.value as Output<V>;
      },
      async fails<V extends VerbName>(verb: V, input: Input<V>, call?: CallOptions): Promise<Failure> {
        const result = await ask(verb, input, call);
        if (result.ok) throw new Error(`${verb} was expected to fail`);
        return result.error;
      },
    };
  }

  return {
    /** For files that a story reads and writes. */
    folder,
    /** The vault's own folder. */
    vaultFolder,
    /** The connection itself, for looking at rows behind need to know, and for breaking things on purpose. */
    peek: () => db,
    store,
    messages,
    compartment: (name: string) => compartments.get(name) ?? 0,
    as,
    /** What is kept of suggestions, renewed as the engine does it behind everybody's work. */
    async renew() {
      const renewed: Renewed[] = [];
      const told = async (some: RenewalTold) => void renewed.push(...some.renewed);
      await renewSuggestions(store, { told, ended: () => false, now: () => clock.now });
      return renewed;
    },
    setClock(now: string) {
      clock.now = now;
    },
    async close() {
      await shut(state);
      await records.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Harness = Awaited<ReturnType<typeof openHarness>>;
