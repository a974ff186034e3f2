/**
 * The engine: takes requests on any number of connections, answers each with a result, and keeps one vault. It knows
 * nothing of windows, hosts or what carries the messages; `process.ts` gives it one connection, for one desk.
 */
import { type Failure, failure, VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import type { BytesOfTokens } from '../files/bytes-of-tokens.ts';
import type { BackupSchedule, Installation } from '../store/use-case.ts';
import type { OpenVault } from '../vault/vault.ts';
import { backUpUnattended, type UnattendedBackup } from './backups.ts';
import { inUse, leaves, logClosing, openFor, shut } from './opening.ts';
import { answer } from './perform.ts';
import type { FromEngine, ToEngine } from './protocol.ts';
import type { ServerState } from './server-state.ts';
import type { Connection } from './session.ts';
import { unitKeys } from './unit-keys.ts';

export interface ServerOptions {
  installation: Installation;
  clock?: () => Date;
  backupSchedule?: () => BackupSchedule | null;
}

export interface Line {
  receive(message: ToEngine): Promise<void>;
}

export interface LineOptions {
  /** Where its requests come from, for the session. */
  workstation: string;
  send: (message: FromEngine) => void;
  /** What the tokens of a request mean, where they do not stand for paths of this machine. `signal` stops the reading and writing. */
  bytesOf?: (request: number, signal: AbortSignal) => BytesOfTokens;
  /** Called when the connection has been closed and its session ended. */
  end?: () => void;
}

export function newState(options: ServerOptions): ServerState {
  const { installation, clock = () => new Date(), backupSchedule = () => null } = options;
  return { opened: null, staysOpen: false, connections: new Set(), installation, clock, backupSchedule };
}

function lineOn(state: ServerState, { workstation, send, bytesOf, end = () => undefined }: LineOptions): Line {
  const connection: Connection = { workstation, send, session: null };
  state.connections.add(connection);
  const running = new Map<number, AbortController>();

  /** Ends the session; the last person to leave closes the vault. */
  async function close(because: Failure | null): Promise<void> {
    for (const stop of running.values()) stop.abort();
    const { session } = connection;
    const { opened } = state;
    connection.session = null;
    state.connections.delete(connection);
    if (opened !== null && session !== null) {
      await logClosing(opened, session);
      await leaves(opened, session);
    }
    if (!inUse(state)) await shut(state);
    send({ kind: 'closed', because });
    end();
  }

  async function reply(message: ToEngine & { kind: 'request' }): Promise<void> {
    const stop = new AbortController();
    running.set(message.id, stop);
    const request = { ...message, paths: message.paths ?? {}, bytes: bytesOf?.(message.id, stop.signal) };
    const result = state.connections.has(connection)
      ? await answer(state, connection, request, stop.signal)
      : { ok: false as const, error: failure('VAULT_LOCKED') };
    running.delete(message.id);
    send({ kind: 'reply', id: message.id, result });
    // Whatever the answer was: a person who asks for a lock gets one.
    if (message.verb === 'vault.lock') await close(null);
  }

  return {
    async receive(message) {
      if (message.kind === 'cancel') running.get(message.id)?.abort();
      else if (message.kind === 'close') await close(null);
      else await reply(message);
    },
  };
}

export function createServer(options: ServerOptions) {
  const state = newState(options);
  return {
    connect: (line: LineOptions): Line => lineOn(state, line),
  };
}

/**
 * An engine on a vault that is open already and stays so, whoever signs in and out: they are let in by their passphrases, which open
 * nothing (unit-keys.ts). `kdf`: for tests only, a cost at which verifiers are cheap to make. Throws MARKING_ABOVE_INSTALLATION, with the vault closed.
 */
export async function serveVault(options: ServerOptions & { kdf?: { N: number } | undefined }, vault: OpenVault) {
  const state = newState(options);
  const { clock } = state;
  state.staysOpen = true;
  await openFor(state, vault, (_, store) => unitKeys({ vault, store, clock, ...options.kdf }));
  return {
    connect: (line: LineOptions): Line => lineOn(state, line),
    /** A backup made by whoever runs the service; see make-backup.ts for what it throws. */
    async backUp(order: UnattendedBackup): Promise<Output<'vault.backUp'>> {
      if (state.opened === null) throw new VigilError('VAULT_LOCKED');
      return backUpUnattended(state.opened, order);
    },
    /** A commit that changes nothing. Rejects where the store takes none. */
    async probe(): Promise<void> {
      if (state.opened === null) throw new VigilError('VAULT_LOCKED');
      await state.opened.services.store.write(async ({ log }) => void (await log.end()));
    },
    /** The space that the store takes up, in bytes. */
    async storeSize(): Promise<number> {
      if (state.opened === null) throw new VigilError('VAULT_LOCKED');
      return state.opened.services.store.size();
    },
    /** Signs everybody out and closes the vault. */
    async end(): Promise<void> {
      const lines = [...state.connections];
      for (const { session } of lines)
        if (session !== null && state.opened !== null) await logClosing(state.opened, session);
      for (const connection of lines) {
        connection.session = null;
        connection.send({ kind: 'closed', because: null });
      }
      state.staysOpen = false;
      await shut(state);
    },
  };
}
