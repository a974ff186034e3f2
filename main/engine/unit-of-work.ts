/**
 * One unit of work: who is asking, whether they may, the work, and its log entry, all on one snapshot and all or nothing. A write
 * is one transaction; a read has a snapshot of its own, and its entry is in the log before anything is answered. Afterwards, any
 * changes are announced. A refusal leaves an entry of its own.
 */
import type { VerbEntry } from '../../preload/contract/core.ts';
import { type ErrorCode, VigilError } from '../../preload/contract/errors.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import { viewerOf } from '../access/officer.ts';
import type { Viewer } from '../store/policy.ts';
import type { LogLine, Officer, Standing, Store, Transaction, WriteTransaction } from '../store/port.ts';
import type { Context, Installation, LogNote } from '../store/use-case.ts';
import { isOfStore, untilTaken } from './again.ts';
import { type Change, isOfPresence, placeTopic, recordOf, type Topics } from './changes.ts';
import { lineOf } from './log-notes.ts';
import { type Looks, lookOneself } from './look-once.ts';
import type { Older } from './older.ts';
import type { Peers } from './peers.ts';
import type { OpenAt, Presence } from './presence.ts';
import { answeredBefore, keepAnswer, type Repeatable } from './repeats.ts';
import type { Session } from './session.ts';

/** What every session of an open vault shares. */
export interface Services {
  readonly store: Store;
  readonly installation: Installation;
  readonly clock: () => Date;
  readonly drawLot: () => number;
  /** What the vault lacks of what is known of it; see older.ts. */
  readonly older: Older | null;
  readonly presence: Presence;
  readonly looks: Looks;
  /** The other services on the store; `null` where there are none. */
  readonly peers: Peers | null;
  /** A service keeps the vault, for several desks. */
  readonly unit: boolean;
  readonly backups: Context['backups'];
  /** Keeps the log's line of a read; see log-together.ts. */
  readonly logRead: (line: LogLine) => Promise<void>;
  /** Tells each session what has changed, so far as it may hear. */
  readonly announce: (change: Change) => Promise<void>;
}

/** A verb, as asked for in a session. */
export interface Asking {
  readonly services: Services;
  readonly session: Session;
  readonly verb: VerbName;
  /** For a write that may be asked for again. */
  readonly repeatable?: Repeatable;
}

type Work<T> = (context: Context) => Promise<T>;
/** What the log says of it; `null` where no record was touched. */
type Note<T> = (value: T) => LogNote | null;

/** What can be done with a passphrase that somebody else knows: sign in, see whose it is, and choose another. */
const withGivenPassphrase: readonly VerbName[] = [
  'vault.signIn',
  'vault.recover',
  'access.me',
  'vault.changePassphrase',
];

/** Refused to somebody whose identity is known, so that the log can say who it was. */
class Refused extends Error {
  readonly officer: Officer;
  override readonly cause: VigilError;

  constructor(officer: Officer, cause: VigilError) {
    super(cause.code);
    this.officer = officer;
    this.cause = cause;
  }
}

/**
 * The person signed in, with the rights that the store gives them now. Throws VAULT_LOCKED if the account has been closed
 * meanwhile, and PASSPHRASE_GIVEN.
 */
async function admitted(transaction: Transaction, { services, session, verb }: Asking): Promise<Officer> {
  const officer = await transaction.officer(session.login, services.clock().toISOString());
  if (officer === null) throw new VigilError('VAULT_LOCKED');
  if (officer.passphraseGiven && !withGivenPassphrase.includes(verb)) throw new VigilError('PASSPHRASE_GIVEN');
  const entry: VerbEntry = contract[verb];
  const { permission } = entry;
  const allowed = typeof permission === 'string' || officer.roles.some((role) => permission.includes(role));
  if (!allowed) throw new Refused(officer, new VigilError('NOT_ALLOWED'));
  return officer;
}

const nothingAdded = (): never => {
  throw new Error('a verb that the contract calls a read adds something');
};
const readsOnly: Pick<Context, 'contributions' | 'next'> = {
  contributions: { addAll: nothingAdded, holds: nothingAdded, moveKeys: nothingAdded, tidy: nothingAdded },
  next: nothingAdded,
};

