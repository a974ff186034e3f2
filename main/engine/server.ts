/**
 * The engine: takes requests on any number of connections, answers each with a result, and keeps one vault. It knows
 * nothing of windows, hosts or what carries the messages; `process.ts` gives it one connection, for one desk.
 */
import { randomInt } from 'node:crypto';
import { type Failure, failure, VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import type { BytesOfTokens } from '../files/bytes-of-tokens.ts';
import type { Store } from '../store/port.ts';
import { openStore } from '../store/sqlite/store.ts';
import type { BackupSchedule, Installation } from '../store/use-case.ts';
import type { Sealer } from '../vault/sealer.ts';
import type { OpenVault } from '../vault/vault.ts';
import { backUpUnattended, type UnattendedBackup } from './backups.ts';
import { deliver } from './deliver.ts';
import type { Keeper } from './keeper.ts';
import {
  endAbandoned,
  endSession,
  handOver,
  lastingSessions,
  letLast,
  resume,
  waitForLine,
} from './lasting-sessions.ts';
import { inUse, type Kept, openKept, shut } from './opening.ts';
import { answer, asFailure } from './perform.ts';
import type { FromEngine, ToEngine } from './protocol.ts';
import { asRepeatable } from './repeats.ts';
import type { ServerState, StoreOf } from './server-state.ts';
import type { Connection } from './session.ts';
import { type UnitKeysOptions, unitKeys } from './unit-keys.ts';

export interface ServerOptions {
  installation: Installation;
  clock?: () => Date;
  /** For tests only: what chance gives. */
  drawLot?: () => number;
  backupSchedule?: () => BackupSchedule | null;
  /** For tests only: what is kept of suggestions is renewed when it is asked for. */
  renews?: boolean;
  /** For tests only: everybody is told of a change before its maker has their answer. */
  toldAtOnce?: boolean;
  /** Another store than the vault itself, to be opened and ended with it. */
  storeOf?: StoreOf;
}

export interface Line {
  receive(message: ToEngine): Promise<void>;
  /** What carried it broke: whoever was signed in may come back on another line. */
  broke(): Promise<void>;
}

export interface LineOptions {
  /** Where its requests come from, for the session. */
  workstation: string;
  /** SHA-256 of its certificate, where it has one. */
  certificate?: string;
  send: (message: FromEngine) => void;
  /** What the tokens of a request mean, where they do not stand for paths of this machine. `signal` stops the reading and writing. */
  bytesOf?: (request: number, signal: AbortSignal) => BytesOfTokens;
  /** Called when the connection has been closed and its session ended. */
  end?: () => void;
}

export function newState(options: ServerOptions): ServerState {
  const { installation, clock = () => new Date(), storeOf = openStore, backupSchedule = () => null } = options;
  const { toldAtOnce = false, drawLot = () => randomInt(100) } = options;
  return {
    opened: null,
    staysOpen: false,
    lasting: null,
    connections: new Set(),
    performing: 0,
    replacing: null,
    installation,
    clock,
    drawLot,
    backupSchedule,
    storeOf,
    toldAtOnce,
    renews: false,
    workstationsChanged: () => undefined,
  };
}

function lineOn(state: ServerState, line: LineOptions): Line {
  const { workstation, certificate, send, bytesOf, end = () => undefined } = line;
  const connection: Connection = {
    workstation,
    ...(certificate === undefined ? {} : { certificate }),
    send,
    session: null,
    hangUp: end,
  };
  state.connections.add(connection);
  const running = new Map<number, AbortController>();

  /** Ends the session; the last person to leave closes the vault. */
  async function close(because: Failure | null): Promise<void> {
    for (const stop of running.values()) stop.abort();
    await state.replacing;
    const { session } = connection;
    connection.session = null;
    state.connections.delete(connection);
    if (session !== null) await endSession(state, session);
    if (!inUse(state)) await shut(state);
    send({ kind: 'closed', because });
    end();
  }

  /** A session that cannot last works as long as its line does. */
  async function offer(): Promise<void> {
    const given = await letLast(state, connection).catch(() => null);
    if (given !== null) send({ kind: 'session', ...given });
  }

  async function goOn(message: ToEngine & { kind: 'resume' }): Promise<void> {
    try {
      send({ kind: 'session', ...(await resume(state, connection, message)) });
    } catch (error) {
      await close(asFailure(error));
    }
  }

  async function reply(message: ToEngine & { kind: 'request' }): Promise<void> {
    // A lock does not wait for the vault to be made anew.
    if (message.verb === 'vault.lock') for (const other of running.values()) other.abort();
    const stop = new AbortController();
    running.set(message.id, stop);
    const { key, ...asked } = message;
    const request = {
      ...asked,
      paths: message.paths ?? {},
      bytes: bytesOf?.(message.id, stop.signal),
      ...(key === undefined ? {} : { repeatable: asRepeatable(key, message.input) }),
    };
    const result = state.connections.has(connection)
      ? await answer(state, connection, request, stop.signal)
      : { ok: false as const, error: failure('VAULT_LOCKED') };
    running.delete(message.id);
    if (message.verb === 'vault.signIn' && result.ok) await offer();
    send({ kind: 'reply', id: message.id, result });
    // Whatever the answer was: a person who asks for a lock gets one.
    if (message.verb === 'vault.lock') await close(null);
  }

  return {
    async receive(message) {
      if (message.kind === 'resume') return goOn(message);
      connection.spoken = true;
      if (message.kind === 'cancel') running.get(message.id)?.abort();
      else if (message.kind === 'close') await close(null);
      else if (message.kind === 'deliver') {
        const result = await deliver(state, connection, message.entry, message.read === true);
        send({ kind: 'reply', id: message.id, result });
      } else await reply(message);
    },
    async broke() {
      const { session } = connection;
      if (session === null || state.lasting === null) return close(null);
      for (const stop of running.values()) stop.abort();
      connection.session = null;
      state.connections.delete(connection);
      waitForLine(state, session);
    },
  };
}

export function createServer(options: ServerOptions) {
  const state = newState(options);
  state.renews = options.renews ?? true;
  return {
    connect: (line: LineOptions): Line => lineOn(state, line),
  };
}

export interface ServingOptions extends ServerOptions {
  /** With the service's own key: for what is given to a desk and comes back from it. */
  sealer: Sealer;
  /** For tests only: milliseconds for which a session waits for its line. */
  patience?: number | undefined;
  /** For tests only: a cost at which verifiers are cheap to make. */
  kdf?: { N: number } | undefined;
}

/** A database as a service is given it. */
export interface ServedDatabase {
  keeper: Keeper;
  store: Store;
  /** Names the unit where attempts at signing in are counted. */
  unitId: string;
  /** 32 bytes, which every service of the unit has: for what they tell each other. */
  peerKey: Buffer;
}

/**
 * An engine on a vault that is open already and stays so, whoever signs in and out: they are let in by their passphrases, which open
 * nothing (unit-keys.ts). Throws MARKING_ABOVE_INSTALLATION, with the vault closed.
 */
export async function serveVault(options: ServingOptions, vault: OpenVault) {
  const store = await (options.storeOf ?? openStore)(vault);
  return serve(options, { keeper: vault, store }, { folder: vault.folder, unitId: vault.vaultId }, vault);
}

/** The same on a database, beside other services. */
export function serveDatabase(options: ServingOptions, { unitId, ...database }: ServedDatabase) {
  return serve(options, database, { folder: database.keeper.folder, unitId }, null);
}

/** How often a service looks for sessions that nobody has any more, and seals the log, in milliseconds. */
const betweenLooks = 20_000;

async function serve(
  options: ServingOptions,
  kept: Omit<Kept, 'keys'>,
  attempts: UnitKeysOptions['attempts'],
  slots: UnitKeysOptions['slots'],
) {
  const state = newState(options);
  const { clock } = state;
  state.lasting = lastingSessions(options.sealer, options.patience);
  state.staysOpen = true;
  state.renews = options.renews ?? true;
  await openKept(state, { ...kept, keys: unitKeys({ attempts, slots, store: kept.store, clock, ...options.kdf }) });
  const { shared } = kept.store;
  const look = async (): Promise<void> => {
    await endAbandoned(state);
    await shared?.sealLog(clock());
  };
  // What fails now is done at the next look.
  const looks = setInterval(() => void look().catch(() => undefined), betweenLooks);
  looks.unref();
  return {
    connect: (line: LineOptions): Line => lineOn(state, line),
    /** A backup made by whoever runs the service; see make-backup.ts for what it throws. */
    async backUp(order: UnattendedBackup): Promise<Output<'vault.backUp'>> {
      if (state.opened === null) throw new VigilError('VAULT_LOCKED');
      return backUpUnattended(state.opened, order);
    },
    /** Calls back when another service has admitted or revoked a workstation. */
    onWorkstations(changed: () => void): void {
      state.workstationsChanged = changed;
    },
    /** A commit that changes nothing. Rejects where the store takes none. */
    async probe(): Promise<void> {
      if (state.opened === null) throw new VigilError('VAULT_LOCKED');
      await state.opened.services.store.write(async ({ log }) => void (await log.end()));
    },
    /** When the last entry of the log was made; `null` for an empty log. */
    async lastEntry(): Promise<string | null> {
      if (state.opened === null) throw new VigilError('VAULT_LOCKED');
      return state.opened.services.store.read(async ({ log }) => (await log.end())?.at ?? null);
    },
    /** The space that the store takes up, in bytes. */
    async storeSize(): Promise<number> {
      if (state.opened === null) throw new VigilError('VAULT_LOCKED');
      return state.opened.services.store.size();
    },
    /** Signs everybody out and closes the vault; on a database, whoever is signed in may go on at another service. */
    async end(): Promise<void> {
      clearInterval(looks);
      const alone = shared === null;
      const lines = [...state.connections];
      const waiting = [...(state.lasting?.waiting.values() ?? [])];
      for (const { timer } of waiting) clearTimeout(timer);
      for (const { session } of [...lines, ...waiting])
        if (session !== null) await (alone ? endSession : handOver)(state, session);
      for (const connection of lines) {
        connection.session = null;
        if (alone) connection.send({ kind: 'closed', because: null });
      }
      await shared?.sealLog(clock()).catch(() => undefined);
      state.staysOpen = false;
      await shut(state);
    },
  };
}
