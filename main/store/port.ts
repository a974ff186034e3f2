/**
 * What a store provides to the engine and the use cases, however it is kept. Everything is asynchronous, since one store is a file
 * in this process and another may be across a network. `sqlite/` is the encrypted vault on a single workstation.
 */
import type { Insertable, Kysely } from 'kysely';
import type { ChainReport } from '../../preload/contract/audit.ts';
import type { FoundIdentifier } from '../../preload/contract/linking.ts';
import type {
  Channel,
  ContributionKind,
  ContributionState,
  Processing,
  Role,
} from '../../preload/contract/vocabulary.ts';
import type { Opened, Viewer } from './policy.ts';
import type { Rows, RowTable, Schema } from './schema.ts';

/** Which hits are wanted, by their position in the order of receipt. */
export interface Stretch {
  sort: 'newest' | 'oldest';
  /** Beyond this position in the direction of `sort`; `null` to start at the beginning. */
  after: number | null;
  limit: number;
  /** The position beyond which nothing is wanted. */
  until?: number;
}

export type CaseRecord = 'investigation' | 'subject';

/** A word of records that the viewer may see: how many contributions have it, and one more where anything else has. */
export interface NearWord {
  word: string;
  records: number;
}

/** Words in texts. Nothing that the viewer may not see is found, counted or ranked. */
export interface Search {
  /**
   * The positions in the order of receipt of contributions that contain every word of `text`, the last of which may be incomplete.
   * In the order of the stretch; fewer than its limit only where there are no more.
   */
  hits(text: string, stretch: Stretch): Promise<number[]>;
  /** Those of `places` (of contributions that the viewer may see) whose contribution contains the words, in the same order. */
  among(text: string, places: readonly number[]): Promise<number[]>;
  /** Ids of records in use that contain a word beginning with each word of `text`: those of live investigations first, then the newest. */
  cases(what: CaseRecord, text: string, limit?: number): Promise<number[]>;
  /** Ids of pages of documents in use that contain every word of `text`: of the newest documents first. */
  pages(text: string, limit: number): Promise<number[]>;
  /**
   * Ids of listed identifiers in use whose text contains `text` or whose value contains `value`, whatever the case. The last added
   * first, starting before the one given. `null` where either is shorter than three letters, the least that can be searched for.
   */
  identifiers(
    part: { text: string; value: string },
    stretch: { before: number | null; limit: number },
  ): Promise<number[] | null>;
  /**
   * The words of visible records within the typing errors that `word`, as the index has it, may have (near-words.ts), itself among them;
   * all there are, in no order. Words that stand in hidden records alone neither appear nor take anybody's place.
   */
  near(word: string): Promise<NearWord[]>;
}

