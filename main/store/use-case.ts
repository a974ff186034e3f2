/** What a use case is given. Rooms import this and the contract, nothing of the engine. */
import type { Kysely } from 'kysely';
import type { ChainReport } from '../../preload/contract/audit.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import type { Marking, Role } from '../../preload/contract/words.ts';
import type { BytesOfTokens } from '../files/bytes-of-tokens.ts';
import type { Schema } from './schema.ts';
import type { Bulk } from './sqlite/contributions.ts';
import type { Words } from './sqlite/search.ts';

export interface Officer {
  id: number;
  login: string;
  name: string;
  roles: readonly Role[];
  /** Rank of the clearance, 0 to 3. */
  clearance: number;
  compartments: readonly { id: number; name: string }[];
  /** The passphrase is one that somebody else gave. */
  passphraseGiven: boolean;
}

export interface Installation {
  /** Nothing above this marking may be taken in. */
  maximumMarking: Marking;
}

/** One transaction, with its log entry. */
export interface Context {
  db: Kysely<Schema>;
  words: Words;
  /** How many investigations that the viewer may see hold a key of the index that tips are looked up in. */
  heldFrequency(key: string): number;
  /**
   * Does `work` as somebody who may know of everything. For matching alone: nothing that it finds may reach whoever asks, by
   * an answer, a log entry or a change event (linking/deconfliction.ts).
   */
  beyondReach<T>(work: (context: Context) => Promise<T>): Promise<T>;
  bulk: Bulk;
  me: Officer;
  installation: Installation;
  /** The time of this transaction: an instant. */
  now: string;
  /** The next number of a series, such as the tips of a year; gaps never show what cannot be seen. */
  next(series: string): number;
  /** Says that records changed, so that pages refresh: `contribution:12`, `investigation`. Told after the commit. */
  changed(...topics: string[]): void;
  /** Tickets for one printing; see `exchange.redeemPrint`. */
  tickets: Tickets;
  /** Walks the log's chain. */
  chain(): ChainReport;
  storeBytes(): number;
  /** For long work: hears what has come in meanwhile, and says whether anybody waits for this turn to end. */
  othersWait(): Promise<boolean>;
}

/** The vault's keys, as far as a use case has to do with them. Passphrases are checked for strength here. */
export interface Keys {
  /** Throws PASSPHRASE_WEAK. */
  mustBeStrong(passphrase: string): void;
  /** The account's key, whether or not there was one. */
  setPassphrase(login: string, passphrase: string): Promise<void>;
  /** Throws PASSPHRASE_WRONG. */
  changePassphrase(login: string, old: string, passphrase: string): Promise<void>;
  removePassphrase(login: string): Promise<void>;
  newRecoveryCode(): Promise<string>;
  /** Checks every page's HMAC and the structure of the store. */
  verifyPages(): boolean;
}

export interface Tickets {
  issue(content: { marking: Marking; name: string }): string;
  /** `undefined` if there is no such ticket, or it was used. */
  redeem(ticket: string): { marking: Marking; name: string } | undefined;
}

export type UseCase<V extends VerbName> = (context: Context, input: Input<V>) => Promise<Output<V>>;

/** What long work says of one of its transactions, for the log. */
export interface LogNote {
  subjects: string[];
  reason?: string;
  recipient?: string;
}

/** Long work makes its own transactions; each that touches records has a log entry of the verb's operation. */
export interface LongContext extends BytesOfTokens {
  transact<T>(work: (context: Context) => Promise<T>, note: (value: T) => LogNote | null): Promise<T>;
  me: Officer;
  keys: Keys;
  installation: Installation;
  progress(done: number, total: number | null, note: string): void;
  signal: AbortSignal;
  /** The path that a token of the input stands for. */
  path(token: string): string;
}

export type LongUseCase<V extends VerbName> = (context: LongContext, input: Input<V>) => Promise<Output<V>>;