function contextOf(
  { services, session }: Asking,
  transaction: Transaction,
  me: Officer,
  viewer: Viewer,
  rest: Pick<Context, 'now' | 'changed' | 'changedWhere' | 'contributions' | 'next' | 'lookOnce'>,
  opened?: (at: OpenAt) => void,
): Context {
  const context: Context = {
    ...rest,
    db: transaction.db,
    search: transaction.search,
    frequencies: transaction.frequencies,
    frequenciesAmongUnrestricted: transaction.frequenciesAmongUnrestricted,
    openings: (accountIds, contributionIds) => transaction.openings(accountIds, contributionIds),
    me,
    installation: services.installation,
    older: services.older,
    backups: services.backups,
    tickets: session.tickets,
    drawLot: services.drawLot,
    presence: services.presence.of(session, opened),
    unit: services.unit,
    onDatabase: services.store.shared !== null,
    verifyLog: () => transaction.log.verify(),
    storeSize: () => services.store.size(),
    shouldYield: () => services.store.shouldYield(),
    async withUnrestrictedAccess(work) {
      await transaction.setViewer(await transaction.unrestricted(viewer));
      try {
        return await work({
          ...context,
          lookOnce: lookOneself,
          frequencies: transaction.frequenciesAmongUnrestricted,
          changed: () => undefined,
          changedWhere: () => undefined,
        });
      } finally {
        await transaction.setViewer(viewer);
      }
    },
  };
  return context;
}

/** Runs the use case as the officer; a refusal from it is logged as a refusal to them. */
async function runAs<T>(officer: Officer, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof VigilError && !isOfStore(error) ? new Refused(officer, error) : error;
  }
}

/** Failures that mean: not you, or not you alone. Each leaves a line of its own. */
const refusals: readonly ErrorCode[] = [
  'NOT_ALLOWED',
  'SECOND_PERSON_NEEDED',
  'SUPERVISOR_NEEDED',
  'TAKES_SECOND_PERSON',
  'NOBODY_CAN_AGREE',
  'DATA_KEY_NOT_AGREED',
  'DUTIES_APART',
  'REQUEST_KEY_USED',
  'NOT_YOUR_CASE',
  'NOT_A_READER',
  'MUST_SEE_BOTH',
  'OPENED_TO_READ',
  'BREAK_GLASS_LIMIT',
  'CLOSED_BY_OWNER',
];

async function logRefusal(asking: Asking, { officer, cause }: Refused, records: string[]): Promise<void> {
  const { services, verb } = asking;
  const entry: VerbEntry = contract[verb];
  const kept = refusals.includes(cause.code) || (cause.code === 'NOT_FOUND' && entry.processing !== 'none');
  if (!kept) return;
  const line = lineOf(services.clock().toISOString(), officer, asking, 'refused', { records });
  await append(services.store, line);
}

/** Adds a line on its own: one that may be there already is better than none. */
const append = (store: Store, line: LogLine): Promise<void> =>
  untilTaken(store, () => store.write((transaction) => transaction.log.append(line), { onlyLog: true }), true);

/**
 * Answers, or throws what a user may be told. `asked`: the records that were asked for. Somebody who asks for a record that does
 * not exist, or that they may not see, will try another number: that must show, and both leave the same line.
 */
async function refusalsLogged<T>(asking: Asking, asked: string[], run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await logRefusal(asking, error, error.cause.code === 'NOT_FOUND' ? asked : []);
    throw error.cause;
  }
}

/** The change as its listeners need it: with the standing of its records as this transaction leaves them. */
async function changeOf(
  { session }: Asking,
  transaction: Transaction,
  officer: Officer,
  topics: readonly Topics[],
  places: ReadonlyMap<string, Standing> = new Map(),
): Promise<Change | null> {
  if (topics.length === 0) return null;
  const standing = await transaction.standingOf([...new Set(topics.flat().map(recordOf))]);
  return { topics, standing: new Map([...standing, ...places]), accountId: officer.id, sessionId: session.id };
}

async function writeOnce<T>(asking: Asking, transaction: WriteTransaction, work: Work<T>, note: Note<T>) {
  const officer = await admitted(transaction, asking);
  const viewer = viewerOf(officer);
  await transaction.setViewer(viewer);
  const now = asking.services.clock().toISOString();
  const topics: Topics[] = [];
  const places = new Map<string, Standing>();
  const { peers } = asking.services;
  const opened: OpenAt[] = [];
  const context = contextOf(
    asking,
    transaction,
    officer,
    viewer,
    {
      now,
      lookOnce: lookOneself,
      changed: (...together) => {
        topics.push(together);
      },
      changedWhere: (standing, ...together) => {
        const place = `${placeTopic}${places.size}`;
        places.set(place, standing);
        topics.push([place, ...together]);
      },
      contributions: transaction.contributions,
      next: (series) => transaction.next(series),
    },
    (at) => opened.push(at),
  );
  const { repeatable, verb } = asking;
  if (repeatable !== undefined) {
    const before = await runAs(officer, () => answeredBefore(transaction, verb, repeatable));
    if (before !== null) return { value: before.answer as T, change: null };
  }
  const value = await runAs(officer, () => work(context));
  const said = note(value);
  if (said !== null) await transaction.log.append(lineOf(now, officer, asking, 'done', said));
  if (repeatable !== undefined)
    await runAs(officer, () => keepAnswer(transaction, { verb, now, accountId: officer.id }, repeatable, value));
  const change = await changeOf(asking, transaction, officer, topics, places);
  if (peers !== null) {
    const changes = change === null ? [] : peers.changed(change);
    await peers.tellWith(transaction, [...opened.flatMap(peers.opened), ...changes]);
  }
  return { value, change };
}

