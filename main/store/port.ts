/**
 * What the engine and the use cases have of a store, whatever keeps it. Everything is asynchronous, since one store is a file in
 * this process and another may be across a network. `sqlite/` is the encrypted vault on one desk.
 */
import type { Insertable, Kysely } from 'kysely';
import type { ChainReport } from '../../preload/contract/audit.ts';
import type { FoundIdentifier } from '../../preload/contract/linking.ts';
import type { Attachment } from '../../preload/contract/mapping.ts';
import type {
  Channel,
  ContributionKind,
  ContributionState,
  Processing,
  Role,
} from '../../preload/contract/vocabulary.ts';
import type { Viewer } from './policy.ts';
import type { Rows, RowTable, Schema } from './schema.ts';

/** Which finds are wanted, by their place in the order of receipt. */
export interface Stretch {
  sort: 'newest' | 'oldest';
  /** Beyond this place in the direction of `sort`; `null` from its beginning. */
  after: number | null;
  limit: number;
  /** A place beyond which nothing is wanted. */
  until?: number;
}

export type CaseRecord = 'investigation' | 'subject';

/** Words in texts. Nothing out of the viewer's reach is found, counted or ranked. */
export interface Search {
  /**
   * The places in the order of receipt of contributions that hold every word of `text`, the last one as a beginning. In the
   * order of the stretch; fewer than its limit only where there are no more.
   */
  hits(text: string, stretch: Stretch): Promise<number[]>;
  /** Those of `places` (of contributions that the viewer may see) whose contribution holds the words, in their order. */
  among(text: string, places: readonly number[]): Promise<number[]>;
  /** Ids of what is in use and holds a word beginning with each word of `text`: of live investigations first, then the newest. */
  cases(what: CaseRecord, text: string, limit?: number): Promise<number[]>;
  /**
   * Ids of identifiers in use, put there by somebody, whose text holds `text` somewhere or whose value holds `value`, whatever their capitals. The
   * last added first, from before the one named. `null` where either is shorter than the three letters that are looked for at least.
   */
  identifiers(
    part: { text: string; value: string },
    stretch: { before: number | null; limit: number },
  ): Promise<number[] | null>;
}

/** How common a key of the index is that tips are looked up in. */
export interface Frequencies {
  /** For each key, how many investigations hold it, as far as the viewer may see; 1,000 at most. What is hidden makes nothing look more common. */
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
  /** Who proposed no further action, and how a lead was assessed (JSON), where that is known as it comes in. */
  proposedBy?: number | null;
  rcap?: string | null;
  recordedBy: number | null;
  importId: number | null;
  /** The sender's own number. */
  sourceReference: string | null;
  /** 16 bytes that recognise the same row in a later import; `null` for what is typed by hand. */
  rowKey: Uint8Array | null;
  text: string;
  area: string | null;
  place: string | null;
  immediateRisk: boolean;
  riskConfirmed: boolean;
  anonymous: boolean;
  contactable: boolean;
  /** The source's identity, to be sealed away. */
  source: { name: string | null; contact: string | null } | null;
  markingRank: number;
  compartmentId: number;
  identifiers: readonly FoundIdentifier[];
  /** What came with it in a mail, and is not kept. */
  attachments?: readonly Attachment[];
}

export interface Added {
  id: number;
  reference: string;
}

/** Adding contributions: the one way, so that they are also counted in the rollups and their words indexed. */
export interface Contributions {
  /** Adds the contributions and gives ids and references in the same order; `null` for one whose key is held already. */
  addAll(rows: readonly NewContribution[]): Promise<(Added | null)[]>;
  /** Whether a row with that key is held already: what `addAll` would answer with `null`. */
  holds(rowKey: Uint8Array, compartmentId: number): Promise<boolean>;
  /** Writes the index of words out in one piece, as after many small ones. */
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
}

/** The log: a chain, each of whose lines rests on the one before. Data Protection Act 2018 s.62. */
export interface Log {
  append(line: LogLine): Promise<void>;
  /** Walks the whole chain. */
  verify(): Promise<ChainReport>;
}

/** An account as it stands in this transaction. */
export interface Officer {
  id: number;
  login: string;
  name: string;
  roles: readonly Role[];
  /** Rank of the clearance, 0 to 3. */
  clearance: number;
  compartments: readonly { id: number; name: string }[];
  /** The passphrase was given by somebody else. */
  passphraseGiven: boolean;
}

/** Where a record stands: what decides who may see it. */
export interface Standing {
  of: 'contribution' | 'investigation';
  markingRank: number;
  compartmentId: number;
}

/** One snapshot of the store. Until a viewer is named, its views show nothing. */
export interface Transaction {
  /** Guarded: reads views, writes tables of what the viewer may see. */
  readonly db: Kysely<Schema>;
  readonly search: Search;
  readonly frequencies: Frequencies;
  /** As matching with an investigation that not everybody may know of counts: as if it were the only such one. */
  readonly frequenciesAmongUnrestricted: Frequencies;
  readonly log: Log;
  /** The account; `null` if it is not there or was closed. */
  officer(login: string): Promise<Officer | null>;
  /** Names the person whose need to know decides from now on, or nobody. */
  setViewer(viewer: Viewer | null): Promise<void>;
  /** The same person, seeing all of casework. */
  unrestricted(viewer: Viewer): Promise<Viewer>;
  /** Of records whoever may see them, such as `contribution:12`: where they stand. What is not there is left out. */
  standingOf(records: readonly string[]): Promise<Map<string, Standing>>;
  /** The highest marking of anything that is held, whoever may see it: its rank, 0 for an empty store. */
  highestMarking(): Promise<number>;
}

/** All of it is kept, or none. */
export interface WriteTransaction extends Transaction {
  readonly contributions: Contributions;
  /** The next number of a series, one after the other without gaps in a committed history. */
  next(series: string): Promise<number>;
  /** Adds rows as they are, for filling a new store; gives the id of the last one. Nothing is checked but the store's own constraints. */
  fill<T extends RowTable>(table: T, rows: readonly Partial<Insertable<Rows[T]>>[]): Promise<number>;
}

export interface Store {
  /**
   * Reads on a snapshot of its own, beside others and without waiting for a write. Nothing can be written. `apart`: what lasts, and must
   * not keep the warm connection from others.
   */
  read<T>(work: (transaction: Transaction) => Promise<T>, options?: { apart?: boolean }): Promise<T>;
  /**
   * Writes follow one another: `work` may wait for the store and for `shouldYield`, and for nothing else. Where it throws, nothing
   * is kept. `background`: others go first, but not for ever.
   */
  write<T>(work: (transaction: WriteTransaction) => Promise<T>, options?: { background?: boolean }): Promise<T>;
  /** For long work: hears what has come in meanwhile, and says whether anybody waits who goes before background work. */
  shouldYield(): Promise<boolean>;
  /** What the store takes up, in bytes. */
  size(): Promise<number>;
  /** Waits for what runs, then refuses everything else. What the store lies on is closed by its owner. */
  end(): Promise<void>;
}
