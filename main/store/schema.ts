/** The store's tables and views as Kysely sees them. The columns are explained in the migrations. */
import type { Generated } from 'kysely';
import type { ProposalKind } from '../../preload/contract/access.ts';
import type { RuleName } from '../../preload/contract/rule-shapes.ts';
import type {
  Channel,
  ContributionKind,
  ContributionState,
  IdentifierKind,
  Processing,
} from '../../preload/contract/vocabulary.ts';
import type { ActionTables } from './schema-actions.ts';
import type { ContributionTables } from './schema-contributions.ts';
import type { DocumentTables } from './schema-documents.ts';
import type { EntityTables } from './schema-entities.ts';
import type { InvestigationTables } from './schema-investigations.ts';
import type { MapTables } from './schema-maps.ts';
import type { Flag, Json } from './schema-values.ts';

interface Tables
  extends ContributionTables,
    InvestigationTables,
    ActionTables,
    MapTables,
    DocumentTables,
    EntityTables {
  account: {
    id: Generated<number>;
    login: string;
    name: string;
    roles: Json;
    clearance: number;
    disabledAt: string | null;
    createdAt: string;
    createdBy: number | null;
    passphraseGiven: Generated<Flag>;
    recovered: Generated<Flag>;
    supervisorUntil: Generated<string | null>;
  };
  proposal: {
    id: Generated<number>;
    kind: ProposalKind;
    accountId: number | null;
    before: Json | null;
    asked: Json;
    reason: string;
    by: number;
    at: string;
    expiresAt: string;
    settledAt: string | null;
    settledBy: number | null;
    outcome: 'agreed' | 'refused' | 'withdrawn' | null;
    answer: string | null;
  };
  rule_proposal: {
    id: Generated<number>;
    name: RuleName;
    basedOn: number;
    rule: Json;
    wording: string;
    fromDay: string;
    reason: string;
    by: number;
    at: string;
    settledAt: string | null;
    settledBy: number | null;
    outcome: 'agreed' | 'refused' | 'withdrawn' | null;
    answer: string | null;
    version: number | null;
  };
  compartment: { id: Generated<number>; name: string; createdAt: string; createdBy: number };
  compartment_member: { compartmentId: number; accountId: number };
  absence: {
    id: Generated<number>;
    accountId: number;
    deputyId: number | null;
    fromDay: string | null;
    toDay: string | null;
    at: string;
    by: number;
    endedAt: string | null;
  };
  accuracy_run: { id: Generated<number>; at: string; by: number; report: Json };
  watch: {
    id: Generated<number>;
    accountId: number;
    text: string;
    kind: IdentifierKind | null;
    value: string | null;
    why: string;
    addedAt: string;
    withdrawnAt: string | null;
  };
  /** `formName`: for a form that is filled in once; null for contributions being recorded, of which there may be several. */
  draft: { id: Generated<number>; accountId: number; at: string; formName: string | null; form: Json };
  saved_view: { id: Generated<number>; accountId: number; name: string; filter: Json; sort: string };
  saved_mapping: { id: Generated<number>; accountId: number; name: string; columns: Json; mapping: Json };
  import: {
    id: Generated<number>;
    at: string;
    by: number;
    fileDigest: Uint8Array | null;
    imported: Generated<number>;
    alreadyRecorded: Generated<number>;
    refused: Generated<number>;
    doubtful: Generated<number>;
    /** Notes on the file and on its rows together. */
    notes: Generated<Json>;
    state: 'running' | 'done' | 'cancelled' | 'failed';
    /** How many are to be matched in full, how many have been, and since when all of them. */
    toMatch: Generated<number>;
    matched: Generated<number>;
    matchedAt: Generated<string | null>;
  };
  /** A request that was done, by the key that its workstation gave it: one that is repeated is answered, and not done again. */
  request: {
    key: string;
    accountId: number;
    verb: string;
    /** SHA-256 of its input. */
    digest: Uint8Array;
    answer: Json;
    keepUntil: string;
  };
  /** A session at a workstation whose line may break. The tokens are SHA-256 of the one that was used last and of the one given out since. */
  session: {
    id: string;
    accountId: number;
    workstation: string;
    certificate: string;
    token: Uint8Array;
    nextToken: Uint8Array;
    at: string;
    /** The service that has it; empty where there is only one. */
    node: string;
    /** Since when it waits for its line; `null` while it has one, or while nobody has noticed. */
    lostAt: string | null;
  };
  import_refusal: { importId: number; line: number; reasons: Json };
  log: {
    seq: number;
    at: string;
    accountId: number | null;
    who: string;
    verb: string;
    processing: Processing;
    outcome: 'done' | 'refused';
    records: Json;
    reason: string | null;
    recipient: string | null;
    workstation: string | null;
    session: string | null;
    previous: Uint8Array;
    hash: Uint8Array;
  };
  log_record: { record: string; seq: number };
  setting: { key: string; value: string };
  counter: { name: string; n: number };
  sign_in: { login: string; N: number; salt: Uint8Array; derived: Uint8Array };
  contribution_rollup: {
    state: ContributionState;
    channel: Channel;
    kind: ContributionKind;
    day: string;
    compartmentId: number;
    markingRank: number;
    n: number;
  };
  triage_rollup: { month: string; bucket: number; compartmentId: number; markingRank: number; n: number };
  closure_review_rollup: {
    month: string;
    kind: ContributionKind;
    agrees: Flag;
    compartmentId: number;
    markingRank: number;
    n: number;
  };
  clock_rollup: {
    clock: 'recorded' | 'seen';
    month: string;
    bucket: number;
    compartmentId: number;
    markingRank: number;
    n: number;
  };
  arrest_rollup: { day: string; compartmentId: number; markingRank: number; caseId: number; n: number };
}

/** The tables themselves: written by use cases through the guard, read only by the store and the engine. */
/** The setting that says when the data key was made, where it is not as old as the vault: an instant. */
export const dataKeyMadeAt = 'dataKeyMadeAt';

export type Rows = { [T in keyof Tables as `${T}_row`]: Tables[T] };
/** What the person signed in may see of each table. */
export type Visible = Omit<Tables, 'counter' | 'sign_in'> & {
  shown_link: { id: number; contributionId: number };
  own_log: Pick<Tables['log'], 'seq' | 'at' | 'who' | 'verb' | 'outcome' | 'records'>;
  watched: Pick<Tables['watch'], 'id' | 'accountId' | 'text' | 'kind' | 'value'>;
  watcher: Pick<Tables['watch'], 'id' | 'accountId'>;
  signed_in: Pick<Tables['log'], 'seq' | 'at' | 'accountId' | 'who' | 'reason' | 'workstation'>;
  notice_to_me: { contributionId: number; at: string };
  colleague: {
    id: number;
    name: string;
    roles: Json;
    clearance: number;
    disabledAt: string | null;
    supervisorUntil: string | null;
  };
};
/** Every table or view that a use case's query may name; the guard says where. */
export type Schema = Rows & Visible;
export type RowTable = keyof Rows;
