/**
 * Sessions that outlive a line that broke: for a short time, at the same workstation, with a token that is good once. What a token has
 * to be is in the store, so that a service that was killed finds it again; that a session is waiting for its line is in memory.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { viewerOf } from '../access/officer.ts';
import type { LogLine, WriteTransaction } from '../store/port.ts';
import { newEntryKeys } from '../vault/sealed-entry.ts';
import type { Sealer } from '../vault/sealer.ts';
import { placeOf } from './log-notes.ts';
import { leaves, logClosing } from './opening.ts';
import type { DeskSession } from './protocol.ts';
import type { LastingSessions, Opened, ServerState } from './server-state.ts';
import { type Connection, newSession, type Session } from './session.ts';
import type { Services } from './unit-of-work.ts';

/** Milliseconds for which a session waits for its line, and for which a service that has just started takes back those it had. */
export const usualPatience = 120_000;
/** However often it is resumed, somebody signs in again once a shift. */
const longestSession = 12 * 3_600_000;

export const lastingSessions = (sealer: Sealer, patience = usualPatience): LastingSessions => ({
  patience,
  sealer,
  startedAt: performance.now(),
  waiting: new Map(),
});

/** What the service gives to a desk to keep with each entry of its outbox. */
export const EntryTicket = z.strictObject({
  login: z.string(),
  session: z.string(),
  workstation: z.string(),
  at: z.iso.datetime(),
  privateKey: z.string(),
  secret: z.string(),
});
export type EntryTicket = z.infer<typeof EntryTicket>;

/** This service's name among those on its store. */
const nodeOf = ({ store }: Services): string => store.shared?.node ?? '';

/** A clock may have been set back since, or be another machine's: what lies as far ahead is as far away. */
const within = (longest: number, now: number, instant: string): boolean =>
  Math.abs(now - Date.parse(instant)) < longest;

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const newToken = (): string => randomBytes(32).toString('base64url');

async function givenTo(
  state: ServerState,
  { sealer }: LastingSessions,
  session: Session,
  token: string,
): Promise<DeskSession> {
  const { publicKey, ...own } = newEntryKeys();
  const now = state.clock().toISOString();
  const { login, id, workstation } = session;
  const ticket: EntryTicket = { login, session: id, workstation, at: now, ...own };
  const sealed = Buffer.from(await sealer.seal(Buffer.from(JSON.stringify(ticket))));
  return { login, token, now, seal: { ticket: sealed.toString('base64'), publicKey, secret: own.secret } };
}

/** After signing in: from now on the session outlives its line. The one before it at that desk does not. */
export async function letLast(state: ServerState, connection: Connection): Promise<DeskSession | null> {
  const { lasting, opened } = state;
  const { session, certificate } = connection;
  if (lasting === null || opened === null || session === null || certificate === undefined) return null;
  const token = newToken();
  await opened.services.store.write(async (transaction) => {
    const officer = await transaction.officer(session.login);
    if (officer === null) throw new VigilError('VAULT_LOCKED');
    await transaction.setViewer(viewerOf(officer));
    await transaction.db
      .deleteFrom('session_row')
      .where('accountId', '=', officer.id)
      .where('workstation', '=', session.workstation)
      .execute();
    await transaction.db
      .insertInto('session_row')
      .values({
        id: session.id,
        accountId: officer.id,
        workstation: session.workstation,
        certificate,
        token: digestOf(token),
        nextToken: digestOf(token),
        at: state.clock().toISOString(),
        node: nodeOf(opened.services),
        lostAt: null,
      })
      .execute();
  });
  return givenTo(state, lasting, session, token);
}

/** With the session's row, as the person whose session it is. Nothing is done where there is no such account any more. */
async function onRow(
  { services }: Opened,
  session: Session,
  work: (transaction: WriteTransaction, node: string) => Promise<void>,
): Promise<void> {
  await services.store.write(async (transaction) => {
    const officer = await transaction.officer(session.login);
    if (officer === null) return;
    await transaction.setViewer(viewerOf(officer));
    await work(transaction, nodeOf(services));
  });
}

/** The line broke: whoever was signed in on it may come back for a while, at whichever service of the unit. */
export function waitForLine(state: ServerState, session: Session): void {
  const { lasting, opened } = state;
  if (lasting === null || opened === null) return;
  const timer = setTimeout(() => {
    lasting.waiting.delete(session.id);
    void endSession(state, session, neverCameBack);
  }, lasting.patience);
  timer.unref();
  lasting.waiting.set(session.id, { session, timer });
  if (opened.services.peers !== null) void handOver(state, session);
}

/** Says in the store that the session waits for a line from now on, so that any service of the unit may go on with it. */
export async function handOver({ opened, clock }: ServerState, session: Session): Promise<void> {
  if (opened === null) return;
  const lostAt = clock().toISOString();
  await onRow(opened, session, async ({ db }, node) => {
    await db.updateTable('session_row').set({ lostAt }).where('id', '=', session.id).where('node', '=', node).execute();
  }).catch(() => undefined);
}

const neverCameBack = 'The line broke and did not come back';

