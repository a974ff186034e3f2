/**
 * One world: a real encrypted vault with everybody signed in to it at once. All that these tests use of the engine, the vault and
 * the store is in this file.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openFor, shut } from '../../main/engine/opening.ts';
import { answer } from '../../main/engine/perform.ts';
import type { FromEngine } from '../../main/engine/protocol.ts';
import { telling } from '../../main/engine/renewal.ts';
import { newState } from '../../main/engine/server.ts';
import { type Connection, newSession } from '../../main/engine/session.ts';
import { bothTold, nothingTold, type RenewalTold, renewSuggestions } from '../../main/linking/renew-suggestions.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { createVault, type OpenVault, openVault } from '../../main/vault/vault.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { passphrase } from '../inputs/fiction.ts';
import { everybody, type Person } from './cast.ts';
import { savedText } from './saved-file.ts';

/** scrypt, made cheap by the parameter that is there for tests. */
export const kdf = { N: 1024 };
export const first = { login: 'first', passphrase };

export interface Answer {
  result: Result<unknown>;
  /** What was written to the file of the input's save token; `null` where none was. */
  file: string | null;
}

export interface World {
  ask(login: string, verb: VerbName, input: unknown): Promise<Answer>;
  /** What this person's window was told since it was asked last: progress, and what changed. */
  heard(login: string): FromEngine[];
  /** What is kept of suggestions is renewed, as it is behind everybody's work. */
  renew(): Promise<void>;
  setClock(now: string): void;
  close(): Promise<void>;
}

/** A vault with these people and nothing else, closed again. */
export async function makeTemplate(folder: string, now: string, people: readonly Person[] = everybody): Promise<void> {
  const { vault } = await createVault({ folder, ...first, migrate, kdf });
  const { db } = vault;
  const compartments = new Map<string, number>();
  const account = db.prepare(
    'insert into account_row (login, name, roles, clearance, createdAt) values (?, ?, ?, ?, ?)',
  );
  for (const { login, roles, clearance, compartments: circles } of people) {
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

export const saveToken = 'a-place-to-save-in';
export const backupsToken = 'a-folder-for-backups';
export const tokensOf = (files: Files) => ({ read: Object.keys(files.read), save: saveToken, backups: backupsToken });

/** Opens the vault in `folder`, which is this world's own copy; line-world.ts does the same behind a service. */
export async function openWorld(
  folder: string,
  files: Files,
  from: string,
  people: readonly Person[] = everybody,
): Promise<World> {
  const vault: OpenVault = await openVault({ folder, ...first, migrate, supportedVersion, kdf });
  // What a power cut would leave is not asked here.
  vault.db.pragma('synchronous = OFF');
  const clock = { now: from };
  const state = newState({
    installation: { maximumMarking: 'TOP SECRET' },
    clock: () => new Date(clock.now),
    // What is heard is compared call by call.
    toldAtOnce: true,
    // Chance is the same in both worlds: every closure is drawn, unless none is to be.
    drawLot: () => 0,
  });
  await openFor(state, vault);
  const saved = join(files.folder, 'saved');
  const backups = join(files.folder, 'backups');
  const paths = { ...files.read, [saveToken]: saved, [backupsToken]: backups };
  mkdirSync(backups, { recursive: true });
  let requests = 0;

  /** Everybody is signed in from the beginning, so that each hears what the others do. */
  const told = new Map<string, FromEngine[]>();
  const lines = new Map<string, Connection>();
  for (const { login } of people) {
    const messages: FromEngine[] = [];
    const send = (message: FromEngine) => void messages.push(message);
    const connection: Connection = { workstation: 'a desk', send, session: newSession(login, 'a desk') };
    state.connections.add(connection);
    told.set(login, messages);
    lines.set(login, connection);
  }

  return {
    async ask(login, verb, input) {
      const line = lines.get(login);
      if (line === undefined) throw new Error(`nobody is called ${login}`);
      requests += 1;
      const result = await answer(state, line, { id: requests, verb, input, paths }, new AbortController().signal);
      const file = await savedText(saved);
      rmSync(saved, { force: true });
      // Each has the time in its name, and time stands still now and then.
      for (const name of readdirSync(backups)) rmSync(join(backups, name), { recursive: true });
      return { result, file };
    },
    async renew() {
      if (state.opened === null) return;
      const { store, announce } = state.opened.services;
      let all = nothingTold;
      const told = async (some: RenewalTold) => {
        all = bothTold(all, some);
      };
      await renewSuggestions(store, { told, ended: () => false, now: () => clock.now });
      // All at once, as windows are told by the clock and not by how much was matched.
      await telling(store, announce)(all);
    },
    heard: (login) => told.get(login)?.splice(0) ?? [],
    setClock(now) {
      clock.now = now;
    },
    async close() {
      await shut(state);
    },
  };
}
