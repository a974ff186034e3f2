/**
 * One verb, one turn: permission, use case, log entry and change events, all decided by the contract's entry and all in
 * one transaction. A refusal leaves its own entry in the log.
 */
import { randomBytes } from 'node:crypto';
import type { VerbEntry } from '../../preload/contract/core.ts';
import { type ErrorCode, VigilError } from '../../preload/contract/errors.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import type { Marking } from '../../preload/contract/words.ts';
import { readOfficer, viewerOf } from '../access/officer.ts';
import { bulk, nextNumber } from '../store/sqlite/contributions.ts';
import { frequencyBesideOpen, heldFrequency } from '../store/sqlite/frequencies.ts';
import { append, verifyChain } from '../store/sqlite/log.ts';
import { words } from '../store/sqlite/search.ts';
import type { Store, Turn } from '../store/sqlite/store.ts';
import { everything, setViewer, type Viewer } from '../store/sqlite/views.ts';
import type { Context, Installation, LogNote, Officer, Tickets } from '../store/use-case.ts';

export interface Session {
  store: Store;
  login: string;
  installation: Installation;
  clock: () => Date;
  changed: (topics: string[]) => void;
  tickets: Tickets;
}

/** A one-use ticket book, kept in memory only. */
export function ticketBook(): Tickets {
  const open = new Map<string, { marking: Marking; name: string }>();
  return {
    issue(content) {
      const ticket = randomBytes(24).toString('base64url');
      open.set(ticket, content);
      return ticket;
    },
    redeem(ticket) {
      const content = open.get(ticket);
      open.delete(ticket);
      return content;
    },
  };
}

function allowed(entry: VerbEntry, officer: Officer): boolean {
  const { permission } = entry;
  return typeof permission === 'string' || officer.roles.some((role) => permission.includes(role));
}

function contextOf(
  session: Session,
  turn: Turn,
  me: Officer,
  viewer: Viewer,
  now: string,
  topics: Set<string>,
): Context {
  const context: Context = {
    db: turn.db,
    words: words(turn.raw),
    heldFrequency: heldFrequency(turn.raw, viewer),
    bulk: bulk(turn.raw),
    me,
    installation: session.installation,
    now,
    next: (series) => nextNumber(turn.raw, series),
    changed: (...names) => {
      for (const name of names) topics.add(name);
    },
    tickets: session.tickets,
    chain: () => verifyChain(turn.raw),
    storeBytes: () =>
      Number(turn.raw.pragma('page_count', { simple: true })) * Number(turn.raw.pragma('page_size', { simple: true })),
    othersWait: () => session.store.othersWait(),
    beyondReach: async (work) => {
      setViewer(turn.raw, everything(turn.raw, viewer));
      try {
        return await work({ ...context, heldFrequency: frequencyBesideOpen(turn.raw), changed: () => undefined });
      } finally {
        setViewer(turn.raw, viewer);
      }
    },
  };
  return context;
}

/** Who is signed in, as the vault says now. Throws VAULT_LOCKED if the account was closed meanwhile. */
export async function currentOfficer(session: Session, patient = false): Promise<Officer> {
  return session.store.turn(
    null,
    async ({ raw }) => {
      const officer = readOfficer(raw, session.login);
      if (officer === null) throw new VigilError('VAULT_LOCKED');
      return officer;
    },
    patient,
  );
}

/** The entry that a refusal leaves: who was refused what. `subjects` come from what was asked, never from what is there. */
export async function logRefusal(
  session: Session,
  verb: VerbName,
  officer: Officer,
  subjects: string[] = [],
): Promise<void> {
  const entry: VerbEntry = contract[verb];
  await session.store.turn(null, async ({ raw }) => {
    append(raw, {
      at: session.clock().toISOString(),
      accountId: officer.id,
      who: officer.login,
      verb,
      operation: entry.operation,
      outcome: 'refused',
      subjects,
      reason: null,
      recipient: null,
    });
  });
}

