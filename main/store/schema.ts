/** The store's tables and views as Kysely sees them. The columns are explained in the migrations. */
import type { Generated } from 'kysely';
import type { ProposalKind } from '../../preload/contract/access.ts';
import type { BreakGlassVerdict } from '../../preload/contract/break-glass.ts';
import type { CaseProposalKind, CaseProposalOutcome } from '../../preload/contract/case-proposals.ts';
import type { CaveatKind } from '../../preload/contract/caveats.ts';
import type { AnswerableFact, ReviewOutcome } from '../../preload/contract/closing-words.ts';
import type { SamePersonDecision } from '../../preload/contract/earlier-reports.ts';
import type { MarkingOutcome } from '../../preload/contract/markings.ts';
import type {
  ArrestOutcome,
  Channel,
  ContributionKind,
  ContributionState,
  DateBasis,
  DatePrecision,
  DeliveryCause,
  DeliveryOutcome,
  DisseminationOutcome,
  DisseminationState,
  EventKind,
  HandlingCode,
  IdentifierKind,
  IntelligenceGrade,
  InvestigationKind,
  InvestigationState,
  LinkDecision,
  MatchStrength,
  PlotStage,
  Priority,
  Processing,
  RecipientKind,
  SourceGrade,
  SubjectRole,
  ThreatLevel,
} from '../../preload/contract/vocabulary.ts';

/** Rules of figures, which are data; see main/plots/figure-rules.ts. */
export type FigureRuleName = 'began_with_public' | 'small_numbers' | 'trend' | 'subject_matter';

type Flag = 0 | 1;
/** JSON text; the reader parses it with the schema of its room. */
type Json = string;

interface ContributionTable {
  id: Generated<number>;
  reference: string;
  sourceReference: string | null;
  rowKey: Uint8Array | null;
  kind: ContributionKind;
  channel: Channel;
  state: ContributionState;
  receivedAt: string;
  receiptOrder: number;
  recordedAt: string;
  day: string;
  triagedAt: string | null;
  triagedBy: number | null;
  triageReason: string | null;
  proposedBy: number | null;
  rcap: Json | null;
  recordedBy: number | null;
  importId: number | null;
  text: string;
  area: string | null;
  place: string | null;
  immediateRisk: Flag;
  riskConfirmed: Flag;
  anonymous: Flag;
  contactable: Flag;
  sealedSource: Flag;
  markingRank: number;
  compartmentId: number;
  version: Generated<number>;
}

interface InvestigationTable {
  id: Generated<number>;
  reference: string;
  operation: string;
  kind: InvestigationKind;
  state: InvestigationState;
  priority: Priority;
  summary: string;
  area: string;
  ownerId: number | null;
  openedAt: string;
  closedAt: string | null;
  markingRank: number;
  compartmentId: number;
  namedReaders: Generated<Flag>;
  version: Generated<number>;
}

