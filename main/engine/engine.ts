/**
 * The engine: takes requests, answers each with a result, and keeps one vault and one person signed in to it. It knows
 * nothing of windows or hosts; `process.ts` gives it a channel.
 */

import type { VerbEntry } from '../../preload/contract/core.ts';
import { type Failure, failure, type Result, VigilError } from '../../preload/contract/errors.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import { bytesOfPaths } from '../files/bytes-of-tokens.ts';
import type { Installation, LongContext, Officer } from '../store/use-case.ts';
import { asVigilError } from '../vault/open-database.ts';
import type { OpenVault } from '../vault/vault.ts';
import { keysOf } from './keys.ts';
import type { FromEngine, ToEngine } from './protocol.ts';
import { askedFor, checkPermission, logClosing, logged, logRefusal, noteOf, type Session } from './unit-of-work.ts';
import { longWork, oneTurn } from './use-cases.ts';
import { vaultVerb } from './vault-verbs.ts';

export interface EngineOptions {
  send: (message: FromEngine) => void;
  /** Called when the vault is closed and nothing of it is left: the process may end. */
  end: () => void;
  installation: Installation;
  clock?: () => Date;
}

/** What is open: the vault with its keys, and the session on it. */
export interface Opened {
  vault: OpenVault;
  session: Session;
}

export interface EngineState {
  opened: Opened | null;
  options: Required<EngineOptions>;
}

export interface Asked {
  signal: AbortSignal;
  progress: (done: number, total: number | null, note: string) => void;
  path: (token: string) => string;
}

function isVerb(name: string): name is VerbName {
  return Object.hasOwn(contract, name);
}

function need(state: EngineState): Opened {
  if (state.opened === null) throw new VigilError('VAULT_LOCKED');
  return state.opened;
}

async function perform(state: EngineState, verb: VerbName, input: unknown, asked: Asked): Promise<unknown> {
  const entry: VerbEntry = contract[verb];
  const early = vaultVerb(verb);
  if (early !== undefined) return early(state, input, asked);
  const { session, vault } = need(state);
  const me = await checkPermission(session, verb);
  try {
    return await performAs(me, vault, session, verb, input, asked);
  } catch (error) {
    // Who asks for what is not there, or not for them, asks again with another number: that has to show. Both leave the same line.
    if (error instanceof VigilError && error.code === 'NOT_FOUND' && entry.operation !== 'none')
      await logRefusal(session, verb, me, askedFor(verb, input));
    throw error;
  }
}

async function performAs(
  me: Officer,
  vault: OpenVault,
  session: Session,
  verb: VerbName,
  input: unknown,
  asked: Asked,
): Promise<unknown> {
  const entry: VerbEntry = contract[verb];
  const one = oneTurn(verb);
  if (one !== undefined) {
    return logged(
      session,
      verb,
      (context) => one(context, input),
      (output) => (entry.quiet(input) ? null : noteOf(verb, input, output)),
    );
  }
  const long = longWork(verb);
  if (long === undefined) throw new VigilError('UNEXPECTED');
  const context: LongContext = {
    signal: asked.signal,
    progress: asked.progress,
    path: asked.path,
    ...bytesOfPaths(asked.path, asked.signal),
    me,
    keys: keysOf(vault),
    installation: session.installation,
    transact: (work, note) => logged(session, verb, work, note, true),
  };
  return long(context, input);
}

/** Where in the input the first fault lies, as a field path; never the value. */
function firstField(issues: readonly { path: readonly PropertyKey[] }[]): string {
  return issues[0]?.path.map(String).join('.') ?? '';
}

export function asFailure(error: unknown): Failure {
  const known = error instanceof VigilError ? error : asVigilError(error);
  return failure(known.code, known.about);
}

export interface Request {
  id: number;
  verb: string;
  input: unknown;
  paths: Readonly<Record<string, string>>;
}

/** One request from acceptance by the schema to the result: never throws. */
export async function answer(state: EngineState, request: Request, signal: AbortSignal): Promise<Result<unknown>> {
  const { id, verb, input, paths } = request;
  if (!isVerb(verb)) return { ok: false, error: failure('INPUT_INVALID', 'verb') };
  const entry: VerbEntry = contract[verb];
  const accepted = entry.input.safeParse(input);
  if (!accepted.success) return { ok: false, error: failure('INPUT_INVALID', firstField(accepted.error.issues)) };
  const task = (accepted.data as { task?: string }).task ?? '';
  try {
    const value = await perform(state, verb, accepted.data, {
      signal,
      progress: (done, total, note) => state.options.send({ kind: 'progress', id, task, done, total, note }),
      path(token) {
        const path = Object.hasOwn(paths, token) ? paths[token] : undefined;
        if (path === undefined) throw new VigilError('INPUT_INVALID', 'token');
        return path;
      },
    });
    // The schema decides what leaves: a field that the contract does not name stays here.
    return { ok: true, value: entry.output.parse(value) };
  } catch (error) {
    return { ok: false, error: asFailure(error) };
  }
}

export function createEngine(options: EngineOptions) {
  const state: EngineState = { opened: null, options: { clock: () => new Date(), ...options } };
  const running = new Map<number, AbortController>();

  async function close(because: Failure | null): Promise<void> {
    for (const stop of running.values()) stop.abort();
    const opened = state.opened;
    state.opened = null;
    if (opened !== null) {
      await logClosing(opened.session);
      await opened.session.store.end();
      opened.vault.close();
    }
    options.send({ kind: 'closed', because });
    options.end();
  }

  async function reply(message: ToEngine & { kind: 'request' }): Promise<void> {
    const stop = new AbortController();
    running.set(message.id, stop);
    const result = await answer(state, { ...message, paths: message.paths ?? {} }, stop.signal);
    running.delete(message.id);
    options.send({ kind: 'reply', id: message.id, result });
    // Whatever came of the answer: who asked for a lock has one.
    if (message.verb === 'vault.lock') await close(null);
  }

  return {
    async receive(message: ToEngine): Promise<void> {
      if (message.kind === 'cancel') running.get(message.id)?.abort();
      else if (message.kind === 'close') await close(null);
      else await reply(message);
    },
  };
}

export type Engine = ReturnType<typeof createEngine>;