/** Ends a session for good, with the log's last line of it; one that goes on at another service is left to that. */
export async function endSession(state: ServerState, session: Session, reason: string | null = null): Promise<void> {
  const { opened, lasting } = state;
  if (opened === null) return;
  let elsewhere = false;
  if (lasting !== null)
    await onRow(opened, session, async ({ db }, node) => {
      const rows = await db.selectFrom('session').select('node').where('id', '=', session.id).execute();
      elsewhere = rows.some((row) => row.node !== node);
      if (!elsewhere) await db.deleteFrom('session_row').where('id', '=', session.id).execute();
    }).catch(() => undefined);
  if (!elsewhere) await logClosing(opened, session, reason);
  await leaves(opened, session);
}

/** Ends those whose service has gone, or whose line did not come back there. The log says that nobody has them any more. */
export async function endAbandoned({ lasting, opened }: ServerState): Promise<void> {
  const { shared } = opened?.services.store ?? {};
  if (lasting === null || opened === null || shared == null) return;
  // Longer than the service itself waits that had them.
  for (const { id, login, workstation } of await shared.abandoned(lasting.patience * 2))
    await logClosing(opened, newSession(login, workstation, id), neverCameBack);
}

const lineOf = (
  who: { id: number; login: string },
  at: string,
  place: Pick<LogLine, 'workstation' | 'session'>,
  said: Pick<LogLine, 'outcome' | 'reason'>,
): LogLine => ({
  at,
  accountId: who.id,
  who: who.login,
  verb: 'vault.signIn',
  processing: 'consultation',
  records: [`account:${who.id}`],
  recipient: null,
  ...place,
  ...said,
});

interface Found {
  session: Session;
  /** The connection on which the service still believes it to be. */
  live: Connection | null;
  /** Another service may still believe it to have a line there. */
  elsewhere?: boolean;
}

/**
 * Whether this service still holds that session, or held it when it was last stopped; and where another one had it, whether that has it
 * still or lost it a short time ago.
 */
async function held(
  state: ServerState,
  lasting: LastingSessions,
  { id, workstation, node, lostAt }: { id: string; workstation: string; node: string; lostAt: string | null },
  login: string,
): Promise<Found | null> {
  const waiting = lasting.waiting.get(id);
  if (waiting !== undefined) return { session: waiting.session, live: null };
  const live = [...state.connections].find(({ session }) => session?.id === id);
  if (live?.session != null) return { session: live.session, live };
  const anew: Found = { session: newSession(login, workstation, id), live: null };
  const now = state.clock().getTime();
  const shared = state.opened?.services.store.shared ?? null;
  if (shared === null || shared.node === node)
    return performance.now() - lasting.startedAt < lasting.patience ? anew : null;
  if (lostAt !== null) return within(lasting.patience, now, lostAt) ? anew : null;
  const unseen = await shared.unseenFor(node);
  return unseen !== null && unseen < lasting.patience ? { ...anew, elsewhere: true } : null;
}

type Asked = { login: string; token: string };

async function take(
  state: ServerState,
  lasting: LastingSessions,
  { workstation, certificate }: Connection,
  { login, token }: Asked,
  next: string,
  transaction: WriteTransaction,
): Promise<Found | null> {
  const { opened } = state;
  const officer = await transaction.officer(login);
  if (officer === null) return null;
  await transaction.setViewer(viewerOf(officer));
  const now = state.clock();
  const at = now.toISOString();
  const digest = digestOf(token);
  const rows = await transaction.db.selectFrom('session').selectAll().execute();
  const row = rows.find((each) => digest.equals(each.token) || digest.equals(each.nextToken));
  const found = row === undefined ? null : await held(state, lasting, row, login);
  const good =
    row !== undefined &&
    found !== null &&
    row.certificate === certificate &&
    within(longestSession, now.getTime(), row.at) &&
    // One that came before the token with which the desk has gone on is no longer known to it: somebody else has it.
    (digest.equals(row.nextToken) || (found.live?.spoken !== true && found.elsewhere !== true));
  if (!good) {
    const place = { workstation, session: row?.id ?? null };
    await transaction.log.append(
      lineOf(officer, at, place, { outcome: 'refused', reason: 'A session that broke off could not be resumed' }),
    );
    return null;
  }
  await transaction.db
    .updateTable('session_row')
    .set({
      token: digest,
      nextToken: digestOf(next),
      node: opened === null ? '' : nodeOf(opened.services),
      lostAt: null,
    })
    .where('id', '=', row.id)
    .execute();
  await transaction.log.append(
    lineOf(officer, at, placeOf(found.session), { outcome: 'done', reason: 'Resumed: the line had broken' }),
  );
  return found;
}

/** Goes on with a session on this connection. Throws SESSION_ENDED, which is logged. */
export async function resume(state: ServerState, connection: Connection, asked: Asked): Promise<DeskSession> {
  const { lasting, opened } = state;
  if (lasting === null || opened === null || connection.session !== null) throw new VigilError('SESSION_ENDED');
  const next = newToken();
  const found = await opened.services.store.write((transaction) =>
    take(state, lasting, connection, asked, next, transaction),
  );
  // Even where it was not held there: a line that had broken may still be open at its other end.
  if (found !== null) await opened.services.peers?.took(found.session.id);
  if (found === null) throw new VigilError('SESSION_ENDED');
  const { session, live } = found;
  clearTimeout(lasting.waiting.get(session.id)?.timer);
  lasting.waiting.delete(session.id);
  if (live !== null) {
    // The service had not noticed that this line is no longer there.
    live.session = null;
    state.connections.delete(live);
    live.hangUp?.();
  }
  connection.session = session;
  connection.spoken = false;
  return givenTo(state, lasting, session, next);
}