interface Tables {
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
  compartment: { id: Generated<number>; name: string; createdAt: string; createdBy: number };
  compartment_member: { compartmentId: number; accountId: number };
  contribution: ContributionTable;
  source: { contributionId: number; name: string | null; contact: string | null; sealedBy: number | null };
  source_reader: { contributionId: number; accountId: number; by: number; at: string };
  identifier: {
    contributionId: number;
    kind: IdentifierKind;
    value: string;
    text: string;
    start: number;
    end: number;
  };
  attachment: { contributionId: number; place: number; name: string; type: string; size: number; sha256: string };
  claim: { contributionId: number; accountId: number; at: string; until: string; reason: string | null };
  grade: {
    id: Generated<number>;
    contributionId: number;
    graded: 'submitter' | 'evaluator';
    source: SourceGrade;
    intelligence: IntelligenceGrade;
    handling: HandlingCode;
    conditions: string | null;
    at: string;
    by: number;
    withdrawnAt: string | null;
  };
  investigation: InvestigationTable;
  team_member: { investigationId: number; accountId: number };
  priority_change: {
    id: Generated<number>;
    investigationId: number;
    at: string;
    by: number;
    fromPriority: Priority | null;
    toPriority: Priority;
    reason: string;
  };
  investigation_change: {
    id: Generated<number>;
    investigationId: number;
    at: string;
    by: number;
    what: string;
    reason: string | null;
  };
  case_proposal: {
    id: Generated<number>;
    investigationId: number;
    kind: CaseProposalKind;
    what: string;
    reason: string;
    by: number;
    at: string;
    settledAt: string | null;
    settledBy: number | null;
    outcome: CaseProposalOutcome | null;
    answer: string | null;
  };
  case_reader: { investigationId: number; accountId: number; by: number; at: string };
  caveat: {
    id: Generated<number>;
    kind: CaveatKind;
    text: string;
    meaning: string;
    addedAt: string;
    addedBy: number | null;
    retiredAt: string | null;
    retiredBy: number | null;
  };
  contribution_caveat: { contributionId: number; caveatId: number; by: number; at: string };
  investigation_caveat: { investigationId: number; caveatId: number; by: number; at: string };
  break_glass_rule: {
    version: number;
    fromDay: string;
    hours: number;
    reviewDays: number;
    attempts: number;
    perHours: number;
    wording: string;
  };
  break_glass: {
    id: Generated<number>;
    accountId: number;
    asked: string;
    reason: string;
    at: string;
    contributionId: number | null;
    investigationId: number | null;
    ruleVersion: number;
    until: string | null;
    reviewBy: string | null;
    reviewedBy: number | null;
    reviewedAt: string | null;
    verdict: BreakGlassVerdict | null;
    review: string | null;
  };
  marking_change: {
    id: Generated<number>;
    contributionId: number | null;
    investigationId: number | null;
    fromRank: number;
    fromCompartmentId: number;
    toRank: number;
    toCompartmentId: number;
    liftsReaders: Generated<Flag>;
    reason: string;
    by: number;
    at: string;
    formerReference: string | null;
    settledAt: string | null;
    settledBy: number | null;
    outcome: MarkingOutcome | null;
    answer: string | null;
  };
  subject: {
    id: Generated<number>;
    investigationId: number;
    role: SubjectRole;
    name: string;
    aliases: Json;
    born: string | null;
    addedAt: string;
    addedBy: number;
    withdrawnAt: string | null;
  };
  case_identifier: {
    id: Generated<number>;
    investigationId: number;
    subjectId: number | null;
    kind: IdentifierKind;
    value: string;
    text: string;
    listed: Generated<Flag>;
    addedAt: string;
    addedBy: number;
    withdrawnAt: string | null;
  };
  match_key: { key: string; caseIdentifierId: number; investigationId: number };
  link: {
    id: Generated<number>;
    contributionId: number;
    investigationId: number;
    decision: LinkDecision;
    matchStrength: MatchStrength | null;
    basis: Json;
    reason: string | null;
    at: string;
    by: number;
    withdrawnAt: string | null;
    shown: Generated<Flag>;
  };
  recorder_notice: {
    id: Generated<number>;
    contributionId: number;
    investigationId: number;
    at: string;
    by: number;
  };
  delivery_rule: { version: number; fromDay: string; rule: Json; wording: string };
  delivery: {
    id: Generated<number>;
    contributionId: number;
    investigationId: number;
    cause: DeliveryCause;
    at: string;
    by: number | null;
    forId: number | null;
    dueAt: string;
    ruleVersion: number;
    escalatedAt: string | null;
    seenAt: string | null;
    seenBy: number | null;
    outcome: DeliveryOutcome | null;
    reason: string | null;
    answeredAt: string | null;
    answeredBy: number | null;
    answerSeenAt: string | null;
  };
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
  snooze: { id: Generated<number>; accountId: number; deliveryId: number; untilDay: string };
  deconfliction_hit: {
    id: Generated<number>;
    contributionId: number;
    investigationId: number;
    matchStrength: MatchStrength;
    basis: Json;
    at: string;
  };
  change: {
    id: Generated<number>;
    contributionId: number;
    at: string;
    by: number;
    verb: string;
    what: string;
    reason: string | null;
    before: Json;
    after: Json;
    investigationId: number | null;
    undoneAt: string | null;
    undoes: number | null;
  };
  event: {
    id: Generated<number>;
    investigationId: number;
    subjectId: number | null;
    contributionId: number | null;
    kind: EventKind;
    title: string;
    detail: string;
    fromAt: string;
    toAt: string | null;
    precision: DatePrecision;
    toPrecision: DatePrecision | null;
    basis: DateBasis;
    place: string | null;
    knownAt: string;
    recordedAt: string;
    by: number;
    withdrawnAt: string | null;
  };
  arrest: {
    id: Generated<number>;
    investigationId: number;
    subjectId: number | null;
    at: string;
    day: string;
    outcome: ArrestOutcome;
    recordedAt: string;
    by: number;
    withdrawnAt: string | null;
  };
  figure_rule: { name: FigureRuleName; version: number; fromDay: string; rule: Json; wording: string };
  subject_matter: {
    id: Generated<number>;
    investigationId: number;
    matter: string;
    version: number;
    at: string;
    by: number;
    reason: string;
  };
  public_page: {
    id: Generated<number>;
    fromDay: string;
    toDay: string;
    edition: number;
    corrects: number | null;
    figures: Json;
    draftedBy: number;
    draftedAt: string;
    approvedBy: number | null;
    approvedAt: string | null;
    refusedBy: number | null;
    refusedAt: string | null;
    refusal: string | null;
    withdrawnBy: number | null;
    withdrawnAt: string | null;
    withdrawnReason: string | null;
    releasedAt: string | null;
  };
  public_release: {
    id: Generated<number>;
    pageId: number;
    number: string;
    form: 'pdf' | 'csv';
    at: string;
    by: number;
    recipient: string;
    legalBasis: string;
  };
  late_stage_rule: { version: number; fromDay: string; rule: Json; wording: string };
  sign_off_rule: { version: number; fromDay: string; rule: Json; wording: string };
  fact_answer: {
    id: Generated<number>;
    contributionId: number;
    fact: AnswerableFact;
    answer: 'yes' | 'no';
    reason: string | null;
    at: string;
    by: number;
  };
  consideration: {
    id: Generated<number>;
    contributionId: number;
    changeId: number;
    at: string;
    by: number;
    considered: Json;
  };
  search_note: {
    id: Generated<number>;
    contributionId: number;
    at: string;
    by: number;
    words: string;
    clearance: number;
    compartments: Json;
  };
  review_share: { version: number; fromAt: string; percent: number; reason: string; by: number | null };
  closure_review: {
    id: Generated<number>;
    contributionId: number;
    kind: ContributionKind;
    month: string;
    changeId: number;
    proposedBy: number | null;
    signedBy: number;
    closedAt: string;
    shareVersion: number;
    reviewedBy: number | null;
    reviewedAt: string | null;
    outcome: ReviewOutcome | null;
    reason: string | null;
    agrees: Flag | null;
  };
  question_set: { version: number; fromDay: string; sets: Json };
  intake_answer: {
    contributionId: number;
    version: number;
    answers: Json;
    callBackOn: string | null;
    language: string | null;
    toldCaller: string | null;
  };
  assessment: {
    id: Generated<number>;
    investigationId: number;
    at: string;
    stage: PlotStage;
    intent: Flag;
    target: Flag;
    capability: Flag;
    rehearsal: Flag;
    reason: string;
    by: number;
    recordedAt: string;
    countersignedBy: number | null;
    countersignedAt: string | null;
    refusedBy: number | null;
    refusedAt: string | null;
    refusal: string | null;
  };
  disruption: {
    id: Generated<number>;
    investigationId: number;
    at: string;
    day: string;
    summary: string;
    by: number;
    recordedAt: string;
    withdrawnAt: string | null;
  };
  decision: {
    id: Generated<number>;
    investigationId: number;
    number: number;
    at: string;
    recordedAt: string;
    late: Flag;
    by: number;
    title: string;
    text: string;
    reason: string;
    supersedes: number | null;
  };
  action: {
    id: Generated<number>;
    investigationId: number;
    contributionId: number | null;
    title: string;
    state: 'raised' | 'allocated' | 'completed' | 'resulted' | 'filed';
    priority: 'H' | 'M' | 'L';
    due: string | null;
    raisedBy: number;
    allocatedTo: number | null;
    result: string | null;
    at: string;
    changedAt: string;
  };
  dissemination_rule: { version: number; fromDay: string; rule: Json; wording: string };
  dissemination: {
    id: Generated<number>;
    number: string | null;
    state: DisseminationState;
    contributionId: number | null;
    investigationId: number | null;
    recipientKind: RecipientKind;
    recipient: string | null;
    legalBasis: string | null;
    what: string | null;
    conditions: string | null;
    madeAt: string;
    sentAt: string | null;
    sentBy: number | null;
    receivedAt: string | null;
    theirReference: string | null;
    outcome: DisseminationOutcome | null;
    concludedAt: string | null;
    due: string | null;
  };
  dissemination_step: {
    id: Generated<number>;
    disseminationId: number;
    at: string;
    by: number;
    what: string;
    reason: string | null;
  };
  disclosure: {
    id: Generated<number>;
    number: string;
    at: string;
    by: number;
    what: string;
    recipient: string;
    legalBasis: string;
    reason: string;
    markingRank: number;
    recordCount: number | null;
  };
  threat_level: {
    id: Generated<number>;
    level: ThreatLevel;
    fromAt: string;
    wording: string;
    by: number | null;
    recordedAt: string;
    withdrawnAt: string | null;
    withdrawnReason: string | null;
  };
  /** What a contribution says of persons; see matching/persons/stored-keys.ts. */
  person_key: { key: number; compartmentId: number; markingRank: number; contributionId: number };
  person_key_rollup: { key: number; compartmentId: number; markingRank: number; n: number };
  person_matched: { contributionId: number; at: string };
  /** `contributionId` was received after `otherId`. */
  person_pair: {
    contributionId: number;
    otherId: number;
    mention: number;
    otherMention: number;
    strength: MatchStrength;
    bits: number;
    receiptOrder: number;
    at: string;
  };
  /** The lower number first. */
  same_person: {
    id: Generated<number>;
    contributionId: number;
    otherId: number;
    decision: SamePersonDecision;
    reason: string | null;
    strength: MatchStrength | null;
    basis: Json;
    at: string;
    by: number;
    withdrawnAt: string | null;
    withdrawnBy: number | null;
  };
  report_waiver: {
    id: Generated<number>;
    contributionId: number;
    otherId: number;
    reason: string;
    at: string;
    by: number;
  };
  repeat_rule: { version: number; fromDay: string; rule: Json; wording: string };
  accuracy_run: { id: Generated<number>; at: string; by: number; report: Json };
  watch: {
    id: Generated<number>;
    accountId: number;
    text: string;
    kind: IdentifierKind | null;
    value: string | null;
    why: string;
    addedAt: string;
    seenTo: number;
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
  contribution_note: { contributionId: number; importId: number; line: number; notes: Json };
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
  notice_to_me: { contributionId: number; at: string };
  colleague: { id: number; name: string; roles: Json; clearance: number; disabledAt: string | null };
};
/** Every table or view that a use case's query may name; the guard says where. */
export type Schema = Rows & Visible;
export type RowTable = keyof Rows;
