/** One request, from its validation against the contract to its result. */
import type { VerbEntry } from '../../preload/contract/core.ts';
import { type Failure, failure, type Result, VigilError } from '../../preload/contract/errors.ts';
import { contract, isVerb, type VerbName } from '../../preload/contract/index.ts';
import { bytesOfPaths } from '../files/bytes-of-tokens.ts';
import type { LongContext } from '../store/use-case.ts';
import { asVigilError } from '../vault/open-database.ts';
import { backUp } from './backups.ts';
import { askedFor, noteOf, takenWithoutLine } from './log-notes.ts';
import { replaceForNewKey } from './new-data-key.ts';
import { dropAnchor } from './older.ts';
import type { Asked, Opened, Request, ServerState } from './server-state.ts';
import type { Connection } from './session.ts';
import { type Asking, concluding, mayBegin, reading, writing } from './unit-of-work.ts';
import { longRunningUseCase, oneTransaction } from './use-cases.ts';
import { vaultVerb } from './vault-verbs.ts';

async function performLong(
  state: ServerState,
  connection: Connection,
  asking: Asking,
  opened: Opened,
  input: unknown,
  asked: Asked,
): Promise<unknown> {
  const { verb, services } = asking;
  const { keeper, keys } = opened;
  const long = longRunningUseCase(verb);
  if (long === undefined) throw new VigilError('UNEXPECTED');
  const records = askedFor(verb, input);
  const me = await mayBegin(asking, records);
  const context: LongContext = {
    signal: asked.signal,
    progress: asked.progress,
    ...asked.bytes,
    me,
    keys,
    async backUp(token, keep) {
      const made = await backUp(keeper, services.clock(), asked, token, keep);
      await dropAnchor(keeper, services.store);
      return made;
    },
    newDataKey: (passphrase, logins, reason) =>
      replaceForNewKey({ state, connection, opened, asking, asked, me, passphrase, logins, reason }),
    newestBackup(token) {
      // There the service makes them, by its own configuration.
      if (state.staysOpen) throw new VigilError('NOT_ALLOWED');
      return keeper.newestBackup(asked.path(token));
    },
    installation: services.installation,
    clock: services.clock,
    transact: (work, note) => writing(asking, work, note, { asked: records, background: true }),
    read: (work, note) => reading(asking, work, note, { asked: records }),
    readApart: (work, note) => reading(asking, work, note, { asked: records, apart: true }),
    conclude: (work, note) => concluding(asking, me, work, note),
  };
  return long(context, input);
}

async function perform(
  state: ServerState,
  connection: Connection,
  verb: VerbName,
  input: unknown,
  asked: Asked,
  { repeatable, takenAt }: Pick<Request, 'repeatable' | 'takenAt'>,
): Promise<unknown> {
  const entry: VerbEntry = contract[verb];
  const early = vaultVerb(verb);
  if (early !== undefined) return early(state, connection, input, asked);
  const { opened } = state;
  const { session } = connection;
  if (opened === null || session === null) throw new VigilError('VAULT_LOCKED');
  const asking: Asking = {
    services: opened.services,
    session,
    verb,
    // Long work has transactions of its own, whose values are not its answer.
    ...(repeatable === undefined || entry.transaction !== 'write' ? {} : { repeatable }),
  };
  if (entry.transaction === 'own') return performLong(state, connection, asking, opened, input, asked);
  const useCase = oneTransaction(verb);
  if (useCase === undefined) throw new VigilError('UNEXPECTED');
  const late = takenAt === undefined ? {} : { reason: takenWithoutLine(takenAt) };
  // What touches no record leaves no line, and no wait for the disk: every window asks for its numbers after each change.
  const unlogged = entry.processing === 'none' || entry.skipLog(input);
  const note = (output: unknown) => (unlogged ? null : { ...noteOf(verb, input, output), ...late });
  const records = askedFor(verb, input);
  return entry.transaction === 'read'
    ? reading(asking, (context) => useCase(context, input), note, { asked: records })
    : writing(asking, (context) => useCase(context, input), note, { asked: records });
}

/** Where in the input the first fault is, as a field path; never the value. */
function firstField(issues: readonly { path: readonly PropertyKey[] }[]): string {
  return issues[0]?.path.map(String).join('.') ?? '';
}

export function asFailure(error: unknown): Failure {
  const known = error instanceof VigilError ? error : asVigilError(error);
  return failure(known.code, known.about);
}

/** A request that waits for another vault to take the place of this one is not being done yet. */
async function counted<T>(state: ServerState, work: () => Promise<T>): Promise<T> {
  await state.replacing;
  state.performing += 1;
  try {
    return await work();
  } finally {
    state.performing -= 1;
  }
}

/** Never throws. */
export async function answer(
  state: ServerState,
  connection: Connection,
  request: Request,
  signal: AbortSignal,
): Promise<Result<unknown>> {
  const { id, verb, input, paths, bytes } = request;
  if (!isVerb(verb)) return { ok: false, error: failure('INPUT_INVALID', 'verb') };
  const entry: VerbEntry = contract[verb];
  const accepted = entry.input.safeParse(input);
  if (!accepted.success) return { ok: false, error: failure('INPUT_INVALID', firstField(accepted.error.issues)) };
  const path = (token: string): string => {
    const known = Object.hasOwn(paths, token) ? paths[token] : undefined;
    if (known === undefined) throw new VigilError('INPUT_INVALID', 'token');
    return known;
  };
  const task = (accepted.data as { task?: string }).task ?? '';
  try {
    const asked: Asked = {
      signal,
      progress: (done, total, note) => connection.send({ kind: 'progress', id, task, done, total, note }),
      path,
      bytes: bytes ?? bytesOfPaths(path, signal),
    };
    const value = await counted(state, () => perform(state, connection, verb, accepted.data, asked, request));
    // The schema decides what leaves: a field that the contract does not name stays here.
    return { ok: true, value: entry.output.parse(value) };
  } catch (error) {
    return { ok: false, error: asFailure(error) };
  }
}
