/** What a use case is given. Rooms import this and the contract, and nothing from the engine. */
import type { Kysely } from 'kysely';
import type { ChainReport } from '../../preload/contract/audit.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import type { Session } from '../../preload/contract/vault.ts';
import type { Marking } from '../../preload/contract/vocabulary.ts';
import type { BytesOfTokens } from '../files/bytes-of-tokens.ts';
import type { Contributions, Frequencies, Officer, Search, Standing, Transaction } from './port.ts';
import type { Schema } from './schema.ts';

export type { Officer } from './port.ts';

export interface Installation {
  /** Nothing above this marking may be recorded. */
  maximumMarking: Marking;
}

export type BackupSchedule = NonNullable<Output<'vault.backups'>['schedule']>;

/**
 * One transaction, with its log entry. A verb that the contract calls a read has a snapshot that cannot be written to:
 * `contributions`, `next` and writing queries fail there.
 */
export interface Context {
  db: Kysely<Schema>;
  search: Search;
  /** How many investigations that the viewer may see have a key, in the index that tips are looked up in. */
  frequencies: Frequencies;
  /** The same count for a restricted investigation: among those that every officer may know of, plus itself. */
  frequenciesAmongUnrestricted: Frequencies;
  /** Who opened which contributions; only for contributions that the viewer may see. */
  openings: Transaction['openings'];
  /**
   * Does `work` as somebody who may know of everything. For matching alone: nothing that it finds may reach the person asking
   * through an answer, a log entry or a change event (linking/deconfliction.ts).
   */
  withUnrestrictedAccess<T>(work: (context: Context) => Promise<T>): Promise<T>;
  /**
   * What several reads of one person look for at the same time is looked for once; `what` names it, with all that it depends on but the person’s
   * rights. A transaction that writes looks for itself.
   */
  lookOnce<T>(what: string, look: () => Promise<T>): Promise<T>;
  contributions: Contributions;
  me: Officer;
  installation: Installation;
  /** Whether the vault is older than when it was last used in its folder. */
  older: Session['vault']['older'];
  /** When the vault was last backed up, and when it will be next. */
  backups: () => Output<'vault.backups'>;
  /** A whole number from 0 to 99, by chance that nobody can foresee: for drawing what is looked at a second time. */
  drawLot(): number;
  /** The time of this transaction: an instant. */
  now: string;
  /** The next number of a series, such as the tips of a year; gaps never reveal what cannot be seen. */
  next(series: string): Promise<number>;
  /**
   * Says that something changed, so that pages refresh: words (`queue`) and records (`contribution:12`). Sent after the commit to
   * those who may see every record named with it; `account:3` reaches that person and those who administer accounts.
   */
  changed(...topics: string[]): void;
  /**
   * The same, to those who may see what stands so, whether or not there is such a record any more: to those who saw one before it was moved.
   */
  changedWhere(standing: Standing, ...topics: string[]): void;
  /** Tickets, each for one printing; see `exports.redeemPrint`. */
  tickets: Tickets;
  presence: PresenceHere;
  /** A service keeps the vault, for several desks. */
  unit: boolean;
  /** The records are in a database that several services share, and not in a vault. */
  onDatabase: boolean;
  /** Follows the log's chain. */
  verifyLog(): Promise<ChainReport>;
  /** The space that the store takes up, in bytes. */
  storeSize(): Promise<number>;
  /** For long work: lets in requests that have arrived meanwhile, and says whether any are waiting for this transaction to end. */
  shouldYield(): Promise<boolean>;
}

/** The vault's keys, so far as use cases need them. Passphrases are checked for strength here. */
export interface Keys {
  /** Throws PASSPHRASE_WEAK. */
  assertStrong(passphrase: string): void;
  /** Sets the account's key, whether or not it had one. */
  setPassphrase(login: string, passphrase: string): Promise<void>;
  /** Throws PASSPHRASE_WRONG. */
  changePassphrase(login: string, old: string, passphrase: string): Promise<void>;
  removePassphrase(login: string): Promise<void>;
  newRecoveryCode(): Promise<string>;
  /** Checks every page's HMAC and the structure of the store; `null` for a database, which checks its own. */
  verifyPages(): Promise<boolean | null>;
}

export interface Tickets {
  issue(content: { marking: Marking; name: string }): string;
  /** `undefined` if there is no such ticket, or it has been used. */
  redeem(ticket: string): { marking: Marking; name: string } | undefined;
}

/** Which record this session has open, and who else has it open. */
export interface PresenceHere {
  /** The session now has that record open, or none. `left`: what it had open before, where that is another; `moved`: anything changed. */
  move(record: string | null, name: string, since: string): { left: string | null; moved: boolean };
  others(record: string): { name: string; since: string }[];
}

export type UseCase<V extends VerbName> = (context: Context, input: Input<V>) => Promise<Output<V>>;

/** What long work reports of one of its transactions, for the log. */
export interface LogNote {
  records: string[];
  reason?: string;
  recipient?: string;
}

/**
 * Long work makes its own transactions; each that touches records has a log entry of the verb's processing, and each checks again
 * whether its person may still do this. Throws VAULT_LOCKED or NOT_ALLOWED where they no longer may.
 */
export interface LongContext extends BytesOfTokens {
  /** Writes, in the background: others go first. */
  transact<T>(work: (context: Context) => Promise<T>, note: (value: T) => LogNote | null): Promise<T>;
  /** Reads on a snapshot; the entry is in the log before the value is returned. */
  read<T>(work: (context: Context) => Promise<T>, note: (value: T) => LogNote | null): Promise<T>;
  /** The same for long reads: it may wait in between, and nobody waits for it. */
  readApart<T>(work: (context: Context) => Promise<T>, note: (value: T) => LogNote | null): Promise<T>;
  /** Finishes what was begun, even if its person may no longer do anything: touches only what they own and reads nothing for them. */
  conclude<T>(work: (context: Context) => Promise<T>, note: (value: T) => LogNote | null): Promise<T>;
  me: Officer;
  keys: Keys;
  /** Makes a backup in the folder that a token stands for, and keeps that many there. Throws BACKUP_FOLDER_GONE, IN_VAULT_FOLDER. */
  backUp(token: string, keep: number): Promise<Output<'vault.backUp'>>;
  /**
   * Makes the vault anew under a new data key, with the ways in of these accounts, and goes on with it; its log says why. Throws
   * PASSPHRASE_WRONG, OTHERS_SIGNED_IN, NEW_KEY_BY_COMMAND in a unit, and what `prepareNewKey` of the vault throws.
   */
  newDataKey(passphrase: string, logins: readonly string[], reason: string): Promise<Output<'vault.newDataKey'>>;
  /** When the newest backup in the folder that a token stands for was made; `null` where there is none. Throws NOT_ALLOWED in a unit. */
  newestBackup(token: string): string | null;
  installation: Installation;
  clock: () => Date;
  progress(done: number, total: number | null, note: string): void;
  signal: AbortSignal;
}

export type LongUseCase<V extends VerbName> = (context: LongContext, input: Input<V>) => Promise<Output<V>>;