/** One transaction: who is asking, the work and its log entry. `background`: others go first. */
export async function writing<T>(
  asking: Asking,
  work: Work<T>,
  note: Note<T>,
  options: { asked?: string[]; background?: boolean } = {},
): Promise<T> {
  const { store } = asking.services;
  const once = () =>
    store.write(
      (transaction) => writeOnce(asking, transaction, work, note),
      options.background === true ? { background: true } : {},
    );
  // Long work counts what it has done as it goes: its batches are not begun again.
  const run = options.background === true ? once : () => untilTaken(store, once, asking.repeatable !== undefined);
  const { value, change } = await refusalsLogged(asking, options.asked ?? [], run);
  if (change !== null) await asking.services.announce(change);
  return value;
}

/** One snapshot: who is asking and what they read. Nothing is answered until its entry is in the log. `apart`: for long reads. */
export async function reading<T>(
  asking: Asking,
  work: Work<T>,
  note: Note<T>,
  { asked = [], apart = false }: { asked?: string[]; apart?: boolean } = {},
): Promise<T> {
  const { services } = asking;
  const now = services.clock().toISOString();
  const { store } = services;
  const look = () =>
    store.read(
      async (transaction) => {
        const officer = await admitted(transaction, asking);
        const viewer = viewerOf(officer);
        await transaction.setViewer(viewer);
        const topics: Topics[] = [];
        const opened: OpenAt[] = [];
        const context = contextOf(
          asking,
          transaction,
          officer,
          viewer,
          {
            ...readsOnly,
            lookOnce: services.looks.of(viewer),
            now,
            // A read has changed no record; who has which open is in memory.
            changedWhere: nothingAdded,
            changed: (...together) => {
              if (together.every(isOfPresence)) topics.push(together);
            },
          },
          (at) => opened.push(at),
        );
        const value = await runAs(officer, () => work(context));
        return { value, officer, opened, change: await changeOf(asking, transaction, officer, topics) };
      },
      { apart },
    );
  const { value, officer, opened, change } = await refusalsLogged(asking, asked, () => untilTaken(store, look, false));
  const said = note(value);
  if (said !== null) await services.logRead(lineOf(now, officer, asking, 'done', said));
  await announceOpen(services, opened, change);
  return value;
}

/** Who has come to a record or gone from it: told once it is so, and kept nowhere. */
async function announceOpen({ peers, announce }: Services, opened: OpenAt[], change: Change | null): Promise<void> {
  if (peers !== null && opened.length > 0)
    await peers.tell([...opened.flatMap(peers.opened), ...(change === null ? [] : peers.changed(change))]);
  if (change !== null) await announce(change);
}

/** Whether somebody may use the verb at all, checked before long work begins. */
export function mayBegin(asking: Asking, asked: string[]): Promise<Officer> {
  return refusalsLogged(asking, asked, () =>
    asking.services.store.read((transaction) => admitted(transaction, asking)),
  );
}

/**
 * Finishes what `officer` was allowed to begin, even if they may no longer do anything. It sees and changes what they could see
 * then, and reads nothing for them.
 */
export async function concluding<T>(asking: Asking, officer: Officer, work: Work<T>, note: Note<T>): Promise<T> {
  const { services } = asking;
  const viewer = viewerOf(officer);
  return services.store.write(
    async (transaction) => {
      await transaction.setViewer(viewer);
      const now = services.clock().toISOString();
      const value = await work(
        contextOf(asking, transaction, officer, viewer, {
          now,
          changed: () => undefined,
          changedWhere: () => undefined,
          lookOnce: lookOneself,
          contributions: transaction.contributions,
          next: (series) => transaction.next(series),
        }),
      );
      const said = note(value);
      if (said !== null) await transaction.log.append(lineOf(now, officer, asking, 'done', said));
      return value;
    },
    { background: true },
  );
}
