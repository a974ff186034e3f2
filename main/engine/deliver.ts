/**
 * What was taken at a desk while its line was down: done now, once, as the person who wrote it and with the rights that they have now,
 * whoever is signed in at the desk. That it is theirs is proved by the entry itself (vault/sealed-entry.ts).
 */
import { failure, type Result, VigilError } from '../../preload/contract/errors.ts';
import { openEntry, readEntry, type SealedEntry } from '../vault/sealed-entry.ts';
import { EntryTicket } from './lasting-sessions.ts';
import { answer } from './perform.ts';
import { asRepeatable, type Repeatable } from './repeats.ts';
import type { ServerState } from './server-state.ts';
import { type Connection, newSession } from './session.ts';

/** What is taken without a line: nothing that depends on what others do meanwhile. */
const taken: ReadonlySet<string> = new Set(['intake.record', 'intake.saveDraft', 'myWork.saveDraft']);

const day = 86_400_000;
/** An older one is not done any more; so long, and a day, its key is remembered. */
const longestWait = 30 * day;
/** How far the time of an entry may lie outside what the service knows of it. */
const tolerated = 60_000;

async function ticketOf({ lasting }: ServerState, { ticket }: SealedEntry): Promise<EntryTicket | null> {
  try {
    const opened = await lasting?.sealer.unseal(Buffer.from(ticket, 'base64'));
    return opened === undefined ? null : EntryTicket.parse(JSON.parse(Buffer.from(opened).toString()));
  } catch {
    return null;
  }
}

/**
 * When the public gave it is when the desk took it, where the form says nothing. A time that cannot be right is left out: the
 * time of delivery stands in its place, and the desk is told.
 */
function withTime(verb: string, input: unknown, at: string | null): unknown {
  if (verb !== 'intake.record' || at === null) return input;
  const { form, ...rest } = input as { form?: object };
  return { ...rest, form: { receivedAt: at, ...form } };
}

/** `null` for an input that no form makes: it is nested deeper than the stack. */
function repeatableOf(key: string, input: unknown): Repeatable | null {
  try {
    return asRepeatable(key, input, longestWait + day);
  } catch {
    return null;
  }
}

/** Never throws. Of a delivery the value is `{ value, doubtful }`: the verb's own answer, and whether its time could not be right. */
export async function deliver(
  state: ServerState,
  connection: Connection,
  text: string,
  read: boolean,
): Promise<Result<unknown>> {
  const entry = readEntry(text);
  const ticket = entry === null ? null : await ticketOf(state, entry);
  const content = entry === null || ticket === null ? null : openEntry(entry, ticket);
  if (entry === null || ticket === null || content === null || !taken.has(content.verb))
    return { ok: false, error: failure('ENTRY_DAMAGED') };
  const { key, verb, input } = content;
  if (read) {
    const own = connection.session?.login === ticket.login;
    return own ? { ok: true, value: { verb, input } } : { ok: false, error: failure('ENTRY_OF_ANOTHER') };
  }
  const now = state.clock().getTime();
  if (now - Date.parse(ticket.at) > longestWait) return { ok: false, error: failure('ENTRY_TOO_OLD') };
  const at = Date.parse(entry.at);
  const doubtful = at > now + tolerated || at < Date.parse(ticket.at) - tolerated;
  try {
    const officer = await state.opened?.services.store.read((transaction) => transaction.officer(ticket.login));
    if (officer === undefined) throw new VigilError('VAULT_LOCKED');
    if (officer === null) throw new VigilError('ACCOUNT_CLOSED');
  } catch (error) {
    return { ok: false, error: error instanceof VigilError ? failure(error.code) : failure('UNEXPECTED') };
  }
  const repeatable = repeatableOf(key, input);
  if (repeatable === null) return { ok: false, error: failure('ENTRY_DAMAGED') };
  const session = newSession(ticket.login, ticket.workstation, ticket.session);
  const request = {
    id: 1,
    verb,
    input: withTime(verb, input, doubtful ? null : entry.at),
    paths: {},
    repeatable,
    takenAt: entry.at,
  };
  const desk: Connection = { workstation: ticket.workstation, send: () => undefined, session };
  const result = await answer(state, desk, request, new AbortController().signal);
  return result.ok ? { ok: true, value: { value: result.value, doubtful } } : result;
}
