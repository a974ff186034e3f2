/** What a use case is given. Rooms import this and the contract, nothing of the engine. */
import type { Kysely } from 'kysely';
import type { ChainReport } from '../../preload/contract/audit.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import type { Marking } from '../../preload/contract/vocabulary.ts';
import type { BytesOfTokens } from '../files/bytes-of-tokens.ts';
import type { Contributions, Frequencies, Officer, Search } from './port.ts';
import type { Schema } from './schema.ts';

export type { Officer } from './port.ts';

export interface Installation {
  /** Nothing above this marking may be taken in. */
  maximumMarking: Marking;
}

/**
 * One transaction, with its log entry. A verb that the contract calls a read has a snapshot that nothing can be written to:
 * `contributions`, `next` and writing queries fail there.
 */
export interface Context {
  db: Kysely<Schema>;
  search: Search;
  /** How many investigations that the viewer may see hold a key of the index that tips are looked up in. */
  frequencies: Frequencies;
  /** The same among those that every officer may know of, for an investigation beside them. */
  frequenciesAmongUnrestricted: Frequencies;
  /**
   * Does `work` as somebody who may know of everything. For matching alone: nothing that it finds may reach whoever asks, by
   * an answer, a log entry or a change event (linking/deconfliction.ts).
   */
  withUnrestrictedAccess<T>(work: (context: Context) => Promise<T>): Promise<T>;
  contributions: Contributions;
  me: Officer;
  installation: Installation;
  /** The time of this transaction: an instant. */
  now: string;
  /** The next number of a series, such as the tips of a year; gaps never show what cannot be seen. */
  next(series: string): Promise<number>;
  /**
   * Says that something changed, so that pages refresh: words (`queue`) and records (`contribution:12`). Told after the commit, to
   * those who may see every record that is named with it; `account:3` is for that person and those who keep accounts.
   */
  changed(...topics: string[]): void;
  /** Tickets for one printing; see `exports.redeemPrint`. */
  tickets: Tickets;
  /** Walks the log's chain. */
  verifyLog(): Promise<ChainReport>;
  /** What the store takes up, in bytes. */
  storeSize(): Promise<number>;
  /** For long work: hears what has come in meanwhile, and says whether anybody waits for this transaction to end. */
  shouldYield(): Promise<boolean>;
}

/** The vault's keys, as far as a use case has to do with them. Passphrases are checked for strength here. */
export interface Keys {
  /** Throws PASSPHRASE_WEAK. */
  assertStrong(passphrase: string): void;
  /** The account's key, whether or not there was one. */
  setPassphrase(login: string, passphrase: string): Promise<void>;
  /** Throws PASSPHRASE_WRONG. */
  changePassphrase(login: string, old: string, passphrase: string): Promise<void>;
  removePassphrase(login: string): Promise<void>;
  newRecoveryCode(): Promise<string>;
  /** Checks every page's HMAC and the structure of the store. */
  verifyPages(): Promise<boolean>;
}

export interface Tickets {
  issue(content: { marking: Marking; name: string }): string;
  /** `undefined` if there is no such ticket, or it was used. */
  redeem(ticket: string): { marking: Marking; name: string } | undefined;
}

export type UseCase<V extends VerbName> = (context: Context, input: Input<V>) => Promise<Output<V>>;

/** What long work says of one of its transactions, for the log. */
export interface LogNote {
  records: string[];
  reason?: string;
  recipient?: string;
}

/**
 * Long work makes its own transactions; each that touches records has a log entry of the verb's operation, and each asks again
 * whether its person may still do this. Throws VAULT_LOCKED or NOT_ALLOWED where they may not any more.
 */
export interface LongContext extends BytesOfTokens {
  /** Writes, in the background: others go first. */
  transact<T>(work: (context: Context) => Promise<T>, note: (value: T) => LogNote | null): Promise<T>;
  /** Reads on a snapshot; the entry is in the log before the value is given. */
  read<T>(work: (context: Context) => Promise<T>, note: (value: T) => LogNote | null): Promise<T>;
  /** The same for what lasts: it may wait in between, and nobody waits for it. */
  readApart<T>(work: (context: Context) => Promise<T>, note: (value: T) => LogNote | null): Promise<T>;
  /** Closes what was begun, even if its person may do nothing any more: touches what they own and reads nothing for them. */
  conclude<T>(work: (context: Context) => Promise<T>, note: (value: T) => LogNote | null): Promise<T>;
  me: Officer;
  keys: Keys;
  installation: Installation;
  progress(done: number, total: number | null, note: string): void;
  signal: AbortSignal;
}

export type LongUseCase<V extends VerbName> = (context: LongContext, input: Input<V>) => Promise<Output<V>>;
