/**
 * One world: a real encrypted vault with everybody signed in to it at once. All that these tests use of the engine, the vault and
 * the store is in this file.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { answer, type EngineState } from '../../main/engine/engine.ts';
import type { FromEngine } from '../../main/engine/protocol.ts';
import { ticketBook } from '../../main/engine/unit-of-work.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { openStore } from '../../main/store/sqlite/store.ts';
import { createVault, type OpenVault, openVault } from '../../main/vault/vault.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { Marking, rank } from '../../preload/contract/words.ts';
import { passphrase } from '../inputs/fiction.ts';
import { everybody } from './cast.ts';

/** scrypt, made cheap by the parameter that is there for tests. */
const kdf = { N: 1024 };
const first = { login: 'first', passphrase };

export interface Answer {
  result: Result<unknown>;
  /** What was written to the file of the input's save token; `null` where none was. */
  file: string | null;
}

export interface World {
  ask(login: string, verb: VerbName, input: unknown): Promise<Answer>;
  /** What this person's window was told since it was asked last: progress, and what changed. */
  heard(login: string): FromEngine[];
  setClock(now: string): void;
  close(): Promise<void>;
}

/** A vault with the cast and nothing else, closed again. */
export async function makeTemplate(folder: string, now: string): Promise<void> {
  const { vault } = await createVault({ folder, ...first, migrate, kdf });
  const { db } = vault;
  const compartments = new Map<string, number>();
  const account = db.prepare(
    'insert into account_row (login, name, roles, clearance, createdAt) values (?, ?, ?, ?, ?)',
  );
  for (const { login, roles, clearance, compartments: circles } of everybody) {
    const made = account.run(login, login.toUpperCase(), JSON.stringify(roles), rank(Marking, clearance), now);
    for (const name of circles) {
      const known = compartments.get(name);
      const id =
        known ??
        Number(
          db.prepare('insert into compartment_row (name, createdAt, createdBy) values (?, ?, 1)').run(name, now)
            .lastInsertRowid,
        );
      compartments.set(name, id);
      db.prepare('insert into compartment_member_row values (?, ?)').run(id, made.lastInsertRowid);
    }
    await vault.addSlot(login, passphrase);
  }
  vault.close();
}

/** Files that tokens of an input stand for. */
export interface Files {
  read: Readonly<Record<string, string>>;
  /** Where what is saved goes. */
  folder: string;
}

const saveToken = 'a-place-to-save-in';
export const tokensOf = (files: Files) => ({ read: Object.keys(files.read), save: saveToken });

/** Opens the vault in `folder`, which is this world's own copy. */
export async function openWorld(folder: string, files: Files, from: string): Promise<World> {
  const vault: OpenVault = await openVault({ folder, ...first, migrate, supportedVersion, kdf });
  // What a power cut would leave is not asked here.
  vault.db.pragma('synchronous = OFF');
  const store = openStore(vault.db);
  const installation = { maximumMarking: 'TOP SECRET' as const };
  const clock = { now: from };
  const told = new Map<string, FromEngine[]>();
  const states = new Map<string, EngineState>();
  const saved = join(files.folder, 'saved');
  const paths = { ...files.read, [saveToken]: saved };
  let requests = 0;

  function stateOf(login: string): EngineState {
    const known = states.get(login);
    if (known !== undefined) return known;
    const messages: FromEngine[] = [];
    const now = () => new Date(clock.now);
    const changed = (topics: string[]) => void messages.push({ kind: 'changed', topics });
    const state: EngineState = {
      options: { send: (message) => void messages.push(message), end: () => undefined, installation, clock: now },
      opened: { vault, session: { store, login, installation, clock: now, changed, tickets: ticketBook() } },
    };
    told.set(login, messages);
    states.set(login, state);
    return state;
  }

  return {
    async ask(login, verb, input) {
      const state = stateOf(login);
      requests += 1;
      const result = await answer(state, { id: requests, verb, input, paths }, new AbortController().signal);
      const file = existsSync(saved) ? readFileSync(saved, 'utf8') : null;
      rmSync(saved, { force: true });
      return { result, file };
    },
    heard: (login) => told.get(login)?.splice(0) ?? [],
    setClock(now) {
      clock.now = now;
    },
    async close() {
      await store.end();
      vault.close();
    },
  };
}