/** How common a key is in the index that tips are looked up in. */
export interface Frequencies {
  /**
   * For each key, how many investigations that the viewer may see have it; 1,000 at most. Hidden ones never make a key look more
   * common.
   */
  count(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export interface NewContribution {
  kind: ContributionKind;
  channel: Channel;
  state: ContributionState;
  receivedAt: string;
  recordedAt: string;
  triagedAt: string | null;
  triagedBy: number | null;
  triageReason: string | null;
  /** Who proposed no further action, and how a lead was assessed (JSON), where these are already known when it arrives. */
  proposedBy?: number | null;
  rcap?: string | null;
  recordedBy: number | null;
  importId: number | null;
  /** The sender's own number. */
  sourceReference: string | null;
  /** 16 bytes that recognise the same row in a later import; `null` for a contribution typed by hand. */
  rowKey: Uint8Array | null;
  text: string;
  area: string | null;
  place: string | null;
  immediateRisk: boolean;
  riskConfirmed: boolean;
  anonymous: boolean;
  contactable: boolean;
  /** The source's identity, to be kept apart. */
  source: { name: string | null; contact: string | null } | null;
  markingRank: number;
  compartmentId: number;
  identifiers: readonly FoundIdentifier[];
  /** What it says of persons: see matching/persons/stored-keys.ts. None for what is only counted. */
  personKeys: readonly number[];
}

/** That somebody opened a contribution. */
export interface Opening {
  contributionId: number;
  accountId: number;
  /** When last in this manner. */
  at: string;
  /** While another one was being taken, and not for its own sake. */
  whileTyping: boolean;
}

export interface Added {
  id: number;
  reference: string;
}

/** Where the keys of a contribution are: what decides who may see it. */
export type KeyPlace = Pick<Standing, 'markingRank' | 'compartmentId'>;

/** Adding contributions. This is the only way, so that they are always counted in the rollups and their words indexed. */
export interface Contributions {
  /** Adds the contributions and returns ids and references in the same order; `null` for one whose key is recorded already. */
  addAll(rows: readonly NewContribution[]): Promise<(Added | null)[]>;
  /** Whether a row with that key is recorded already: what `addAll` would answer with `null`. */
  holds(rowKey: Uint8Array, compartmentId: number): Promise<boolean>;
  /**
   * Its points and its words move with it, and what it says of persons is found from now on among records of another standing: to be called in the
   * transaction that changes its marking or its compartment.
   */
  moveKeys(contributionId: number, keys: readonly number[], from: KeyPlace, to: KeyPlace): Promise<void>;
  /** Merges the index of words into one piece, for use after many small additions. */
  tidy(): Promise<void>;
}

export interface LogLine {
  at: string;
  accountId: number | null;
  who: string;
  verb: string;
  processing: Processing;
  outcome: 'done' | 'refused';
  records: string[];
  reason: string | null;
  recipient: string | null;
  /** Where it was done, as its host knows the workstation, and in which session; `null` for what nobody signed in has done. */
  workstation: string | null;
  session: string | null;
}

/** The log: a chain in which each line depends on the one before. Data Protection Act 2018 s.62. */
export interface Log {
  /** In this order. */
  append(...lines: LogLine[]): Promise<void>;
  /** Follows the whole chain. */
  verify(): Promise<ChainReport>;
  /** `null` for an empty log. */
  end(): Promise<LogEnd | null>;
  /** Whether the entry of that number has that hash. */
  holds(seq: number, hash: string): Promise<boolean>;
}

/** The last entry of the log; its hash is 64 hex characters. */
export interface LogEnd {
  seq: number;
  at: string;
  verb: string;
  hash: string;
}

/** An account as this transaction sees it. */
export interface Officer {
  id: number;
  login: string;
  name: string;
  roles: readonly Role[];
  /** Rank of the clearance, 0 to 3. */
  clearance: number;
  compartments: readonly { id: number; name: string }[];
  /** What break-glass has opened to them, at the time that was asked about. */
  opened: Opened;
  /** The passphrase was set by somebody else. */
  passphraseGiven: boolean;
}

/** By what the people of a unit are known when they sign in: scrypt's cost, its salt, and what it derives from the passphrase. */
export interface SignIns {
  /** `null` for whoever has none. */
  find(login: string): Promise<{ N: number; salt: Uint8Array; derived: Uint8Array } | null>;
  /** In place of whatever there was. */
  keep(login: string, verifier: { N: number; salt: Uint8Array; derived: Uint8Array }): Promise<void>;
  remove(login: string): Promise<void>;
}

/** Where a record belongs: what decides who may see it. */
export interface Standing {
  of: 'contribution' | 'investigation';
  markingRank: number;
  compartmentId: number;
  /** Accounts of those who are named as its readers; `null` where nobody is, and that narrows nothing. */
  readers: readonly number[] | null;
}

/** One snapshot of the store. Until a viewer is named, its views show nothing. */
export interface Transaction {
  /** Guarded: it reads views, and writes only what the viewer may see. */
  readonly db: Kysely<Schema>;
  readonly search: Search;
  readonly frequencies: Frequencies;
  /** The counts used for matching with a restricted investigation: as if it were the only one. */
  readonly frequenciesAmongUnrestricted: Frequencies;
  readonly log: Log;
  /**
   * Which of these people opened which of these contributions, as the log has it; not what opened by itself. Whoever asks must be able to see the contributions: the log
   * itself is not asked.
   */
  openings(accountIds: readonly number[], contributionIds: readonly number[]): Promise<Opening[]>;
  /** The account; `null` if it is not there or was closed. */
  officer(login: string, now?: string): Promise<Officer | null>;
  readonly signIns: SignIns;
  /** Names the person whose need to know decides from now on, or nobody. */
  setViewer(viewer: Viewer | null): Promise<void>;
  /** The same person, seeing all of casework. */
  unrestricted(viewer: Viewer): Promise<Viewer>;
  /** What decides who may see records such as `contribution:12`, whether or not the viewer may. Those that do not exist are left out. */
  standingOf(records: readonly string[]): Promise<Map<string, Standing>>;
  /** The highest marking of anything in the store, whoever may see it: its rank, 0 for an empty store. */
  highestMarking(): Promise<number>;
}

/** All of it is kept, or none of it. */
export interface WriteTransaction extends Transaction {
  readonly contributions: Contributions;
  /** The next number of a series: consecutive, without gaps in a committed history. */
  next(series: string): Promise<number>;
  /** Forgets some of the requests that were kept until before this instant, whoever made them. */
  forgetRequests(before: string): Promise<void>;
  /**
   * Takes out some of what has arrived of documents whose last bytes came before this instant, whoever was adding them: an intake that
   * was interrupted. Says whether there is more.
   */
  dropUnfinished(before: string): Promise<boolean>;
  /** Tells the other services on this store, in the moment in which this is kept; see Shared. */
  tell(message: string): Promise<void>;
  /** Adds rows as they are, to fill a new store; returns the id of the last one. Nothing is checked except the store's own constraints. */
  fill<T extends RowTable>(table: T, rows: readonly Partial<Insertable<Rows[T]>>[]): Promise<number>;
}

/** A workstation that the services of a unit admit: SHA-256 of its certificate as TLS gives it (`AB:CD:…`), and instants. */
export interface AdmittedWorkstation {
  name: string;
  fingerprint: string;
  issuedAt: string;
  revokedAt: string | null;
}

/** A session that nobody holds any more, as its last line of the log names it. */
export interface AbandonedSession {
  id: string;
  login: string;
  workstation: string;
}

/** What other services on the same store are told, and tell. */
export interface Hearing {
  /** `from`: the service's own name. Messages of one service come in the order in which they were kept. */
  told(message: string, from: string): void;
  /** A workstation was admitted or revoked. */
  workstations(): void;
  /** Messages may have been lost: the connection had broken. */
  missed(): void;
}

/** Work that one service does at a time. */
export interface Lease {
  /** Whether it is still this one's: a service that loses the store may not know what others do meanwhile. */
  held(): boolean;
  end(): Promise<void>;
}

/** What the services on one store have in common besides its records. */
export interface Shared {
  /** The name of this one among them. */
  readonly node: string;
  /** From now on, until the store ends. One listener. */
  hear(hearing: Hearing): void;
  tell(message: string): Promise<void>;
  /** Milliseconds since that service was last known to be running; `null` for one that never was. */
  unseenFor(node: string): Promise<number | null>;
  /** Removes and returns the sessions that have waited longer than so many milliseconds for a line, or whose service is gone so long. */
  abandoned(patience: number): Promise<AbandonedSession[]>;
  workstation(fingerprint: string): Promise<AdmittedWorkstation | null>;
  /** Leases some work; `null` while another service has it. It ends with the service that has it, however that ends. */
  lease(work: string): Promise<Lease | null>;
  /** Notes where the chains of the log stand, under the services' own key, so that none can be made anew unnoticed. */
  sealLog(now: Date): Promise<void>;
}

export interface Store {
  /** `null` for a store that this process has to itself. */
  readonly shared: Shared | null;
  /**
   * Reads on a snapshot of its own, beside others and without waiting for a write. Nothing can be written. `apart`: for long reads,
   * which must not keep the warm connection from others.
   */
  read<T>(work: (transaction: Transaction) => Promise<T>, options?: { apart?: boolean }): Promise<T>;
  /**
   * Writes follow one another: `work` may wait for the store and for `shouldYield`, and for nothing else. Where it throws, nothing
   * is kept. `background`: others go first, but not for ever. `onlyLog`: nothing but lines of the log is written, which may be done
   * beside a write of anything else.
   */
  write<T>(
    work: (transaction: WriteTransaction) => Promise<T>,
    options?: { background?: boolean; onlyLog?: boolean },
  ): Promise<T>;
  /** For long work: lets in requests that have arrived meanwhile, and says whether any that go before background work are waiting. */
  shouldYield(): Promise<boolean>;
  /** The space that the store takes up, in bytes. */
  size(): Promise<number>;
  /** Waits for whatever is running, then refuses everything else. The underlying file is closed by its owner. */
  end(): Promise<void>;
}