/** The last line of a session. A disk that takes no more lines must not keep a vault open: then there is none. */
export async function logClosing({ store, clock, login }: Session): Promise<void> {
  try {
    await store.turn(null, async ({ raw }) => {
      append(raw, {
        at: clock().toISOString(),
        accountId: readOfficer(raw, login)?.id ?? null,
        who: login,
        verb: 'vault.lock',
        operation: 'none',
        outcome: 'done',
        subjects: [],
        reason: null,
        recipient: null,
      });
    });
  } catch {}
}

/** What can be done with a passphrase that somebody else knows: see whose it is, and choose another. */
const withGivenPassphrase: readonly VerbName[] = ['access.me', 'vault.changePassphrase'];

/** Throws NOT_ALLOWED, after the refusal has been logged, and PASSPHRASE_GIVEN. */
export async function checkPermission(session: Session, verb: VerbName): Promise<Officer> {
  const officer = await currentOfficer(session);
  if (officer.passphraseGiven && !withGivenPassphrase.includes(verb)) throw new VigilError('PASSPHRASE_GIVEN');
  if (allowed(contract[verb], officer)) return officer;
  await logRefusal(session, verb, officer);
  throw new VigilError('NOT_ALLOWED');
}

/** Failures that say: not you, or not you alone. Each leaves a line of its own. */
const refusals: readonly ErrorCode[] = [
  'NOT_ALLOWED',
  'SECOND_PERSON_NEEDED',
  'TAKES_SECOND_PERSON',
  'NOBODY_CAN_AGREE',
  'DUTIES_APART',
];

/**
 * Runs `work` in one transaction as the officer, writes its log entry, commits, then tells what changed. Where the use
 * case itself finds that this is not allowed, the refusal is logged and nothing else is kept. `patient`: others go first.
 */
export async function logged<T>(
  session: Session,
  verb: VerbName,
  work: (context: Context) => Promise<T>,
  note: (value: T) => LogNote | null,
  patient = false,
): Promise<T> {
  const entry: VerbEntry = contract[verb];
  const officer = await currentOfficer(session, patient);
  const topics = new Set<string>();
  const viewer = viewerOf(officer);
  const run = session.store.turn(
    viewer,
    async (turn) => {
      const now = session.clock().toISOString();
      const result = await work(contextOf(session, turn, officer, viewer, now, topics));
      const line = entry.operation === 'none' ? null : note(result);
      if (line !== null) {
        append(turn.raw, {
          at: now,
          accountId: officer.id,
          who: officer.login,
          verb,
          operation: entry.operation,
          outcome: 'done',
          subjects: line.subjects,
          reason: line.reason ?? null,
          recipient: line.recipient ?? null,
        });
      }
      return result;
    },
    patient,
  );
  const value = await run.catch(async (error: unknown) => {
    if (error instanceof VigilError && refusals.includes(error.code)) await logRefusal(session, verb, officer);
    throw error;
  });
  if (topics.size > 0) session.changed([...topics]);
  return value;
}

function word(input: unknown, field: 'reason' | 'recipient'): string | undefined {
  if (typeof input !== 'object' || input === null || !(field in input)) return undefined;
  const value: unknown = (input as Record<string, unknown>)[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The records that were asked for, as far as the input names them: all that a line may say where no answer was given. */
export function askedFor(verb: VerbName, input: unknown): string[] {
  const entry: VerbEntry = contract[verb];
  // There is no answer: each of its lists is empty, and a record that it alone would name has no number.
  const nothing = new Proxy({}, { get: (): never[] => [] });
  try {
    return entry.subject(input, nothing).filter((subject) => !subject.endsWith(':'));
  } catch {
    return [];
  }
}

/** What the log says of a verb: the records of the contract's `subject`, and the reason and recipient of its input. */
export function noteOf(verb: VerbName, input: unknown, output: unknown): LogNote {
  const entry: VerbEntry = contract[verb];
  const reason = entry.reasonIn === 'log' ? word(input, 'reason') : undefined;
  const recipient = word(input, 'recipient');
  return {
    subjects: entry.subject(input, output),
    ...(reason === undefined ? {} : { reason }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}
